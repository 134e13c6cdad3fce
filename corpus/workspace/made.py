"""Rows and items made of what was found: tasks with their units, passages, priorities and targets with their words."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from secrets import token_hex

from corpus.division.rows import TableColumn, TableItem, TableOptions, items_of
from corpus.division.table import TableSource, source_of
from corpus.model import ParsedDocument
from corpus.search.asked import Entry, Kind
from corpus.workspace.apply import canonical
from corpus.workspace.model import BasketItem, PlanRow, Provenance

_HEAD = 40
"""Characters of a passage that stand for its title where nothing else does."""


def new_id() -> str:
    """Of a row, an item, a table: as good as unique, whoever makes them at the same time."""
    return token_hex(6)


def item_of(entry: Entry, file: str, note: str = "", *, titled: bool = True) -> BasketItem:
    """A hit as an item of the basket; ``file``: the name of its document's file; ``titled``: whether that has a title
    of its own."""
    name = entry.document_title if entry.document_title != file else ""
    source = TableSource(
        document_id=entry.document_id,
        file=file,
        title=(name or None) if titled else None,
        document_number=entry.document_number,
        opening="" if titled else name,
    )
    origin = Provenance(
        entry_id=entry.entry_id,
        kind=entry.kind,
        source=source,
        span=entry.span,
        path=entry.path,
        quote=entry.title if entry.kind is Kind.DOCUMENT else entry.text,
    )
    return BasketItem(item_id=new_id(), origin=origin, note=note)


def rows_of(
    documents: Sequence[ParsedDocument], entries: Sequence[Entry] | None = None, options: TableOptions | None = None
) -> tuple[PlanRow, ...]:
    """All tasks of documents, or the chosen entries of them; a chosen document stands for all its tasks."""
    options = options or TableOptions()
    if entries is None:
        return tuple(_row(item, Kind.TASK) for parsed in documents for item in items_of(parsed, options, None))
    return tuple(row for parsed in documents for row in _chosen(parsed, entries, options))


def _chosen(parsed: ParsedDocument, entries: Sequence[Entry], options: TableOptions) -> Iterator[PlanRow]:
    mine = {entry.entry_id: entry for entry in entries if entry.document_id == parsed.document_id}
    parts = [entry for entry in mine.values() if entry.kind is not Kind.DOCUMENT]
    found = {item.row.entry_id: item for item in items_of(parsed, options, parts)}
    if len(parts) < len(mine):
        found |= {item.row.entry_id: item for item in items_of(parsed, options, None)}
    for item in sorted(found.values(), key=lambda item: item.row.span):
        entry = mine.get(item.row.entry_id)
        row = _row(item, Kind.TASK if item.task or entry is None else entry.kind)
        yield replace(row, themes=entry.facets.get("theme", ())) if entry and not item.task else row


def _row(item: TableItem, kind: Kind) -> PlanRow:
    made, parsed = item.row, item.parsed
    cells = dict(made.cells)
    if kind in (Kind.TARGET, Kind.ACHIEVED):
        cells[TableColumn.TARGETS] = cells.pop(TableColumn.CONTENT, "") or cells[TableColumn.TASK]
    origin = Provenance(
        entry_id=made.entry_id,
        kind=kind,
        source=source_of(parsed),
        span=made.span,
        path=made.path,
        quote=parsed.document[made.span],
        place=made.cells[TableColumn.SOURCE] if item.task else "",
    )
    themes = item.task.themes if item.task else ()
    return _made(cells, origin, path=item.heads, themes=themes)


def _made(
    cells: Mapping[TableColumn, str], origin: Provenance, *, path: tuple[str, ...], themes: tuple[str, ...] = ()
) -> PlanRow:
    row = canonical(PlanRow(row_id=new_id(), cells=cells, path=path, themes=themes, origins=(origin,)))
    return replace(row, original=row.cells)


def rows_of_items(
    items: Sequence[BasketItem],
    documents: Mapping[str, ParsedDocument],
    entries: Mapping[str, Entry],
    options: TableOptions | None = None,
) -> tuple[PlanRow, ...]:
    """The basket as rows, document by document, each in the order of its text.

    ``documents`` and ``entries``: what of them is in the corpus, by id. What was removed or reads otherwise today makes
    a row of its kept words; a task that only has another number is found by its words.
    """
    options = options or TableOptions()
    rows: list[PlanRow] = []
    for document_id in dict.fromkeys(item.origin.source.document_id for item in items):
        mine = [item.origin for item in items if item.origin.source.document_id == document_id]
        parsed = documents.get(document_id)
        rows += _of_document(parsed, mine, entries, options) if parsed else map(_kept, mine)
    return tuple(rows)


def _of_document(
    parsed: ParsedDocument, origins: Sequence[Provenance], entries: Mapping[str, Entry], options: TableOptions
) -> list[PlanRow]:
    tasks = {parsed.document[item.row.span]: item for item in items_of(parsed, options, None)}
    known = {origin: entry for origin in origins if (entry := entries.get(origin.entry_id)) and _same(entry, origin)}
    found = list(rows_of([parsed], list(known.values()), options)) if known else []
    for origin in (origin for origin in origins if origin not in known):
        if origin.kind is Kind.DOCUMENT:
            found += rows_of([parsed], None, options)
        elif origin.kind is Kind.TASK and origin.quote in tasks:
            found.append(_row(tasks[origin.quote], Kind.TASK))
        else:
            found.append(_kept(origin))
    once = {row.origins[0].entry_id: row for row in reversed(found)}
    return sorted(once.values(), key=lambda row: row.origins[0].span)


def _same(entry: Entry, origin: Provenance) -> bool:
    """Whether an id still means what it meant: records are numbered anew when a document is read anew."""
    return entry.kind is origin.kind and (entry.kind is Kind.DOCUMENT or entry.text == origin.quote)


def _kept(origin: Provenance) -> PlanRow:
    """A row of the words alone."""
    first = origin.quote.split("\n", 1)[0]
    title = first if len(first) <= _HEAD else (origin.path[-1] if origin.path else first[:_HEAD] + "…")
    cells = {TableColumn.TASK: title, TableColumn.CONTENT: "" if title == origin.quote else origin.quote}
    return _made(cells, origin, path=origin.path[:-1] if origin.kind is not Kind.TASK else origin.path)
