"""Corrections in words that people read: what was done, what it was before, what it is now."""

from __future__ import annotations

from corpus.corrections.codec import name_of
from corpus.corrections.correction import (
    AddRecord,
    BoundRecord,
    Correction,
    EditRecord,
    Fields,
    SetField,
    kind_of,
    quoted_of,
)
from corpus.corrections.fields import field_of, shown_value
from corpus.glossary import chinese
from corpus.search.entry_ids import RecordKind

_HEAD = 40


def deed(correction: Correction) -> str:
    """修改任务, 补录目标 …"""
    name = chinese(f"correction.{name_of(correction)}")
    return name if isinstance(correction, SetField) else name + chinese(f"kind.{kind_of(correction).value}")


def subject(correction: Correction) -> str:
    """Which record or field, in a few words."""
    if isinstance(correction, SetField):
        return field_of(RecordKind.DOCUMENT, correction.field).label(RecordKind.DOCUMENT)
    quoted = quoted_of(correction)
    words = "".join(quoted.quote.split()) if quoted else ""
    return words if len(words) <= _HEAD else words[:_HEAD] + "…"


def changes(correction: Correction) -> tuple[tuple[str, str, str], ...]:
    """Field, old and new of each thing that was changed."""
    if isinstance(correction, SetField):
        kind = RecordKind.DOCUMENT
        sides = [shown_value(kind, correction.field, value) for value in (correction.old, correction.new)]
        return ((subject(correction), sides[0], sides[1]),)
    if isinstance(correction, EditRecord):
        return _fields(kind_of(correction), correction.old, correction.new)
    if isinstance(correction, BoundRecord):
        return (("起止", subject(correction), _short(correction.quoted.quote)),)
    if isinstance(correction, AddRecord):
        return _fields(correction.kind, {}, correction.fields)
    return ()


def _fields(kind: RecordKind, old: Fields, new: Fields) -> tuple[tuple[str, str, str], ...]:
    return tuple(
        (
            field_of(kind, name).label(kind),
            shown_value(kind, name, old[name]) if name in old else "",
            shown_value(kind, name, value),
        )
        for name, value in new.items()
    )


def _short(words: str) -> str:
    plain = "".join(words.split())
    return plain if len(plain) <= _HEAD else plain[:_HEAD] + "…"


def change_words(correction: Correction) -> str:
    """All of them in one line."""
    return "；".join(f"{name}：{old} → {new}" if old else f"{name}：{new}" for name, old, new in changes(correction))
