"""A document's text in passages (条款): pieces that read well alone."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from corpus.model import Block, ParsedDocument, Span, Task

LEAST, MOST = 120, 800
"""Characters of a passage: shorter neighbours under one heading are joined, longer paragraphs cut at sentence ends."""
_OVERLAP = 60
"""How far a cut paragraph's next piece reaches back, so that a phrase across the cut is still found."""


class TaskCursor:
    """Goes over the tasks of a document once: it is asked for one place after the other, never for an earlier one."""

    def __init__(self, tasks: Sequence[Task]) -> None:
        self._ahead = sorted(tasks, key=lambda task: (-task.span.start, task.span.end))
        self._open: list[Task] = []

    def inside(self, offset: int) -> Task | None:
        """The innermost task that has begun before an offset and goes on behind it."""
        while self._ahead and self._ahead[-1].span.start < offset:
            self._open.append(self._ahead.pop())
        while self._open and self._open[-1].span.end <= offset:
            self._open.pop()
        return self._open[-1] if self._open else None

    def holding(self, span: Span) -> Task | None:
        """The task of which a stretch is but a part, and not its beginning."""
        task = self.inside(span.start)
        return task if task and span.end <= task.span.end else None


def _core(task: Task, text: str) -> Span:
    """What is to be done; what a task has before and behind it, in its row or bracket, says by whom or until when."""
    named = text.find(task.title, task.span.start, task.span.end) if task.title else -1
    if named < 0:
        return task.text
    return Span(min(named, task.text.start), max(named + len(task.title), task.text.end))


def passages(parsed: ParsedDocument) -> Iterator[Span]:
    """The text in pieces that read well alone: every character but line ends lies in one, and no piece breaks a line
    that is not itself too long.

    Each numbered item begins a piece; lines under it are joined while the piece is short; a heading without text of its
    own goes with what follows; the cells of a table row stay together. A line that says nothing but by whom or until
    when a task is to be done stays with the task.
    """
    headings = {section.span.start: section.heading.end for section in parsed.sections}
    cursor, cores = TaskCursor(parsed.tasks), dict[Span, Span]()
    piece: Span | None = None
    bare = False  # the piece is headings and nothing else
    for line in lines(parsed.document.blocks):
        opens = line.start in headings
        task = None if opens else cursor.inside(line.start)
        if task and task.span not in cores:
            cores[task.span] = _core(task, parsed.document.text)
        bound = task is not None and not cores[task.span].start < line.start < cores[task.span].end
        if (
            piece is not None
            and not bound
            and (line.end - piece.start > MOST or (opens and not bare) or (not opens and len(piece) >= LEAST))
        ):
            yield from _pieces(parsed, piece)
            piece = None
        bare = opens and line.end <= headings[line.start] + 1 and (piece is None or bare)
        piece = line if piece is None else Span(piece.start, line.end)
    if piece is not None:
        yield from _pieces(parsed, piece)


def lines(blocks: Sequence[Block]) -> Iterator[Span]:
    """Lines, the cells of one table row as one; empty ones left out."""
    row: tuple[int, int] | None = None
    span: Span | None = None
    for block in blocks:
        if not len(block.span):
            continue
        own = (block.cell.table, block.cell.row) if block.cell else None
        if span is not None and own is not None and own == row:
            span = Span(span.start, block.span.end)
            continue
        if span is not None:
            yield span
        row, span = own, block.span
    if span is not None:
        yield span


def _pieces(parsed: ParsedDocument, span: Span) -> Iterator[Span]:
    """A span, or where it is too long, pieces of it that end with sentences and overlap a little."""
    text, start = parsed.document.text, span.start
    while span.end - start > MOST:
        cut = max(text.rfind(mark, start + LEAST, start + MOST) for mark in "。；;！？\n") + 1
        cut = cut if cut > start + LEAST else start + MOST
        yield Span(start, cut)
        start = cut - _OVERLAP
    yield Span(start, span.end)
