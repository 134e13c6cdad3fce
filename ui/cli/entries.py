"""Entries as commands say them: in lines, with the names of their files."""

from __future__ import annotations

from collections.abc import Iterable

from corpus.build import Corpus
from corpus.glossary import chinese
from corpus.search.asked import Entry

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


def entry_lines(entries: Iterable[Entry]) -> list[str]:
    """One entry a line: kind, words, document, id."""
    return [
        f"  {chinese(f'kind.{entry.kind.value}')}  {_said(entry)}  《{entry.document_title}》  {entry.entry_id}"
        for entry in entries
    ]


def _said(entry: Entry) -> str:
    words = " ".join((entry.title or entry.text).split())
    return words if len(words) <= _HEAD else words[:_HEAD] + "…"
