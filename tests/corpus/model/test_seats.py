"""Whose table or document something is."""

from corpus.model.seats import Seat


def test_how_a_place_calls_itself():
    county = Seat(level="县", word="区", names=("广东省", "广州市", "天河区"))
    assert (county.name, county.mine) == ("天河区", "我区")
    assert Seat(level="国家", word="国家").name == "全国"
