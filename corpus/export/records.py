"""All records of documents: as lines of JSON, or as one Excel book with a sheet for each kind.

Every record carries its file, 文号, section path, its words and its entry id.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Any

from corpus.export.contract import Json, to_json
from corpus.export.sheets import Sheet, Value, to_xlsx
from corpus.glossary import chinese
from corpus.model import ParsedDocument, Span, numbered
from corpus.search.entry_ids import EntryId, RecordKind

_KINDS = {
    "tasks": RecordKind.TASK,
    "targets": RecordKind.TARGET,
    "priorities": RecordKind.PRIORITY,
    "citations": RecordKind.CITATION,
    "warnings": RecordKind.ISSUE,
}
"""Key of the JSON contract to what stands under it."""
SHEETS = ("document", "task", "assignment", "target", "priority", "citation", "issue")
_FIELDS: dict[str, tuple[str, ...]] = {
    "document": ("title", "document_number", "issuers", "addressees", "document_date", "published_date",
                 "document_type", "printed_type", "level", "region", "region_code", "effective_date", "valid_until",
                 "repeals", "verified"),
    "task": ("label", "title", "text", "lead", "responsible", "cooperating", "supervising", "deadline", "due",
             "recurs", "milestones", "themes", "verified"),
    "assignment": ("title", "role", "unit", "unit_full", "running", "institution_id", "level", "present_name", "since"),
    "target": ("indicator", "comparator", "value", "upper", "measure", "by", "base", "base_value",
               "status", "kind", "striving", "ambiguous", "verified"),
    "priority": ("region", "text", "listed", "themes", "mention", "verified"),
    "citation": ("title", "number", "relation", "verified"),
    "issue": ("code", "message"),
}  # fmt: skip
"""The columns of each sheet; then come those of the place (``_PLACE``). No 时效 of today: a sheet is kept for years."""
_PLACE = ("file", "document_title", "document_number", "path", "quote", "start", "end", "entry_id")
_BETWEEN = {"path": " › ", "milestones": "；"}
_TALLEST = 64
"""Points: four lines of a long text are enough to tell records apart."""
_WORDS = {"role", "status", "kind", "relation", "code"}
"""Fields whose values are slugs."""


def records(parsed: ParsedDocument) -> Iterator[dict[str, Json]]:
    """The document itself and each of its records as one flat-as-possible object: kind, place, then its own fields."""
    whole: dict[str, Any] = to_json(parsed)
    where = {
        "document_id": parsed.document_id,
        "file": parsed.document.source.name,
        "document_title": parsed.metadata.title,
        "document_number": parsed.metadata.document_number,
    }
    yield {"record": RecordKind.DOCUMENT.value, "entry_id": parsed.document_id, **where, **whole["document"]}
    for key, kind in _KINDS.items():
        for number, fields in zip(_numbers(parsed, kind), whole[key], strict=True):
            yield {
                "record": kind.value,
                "entry_id": str(EntryId(parsed.document_id, kind, number)),
                **where,
                **_place(parsed, fields),
                **fields,
            }


def _numbers(parsed: ParsedDocument, kind: RecordKind) -> Iterator[int]:
    """Of the records of a kind, by which they are known."""
    held = {
        RecordKind.TASK: numbered(parsed.tasks),
        RecordKind.TARGET: numbered(parsed.targets),
        RecordKind.PRIORITY: numbered(parsed.priorities),
        RecordKind.CITATION: numbered(parsed.citations),
    }
    return (number for number, _ in held.get(kind) or enumerate(parsed.issues))


def _place(parsed: ParsedDocument, fields: dict[str, Any]) -> dict[str, Json]:
    if "start" not in fields:
        return {"path": [], "quote": None}
    span = Span(fields["start"], fields["end"])
    path = fields.get("section") or parsed.path(parsed.section_at(span.start))
    return {"path": list(path), "quote": parsed.document[span]}


def to_jsonl(documents: Iterable[ParsedDocument]) -> Iterator[str]:
    """One line for each record, documents first in their group; without line ends."""
    for parsed in documents:
        for record in records(parsed):
            yield json.dumps(record, ensure_ascii=False)


def record_sheets(documents: Iterable[ParsedDocument]) -> tuple[Sheet, ...]:
    """A sheet for each kind, also where it is empty."""
    rows: dict[str, list[tuple[Value, ...]]] = {kind: [] for kind in SHEETS}
    for parsed in documents:
        for record in records(parsed):
            for kind, flat in flat_records(record):
                rows[kind].append(tuple(_value(name, flat.get(name)) for name in fields_of(kind)))
    return tuple(
        Sheet(
            name=chinese(f"sheet.{kind}"),
            columns=tuple(chinese(f"{kind}.{name}") for name in fields_of(kind)),
            rows=tuple(rows[kind]),
            tallest=_TALLEST,
        )
        for kind in SHEETS
    )


def fields_of(kind: str) -> tuple[str, ...]:
    """The fields of a kind of SHEETS in their order, those of its place last."""
    return (*_FIELDS[kind], *_places(kind))


def _places(kind: str) -> tuple[str, ...]:
    return ("file", "entry_id") if kind == "document" else _PLACE


def flat_records(record: dict[str, Json]) -> Iterator[tuple[str, dict[str, Any]]]:
    """A record as rows of sheets (kind, fields): a task gives one of its own, and one for each assignment."""
    flat: dict[str, Any] = dict(record)
    assignments: Sequence[dict[str, Any]] = flat.pop("assignments", None) or ()
    if deadline := flat.get("deadline"):
        flat |= {"deadline": deadline["text"], "due": deadline["due"], "recurs": deadline["recurs"]}
    if milestones := flat.get("milestones"):
        flat["milestones"] = [f"{each['text']}：{each['what']}" for each in milestones]
    for each in assignments:
        flat[each["role"]] = [*flat.get(each["role"], ()), each["unit_full"] or each["unit"]]
    yield flat["record"], flat
    for each in assignments:
        yield "assignment", {**flat, **each, "quote": each["unit"], "title": flat["title"]}


def cited(citation: Mapping[str, Any]) -> str:
    """A document as a list names it: 《title》（number）, or what there is of the two."""
    title, number = citation["title"], citation["number"]
    if not title:
        return str(number)
    return f"《{title}》（{number}）" if number else f"《{title}》"


def _value(name: str, value: Any) -> Value:
    if name == "repeals":
        return "、".join(map(cited, value or ()))
    if name == "verified" and isinstance(value, list):
        return "、".join(chinese(f"document.{each}") for each in value)
    if isinstance(value, list):
        return _BETWEEN.get(name, "、").join(map(str, value))
    if isinstance(value, bool):
        return "是" if value else "否"
    if name in _WORDS and isinstance(value, str):
        return chinese(f"{name}.{value}")
    return value if value is None or isinstance(value, int | float) else str(value)


def records_book(documents: Iterable[ParsedDocument]) -> bytes:
    """One Excel book with a sheet for each kind of record."""
    return to_xlsx(record_sheets(documents))
