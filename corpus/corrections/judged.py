"""What people have judged of a document: to measure extraction by, to train on, to keep as gold."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace
from typing import Any

from corpus.corrections.apply import TUPLES, PutRight
from corpus.corrections.correction import CHECKED_KINDS, NotedCorrection, kind_of
from corpus.model import Metadata, ParsedDocument
from corpus.search.entry_ids import RecordKind


@dataclass(frozen=True, slots=True, kw_only=True)
class Judged:
    """Two sides that can be measured against each other: what nobody looked at is in neither."""

    right: ParsedDocument
    """Only what people accepted, put right or added."""
    found: ParsedDocument
    """Of what was extracted, what they looked at, what they rejected included."""
    fields: tuple[str, ...]
    """Fields of the document that they set or accepted."""


def judged(extracted: ParsedDocument, applied: PutRight) -> Judged:
    """``applied``: the corrections carried out on that same extraction."""
    found: dict[str, Any] = {}
    for kind in CHECKED_KINDS:
        name = TUPLES[kind]
        untouched = {_bare(record) for record in getattr(applied.parsed, name) if not record.verified}
        found[name] = tuple(record for record in getattr(extracted, name) if record not in untouched)
    return Judged(
        right=only_verified(applied.parsed),
        found=replace(extracted, **found),
        fields=applied.parsed.metadata.verified,
    )


def only_verified(parsed: ParsedDocument) -> ParsedDocument:
    """A document with the records that people have looked at, and no others."""
    held: dict[str, Any] = {
        TUPLES[kind]: tuple(record for record in getattr(parsed, TUPLES[kind]) if record.verified)
        for kind in CHECKED_KINDS
    }
    return replace(parsed, **held)


def complete_kinds(parsed: ParsedDocument, noted: Iterable[NotedCorrection]) -> frozenset[RecordKind]:
    """The kinds of which every record of a document was looked at: of these a gold file may speak."""
    touched = {kind_of(each.correction) for each in noted if each.undone is None}
    return frozenset(
        kind
        for kind in CHECKED_KINDS
        if kind in touched and all(record.verified for record in getattr(parsed, TUPLES[kind]))
    )


def _bare(record: Any) -> Any:
    """As it was extracted: without the number that corrections beside it gave."""
    return replace(record, ordinal=None)


def verified_fields(metadata: Metadata) -> tuple[str, ...]:
    """With the region its code."""
    return (*metadata.verified, "region_code") if "region" in metadata.verified else metadata.verified
