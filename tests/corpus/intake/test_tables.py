"""Cells of kept tables, read with what the lexicons and a corpus know."""

from datetime import date

import pytest

from corpus.division.table import TableSource
from corpus.intake.tables import LexiconReader, reader_of
from corpus.model import Metadata, UnitRole
from corpus.workspace.cells import CellLimit, NamedUnit

NUMBERED = TableSource(document_id="d", file="a", title=None, document_number="云政发〔2024〕3号")
UNNUMBERED = TableSource(document_id="d", file="a", title=None, document_number=None)
READER = LexiconReader()
OF_A_CITY = LexiconReader(
    lambda _: Metadata(document_date=date(2023, 3, 1), level="市", region="广东省梅州市", region_code="441400")
)


@pytest.mark.parametrize(
    ("text", "limit"),
    [
        ("2025年6月底前", CellLimit(date(2025, 6, 30))),
        ("6月底前", CellLimit(date(2024, 6, 30))),
        ("2025年6月底前：出台方案；2026年底前：建成", CellLimit(date(2026, 12, 31))),
        ("长期坚持", CellLimit(None, "持续")),
        ("/", CellLimit()),
        ("", CellLimit()),
    ],
)
def test_a_time_limit(text, limit):
    assert READER.limit(text, NUMBERED) == limit


def test_without_a_year_a_month_is_no_day():
    assert READER.limit("6月底前", UNNUMBERED) == READER.limit("6月底前", None) == CellLimit()
    assert OF_A_CITY.limit("6月底前", UNNUMBERED) == CellLimit(date(2023, 6, 30))


def test_units_with_what_the_cell_says_of_their_roles():
    assert READER.units("市发改委＊、市财政局配合") == (
        NamedUnit("市发改委", UnitRole.COOPERATING), NamedUnit("市财政局", UnitRole.COOPERATING),
    )  # fmt: skip
    assert READER.units("无") == READER.units("") == ()


@pytest.mark.parametrize(
    ("one", "other", "same"),
    [
        ("市发改委", "市发展和改革局", True),
        ("市发改委", "梅州市发展和改革局", True),  # whose own document it is
        ("市发改委", "惠州市发展和改革局", False),
        ("市级财政局", "市财政局", True),
        ("市财政局", "县财政局", False),
        ("市林业局", "市林业工作站", False),
        ("某公司", "某集团", False),
    ],
)
def test_names_of_one_organ(one, other, same):
    assert (OF_A_CITY.identity(one, NUMBERED) == OF_A_CITY.identity(other, NUMBERED)) is same


@pytest.mark.parametrize(
    ("text", "has"), [("建成3个", True), ("达到90%", True), ("2025年6月", False), ("第3批", False)]
)
def test_figures(text, has):
    assert READER.has_figure(text) is has


def test_a_corpus_is_asked_once_for_each_document():
    class Shelf:
        asked = 0

        def document(self, _):
            self.asked += 1

    shelf = Shelf()
    reader = reader_of(shelf)
    assert reader.day(NUMBERED) is None
    assert reader.day(NUMBERED) is None
    assert shelf.asked == 1
