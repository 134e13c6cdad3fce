"""Whose table or document something is."""

from corpus.model.seats import Seat


def test_how_a_place_calls_itself():
    county = Seat(level="县", word="区", names=("广东省", "广州市", "天河区"))
    assert (county.name, county.mine) == ("天河区", "我区")
    assert Seat(level="国家", word="国家").name == "全国"
    assert Seat(level="省", word="自治区", names=("内蒙古自治区",)).mine == "我区"


def test_municipalities_with_their_districts():
    assert Seat(level="省", word="市", names=("上海市",)).municipal
    assert Seat(level="县", word="区", names=("重庆市", "渝中区")).municipal
    assert not Seat(level="市", word="市", names=("澜州市",)).municipal
    assert not Seat(level="市", word="市", names=("广东省", "梅州市")).municipal
    assert not Seat(level="国家", word="国家").municipal
