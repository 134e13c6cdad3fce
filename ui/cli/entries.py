"""Entries as commands hand them out: JSON, a sheet, lines."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any

from corpus.build import Corpus
from corpus.export.sheets import Sheet, Value
from corpus.glossary import chinese
from corpus.search.asked import Entry
from corpus.search.copies import SAME

_HEAD = 60
"""Characters of an entry in a line."""


def files_of(library: Corpus) -> dict[str, str]:
    """Document id to file name."""
    page = 1
    files: dict[str, str] = {}
    while rows := library.documents(page=page):
        files |= {row.document_id: row.source_name for row in rows}
        page += 1
    return files


def entry_json(entry: Entry, files: Mapping[str, str]) -> dict[str, Any]:
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


def entry_sheet(entries: Iterable[Entry], files: Mapping[str, str]) -> Sheet:
    """Entries as a sheet, each with its source."""
    names = ("kind", "title", "text", "file", "document_title", "column.document_number", "path", "day", "entry_id")

    def row(entry: Entry) -> tuple[Value, ...]:
        place = (files.get(entry.document_id), entry.document_title, entry.document_number, " › ".join(entry.path))
        return (chinese(f"kind.{entry.kind.value}"), entry.title, entry.text, *place, entry.day, entry.entry_id)

    return Sheet(name="结果", columns=tuple(map(chinese, names)), rows=tuple(map(row, entries)))


def entry_lines(entries: Iterable[Entry]) -> list[str]:
    """One entry a line: kind, words, document, id."""
    return [
        f"  {chinese(f'kind.{entry.kind.value}')}  {_said(entry)}  《{entry.document_title}》  {entry.entry_id}"
        for entry in entries
    ]


def _said(entry: Entry) -> str:
    words = " ".join((entry.title or entry.text).split())
    return words if len(words) <= _HEAD else words[:_HEAD] + "…"
