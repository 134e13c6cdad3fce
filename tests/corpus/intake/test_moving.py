"""Seats of documents and people, and what the lexicons make of names between them."""

import pytest

from corpus.division.table import TableSource
from corpus.intake.moving import LexiconMovers, movers_of, seat_named, seat_of
from corpus.model import Metadata

SOURCE = TableSource(document_id="d", file="a", title=None, document_number=None)


@pytest.mark.parametrize(
    ("name", "level", "word", "names"),
    [
        ("广东省梅州市", "市", "市", ("广东省", "梅州市")),
        ("梅州", "市", "市", ("广东省", "梅州市")),
        ("广东省", "省", "省", ("广东省",)),
        ("内蒙古自治区", "省", "自治区", ("内蒙古自治区",)),
        ("上海市", "省", "市", ("上海市",)),
        ("湘西土家族苗族自治州", "市", "州", ("湖南省", "湘西土家族苗族自治州")),
        ("梅州市大埔县", "县", "县", ("广东省", "梅州市", "大埔县")),
        ("全国", "国家", "国家", ()),
        ("云澜省", "省", "省", ("云澜省",)),
        ("  澜州市 ", "市", "市", ("澜州市",)),
    ],
)
def test_a_place_as_people_write_it(name, level, word, names):
    seat = seat_named(name)
    assert (seat.level, seat.word, seat.names) == (level, word, names)


@pytest.mark.parametrize("name", ["新疆生产建设兵团", "雄安新区", "河北省雄安新区", "杨凌示范区"])
def test_a_zone_is_not_the_place_around_it(name):
    assert seat_named(name) is None


@pytest.mark.parametrize("name", ["", "某某", "朝阳区和别处", "本部"])
def test_what_is_no_place(name):
    assert seat_named(name) is None


def test_whose_document():
    assert seat_of(Metadata(level="国家")).level == "国家"
    assert seat_of(Metadata(level="市", region="广东省梅州市", region_code="441400")).mine == "我市"
    assert seat_of(Metadata(level="乡", region="广东省梅州市大埔县某镇", region_code="441422")).level == "县"
    assert seat_of(Metadata()) is None


def test_a_unit_is_moved_whole_else_the_words_of_a_level_in_it():
    mover = LexiconMovers(lambda _: None).mover(seat_named("江西省"), seat_named("梅州市"), None)
    assert [(move.span.start, move.span.end, move.new) for move in mover.unit("省财政厅")] == [(0, 4, "市财政局")]
    assert [(move.span.start, move.span.end, move.new) for move in mover.unit("省级有关部门")] == [(0, 2, "市级")]
    assert mover.unit("某某") == mover.text("") == ()


def test_documents_are_looked_up_once():
    class Shelf:
        asked = 0

        def document(self, _):
            self.asked += 1

    shelf = Shelf()
    movers = movers_of(shelf)
    assert movers.seat(SOURCE) is movers.day(SOURCE) is None
    assert shelf.asked == 1
