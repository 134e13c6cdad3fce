"""Corrections as JSON, as the store keeps them."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import asdict
from typing import Any

from corpus.corrections.correction import (
    AcceptRecord,
    AddRecord,
    Anchor,
    BoundRecord,
    Correction,
    EditRecord,
    Fields,
    Quoted,
    RejectRecord,
    SetField,
)
from corpus.corrections.packing import pack, unpack
from corpus.model import Citation, Metadata, ParsedDocument, Priority, Span, Target, Task
from corpus.search.entry_ids import RecordKind

NAMES: Mapping[type[Correction], str] = {
    AcceptRecord: "accept",
    RejectRecord: "reject",
    EditRecord: "edit",
    BoundRecord: "bound",
    AddRecord: "add",
    SetField: "set",
}
"""What each is called."""


def name_of(correction: Correction) -> str:
    return NAMES[type(correction)]


def dump_correction(correction: Correction) -> str:
    return json.dumps({"name": name_of(correction), **asdict(correction)}, ensure_ascii=False)


def load_correction(text: str) -> Correction:
    said: dict[str, Any] = json.loads(text)
    name = said.pop("name")
    if name == "set":
        return SetField(field=said["field"], old=_value(said["old"]), new=_value(said["new"]))
    if name == "add":
        return AddRecord(kind=RecordKind(said["kind"]), quoted=Quoted(**said["quoted"]), fields=_fields(said["fields"]))
    held = said["anchor"]
    anchor = Anchor(kind=RecordKind(held["kind"]), quoted=Quoted(**held["quoted"]), record=held["record"])
    if name == "edit":
        return EditRecord(anchor=anchor, old=_fields(said["old"]), new=_fields(said["new"]))
    if name == "bound":
        return BoundRecord(anchor=anchor, quoted=Quoted(**said["quoted"]))
    return RejectRecord(anchor=anchor) if name == "reject" else AcceptRecord(anchor=anchor)


def _fields(said: Mapping[str, Any]) -> Fields:
    return {name: _value(value) for name, value in said.items()}


def _value(said: Any) -> Any:
    return tuple(said) if isinstance(said, list) else said


# --- what was extracted ---------------------------------------------------------------------------------------------

_RECORDS: Mapping[str, type[Any]] = {
    "tasks": Task, "targets": Target, "priorities": Priority, "citations": Citation,
}  # fmt: skip


def dump_records(parsed: ParsedDocument) -> str:
    """All of a document that corrections may change."""
    held = {name: [pack(record, "", 0) for record in getattr(parsed, name)] for name in _RECORDS}
    return json.dumps({"metadata": pack(parsed.metadata, "", 0), **held}, ensure_ascii=False, separators=(",", ":"))


def load_records(text: str) -> dict[str, Any]:
    """The same by the names of the fields of ParsedDocument."""
    said = json.loads(text)
    found: dict[str, Any] = {
        name: tuple(unpack(kind, record, _same_place) for record in said[name]) for name, kind in _RECORDS.items()
    }
    return {"metadata": unpack(Metadata, said["metadata"], _same_place), **found}


def _same_place(start: int, end: int, words: str) -> Span:
    return Span(start, end)
