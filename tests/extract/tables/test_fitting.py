"""The walk through the pieces of a table finds what trying every assignment finds, and says where another is near."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

import pytest

from corpus.fold import fold
from extract.tables import fitting
from extract.tables.columns import ColumnMeaning, Holds, meaning_of
from extract.tables.fitting import APART, DOUBTFUL, HEADS, HEADS_NONE, NOWHERE, Fit, Way, fit
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
        assert each.sure is (best - max(others, default=NOWHERE) >= fitting._DOUBT), each.piece.seen.text


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
