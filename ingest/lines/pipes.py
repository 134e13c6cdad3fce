"""Tables that came as text: Markdown, rows with | between cells, and one cell a line with | at its end."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import groupby

from corpus.model import Cell, Issue
from ingest.line import Line
from ingest.lines.broken_rows import join_rows
from ingest.lines.cell_stream import rows_of_streams
from ingest.lines.facts import label_of
from ingest.lines.furniture import is_furniture
from ingest.lines.gaps import is_head
from ingest.lines.wrap import opens
from ingest.patterns import says

_SEPARATOR = re.compile(r"\s*\|?(?:\s*:?-{2,}:?\s*\|)+\s*:?-*:?\s*")
_END = re.compile(r"[\s\u3000]*[|｜][\s\u3000]*$")
_MAX_COLUMNS = 12
"""Of a list of tasks: what is wider is a matrix of figures, whose rows nobody can tell in a text."""
_MOST_CELLS = 4 * _MAX_COLUMNS
"""In a row with its cells on one line; with more, its lines are run together."""
_FEWEST_ROWS = 3
"""Rows, head and two numbered ones, that tell how wide a table is whose cells came one a line."""
_WORTH_TELLING = 2 * _MAX_COLUMNS
"""Lines with a bar that are no table: fewer are buttons or a menu."""
_FEWEST_TABS = 2
"""Tabs that part the cells of a row: a single one is an indent."""
_A_PAGE = 600
"""Characters of prose on one side of a bar in a line that stands by itself: a page run together, no row."""
_LONGEST_HEAD = 6
"""Lines of a head whose cells came over several."""
_LONGEST_GROUP = 30
"""Characters of the head of a group of rows."""
_FEWEST_HEADS = 3
"""Columns of a table in which a shift can be told."""
SHIFTED = Issue(
    "table_shifted", "文本表格里有合并单元格，部分行无法确定各格属于哪一栏，这些行没有按表格读取，请核对原表。"
)
FLAT = Issue("table_flattened", "文件中的表格被拆成了一行一格，无法可靠还原行列，请核对原表。")


def _tabs(line: Line) -> int:
    return line.text.strip("\n").count("\t")


def _tabs_as_bars(lines: Sequence[Line]) -> Iterator[Line]:
    """Rows copied out of a spreadsheet: lines one behind the other with the same number of tabs, two at least; below
    a head those with fewer, too, because many a program drops the tabs at a line's end."""
    for count, group in groupby(_filled_up(lines), key=_tabs):
        run = list(group)
        if count < _FEWEST_TABS or len(run) < 2:
            yield from run
        else:
            yield from (replace(line, text="|" + line.text.strip("\n").replace("\t", "|") + "|") for line in run)


def _filled_up(lines: Sequence[Line]) -> Iterator[Line]:
    """The lines, those below a head whose columns tabs part with as many tabs as that; a group's head has none."""
    width = 0
    counts = [_tabs(line) if "\t" in line.text.lstrip() else 0 for line in lines]
    for line, tabs, below in zip(lines, counts, [*counts, 0][1:], strict=True):
        heads_group = not tabs and 0 < below <= width and opens(line.text) and len(line.text) <= _LONGEST_GROUP
        if not (0 < tabs <= width or heads_group):
            width = tabs if tabs >= _FEWEST_TABS and is_head(line.text) else 0
        missing = "\t" * (width - tabs) if tabs or heads_group else ""
        yield replace(line, text=line.text.strip("\n") + missing) if missing else line


def read_tables(lines: Sequence[Line]) -> tuple[list[Line], tuple[Issue, ...]]:
    """The lines with those of tables placed in cells, and an issue where rows could not be told."""
    kept: list[Line] = []
    table = 0
    lines, unknown = rows_of_streams(join_rows(lines))
    issues: tuple[Issue, ...] = (FLAT,) if unknown else ()
    lines = list(_tabs_as_bars(lines))
    for piped, group in groupby(_without_gaps(lines), key=lambda line: "|" in line.text or "｜" in line.text):
        run = list(group)
        if not piped:
            kept += run
            continue
        rows = _rows(run)
        if rows is None:
            kept += [replace(line, text=_END.sub("", line.text)) for line in run]
            issues = (*issues, FLAT) if len(run) > _WORTH_TELLING and FLAT not in issues else issues
            continue
        if not rows:
            continue
        cells = list(_cells(rows, table))
        kept += cells
        if any(line.cell is None for line in cells):
            issues += (SHIFTED,)
        table += 1
    return kept, issues


def _without_gaps(lines: Sequence[Line]) -> Iterator[Line]:
    """Blank lines between two lines of a table say nothing."""
    for index, line in enumerate(lines):
        if not line.text.strip() and 0 < index < len(lines) - 1:
            before, after = lines[index - 1].text, lines[index + 1].text
            if _END.search(before) and "|" in after:
                continue
        yield line


def _rows(run: Sequence[Line]) -> list[tuple[Line, list[str]]] | None:
    """The rows of a run of piped lines; None where they cannot be told."""
    rows = [(line, _split(line.text)) for line in _with_whole_head(run) if not _SEPARATOR.fullmatch(line.text)]
    filled = [(line, cells) for line, cells in rows if any(cells) and not _are_buttons(cells)]
    if not filled:
        return []
    if any(len(cells) > 1 for _, cells in filled):
        if len(filled) == 1 and any(len(cell) > _A_PAGE and "。" in cell for cell in filled[0][1]):
            return None  # a scanner's strokes
        return filled if all(len(cells) <= _MOST_CELLS for _, cells in filled) else None
    width = _width([cells[0] for _, cells in filled])
    if width is None:
        return None
    return [
        (filled[start][0], [cells[0] for _, cells in filled[start : start + width]])
        for start in range(0, len(filled), width)
    ]


def _with_whole_head(run: Sequence[Line]) -> Sequence[Line]:
    """The lines, those of a head that came over several as one: none of its own is as wide as the rows below, a cell
    goes on in the next line, and together they are just as wide."""
    widths = Counter(len(_split(line.text)) for line in run[1:])
    width, rows = max(widths.items(), key=lambda item: item[1], default=(0, 0))
    if rows < _FEWEST_HEADS - 1 or _END.search(run[0].text) or len(_split(run[0].text)) >= width:
        return run
    whole = ""
    for index, line in enumerate(run[:_LONGEST_HEAD]):
        if index and len(_split(line.text)) >= width:
            break
        whole += ("" if not whole or _END.search(whole) else "<br>") + line.text.strip()
        if _END.search(whole) and len(_split(whole)) == width:
            return [replace(run[0], text=whole), *run[index + 1 :]]
    return run


def _split(text: str) -> list[str]:
    text = text.strip().replace("｜", "|")
    return [cell.strip() for cell in text.removeprefix("|").removesuffix("|").split("|")]


def _are_buttons(cells: list[str]) -> bool:
    """Whether a row is [打印] | [关闭窗口] |, not one of a table."""
    return all(is_furniture(cell, "any") for cell in cells if cell)


def _width(cells: list[str]) -> int | None:
    """How many columns a table has whose cells came one a line: the distance between its running numbers."""
    for width in range(2, _MAX_COLUMNS + 1):
        rows, rest = divmod(len(cells), width)
        if rest or rows < _FEWEST_ROWS:
            continue
        numbers = cells[width::width]
        if all(number == str(index) for index, number in enumerate(numbers, start=1)):
            return width
    return None


def _cells(rows: list[tuple[Line, list[str]]], table: int) -> Iterator[Line]:
    """The cells of a table's rows as lines; those of a row that a merged cell has shifted have no place."""
    head = rows[0][1]
    shown = any(_shows_merged(cells) for _, cells in rows)
    shifted = [not shown and _is_shifted(cells, head) for _, cells in rows]
    down = _spans_down([cells for _, cells in rows], shifted)
    for row, (line, cells) in enumerate(rows):
        for column, text in enumerate(cells):
            if text:
                cell = None if shifted[row] else Cell(table, row, column, down[row, column])
                yield replace(line, text=text.replace("<br>", "\n"), cell=cell)


def _shows_merged(cells: Sequence[str]) -> bool:
    """Whether a row has empty cells before its first words: then what a merged cell covers is not left out."""
    words = [column for column, text in enumerate(cells) if text and not says("row-number", text)]
    return len(words) > 1 and not all(cells[: words[0]])


def _spans_down(rows: Sequence[Sequence[str]], shifted: Sequence[bool]) -> Counter[tuple[int, int]]:
    """How many rows each cell fills: text has no other way to show a merged one than empty cells below it, and before
    the first words of a row there is no reason for others."""
    found: Counter[tuple[int, int]] = Counter()
    above: dict[int, int] = {}
    for row, cells in enumerate(rows):
        whole = row > 0 and not shifted[row] and sum(map(bool, cells)) > 1
        first = next((column for column, text in enumerate(cells) if text and not says("row-number", text)), 0)
        filled = {column: row for column, text in enumerate(cells) if text}
        above = {column: at for column, at in above.items() if whole and column < first and column not in filled}
        found.update((at, column) for column, at in above.items())
        found.update((row, column) for column in filled)
        above |= {column: row for column in filled if whole and not says("row-number", cells[column])}
    return found


def _is_shifted(cells: list[str], head: list[str]) -> bool:
    """Whether a row lacks a cell that a merged one above it covers: nobody can tell which.

    Crawlers fill such rows up with empty cells at the end; a group's heading has all but its first cell empty.
    """
    if len(head) < _FEWEST_HEADS or not all(head) or sum(map(bool, cells)) == 1 or label_of(head[0]):
        return False
    while cells and not cells[-1]:
        cells = cells[:-1]
    return any(not says("remark-column", name) for name in head[len(cells) :])
