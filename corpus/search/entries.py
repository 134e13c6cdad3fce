"""What of a document can be found: the document itself, its clauses (条款), tasks, targets and priorities."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cached_property

from corpus.fold import fold
from corpus.model import Assignment, Block, ParsedDocument, Priority, Span, Target, Task
from corpus.search.asked import Entry, Kind
from corpus.search.entry_ids import EntryId, RecordKind

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
    yield maker.entry(maker.document())
    yield from (maker.entry(maker.passage(span), n) for n, span in enumerate(passages(parsed)))
    yield from (maker.entry(maker.task(task), n) for n, task in enumerate(parsed.tasks))
    yield from (maker.entry(maker.target(target), n) for n, target in enumerate(parsed.targets))
    yield from (maker.entry(maker.priority(priority), n) for n, priority in enumerate(parsed.priorities))


@dataclass(frozen=True, slots=True, kw_only=True)
class _Draft:
    """What differs between the entries of a document."""

    kind: Kind
    span: Span
    title: str
    path: tuple[str, ...] = ()
    facets: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    text: str | None = None
    """Where it is not the quote."""


@dataclass(frozen=True)
class _Maker:
    parsed: ParsedDocument
    lineage: Lineage

    def entry(self, draft: _Draft, number: int = 0) -> Entry:
        metadata, document_id = self.parsed.metadata, self.parsed.document_id
        return Entry(
            entry_id=str(EntryId(document_id, RecordKind(draft.kind), number)),
            kind=draft.kind,
            document_id=document_id,
            span=draft.span,
            title=draft.title,
            text=self.parsed.document[draft.span] if draft.text is None else draft.text,
            path=draft.path,
            document_title=self._title,
            document_number=metadata.document_number,
            day=metadata.day.isoformat() if metadata.day else None,
            facets={**self._shared, **draft.facets},
        )

    def document(self) -> _Draft:
        parsed, metadata = self.parsed, self.parsed.metadata
        words = (self._title, metadata.document_number, "、".join(metadata.issuers))
        assignments = [assignment for task in parsed.tasks for assignment in task.assignments]
        themes = [theme for task in parsed.tasks for theme in task.themes]
        themes += [theme for priority in parsed.priorities for theme in priority.themes]
        return _Draft(
            kind=Kind.DOCUMENT,
            span=_title_span(parsed),
            title=self._title,
            facets={**_unit_facets(assignments), "theme": _unique(themes)},
            text="\n".join(word for word in words if word),
        )

    def passage(self, span: Span) -> _Draft:
        path = self._common_path(span)
        return _Draft(
            kind=Kind.PASSAGE, span=span, title=path[-1] if path else _head(self.parsed.document[span]), path=path
        )

    def task(self, task: Task) -> _Draft:
        facets = {**_unit_facets(task.assignments), "theme": task.themes, "due": _due(task)}
        path = self.parsed.path(task.section)
        return _Draft(kind=Kind.TASK, span=task.span, title=task.title, path=path, facets=facets)

    def target(self, target: Target) -> _Draft:
        facets = {
            "indicator": _unique([target.indicator]),
            "due": _unique([target.by]),
            "status": (target.status.value,),
        }
        title = target.indicator or _head(self.parsed.document[target.span])
        path = self._path_at(target.span.start)
        return _Draft(kind=Kind.TARGET, span=target.span, title=title, path=path, facets=facets)

    def priority(self, priority: Priority) -> _Draft:
        regions = self._regions(priority.region_codes, priority.region)
        facets = {"theme": priority.themes, **({"region": regions} if regions else {})}
        title = priority.text or _head(self.parsed.document[priority.span])
        path = self._path_at(priority.span.start)
        return _Draft(kind=Kind.PRIORITY, span=priority.span, title=title, path=path, facets=facets)

    def _regions(self, codes: Iterable[str | None], name: str | None) -> tuple[str, ...]:
        """Regions with all that they lie in; a place that no list has (a river basin, a joint zone) by its name."""
        listed = _unique(each for code in codes if code for each in self.lineage(code))
        return listed or _unique([name and _grouped(name)])

    def _common_path(self, span: Span) -> tuple[str, ...]:
        """The path of what begins a passage, or when that is but a heading over the rest, of the rest."""
        first, last = self._path_at(span.start), self._path_at(span.end - 1)
        return last if last[: len(first)] == first else first

    def _path_at(self, offset: int) -> tuple[str, ...]:
        return self.parsed.path(self.parsed.section_at(offset))

    @property
    def _title(self) -> str:
        return self.parsed.metadata.title or self.parsed.document.source.name

    @cached_property
    def _shared(self) -> dict[str, tuple[str, ...]]:
        """Facets that every entry has from its document."""
        metadata = self.parsed.metadata
        return {
            "region": self._regions([metadata.region_code], metadata.region),
            "level": _unique([metadata.level]),
            "year": _unique([str(metadata.year) if metadata.year else None]),
            "document_type": _unique([metadata.document_type]),
            "issuer": _unique(map(_grouped, metadata.issuers)),
        }


def _unit_facets(assignments: Iterable[Assignment]) -> dict[str, tuple[str, ...]]:
    """Units, under their full names where known, all together and by role."""
    by_role: dict[str, list[str]] = {}
    for assignment in assignments:
        names = by_role.setdefault(assignment.role.value, [])
        names.append(_grouped(assignment.unit_full or assignment.unit))
    units = _unique(name for names in by_role.values() for name in names)
    return {"unit": units, "role": tuple(by_role), **{role: _unique(names) for role, names in by_role.items()}}


def _grouped(name: str) -> str:
    """One form for a name in both scripts and widths, so that it is counted as one: 市發展改革委 and 市发展改革委."""
    return fold(name).replace("(", "（").replace(")", "）")


def _due(task: Task) -> tuple[str, ...]:
    if task.deadline is None:
        return ()
    due = task.deadline.due
    return _unique([due.isoformat() if due else None, task.deadline.recurs])


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
