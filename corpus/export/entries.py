"""Entries as they are handed out, whoever asks: JSON, a sheet; what a search found as one object."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import asdict
from typing import Any

from corpus.export.sheets import Sheet, Value
from corpus.glossary import chinese
from corpus.search.asked import Entry, HitGroup, Results
from corpus.search.copies import SAME


def entry_json(entry: Entry, files: Mapping[str, str]) -> dict[str, Any]:
    """``files``: document id to file name."""
    return {
        "entry_id": entry.entry_id,
        "kind": entry.kind.value,
        "title": entry.title,
        "text": entry.text,
        "file": files.get(entry.document_id),
        "document_title": entry.document_title,
        "document_number": entry.document_number,
        "path": list(entry.path),
        "day": entry.day,
        "start": entry.span.start,
        "end": entry.span.end,
        "facets": {name: list(values) for name, values in entry.facets.items() if name != SAME},
        **({"same_as": entry.facets[SAME][-1]} if SAME in entry.facets else {}),
    }


def results_json(results: Results, files: Mapping[str, str], *, grouped: bool = False) -> dict[str, Any]:
    """How the query was read, and what it finds."""
    hits = [entry_json(hit.entry, files) | {"score": round(hit.score, 4)} for hit in results.hits]
    found: dict[str, Any] = {
        "reading": results.reading,
        "notes": list(results.notes),
        "total": results.total,
        "hits": hits,
        "kinds": {kind.value: count for kind, count in results.kinds.items()},
    }
    if grouped:
        found |= {"documents": results.documents, "groups": [_group_json(group) for group in results.groups]}
    same = {key: [entry.entry_id for entry in entries] for key, entries in results.copies.items()}
    found |= {"copies": same} if same else {}
    found["conditions"] = [asdict(chip) for chip in results.chips]
    found["offers"] = [asdict(offer) for offer in results.offers]
    return found


def _group_json(group: HitGroup) -> dict[str, object]:
    title = group.hits[0].entry.document_title
    ids = [hit.entry.entry_id for hit in group.hits]
    return {"document_id": group.document_id, "document_title": title, "total": group.total, "hits": ids}


def entry_sheet(entries: Iterable[Entry], files: Mapping[str, str]) -> Sheet:
    """Entries as a sheet, each with its source."""
    names = ("kind", "title", "text", "file", "document_title", "column.document_number", "path", "day", "entry_id")

    def row(entry: Entry) -> tuple[Value, ...]:
        place = (files.get(entry.document_id), entry.document_title, entry.document_number, " › ".join(entry.path))
        return (chinese(f"kind.{entry.kind.value}"), entry.title, entry.text, *place, entry.day, entry.entry_id)

    return Sheet(name="结果", columns=tuple(map(chinese, names)), rows=tuple(map(row, entries)))
