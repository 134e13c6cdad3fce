"""The table of a Word file, cell by cell."""

import pytest
from docx.oxml.ns import qn

from corpus.export.footnotes import Footnotes
from corpus.export.sheets import Sheet
from corpus.export.word_base import TextStyle, new_document
from corpus.export.word_table import PADDING, TableStyles, add_table, words_of

NAMES = ("表头", "表文", "组题", "分组题")


def made(widths=(10, 20), **changes):
    document = new_document({name: TextStyle("宋体", 10) for name in NAMES})
    sheet = Sheet(**{"name": "表", "columns": ("甲", "乙"), "rows": (("一", 2),), **changes})
    add_table(document, sheet, widths, TableStyles.of(document, 10), Footnotes("表文", lambda text: ()))
    return document.tables[0]


def test_a_cell_is_as_wide_as_its_letters_and_its_edges():
    table = made()
    widths = [int(cell._tc.tcPr.find(qn("w:tcW")).get(qn("w:w"))) for cell in table.rows[1].cells]
    assert widths == [(100 + 2 * PADDING) * 20, (200 + 2 * PADDING) * 20]


def test_properties_stand_in_the_order_that_word_demands():
    names = [child.tag.rpartition("}")[2] for child in made()._tbl.tblPr]
    assert names.index("tblLayout") < names.index("tblCellMar") < names.index("tblLook")
    heading = made(headings={0: ("上",)}).rows[1].cells[0]._tc.tcPr
    assert [child.tag.rpartition("}")[2] for child in heading] == ["tcW", "gridSpan", "shd", "vAlign"]
    merged = made(merged=frozenset({"甲"})).rows[1].cells[0]._tc.tcPr
    assert [child.tag.rpartition("}")[2] for child in merged] == ["tcW", "vMerge", "vAlign"]


def test_a_head_between_equal_cells_parts_them():
    table = made(rows=(("一", 1), ("一", 2)), merged=frozenset({"甲"}), headings={1: ("上",)})
    last = table.rows[3].cells[0]._tc.tcPr.find(qn("w:vMerge"))
    assert last.get(qn("w:val")) == "restart"


@pytest.mark.parametrize(("value", "words"), [(None, ""), (3, "3"), (2.5, "2.5"), ("甲\x00", "甲"), ("", "")])
def test_values_in_words(value, words):
    assert words_of(value) == words


def test_rows_break_but_not_where_footnotes_stand_beside_a_cell_that_goes_on():
    def whole(**changes):
        table = made(rows=(("一", 1), ("一", 2)), footnoted="乙", **changes)
        return [row._tr.trPr is not None and row._tr.trPr.find(qn("w:cantSplit")) is not None for row in table.rows[1:]]

    assert whole(footnotes={0: ("见一",)}) == whole(merged=frozenset({"甲"})) == [False, False]
    assert whole(footnotes={0: ("见一",)}, merged=frozenset({"甲"})) == [True, False]
    assert whole(footnotes={0: ("见一",)}, merged=frozenset({"丙"})) == [False, False]


def test_cells_keep_their_words_from_their_edges():
    margins = made()._tbl.tblPr.find(qn("w:tblCellMar"))
    assert {side.tag.rpartition("}")[2]: side.get(qn("w:w")) for side in margins} == {
        "top": "10", "left": "40", "bottom": "10", "right": "40",
    }  # fmt: skip
