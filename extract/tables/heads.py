"""Where tables begin: the line, or the lines one behind the other, that name their columns."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import product

from corpus.fragments import compiled
from corpus.model import Block, Span
from extract.rules import pattern_of
from extract.tables.columns import ColumnMeaning, Holds, meaning_of, unknown_units
from extract.tables.likeness import look
from extract.tables.pieces import bare, split_line

_LONGEST_LINE = 160
"""Characters of a line of heads."""
_LONGEST_HEAD = 20
_MOST_COLUMNS = 12
"""Of a list of tasks: what is wider is a matrix of figures, whose rows nobody can tell in a text."""
_LONGEST_UNKNOWN = 8
"""Characters of a head that nobody knows, among others one a line."""
_HALF = 2
"""Characters of half a head: 责任 | 单位."""
_FEWEST_OF_FIGURES = 3
_TELLING = 3
"""Columns of a head that is one beyond doubt."""
_TITLES = ("清单", "表", "一览")
_LABEL = compiled("{heading_label}")
"""第七章 监督与责任 is a heading."""
_CHAPTER = compiled("{label_han} | {label_paren}")
"""Nor does a heading of a text stand among heads, one a line: 四、改革内容 ⏎ (一)试点范围."""
_MARKS = frozenset("。;,:")
_UNKNOWN_WORDS = ColumnMeaning(Holds.WORDS, names=True)


@dataclass(frozen=True, slots=True)
class HeadCell:
    """A column as printed: the pieces of its head and what it says."""

    spans: tuple[Span, ...]
    text: str
    meaning: ColumnMeaning


@dataclass(frozen=True, slots=True)
class TableHead:
    """The head of a table of which only lines are left."""

    cells: tuple[HeadCell, ...]
    first: int
    """Index of the block in which it begins; ``after``: of the one behind it."""
    after: int
    split: bool
    """Whether it is one line whose gaps part the cells."""
    other: TableHead | None = None
    """The same lines with each a head by itself, where two may be one (项目 | 内容)."""

    @property
    def texts(self) -> tuple[str, ...]:
        return tuple(cell.text for cell in self.cells)

    @property
    def telling(self) -> bool:
        return len(self.cells) >= _TELLING

    def readings(self) -> Iterator[tuple[ColumnMeaning, ...]]:
        """What the columns may hold: 单位 heads measures or units, 目标 figures or words."""
        nameless = not any(cell.meaning.holds is Holds.WORDS for cell in self.cells)
        for reading in product(*(_choices(cell, nameless=nameless) for cell in self.cells)):
            if is_table(reading):
                yield reading


def _choices(cell: HeadCell, *, nameless: bool) -> tuple[ColumnMeaning, ...]:
    """``nameless``: no column holds words, so that 2025年预期目标 may say what is to be done, and 职责分工 too."""
    if nameless and pattern_of("table.duties").match(cell.text):
        return _UNKNOWN_WORDS, cell.meaning
    if cell.meaning.holds is Holds.MEASURE:
        return cell.meaning, ColumnMeaning(Holds.UNITS, assigns=True)
    if cell.meaning.holds is Holds.FIGURE and (nameless or not any(map(str.isdigit, cell.text))):
        return cell.meaning, ColumnMeaning(Holds.WORDS)
    if cell.meaning == _UNKNOWN_WORDS and meaning_of(cell.text) is None:
        return cell.meaning, ColumnMeaning(Holds.ANYTHING)
    return (cell.meaning,)


def is_table(columns: Sequence[ColumnMeaning]) -> bool:
    """Whether columns make a table that says something: who does what, how much of what, which reform where."""
    if not 1 < len(columns) <= _MOST_COLUMNS:
        return False
    held = {column.holds for column in columns}
    named = any(column.names for column in columns)
    if any(column.assigns for column in columns):
        return named or Holds.WORDS in held
    if any(column.lists for column in columns):
        return bool(held & {Holds.PLACE, Holds.NUMBER})
    return named and Holds.FIGURE in held and len(columns) >= _FEWEST_OF_FIGURES


def find_heads(folded: str, blocks: Sequence[Block]) -> Iterator[TableHead]:
    """The heads of tables among the lines outside cells, in order."""
    index = 0
    while index < len(blocks):
        head = _head_at(folded, blocks, index)
        if head:
            yield head
        index = head.after if head else index + 1


def _head_at(folded: str, blocks: Sequence[Block], index: int) -> TableHead | None:
    block = blocks[index]
    if block.cell is not None or len(block.span) > _LONGEST_LINE:
        return None
    line = folded[block.span.start : block.span.end]
    if any(mark in line for mark in " |\t"):
        return _row(folded, block, index)
    if not (_may_head(line) and _line_heads(folded, blocks, index)):
        return None
    head, other = (_run(folded, blocks, index, halves=halves) for halves in (True, False))
    return replace(head, other=other) if head and other and other.texts != head.texts else head or other


def _may_head(line: str) -> bool:
    return len(line) <= _LONGEST_HEAD and not _MARKS & set(line)


def _row(folded: str, block: Block, index: int) -> TableHead | None:
    spans = split_line(folded, block)
    if not 1 < len(spans) <= _MOST_COLUMNS or any(len(span) > _LONGEST_HEAD for span in spans):
        return None
    texts = [bare(folded, span) for span in spans]
    known = [meaning_of(text) for text in texts]
    if _LABEL.match(texts[0]) or any(_MARKS & set(text) for text in texts):
        return None
    if sum(meaning is not None for meaning in known) * 2 < len(known):
        return None
    return _head([(span,) for span in spans], texts, (index, index + 1), split=True)


def _run(folded: str, blocks: Sequence[Block], index: int, *, halves: bool) -> TableHead | None:
    """Heads that stand one a line; one may be broken over two lines."""
    spans: list[tuple[Span, ...]] = []
    texts: list[str] = []
    at, until = index, _number_below(folded, blocks, index)
    while at < len(blocks) and len(spans) <= _MOST_COLUMNS:
        taken = _line_heads(folded, blocks, at, halves=halves) or int(
            at < until or (len(spans) > 0 and _is_between(folded, blocks, at))
        )
        if not taken:
            break
        spans.append(tuple(blocks[i].span for i in range(at, at + taken)))
        texts.append("".join(bare(folded, span) for span in spans[-1]))
        at += taken
    first = _where_it_begins(texts)
    return _head(spans[first:], texts[first:], (index + sum(map(len, spans[:first])), at), split=False)


def _where_it_begins(texts: Sequence[str]) -> int:
    """The first head of a run: 序号 where it has that, else the one behind a title (任务清单) that could be a head."""
    meanings = [meaning_of(text) for text in texts]
    number = next((i for i, found in enumerate(meanings) if found and found.holds is Holds.NUMBER), 0)
    titled = len(texts) > 1 and texts[0].endswith(_TITLES) and any(found and found.names for found in meanings[1:])
    return number or int(titled)


def _number_below(folded: str, blocks: Sequence[Block], index: int) -> int:
    """The block of the first row's number below a head 序号: all short lines between are heads; ``index`` elsewhere."""
    meaning = meaning_of(_line(folded, blocks[index]))
    if meaning is None or meaning.holds is not Holds.NUMBER:
        return index
    for at in range(index + 1, min(index + 1 + _MOST_COLUMNS, len(blocks))):
        line = _line(folded, blocks[at])
        if line and (look(line).numbering or pattern_of("table.group").match(line)):
            return at
        if not line:
            return index
    return index


def _line_heads(folded: str, blocks: Sequence[Block], at: int, *, halves: bool = True) -> int:
    """How many lines the head at a place takes; 0 where there is none."""
    lines = [_line(folded, block) for block in blocks[at : at + 3]]
    if not lines or not _may_head(lines[0]) or _CHAPTER.match(lines[0]):
        return 0
    broken = len(lines) > 1 and lines[1] != "" and meaning_of(lines[0] + lines[1]) is not None
    if halves and broken and (_below_year(*lines[:2]) or _are_short_halves(*lines[:2])):
        return 2
    if meaning_of(lines[0]):
        return 1
    if broken and not meaning_of(lines[1]):
        return 2
    return 1 if unknown_units(lines[0]) else 0


def _below_year(first: str, second: str) -> bool:
    """Whether a head says what the year before it is of (2020 | 目标值) or is a bracket of the one before it."""
    year = pattern_of("table.bare_year").match(first) and not any(map(str.isdigit, second))
    return bool(year) or second.startswith(("[", "("))


def _are_short_halves(first: str, second: str) -> bool:
    return len(first) <= _HALF and len(second) <= _HALF and _are_halves(first, second)


def _are_halves(first: str, second: str) -> bool:
    """Whether two heads are rather one: 责任 | 单位 and 任务 | 内容, not 指标 | 单位."""
    one, other = meaning_of(first), meaning_of(second)
    return one is None or other is None or one.assigns or (one.names and other.names)


def _is_between(folded: str, blocks: Sequence[Block], at: int) -> bool:
    """Whether a short line that heads nothing we know stands before one that does."""
    line = _line(folded, blocks[at])
    return (
        1 < len(line) <= _LONGEST_UNKNOWN
        and not any(map(str.isdigit, line))
        and _line_heads(folded, blocks, at + 1) > 0
    )


def _line(folded: str, block: Block) -> str:
    line = bare(folded, block.span) if block.cell is None and len(block.span) <= _LONGEST_HEAD else ""
    return line if _may_head(line) else ""


def _head(
    spans: Sequence[tuple[Span, ...]], texts: Sequence[str], lines: tuple[int, int], *, split: bool
) -> TableHead | None:
    cells = head_cells(spans, texts)
    head = TableHead(tuple(cells), *lines, split)
    return head if any(True for _ in head.readings()) else None


def head_cells(spans: Sequence[tuple[Span, ...]], texts: Sequence[str]) -> list[HeadCell]:
    """Columns with what their heads say. Beside a column of units, 统筹单位, which nobody knows, heads another."""
    known = [meaning_of(text) for text in texts]
    assigns = any(meaning and meaning.assigns for meaning in known)
    cells = []
    for own, text, meaning in zip(spans, texts, known, strict=True):
        if meaning is None and assigns and unknown_units(text):
            meaning = ColumnMeaning(Holds.UNITS, assigns=True)
        cells.append(HeadCell(own, text, meaning or ColumnMeaning(Holds.ANYTHING)))
    return _with_name(cells)


def _with_name(cells: list[HeadCell]) -> list[HeadCell]:
    """Before the first column that assigns, what heads nobody knows (专项整治行业名称, 细化措施) are words; behind it,
    too, where none before says what is to be done."""
    first = next((i for i, cell in enumerate(cells) if cell.meaning.assigns), None)
    if first is None:
        return cells
    for some in (range(first), range(first, len(cells))):
        if some.start and any(cell.meaning.holds is Holds.WORDS for cell in cells):
            break
        for at in some:
            if cells[at].meaning == ColumnMeaning(Holds.ANYTHING):
                cells[at] = replace(cells[at], meaning=_UNKNOWN_WORDS)
    return cells
