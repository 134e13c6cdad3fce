"""Passages that no index lists (clauses, cells of a comparison) as items of a basket."""

from __future__ import annotations

import re

from corpus.division.table import source_of
from corpus.model import ParsedDocument, Span
from corpus.search.asked import Kind
from corpus.search.entry_ids import EntryId, RecordKind
from corpus.workspace.made import new_id
from corpus.workspace.model import BasketItem, Provenance

_PLACE = re.compile(r"(?P<start>\d{1,9})-(?P<end>\d{1,9})")
Place = tuple[str, Span]


def place_of(item: BasketItem) -> Place | None:
    """Where an item stands; a document as a whole stands nowhere in itself."""
    origin = item.origin
    return None if origin.kind is Kind.DOCUMENT else (origin.source.document_id, origin.span)


def item_at(parsed: ParsedDocument, where: str) -> BasketItem | None:
    """The record at a place, else the passage; None where no text stands there."""
    match = _PLACE.fullmatch(where)
    span = Span(int(match["start"]), int(match["end"])) if match else Span(0, 0)
    quote = parsed.document[span]
    if not quote.strip() or len(quote) != span.end - span.start:
        return None
    entry_id, kind = _record(parsed, span)
    path = parsed.path(parsed.section_at(span.start))
    origin = Provenance(entry_id=entry_id, kind=kind, source=source_of(parsed), span=span, path=path, quote=quote)
    return BasketItem(item_id=new_id(), origin=origin)


def _record(parsed: ParsedDocument, span: Span) -> tuple[str, Kind]:
    records = (
        (RecordKind.TASK, Kind.TASK, [each.span for each in parsed.tasks]),
        (RecordKind.TARGET, Kind.TARGET, [each.span for each in parsed.targets]),
        (RecordKind.PRIORITY, Kind.PRIORITY, [each.span for each in parsed.priorities]),
    )
    for record, kind, spans in records:
        if span in spans:
            return str(EntryId(parsed.document_id, record, spans.index(span))), kind
    return f"{parsed.document_id}@{span.start}-{span.end}", Kind.PASSAGE
