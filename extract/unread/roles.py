"""Units that a word of a role is said of and that stand in no assignment."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from corpus.fold import fold
from corpus.model import Block, Span, Unread, UnreadKind
from extract.document.document_type import planning_types
from extract.grid import Grid
from extract.labels.units import is_unit_like, looks_like_list
from extract.labels.vocabulary import Label, label_of
from extract.numbers.clauses import clause_start
from extract.rules import pattern_of
from extract.unread.covered import Covered, Found

_RUNNING = ("running.by", "running.subject", "running.joint")
_HEAD_ROWS = 3
_LONGEST_HEAD = 12
"""Characters of a column's head; a longer cell is content."""
_LEAST_HEADS = 3
_LONGEST_HEADS = 120
"""Characters of a line of column heads."""
_FEWEST_ROWS, _LONGEST_ROW = 2, 300
"""Rows that count on below heads of a text without line breaks; the last one ends where nobody can tell."""
_MOST_LINES = 24
"""Lines that the heads of a table's columns take up, one or half a head a line: of twelve columns."""
_FURTHEST = 600
"""Lines below the head of a table of lines in which its rows are looked for."""


def find_unread_roles(found: Found) -> Iterator[Unread]:
    """In tables, tables of which only lines are left, labels and sentences."""
    assigned = Covered(found.assignment_spans())
    settled = Covered(t.span for t in found.tasks if any(not a.running for a in t.assignments))
    apart = [*_in_tables(found), *_in_lines(found), *_glued(found)]
    said = [span for span in _said(found, settled) if not settled.touches(span)]
    yield from (Unread(span=span, kind=UnreadKind.ROLE) for span in [*apart, *said] if not assigned.touches(span))


# --- tables -----------------------------------------------------------------------------------------------------------


def _role_head(words: str) -> Label | None:
    """The label of a column that surely names units."""
    found = label_of(words) if len(words) <= _LONGEST_HEAD else None
    return found if found and found.role and found.set_apart else None


def _in_tables(found: Found) -> Iterator[Span]:
    folded = found.layout.folded
    for grid in found.layout.grids:
        for row in range(min(_HEAD_ROWS, grid.rows)):
            heads = {c: folded[s.start : s.end].strip() for c, s in grid.row(row).items()}
            if columns := [column for column, words in heads.items() if _role_head(words)]:
                yield from _cells(folded, grid, row, columns)
                break


def _cells(folded: str, grid: Grid, head: int, columns: Sequence[int]) -> Iterator[Span]:
    for row in range(head + 1, grid.rows):
        for span in (grid.cells.get((row, column)) for column in columns):
            if span and looks_like_list(folded[span.start : span.end], needs_word=False):
                yield span


def _in_lines(found: Found) -> Iterator[Span]:
    """Below a line, or a row of short lines, of column heads: what can only be the units of a row."""
    folded, blocks = found.layout.folded, found.layout.document.blocks
    index = 0
    while index < len(blocks):
        width = _head_lines(folded, blocks, index)
        if not width:
            index += 1
            continue
        below = blocks[index + width : index + width + _FURTHEST]
        for block in below:
            yield from _units_in_line(folded, block)
        index += width + len(below)


def _head_lines(folded: str, blocks: Sequence[Block], index: int) -> int:
    """How many lines the heads of a table's columns take up that begin at a line; 0 where it is no such head."""
    words: list[str] = []
    if len(blocks[index].span) > _LONGEST_HEADS:
        return 0
    for count, block in enumerate(blocks[index : index + _MOST_LINES], 1):
        tokens = pattern_of("unread.head-cell").findall(folded, block.span.start, block.span.end)
        if block.cell is not None or any(len(token) > _LONGEST_HEAD for token in tokens):
            return 0
        if count == 1 and not any(map(label_of, tokens)):
            return 0
        words += tokens
        known = [label for word in words if (label := label_of(word))]
        if len(words) >= _LEAST_HEADS and len(known) >= _LEAST_HEADS - 1 and any(map(_role_head, words)):
            return count
        if len(tokens) > 1 and count > 1:
            return 0
    return 0


def _units_in_line(folded: str, block: Block) -> Iterator[Span]:
    if block.cell is not None:
        return
    for token in pattern_of("unread.head-cell").finditer(folded, block.span.start, block.span.end):
        if looks_like_list(token[0], needs_word=False) and not label_of(token[0]):
            yield Span(*token.span())


def _glued(found: Found) -> Iterator[Span]:
    """The numbered rows below column heads that run into one another: where a cell ends, nobody can tell."""
    folded, below = found.layout.folded, False
    for block in found.layout.document.blocks:
        line = folded[block.span.start : block.span.end]
        below = block.cell is None and below and pattern_of("unread.glued-row").match(line) is not None
        if below:
            yield block.span
        elif block.cell is None and (heads := pattern_of("unread.glued-heads").search(line)):
            below = len(line) <= _LONGEST_HEADS
            yield from () if below else _numbered(folded, Span(block.span.start + heads.end(), block.span.end))


def _numbered(folded: str, text: Span) -> Iterator[Span]:
    """The rows of a table in a text without line breaks: from each number to the one that counts on."""
    number, begun = 0, text.start
    for match in pattern_of("unread.glued-number").finditer(folded, text.start, text.end):
        if int(match["dotted"] or match["bare"]) == number + 1:
            if number:
                yield Span(begun, match.start())
            number, begun = number + 1, match.start()
    if number >= _FEWEST_ROWS:
        yield Span(begun, min(text.end, begun + _LONGEST_ROW))


# --- sentences --------------------------------------------------------------------------------------------------------


def _said(found: Found, settled: Covered) -> Iterator[Span]:
    """Units that a sentence gives a role, where the document plans."""
    layout = found.layout
    title = fold(found.metadata.title or "")
    if found.metadata.document_type not in {*planning_types(), None} or pattern_of("unread.not-tasks").search(title):
        return
    for block in layout.document.blocks:
        if settled.holds(block.span) or not pattern_of("unread.role-word").search(
            layout.folded, block.span.start, block.span.end
        ):
            continue
        for span in _in_sentences(layout.folded, block.span):
            if not _of_support(found, span):
                yield span


def _in_sentences(folded: str, within: Span) -> Iterator[Span]:
    for rule in _RUNNING:
        for match in pattern_of(rule).finditer(folded, within.start, within.end):
            word = "word" if "word" in match.re.groupindex else "joint"
            start = clause_start(folded, match.start(), within.start)
            itself = pattern_of("unread.not-units").match(folded[start : match.end()].lstrip())
            first = match["units"].split("、")[0]
            if is_unit_like(first) and not itself and not _is_duty(folded, match.end(word)):
                yield Span(match.start("units"), match.end())
    for match in pattern_of("unread.said").finditer(folded, within.start, within.end):
        start = clause_start(folded, match.start(), within.start)
        clause = folded[start : match.end()].lstrip()
        verbal = pattern_of("unread.not-units").match(clause) or pattern_of("task.directive").match(clause)
        if not verbal and looks_like_list(clause, needs_word=True):
            yield Span(match.end() - len(clause), match.end())
    for match in pattern_of("unread.label").finditer(folded, within.start, within.end):
        if looks_like_list(match["value"], needs_word=False):
            yield Span(*match.span())


def _is_duty(folded: str, behind: int) -> bool:
    return pattern_of("unread.not-duty").match(folded[behind : behind + _LONGEST_HEAD]) is not None


def _of_support(found: Found, span: Span) -> bool:
    """Under a heading about aims or how the work is led, what units do is their standing duty."""
    topic = pattern_of("task.topic-not")
    return any(topic.search(title) for title in found.titles(found.layout.section_at(span.start)))
