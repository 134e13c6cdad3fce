"""The document's blocks while some of them become cells."""

from __future__ import annotations

from corpus.fold import fold
from corpus.model import Block, Cell, Document, Span
from extract.tables.columns import ColumnMeaning, Holds
from extract.tables.paper import Paper
from extract.tables.pieces import pieces_of
from extract.tables.rows import LineRow
from tests.documents import document_of, table_document

COLUMNS = (ColumnMeaning(Holds.WORDS), ColumnMeaning(Holds.WORDS, names=True), ColumnMeaning(Holds.UNITS, assigns=True))
"""A group of rows, the row's own words, who does it."""


def cells(document: Document, paper: Paper) -> list[tuple[str, tuple[int, int, int, int, int] | None]]:
    """Words; table, row, column, rows and columns spanned."""
    return [
        (document[b.span], b.cell and (b.cell.table, b.cell.row, b.cell.column, b.cell.row_span, b.cell.column_span))
        for b in paper.blocks()
    ]


def test_the_pieces_of_a_line_become_blocks_of_their_own_in_its_place() -> None:
    document = document_of("甲\n加固堤防 市水利局\n乙")
    paper = Paper(document.blocks)
    paper.put(Span(2, 6), Cell(0, 1, 0))
    paper.put(Span(7, 11), Cell(0, 1, 1))
    assert cells(document, paper) == [
        ("甲", None),
        ("加固堤防", (0, 1, 0, 1, 1)),
        ("市水利局", (0, 1, 1, 1, 1)),
        ("乙", None),
    ]


def test_pieces_of_one_line_in_one_cell_are_one_block_with_the_gap_between() -> None:
    document = document_of("加固 望溪 堤防")
    paper = Paper(document.blocks)
    for span in (Span(0, 2), Span(3, 5), Span(6, 8)):
        paper.put(span, Cell(0, 1, 0))
    assert cells(document, paper) == [("加固 望溪 堤防", (0, 1, 0, 1, 1))]


def test_new_tables_are_numbered_behind_those_that_the_document_has() -> None:
    document = table_document("表", [["甲", "乙"]])
    paper = Paper((*document.blocks, Block(Span(0, 1), cell=Cell(4, 0, 0))))
    assert [paper.new_table(), paper.new_table()] == [5, 6]
    assert Paper(document_of("甲").blocks).new_table() == 0


def test_what_is_set_aside_stands_in_a_table_of_its_own_one_row_each() -> None:
    """No heading, and in no column: the table is wider than any that says something."""
    document = document_of("甲\n乙\n丙")
    paper = Paper(document.blocks)
    assert paper.new_table() == 0
    paper.set_aside([Span(0, 1)])
    assert paper.new_table() == 2
    paper.set_aside([Span(2, 3), Span(4, 5)])
    [first, second, third] = (block.cell for block in paper.blocks())
    assert first and second and third
    assert [(c.table, c.row, c.column, c.row_span) for c in (first, second, third)] == [(1, n, 0, 1) for n in range(3)]
    assert first.column_span > len(COLUMNS)


def test_rows_fill_their_columns_and_a_group_s_cell_goes_on_below() -> None:
    text = "水利\n加固堤防\n市水利局\n清理河道\n市城管局\n一、其他\n白鹭"
    document = document_of(text)
    found = pieces_of(fold(text), document.blocks, range(7), split=False, numbered=False)
    rows = [
        LineRow({0: [found[0]], 1: [found[1]], 2: [found[2]]}),
        LineRow({1: [found[3]], 2: [found[4]]}),
        LineRow(across=[found[5]]),
        LineRow(rest=[found[6]]),
    ]
    paper = Paper(document.blocks)
    paper.rows(paper.new_table(), 5, COLUMNS, rows)
    assert cells(document, paper)[:6] == [
        ("水利", (0, 5, 0, 2, 1)),
        ("加固堤防", (0, 5, 1, 1, 1)),
        ("市水利局", (0, 5, 2, 1, 1)),
        ("清理河道", (0, 6, 1, 1, 1)),
        ("市城管局", (0, 6, 2, 1, 1)),
        ("一、其他", (0, 7, 0, 1, 3)),
    ]
    aside = paper.blocks()[6].cell
    assert aside and (aside.table, aside.row) == (1, 0)


def test_a_cell_is_lengthened_only_in_its_table_and_column_and_where_it_ends() -> None:
    document = table_document("表", [["类别", "任务"], ["水利", "加固堤防"], ["^", "清理河道"], ["交通", "修桥"]])
    other = Block(Span(0, 1), cell=Cell(1, 2, 0))
    paper = Paper((*document.blocks, other))
    paper.lengthen(0, 2, 0, 2)
    spans = [(document[b.span], b.cell.row_span) for b in paper.blocks() if b.cell]
    assert spans == [
        ("类别", 1),
        ("任务", 1),
        ("水利", 4),
        ("加固堤防", 1),
        ("清理河道", 1),
        ("交通", 1),
        ("修桥", 1),
        ("表", 1),
    ]


def test_a_cell_that_was_put_is_lengthened_as_well() -> None:
    """A row was pushed right before; then the row above it turns out to span another."""
    document = table_document("表", [["类别", "任务"], ["加固堤防", "市水利局"]])
    paper = Paper(document.blocks)
    paper.put(document.blocks[3].span, Cell(0, 1, 0))
    paper.put(document.blocks[4].span, Cell(0, 1, 1))
    paper.lengthen(0, 1, 0, 1)
    assert [b.cell.row_span for b in paper.blocks() if b.cell] == [1, 1, 2, 1]


def test_a_block_that_was_not_lengthened_can_still_be_put() -> None:
    """A second row is pushed right after the first: its cells stand in the table once."""
    document = table_document("表", [["类别", "任务"], ["水利", "加固堤防"], ["市水利局", "新增"]])
    paper = Paper(document.blocks)
    paper.lengthen(0, 1, 0, 1)
    paper.put(document.blocks[5].span, Cell(0, 2, 1))
    assert [document[block.span] for block in paper.blocks()] == [
        "表",
        "类别",
        "任务",
        "水利",
        "加固堤防",
        "市水利局",
        "新增",
    ]
