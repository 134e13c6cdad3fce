"""Gold files out of corrections: the JSON contract, without what people did not look at."""

from __future__ import annotations

from collections.abc import Collection
from typing import Any

from corpus.corrections.judged import verified_fields
from corpus.export.contract import Json, to_json
from corpus.model import ParsedDocument
from corpus.search.entry_ids import RecordKind

_KEYS: dict[str, tuple[str, ...]] = {
    "tasks": ("label", "title", "section", "text", "assignments", "deadline"),
    "targets": ("indicator", "value", "upper", "measure", "comparator", "by", "base", "status", "text"),
    "priorities": ("region", "text", "listed"),
    "citations": ("title", "number"),
}
"""What a gold file says of each record."""
_WITHIN = {"assignments": ("role", "unit", "running"), "deadline": ("text", "due", "recurs")}
DOCUMENT_FIELDS = (
    "title", "document_number", "issuers", "addressees", "document_date", "published_date", "document_type", "level",
    "region", "region_code",
)  # fmt: skip


def to_gold(parsed: ParsedDocument, kinds: Collection[RecordKind], *, whole: bool = False) -> dict[str, Json]:
    """A document as people put it right. ``kinds``: those of which they looked at every record; a gold file leaves
    out what was not annotated. ``whole``: all of it is taken for right."""
    made: dict[str, Any] = to_json(parsed)
    fields = DOCUMENT_FIELDS if whole else verified_fields(parsed.metadata)
    gold: dict[str, Any] = {"source": made["source"]}
    if document := {name: made["document"][name] for name in DOCUMENT_FIELDS if name in fields}:
        gold["document"] = document
    if whole:
        gold["outline"] = [{name: each[name] for name in ("label", "title", "depth")} for each in made["outline"]]
    names = {RecordKind.TASK: "tasks", RecordKind.TARGET: "targets", RecordKind.PRIORITY: "priorities",
             RecordKind.CITATION: "citations"}  # fmt: skip
    for kind, name in names.items():
        if whole or kind in kinds:
            gold[name] = [_record(each, _KEYS[name]) for each in made[name] if not each.get("mention")]
    if "targets" in gold:
        gold["achieved_annotated"] = True
    if "priorities" in gold:
        gold["running_priorities_annotated"] = True
    return gold


def _record(record: dict[str, Any], keys: tuple[str, ...]) -> dict[str, Json]:
    found = {key: record[key] for key in keys}
    if "assignments" in found:
        found["assignments"] = [_inner(each, "assignments") for each in found["assignments"]]
    if found.get("deadline"):
        found["deadline"] = _inner(found["deadline"], "deadline")
    return found


def _inner(record: dict[str, Any], name: str) -> dict[str, Json]:
    return {key: record[key] for key in _WITHIN[name] if key in record}
