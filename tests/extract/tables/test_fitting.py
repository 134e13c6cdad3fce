"""The walk through the pieces of a table finds what trying every assignment finds, and says where another is near."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

import pytest

from corpus.fold import fold
from extract.tables import fitting
from extract.tables.columns import ColumnMeaning, Holds, meaning_of
from extract.tables.fitting import APART, DOUBTFUL, HEADS, HEADS_NONE, NOWHERE, Fit, Fitted, Way, fit
from extract.tables.likeness import likeness, look
from extract.tables.pieces import CellPiece, counted, pieces_of
from tests.documents import document_of

Columns = tuple[ColumnMeaning, ...]


def columns_of(heads: str) -> Columns:
    return tuple(meaning_of(head) or ColumnMeaning(Holds.ANYTHING) for head in heads.split())


def pieces(text: str, *, split: bool) -> list[CellPiece]:
    document = document_of(text)
    lines = range(len(document.blocks))
    return pieces_of(fold(text), document.blocks, lines, split=split, numbered=False)


def fitted(heads: str, text: str, *, split: bool = True, headed: float = DOUBTFUL) -> Fit:
    return fit(columns_of(heads), pieces(text, split=split), split=split, headed=headed)


def cells(found: Fit) -> list[tuple[str, int | None, bool]]:
    """Words, column and whether a row begins."""
    return [(each.piece.seen.text, each.way.column, each.way.new_row) for each in found.placed]


# --- against all assignments ------------------------------------------------------------------------------------------


class _All:
    """Every assignment of pieces to columns, each with what speaks for it: slow, and simple enough to be believed."""

    def __init__(self, columns: Columns, found: Sequence[CellPiece], *, split: bool, headed: float) -> None:
        self.walk = fitting._Fitter(columns, split=split, headed=headed, numbers=counted(found) > 1)
        self.columns, self.pieces = columns, found
        self.item = fitting.item_column(columns)

    def empty(self, start: int, stop: int) -> float:
        """What the cells of some columns cost that are left empty."""
        return sum(self.walk._empty(self.columns[at], at < self.item) for at in range(start, stop))

    def assignments(self, size: int) -> Iterator[tuple[float, tuple[Way, ...]]]:
        """Those of the first pieces, the last row closed."""
        for score, ways in self._from(0, size, None, (), 0.0):
            last = ways[-1].column
            yield score - (0.0 if last is None else self.empty(last + 1, len(self.columns))), ways

    def _from(
        self, at: int, size: int, row: int | None, ways: tuple[Way, ...], score: float
    ) -> Iterator[tuple[float, tuple[Way, ...]]]:
        if at == size:
            yield score, ways
            return
        for way in self.walk.ways:
            step = self._step(at, way, row, ways)
            if step > NOWHERE / 2:
                yield from self._from(at + 1, size, way.column, (*ways, way), score + step)

    def _step(self, at: int, way: Way, row: int | None, before: tuple[Way, ...]) -> float:
        """What a piece scores with a row open whose last cell is in column ``row``."""
        piece, walk = self.pieces[at], self.walk
        closing = 0.0 if row is None else self.empty(row + 1, len(self.columns))
        if way == APART and not piece.first:  # only with all of its line
            return fitting._NOTHING if before and before[-1] == APART else NOWHERE
        if way.new_row and not piece.first:
            return NOWHERE
        if way.column is None:
            return (walk._across(piece) if way.group else fitting._NOTHING) - closing
        fits = walk._fits(piece)[way.column]
        if way.new_row:
            return fits - walk._torn(piece) - closing - self.empty(0, way.column)
        if way.new_cell:
            if row is None or row >= way.column:
                return NOWHERE
            return fits - walk._torn(piece) - walk._next_cell(piece) - self.empty(row + 1, way.column)
        return walk._rest(piece, way.column, fits) - walk._going_on(piece) if row == way.column else NOWHERE


TABLES = [
    ("序号 工作任务 责任单位", "1 加固望溪堤防 市水利局\n2 清理河道", True),
    ("工作任务 责任单位 完成时限", "加固望溪堤防 市水利局 6月底\n清理河道", True),
    ("类别 工作任务 责任单位", "水利\n加固望溪堤防\n市水利局\n清理河道", False),
    ("工作任务 责任单位", "一、水利\n加固望溪堤防\n市水利局、\n市财政局", False),
    ("工作任务 责任单位", "加固望溪堤防 市水利\n局 白鹭", True),
    ("工作任务 责任单位 备注", "加固望溪堤防 市水利局 续办 新增", True),
    ("试点地区 改革举措 责任单位", "望溪县\n建立登记制度\n健全共享机制\n县农业局", False),
    ("指标 单位 2025年", "新建桥梁\n座\n12\n公里", False),
    ("序号 工作任务", "1\n加固堤防\n2\n清理河道\n先清险段", False),
    ("工作任务 牵头单位 配合单位", "加固堤防 市水利局 市财政局、\n市城管局", True),
    ("工作任务 责任单位", "加固望溪堤防\n市水利局\n以上各项请各单位抓紧落实，每月报送。", False),
    ("工作任务 责任单位", "加固 望溪 堤防 市水利局", True),
    ("工作任务 责任单位 联系人", "加固堤防 市水利局 张三 李四", True),
    ("工作任务 责任单位", "加固堤防 市水利局\n12\n清理河道 市城管局", True),
    ("工作任务 责任单位", "加固堤防\n市水利局\n12\n清理河道\n市城管局", False),
    ("工作任务 责任单位", "12 座\n清理河道 市城管局", True),
]


@pytest.mark.parametrize(("heads", "text", "split"), TABLES)
@pytest.mark.parametrize("headed", [DOUBTFUL, HEADS, HEADS_NONE])
def test_the_walk_finds_what_trying_all_finds(heads: str, text: str, split: bool, headed: float) -> None:
    columns, parts = columns_of(heads), pieces(text, split=split)
    found = fit(columns, parts, split=split, headed=headed)
    tried = _All(columns, parts, split=split, headed=headed)
    size, best = _end(tried)
    if best <= 0:  # it is no table
        assert found == Fit(0.0, ())
        return
    scores = {ways: score for score, ways in tried.assignments(size)}
    assert found.score == pytest.approx(best)
    assert scores[tuple(each.way for each in found.placed[:size])] == pytest.approx(best)
    for at, each in enumerate(found.placed[:size]):
        others = [score for ways, score in scores.items() if _elsewhere(columns, ways[at], each.way)]
        assert each.sure is (best - max(others, default=NOWHERE) >= fitting.DOUBT), each.piece.seen.text


def _end(tried: _All) -> tuple[int, float]:
    """Behind how many pieces the table is over: where the score is best, at the first such end of a whole cell."""
    parts = tried.pieces
    whole = [
        size
        for size in range(1, len(parts) + 1)
        if parts[size - 1].last and not (size < len(parts) and (parts[size].goes_on or parts[size].below_full))
    ]
    totals = [(max(score for score, _ in tried.assignments(size)), -size) for size in whole]
    best, size = max(totals, default=(0.0, 0))
    return -size, best


def _elsewhere(columns: Columns, one: Way, other: Way) -> bool:
    def place(way: Way) -> tuple[int | str | None, bool]:
        aside = way.column is not None and columns[way.column].holds is Holds.ANYTHING
        return "aside" if aside else way.column, way.new_row

    return place(one) != place(other)


# --- what weighs more ---------------------------------------------------------------------------------------------------


ROW = "加固望溪堤防 市水利局"


def cost(head: str) -> float:
    """What it costs a row to leave the cell of a column behind the others empty."""
    return fitted("工作任务 责任单位", ROW).score - fitted(f"工作任务 责任单位 {head}", ROW).score


def test_the_more_a_cell_says_the_less_it_is_left_empty() -> None:
    costs = [cost(head) for head in ("备注", "配合单位", "完成时限", "序号", "计量单位", "责任单位", "工作任务")]
    assert costs[0] > 0
    assert costs == sorted(costs) and len(set(costs)) == len(costs)
    assert cost("2025年目标值") == cost("完成时限")


def test_a_cell_above_may_span_the_row_so_one_before_its_words_is_cheap() -> None:
    """类别, 试点地区: no more than a cell that is often empty. But each row has its own number."""
    whole = fitted("工作任务 责任单位", ROW).score
    assert whole - fitted("类别 工作任务 责任单位", ROW).score == cost("配合单位")
    assert whole - fitted("序号 工作任务 责任单位", ROW).score == cost("序号")


def test_where_numbers_run_on_a_row_without_one_is_as_strange_as_one_without_words() -> None:
    rows = ["1 加固堤防 市水利局", "2 清理河道 市城管局", "3 修缮码头 市交通局"]
    whole = fitted("序号 工作任务 责任单位", "\n".join(rows)).score
    lacking = fitted("序号 工作任务 责任单位", "\n".join(rows).replace("3 ", "")).score
    number = likeness(Holds.NUMBER, look("3"), counts_on=True)
    assert whole - lacking - number == cost("工作任务")


def shape(found: Fit) -> str:
    """A word for each piece: its column, = where it goes on in a cell, | before a row, ? where its place is open."""

    def word(each: Fitted) -> str:
        column = "-" if each.way.column is None else str(each.way.column)
        sign = "|" if each.way.new_row else "" if each.way.new_cell else "="
        return f"{sign}{column}{'' if each.sure else '?'}"

    return " ".join(word(each) for each in found.placed)


@pytest.mark.parametrize(
    ("heads", "text", "expected"),
    [
        # a cell on a line of its own, and nobody who helps: a row all the same
        ("工作任务 牵头单位 配合单位", "修桥\n市交通局", "|0 1"),
        ("指标 2025年 属性", "修桥\n12", "|0 1"),
        ("类别 工作任务 责任单位", "修桥\n市交通局", "|1 2"),
        ("工作任务 责任单位", "清理河道 一、水利\n区政府", "|0 =0 1"),
        # words that may be the rest of the task or a unit badly written
        ("工作任务 牵头单位 配合单位", "修桥 水利 市水利局牵头", "|0 =0? 1?"),
        # a line alone may be a row whose units are missing, or the first half of the next
        ("工作任务 责任单位 备注", "白鹭\n修桥 市交通局", "|0 =0? 1"),
        ("工作任务 责任单位", "清理河道\n一、水利 市财政局", "|0 |0? 1"),
        ("试点地区 改革举措", "再修全线 修桥", "|0 1"),
    ],
)
def test_where_each_line_is_a_row(heads: str, text: str, expected: str) -> None:
    assert shape(fitted(heads, text)) == expected


def test_a_line_of_which_no_piece_belongs_to_a_column_belongs_to_nothing_as_a_whole() -> None:
    rows = ["1 加固堤防 市水利局", "2025年3月 2026年4月", "2 修缮渠道 市农业农村局", "3 完成绿道建设 市住建局"]
    assert shape(fitted("序号 任务 责任单位", "\n".join(rows))) == "|0 1 2 |- |- |0 1 2 |0 1 2"


@pytest.mark.parametrize(
    ("heads", "text", "expected"),
    [
        ("指标 2025年 属性", "修桥\n清理河道\n1", "|0 =0? 1"),  # two names: one of two lines, or two rows?
        ("指标 2025年 属性", "清理河道\n全市\n1", "|0 =0 1"),  # 全市 names nothing by itself
        ("指标 2025年 属性", "市财政局\n白鹭\n2", "|0 =0? 1"),
        ("工作任务 责任单位", "堤\n加固望溪堤防\n区政府", "|0? =0? 1"),  # the rest of a word may be a line across
        ("工作任务 责任单位", "先修险段，\n续办\n清理河道\n市水利局牵头", "|0 =0 =0 1"),  # the comma goes on
        ("序号 工作任务 完成时限 责任单位", "水利工程\n1\n加固堤防\n市水利局", "|- |0 1 3"),  # a caption over the rows
        ("工作任务 责任单位 责任人", "12\n修桥\n市水利局\n张三", "|- |0 1 2"),  # a page's number
    ],
)
def test_where_each_line_is_a_cell(heads: str, text: str, expected: str) -> None:
    assert shape(fitted(heads, text, split=False)) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("1\n登记制度\n桐河区\n望溪县\n2\n共享机制\n望溪县", "|0 1 2? =2 |0 1 2"),
        ("1\n登记制度\n桐河区\n白鹭\n2\n共享机制\n望溪县", "|0 1 2? |-? |0 1 2"),
        ("1\n登记制度\n桐河区、\n白鹭\n2\n共享机制\n望溪县", "|0 1 2 =2 |0 1 2"),  # a mark goes on
    ],
)
def test_words_that_are_no_place_go_on_in_no_cell_of_places(text: str, expected: str) -> None:
    assert shape(fitted("序号 改革举措 推广范围", text, split=False)) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("先查险段\n建立台账\n逐户登记。\n市水利局", "|0 =0 1 2"),
        ("建立台账\n逐户登记。\n市民政局", "|0 1 2"),
    ],
)
def test_of_two_columns_of_words_one_that_holds_sentences_in_other_rows_does_so_here(text: str, expected: str) -> None:
    columns, parts = columns_of("工作任务 具体要求 责任单位"), pieces(text, split=False)
    found = fit(columns, parts, split=False, headed=DOUBTFUL, ends={0: False, 1: True})
    assert shape(found).startswith(expected)


def test_a_cell_may_go_on_below_a_line_that_is_full() -> None:
    heads = "工作任务 具体要求 责任单位"
    broken = "清理城区全部河\n加固望溪两岸堤\n逐段清理。\n市水利局"
    assert shape(fitted(heads, broken, split=False)) == "|0? =0? 1 2"
    assert shape(fitted(heads, broken.replace("全部", ""), split=False)) != "|0? =0? 1 2"


# --- where a table is over ------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("line", "left"),
    [
        ("两岸的险段", True),
        ("两岸全部的险段和水面", True),  # of ten characters
        ("望溪两岸全部险段和水面", False),  # so long a line is a title or a note
        ("两岸的险段。", False),  # it ends
        ("两岸 险段", False),
        ("（二）", False),
        ("6月底", False),
        ("约束性", False),
        ("—", False),
        ("市水利局", False),
    ],
)
def test_a_few_words_below_the_last_row_may_be_the_rest_of_one_of_its_cells(line: str, left: bool) -> None:
    found = fitted("指标 2025年", f"新建泊位 12\n{line}\n白鹭")
    assert (cells(found)[2:] == [(fold(line), None, True)]) is left


def test_one_cell_a_line_leaves_nothing_below_the_last_row() -> None:
    assert cells(fitted("指标 2025年", "新建泊位\n12\n两岸的险段", split=False)) == [
        ("新建泊位", 0, True),
        ("12", 1, False),
    ]


def test_behind_pages_of_other_text_no_row_is_looked_for() -> None:
    """The walk stops where the score has fallen too far: what follows is another table, or none."""
    rows = "加固望溪堤防 市水利局\n清理城区河道 市城管局"
    note = "以上各项任务请各单位抓紧落实。\n"
    near = fitted("工作任务 责任单位", f"{rows}\n{note * 2}{rows}\n{rows}\n{rows}")
    far = fitted("工作任务 责任单位", f"{rows}\n{note * 12}{rows}\n{rows}\n{rows}\n{rows}\n{rows}\n{rows}\n{rows}")
    assert len(cells(near)) > 10
    assert len(cells(far)) == 4


def test_without_lines_there_is_no_table() -> None:
    assert fit(columns_of("工作任务 责任单位"), [], split=False, headed=DOUBTFUL) == Fit(0.0, ())


def test_a_cell_that_goes_on_is_no_end() -> None:
    found = fitted("工作任务 责任单位", "加固堤防 市水利局\n清理河道 市城管局、\n白鹭")
    assert len(cells(found)) == 5
