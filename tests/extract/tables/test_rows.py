"""From the places of pieces to rows: those that hold, and those that nobody can tell."""

from __future__ import annotations

import pytest

from corpus.fold import fold
from extract.tables.columns import ColumnMeaning, Holds, meaning_of
from extract.tables.fitting import APART, Fit, Fitted, Way
from extract.tables.pieces import CellPiece, pieces_of
from extract.tables.rows import LineRow, below, rows_of, spans_down
from tests.documents import document_of

GROUP = Way(None, True, True, group=True)
Placed = tuple[str, Way] | tuple[str, Way, bool]


def columns_of(heads: str) -> tuple[ColumnMeaning, ...]:
    return tuple(meaning_of(head) or ColumnMeaning(Holds.ANYTHING) for head in heads.split())


DIVISION = columns_of("工作任务 责任单位")
GROUPED = columns_of("类别 工作任务 责任单位")


def row(column: int) -> Way:
    return Way(column, True, True)


def cell(column: int) -> Way:
    return Way(column, False, True)


def on(column: int) -> Way:
    return Way(column, False, False)


def read(
    columns: tuple[ColumnMeaning, ...],
    text: str,
    *ways: Way,
    split: bool = False,
    open_at: int = -1,
    begun: bool = False,
) -> list[tuple[dict[int, list[str]], list[str], list[str]]]:
    """Cells by column, pieces across, pieces that nobody can tell; ``open_at``: the piece whose place is open."""
    document = document_of(text)
    folded = fold(text)
    found = pieces_of(folded, document.blocks, range(len(document.blocks)), split=split, numbered=False)
    placed = [Fitted(p, way, at != open_at) for at, (p, way) in enumerate(zip(found, ways, strict=True))]
    rows = rows_of(folded, columns, Fit(1.0, tuple(placed)), split=split, begun=begun)
    return [({c: words(ps) for c, ps in r.cells.items()}, words(r.across), words(r.rest)) for r in rows]


def words(pieces: list[CellPiece]) -> list[str]:
    return [piece.seen.text for piece in pieces]


def told(cells: dict[int, list[str]]) -> tuple[dict[int, list[str]], list[str], list[str]]:
    return cells, [], []


def untold(*pieces: str) -> tuple[dict[int, list[str]], list[str], list[str]]:
    return {}, [], list(pieces)


# --- rows that hold ----------------------------------------------------------------------------------------------------


def test_cells_and_the_heads_of_groups() -> None:
    found = read(DIVISION, "一、水利\n加固堤防\n市水利局、\n市财政局", GROUP, row(0), cell(1), on(1))
    assert found == [({}, ["一、水利"], []), told({0: ["加固堤防"], 1: ["市水利局、", "市财政局"]})]


def test_what_belongs_to_nothing_spoils_the_row_before_it_too() -> None:
    """It may be the rest of one of its cells."""
    found = read(DIVISION, "加固堤防\n市水利局\n白鹭\n清理河道\n市城管局", row(0), cell(1), APART, row(0), cell(1))
    assert found == [untold("加固堤防", "市水利局"), untold("白鹭"), told({0: ["清理河道"], 1: ["市城管局"]})]


def test_what_belongs_to_nothing_leaves_a_group_s_head_alone() -> None:
    assert read(DIVISION, "一、水利\n白鹭", GROUP, APART) == [({}, ["一、水利"], []), untold("白鹭")]


def test_all_of_a_line_that_belongs_to_nothing_is_one_row() -> None:
    found = read(DIVISION, "白鹭 高飞\n加固堤防 市水利局", APART, APART, row(0), cell(1), split=True)
    assert found == [untold("白鹭", "高飞"), told({0: ["加固堤防"], 1: ["市水利局"]})]


def test_a_piece_whose_place_is_open_leaves_the_row_untold() -> None:
    assert read(DIVISION, "加固堤防\n市水利局", row(0), cell(1), open_at=1) == [untold("加固堤防", "市水利局")]


def test_a_row_of_a_division_names_units() -> None:
    """Where none is left, a merged cell or the table's end took them."""
    assert read(DIVISION, "加固堤防", row(0)) == [untold("加固堤防")]
    two = columns_of("工作任务 牵头单位 配合单位")
    assert read(two, "加固堤防\n市水利局", row(0), cell(1)) == [told({0: ["加固堤防"], 1: ["市水利局"]})]
    figures = columns_of("指标 2025年 备注")
    assert read(figures, "新建泊位\n12", row(0), cell(1)) == [told({0: ["新建泊位"], 1: ["12"]})]


# --- rows of lines parted by gaps ---------------------------------------------------------------------------------------


def test_where_a_line_is_a_row_nobody_can_tell_what_a_second_line_goes_on_with() -> None:
    text = "加固堤防 市水利局\n市财政局"
    assert read(DIVISION, text, row(0), cell(1), on(1), split=True) == [untold(*text.split())]
    text = "加固堤防 市水利局、\n市财政局"  # but behind a mark that goes on
    assert read(DIVISION, text, row(0), cell(1), on(1), split=True) == [
        told({0: ["加固堤防"], 1: ["市水利局、", "市财政局"]})
    ]


@pytest.mark.parametrize(
    ("line", "spoils"),
    [
        ("两岸险段", True),  # may be the rest of the task above
        ("推进险段", False),  # says what to do
        ("（二）险段", False),  # has a label of its own
    ],
)
def test_a_line_of_nothing_but_words_may_be_the_rest_of_a_cell(line: str, spoils: bool) -> None:
    columns = columns_of("指标 2025年 备注")
    first, second = read(columns, f"新建泊位 12\n{line}", row(0), cell(1), row(0), split=True)
    assert (first == untold("新建泊位", "12")) is spoils
    assert (second == untold(line.replace("（", "(").replace("）", ")"))) is spoils


def test_a_line_of_another_kind_or_of_several_cells_is_a_row_of_its_own() -> None:
    columns = columns_of("指标 2025年 备注")
    whole = told({0: ["新建泊位"], 1: ["12"]})
    assert read(columns, "新建泊位 12\n旧泊位 8", row(0), cell(1), row(0), cell(1), split=True)[0] == whole
    assert read(columns, "新建泊位 12\n8", row(0), cell(1), row(1), split=True)[0] == whole
    assert read(columns, "新建泊位\n12\n旧泊位", row(0), cell(1), row(0))[0] == whole  # one cell a line


# --- words in several pieces ---------------------------------------------------------------------------------------------


def test_words_beside_words_may_not_be_broken_over_lines() -> None:
    """Nobody can tell where the one ends and the other begins; of the last column of words the end is seen."""
    columns = columns_of("工作任务 具体要求 责任单位")
    ways = (row(0), on(0), cell(1), cell(2))
    assert read(columns, "加固堤防\n两岸\n先修险段\n市水利局", *ways) == [
        untold("加固堤防", "两岸", "先修险段", "市水利局")
    ]
    assert read(columns, "加固堤防、\n两岸\n先修险段\n市水利局", *ways)[0][0]  # a mark shows that it goes on
    full = "加固望溪两岸的堤防\n险段\n清理城区全部的河道\n市水利局"
    assert read(columns, full, *ways)[0][0]  # and so does a line that is full
    last = (row(0), cell(1), on(1), cell(2))
    assert read(columns, "加固堤防\n先修险段\n再修全线\n市水利局", *last)[0][0]


def test_a_gap_inside_a_line_breaks_no_cell() -> None:
    columns = columns_of("工作任务 具体要求 责任单位")
    ways = (row(0), on(0), cell(1), cell(2))
    assert read(columns, "加固 堤防 先修险段 市水利局", *ways, split=True)[0][0]


# --- cells that must look like their column's ------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("units", "whole"),
    [
        (["市水利局", "执法支队"], False),  # the name of one may go on in the other
        (["市水利局", "市财政局"], True),  # each says of which level it is, and is whole
        (["市水利局、", "市财政局"], True),
        (["市水利局牵头", "市财政局配合"], True),  # a word says what those before it do
        (["市水利", "局"], False),
        (["各县（市、", "区）人民政府"], True),  # in a bracket a name goes on
        (["各县（市、", "区"], False),  # the bracket is never closed
        (["—"], True),
        (["白鹭"], False),
        (["市水利局、", "白鹭"], False),
    ],
)
def test_a_name_is_never_put_together_from_lines(units: list[str], whole: bool) -> None:
    [(cells, _, _)] = read(DIVISION, "\n".join(["加固堤防", *units]), row(0), cell(1), *[on(1)] * (len(units) - 1))
    assert bool(cells) is whole


def test_units_parted_by_a_gap_are_each_whole() -> None:
    [(cells, _, _)] = read(DIVISION, "加固堤防 市水利局 市财政局", row(0), cell(1), on(1), split=True)
    assert cells[1] == ["市水利局", "市财政局"]


@pytest.mark.parametrize(
    ("value", "whole"), [("12", True), ("同上12", True), ("待定", False), ("/", True), ("2025年底", True)]
)
def test_a_figure_has_a_digit(value: str, whole: bool) -> None:
    [(cells, _, _)] = read(columns_of("指标 2025年 备注"), f"新建泊位\n{value}", row(0), cell(1))
    assert bool(cells) is whole


@pytest.mark.parametrize(("value", "whole"), [("6月底", True), ("市水利局", False), ("—", True)])
def test_a_day_is_one(value: str, whole: bool) -> None:
    text = f"加固堤防\n{value}\n市水利局"
    [(cells, _, _)] = read(columns_of("工作任务 完成时限 责任单位"), text, row(0), cell(1), cell(2))
    assert bool(cells) is whole


def test_a_day_over_two_lines_is_looked_at_whole() -> None:
    columns = columns_of("工作任务 完成时限 责任单位")
    ways = (row(0), cell(1), on(1), cell(2))
    assert read(columns, "加固堤防\n2025年\n6月底\n市水利局", *ways)[0][0]


# --- groups --------------------------------------------------------------------------------------------------------------


def test_words_of_a_group_much_longer_than_others_may_be_half_a_broken_cell() -> None:
    lines = ["水利", "加固堤防", "市水利局", "交通", "修桥", "市交通局", "城乡建设", "修路", "市住建局"]
    ways = [way for _ in range(3) for way in (row(0), cell(1), cell(2))]
    assert all(cells for cells, _, _ in read(GROUPED, "\n".join(lines), *ways))
    lines[6] = "城乡建设和住房"  # of seven; the others have two: six are allowed
    assert [bool(cells) for cells, _, _ in read(GROUPED, "\n".join(lines), *ways)] == [True, True, False]
    lines[6] = "城乡住房建设"
    assert all(cells for cells, _, _ in read(GROUPED, "\n".join(lines), *ways))


def test_of_two_rows_the_shorter_group_is_the_measure() -> None:
    lines = ["水利", "加固堤防", "市水利局", "城乡住房和建设", "修路", "市住建局"]
    ways = [way for _ in range(2) for way in (row(0), cell(1), cell(2))]
    assert [bool(cells) for cells, _, _ in read(GROUPED, "\n".join(lines), *ways)] == [True, False]


def test_words_of_the_row_itself_may_be_as_long_as_they_like() -> None:
    text = "修桥\n市交通局\n加固望溪两岸全部堤防和城区的河道水面\n市水利局"
    assert all(cells for cells, _, _ in read(DIVISION, text, row(0), cell(1), row(0), cell(1)))


# --- places ----------------------------------------------------------------------------------------------------------------

REFORMS = columns_of("试点地区 改革举措")


def test_a_reform_needs_a_place_in_its_row_or_above() -> None:
    text = "建立登记制度\n望溪县\n健全共享机制\n完善管护机制"
    ways = (row(1), row(0), cell(1), row(1))
    first = untold("建立登记制度")
    rest = [told({0: ["望溪县"], 1: ["健全共享机制"]}), told({1: ["完善管护机制"]})]
    assert read(REFORMS, text, *ways) == [first, *rest]
    assert read(REFORMS, text, *ways, begun=True) == [told({1: ["建立登记制度"]}), *rest]


def test_a_number_is_no_place() -> None:
    numbered = columns_of("序号 试点地区 改革举措")
    text = "1\n建立登记制度\n2\n望溪县\n健全共享机制"
    found = read(numbered, text, row(0), cell(2), row(0), cell(1), cell(2))
    assert found[0] == untold("1", "建立登记制度")
    assert found[1][0]


def test_behind_a_group_s_head_the_place_above_is_over() -> None:
    text = "望溪县\n健全共享机制\n一、渔业\n完善管护机制"
    found = read(REFORMS, text, row(0), cell(1), GROUP, row(1))
    assert found[2:] == [untold("完善管护机制")]
    assert found[1] == ({}, ["一、渔业"], [])


def test_tasks_need_no_place() -> None:
    columns = columns_of("试点地区 工作任务 责任单位")
    assert read(columns, "修桥\n市交通局", row(1), cell(2)) == [told({1: ["修桥"], 2: ["市交通局"]})]


# --- merged cells ----------------------------------------------------------------------------------------------------------


def line_rows(*filled: tuple[int, ...]) -> list[LineRow]:
    return [LineRow({column: [] for column in columns}) for columns in filled]


def test_a_group_s_cell_goes_on_where_none_stands() -> None:
    rows = line_rows((0, 1, 2), (1, 2), (1,), (0, 1, 2))
    assert spans_down(GROUPED, rows) == {
        (0, 0): 3, (0, 1): 1, (0, 2): 1, (1, 1): 1, (1, 2): 1, (2, 1): 1, (3, 0): 1, (3, 1): 1, (3, 2): 1,
    }  # fmt: skip


def test_a_row_that_nobody_can_tell_ends_the_cell_above() -> None:
    assert spans_down(GROUPED, line_rows((0, 1), (), (1,)))[0, 0] == 1


def test_the_row_s_own_words_its_number_and_its_units_do_not_go_on() -> None:
    numbered = columns_of("序号 工作任务 责任单位")
    assert set(spans_down(numbered, line_rows((0, 1, 2), (1, 2), (1,))).values()) == {1}


def test_how_far_the_cells_above_the_first_row_reach() -> None:
    assert below(GROUPED, line_rows((1, 2), (1, 2), (0, 1, 2))) == {0: 2}
    assert below(GROUPED, line_rows((1, 2), (1, 2))) == {0: 2}
    assert below(GROUPED, line_rows((0, 1, 2), (1, 2))) == {}
    assert below(GROUPED, line_rows((1, 2), (), (1, 2))) == {0: 1}
    assert below(DIVISION, line_rows((1,), (1,))) == {}


def test_pieces_of_a_row_come_in_the_order_of_the_text() -> None:
    text = "水利\n加固堤防\n市水利局"
    first, second, third = pieces_of(text, document_of(text).blocks, range(3), split=False, numbered=False)
    assert words(LineRow(cells={1: [third], 0: [second]}, rest=[first]).pieces) == ["水利", "加固堤防", "市水利局"]
    assert words(LineRow(across=[second], rest=[first]).pieces) == ["水利", "加固堤防"]
