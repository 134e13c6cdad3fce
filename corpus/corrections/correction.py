"""The closed list of what a person can put right in a document. Values only."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, TypeAlias

from corpus.search.entry_ids import RecordKind

CHECKED_KINDS = (RecordKind.TASK, RecordKind.TARGET, RecordKind.PRIORITY, RecordKind.CITATION)
"""What has records that can be put right."""
FieldValue: TypeAlias = "str | tuple[str, ...] | bool | None"
"""A field as people write it: words, a list of names, yes or no, or nothing."""
Fields: TypeAlias = Mapping[str, FieldValue]


class CorrectionError(Exception):
    """Something that cannot be put right so. The message is one Chinese sentence."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Quoted:
    """A passage, so that it is found again in a text that may have changed."""

    start: int
    """Where it stood; a hint, not a promise."""
    quote: str
    before: str = ""
    after: str = ""
    """What stood around it."""
    nth: int = 0
    of: int = 1
    """Which it was of so many places with the same words."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Anchor:
    """A record as it was when it was put right."""

    kind: RecordKind
    quoted: Quoted
    record: Mapping[str, Any]
    """All of it (``corpus.corrections.packing``): should it no longer be extracted, it is made of this again."""


@dataclass(frozen=True, slots=True, kw_only=True)
class AcceptRecord:
    anchor: Anchor


@dataclass(frozen=True, slots=True, kw_only=True)
class RejectRecord:
    anchor: Anchor


@dataclass(frozen=True, slots=True, kw_only=True)
class EditRecord:
    anchor: Anchor
    old: Fields
    new: Fields
    """Only what is changed."""


@dataclass(frozen=True, slots=True, kw_only=True)
class BoundRecord:
    """Other boundaries."""

    anchor: Anchor
    quoted: Quoted


@dataclass(frozen=True, slots=True, kw_only=True)
class AddRecord:
    kind: RecordKind
    quoted: Quoted
    fields: Fields


@dataclass(frozen=True, slots=True, kw_only=True)
class SetField:
    """A field of the document itself; set to what it is already, it is accepted."""

    field: str
    old: FieldValue
    new: FieldValue


Correction = AcceptRecord | RejectRecord | EditRecord | BoundRecord | AddRecord | SetField


@dataclass(frozen=True, slots=True, kw_only=True)
class NotedCorrection:
    """A correction as it was kept: who made it and when, and whether it was taken back."""

    number: int
    document_id: str
    """In which document it was made; it holds in other files of the same document too."""
    correction: Correction
    author: str
    made: str
    """ISO time."""
    undone: str | None = None
    """ISO time."""
    undone_by: str | None = None


def kind_of(correction: Correction) -> RecordKind:
    """Which kind of record it is about."""
    if isinstance(correction, SetField):
        return RecordKind.DOCUMENT
    return correction.kind if isinstance(correction, AddRecord) else correction.anchor.kind


def quoted_of(correction: Correction) -> Quoted | None:
    """The passage that it is about; None where it is about the document itself."""
    if isinstance(correction, SetField):
        return None
    return correction.quoted if isinstance(correction, AddRecord) else correction.anchor.quoted
