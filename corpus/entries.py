"""What of a document can be found: the document itself, its clauses (条款), tasks, targets and priorities."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass

from corpus.model import Assignment, Block, ParsedDocument, Priority, Span, Target, Task
from corpus.search import Entry, Kind

Lineage = Callable[[str], tuple[str, ...]]
"""Region code to the names from the province down to the region itself."""

LEAST, MOST = 120, 800
"""Characters of a passage: shorter neighbours under one heading are joined, longer paragraphs cut at sentence ends."""
_OVERLAP = 60
"""How far a cut paragraph's next piece reaches back, so that a phrase across the cut is still found."""


def make_entries(parsed: ParsedDocument, lineage: Lineage) -> Iterator[Entry]:
    """Everything of a document that is indexed. Each entry's text is ``document[entry.span]``, but for the document's
    own entry, whose text is its title, number and issuers."""
    maker = _Maker(parsed, lineage)
    yield maker.document()
    yield from (maker.passage(number, span) for number, span in enumerate(passages(parsed)))
    yield from (maker.task(number, task) for number, task in enumerate(parsed.tasks))
    yield from (maker.target(number, target) for number, target in enumerate(parsed.targets))
    yield from (maker.priority(number, priority) for number, priority in enumerate(parsed.priorities))


@dataclass(frozen=True)
class _Maker:
    parsed: ParsedDocument
    lineage: Lineage

    def document(self) -> Entry:
        parsed, metadata = self.parsed, self.parsed.metadata
        words = (metadata.title or parsed.document.source.name, metadata.document_number, "、".join(metadata.issuers))
        assignments = [assignment for task in parsed.tasks for assignment in task.assignments]
        themes = [theme for record in (*parsed.tasks, *parsed.priorities) for theme in record.themes]
        facets = {**_unit_facets(assignments), "theme": _unique(themes)}
        text = "\n".join(word for word in words if word)
        return self._entry(Kind.DOCUMENT, "", _title_span(parsed), title=self._title, text=text, facets=facets)

    def passage(self, number: int, span: Span) -> Entry:
        text = self.parsed.document[span]
        path = self._common_path(span)
        return self._entry(Kind.PASSAGE, f"p{number}", span, title=path[-1] if path else _head(text), path=path)

    def _common_path(self, span: Span) -> tuple[str, ...]:
        """The path of what begins a passage, or when that is but a heading over the rest, of the rest."""
        first = self.parsed.path(self.parsed.section_at(span.start))
        last = self.parsed.path(self.parsed.section_at(span.end - 1))
        return last if last[: len(first)] == first else first

    def task(self, number: int, task: Task) -> Entry:
        facets = {**_unit_facets(task.assignments), "theme": task.themes, "due": _due(task)}
        path = self.parsed.path(task.section)
        return self._entry(Kind.TASK, f"t{number}", task.span, title=task.title, path=path, facets=facets)

    def target(self, number: int, target: Target) -> Entry:
        path = self.parsed.path(self.parsed.section_at(target.span.start))
        facets = {
            "indicator": (target.indicator,) if target.indicator else (),
            "due": (target.by,) if target.by else (),
        }
        title = target.indicator or _head(self.parsed.document[target.span])
        return self._entry(Kind.TARGET, f"g{number}", target.span, title=title, path=path, facets=facets)

    def priority(self, number: int, priority: Priority) -> Entry:
        path = self.parsed.path(self.parsed.section_at(priority.span.start))
        # A place that no list has (a river basin, a joint zone) is shown by its name.
        regions = _unique(name for code in priority.region_codes for name in self.lineage(code)) or _unique([priority.region])
        facets = {"theme": priority.themes, **({"region": regions} if regions else {})}
        title = priority.text or _head(self.parsed.document[priority.span])
        return self._entry(Kind.PRIORITY, f"r{number}", priority.span, title=title, path=path, facets=facets)

    def _entry(
        self,
        kind: Kind,
        suffix: str,
        span: Span,
        *,
        title: str,
        text: str | None = None,
        path: tuple[str, ...] = (),
        facets: dict[str, tuple[str, ...]] | None = None,
    ) -> Entry:
        metadata, document_id = self.parsed.metadata, self.parsed.document_id
        day = metadata.document_date or metadata.published_date
        return Entry(
            entry_id=f"{document_id}-{suffix}" if suffix else document_id,
            kind=kind,
            document_id=document_id,
            span=span,
            title=title,
            text=self.parsed.document[span] if text is None else text,
            path=path,
            document_title=self._title,
            document_number=metadata.document_number,
            day=day.isoformat() if day else None,
            facets={**self._own_facets(), **(facets or {})},
        )

    @property
    def _title(self) -> str:
        return self.parsed.metadata.title or self.parsed.document.source.name

    def _own_facets(self) -> dict[str, tuple[str, ...]]:
        metadata = self.parsed.metadata
        return {
            "region": self.lineage(metadata.region_code) if metadata.region_code else _unique([metadata.region]),
            "level": _unique([metadata.level]),
            "year": _unique([metadata.year and str(metadata.year)]),
            "document_type": _unique([metadata.document_type]),
            "issuer": metadata.issuers,
        }


def _unit_facets(assignments: Iterable[Assignment]) -> dict[str, tuple[str, ...]]:
    """Units under the name they are written with and the full one, all together and by role."""
    by_role: dict[str, list[str]] = {}
    for assignment in assignments:
        names = by_role.setdefault(assignment.role.value, [])
        names.append(assignment.unit_full or assignment.unit)
    units = _unique(name for names in by_role.values() for name in names)
    return {"unit": units, "role": tuple(by_role), **{role: _unique(names) for role, names in by_role.items()}}


def _due(task: Task) -> tuple[str, ...]:
    if task.deadline is None:
        return ()
    due = task.deadline.due
    return _unique([due and due.isoformat(), task.deadline.recurs])


def _unique(values: Iterable[str | None]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(value for value in values if value))


def _head(text: str) -> str:
    first = text.split("\n", 1)[0]
    return first if len(first) <= 40 else first[:40] + "…"


def _title_span(parsed: ParsedDocument) -> Span:
    """Where the title stands in the text; the first line where it does not stand as such."""
    title = parsed.metadata.title or ""
    start = parsed.document.text.find(title) if title else -1
    if start >= 0:
        return Span(start, start + len(title))
    return parsed.document.blocks[0].span if parsed.document.blocks else Span(0, 0)


# --- passages -----------------------------------------------------------------------------------------------------


def passages(parsed: ParsedDocument) -> Iterator[Span]:
    """The text in pieces that read well alone: every character but line ends lies in one, and no piece breaks a line
    that is not itself too long.

    Each numbered item begins a piece; lines under it are joined while the piece is short; a heading without text of its
    own goes with what follows; the cells of a table row stay together.
    """
    headings = {section.span.start: section.heading.end for section in parsed.sections}
    piece: Span | None = None
    bare = False  # the piece is headings and nothing else
    for line in _rows(parsed.document.blocks):
        opens = line.start in headings
        if piece is not None and (
            line.end - piece.start > MOST or (opens and not bare) or (not opens and len(piece) >= LEAST)
        ):
            yield from _pieces(parsed, piece)
            piece = None
        bare = opens and line.end <= headings[line.start] + 1 and (piece is None or bare)
        piece = line if piece is None else Span(piece.start, line.end)
    if piece is not None:
        yield from _pieces(parsed, piece)


def _rows(blocks: Sequence[Block]) -> Iterator[Span]:
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
