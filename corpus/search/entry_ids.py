"""The ids by which a document and its records are known: in results, exports, addresses and links.

A document's id stands alone; a record's adds a letter for its kind and its number among its kind, counted from 0.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from enum import StrEnum


class RecordKind(StrEnum):
    """What has an id: the kinds of entry, and the citations and issues that only exports and pages list."""

    DOCUMENT = "document"
    PASSAGE = "passage"
    TASK = "task"
    TARGET = "target"
    PRIORITY = "priority"
    CITATION = "citation"
    ISSUE = "issue"


_LETTERS = {
    RecordKind.PASSAGE: "p",
    RecordKind.TASK: "t",
    RecordKind.TARGET: "g",
    RecordKind.PRIORITY: "r",
    RecordKind.CITATION: "c",
    RecordKind.ISSUE: "w",
}
_KINDS = {letter: kind for kind, letter in _LETTERS.items()}
# One way to write an id: no leading zeros, no sign. Document ids are hexadecimal digits (of the SHA-256).
_ID = re.compile(rf"(?P<document>[0-9a-f]+)(?:-(?P<letter>[{''.join(_KINDS)}])(?P<number>0|[1-9][0-9]{{0,8}}))?")


class InvalidEntryId(ValueError):
    """A text that is no id of ours."""


def anchor(kind: RecordKind, number: int) -> str:
    """A record's name within its document, by which links scroll to it.

    >>> anchor(RecordKind.TASK, 3)
    't3'
    """
    return f"{_LETTERS[kind]}{number}"


@dataclass(frozen=True, slots=True)
class EntryId:
    """An id taken apart; ``str()`` puts it together.

    >>> str(EntryId("c0ffee", RecordKind.TASK, 3))
    'c0ffee-t3'
    """

    document_id: str
    kind: RecordKind = RecordKind.DOCUMENT
    number: int = 0
    """Of a record, among its kind."""

    def __str__(self) -> str:
        return f"{self.document_id}-{self.anchor}" if self.anchor else self.document_id

    @property
    def anchor(self) -> str:
        """The record's name within its document; empty for the document itself."""
        return "" if self.kind is RecordKind.DOCUMENT else anchor(self.kind, self.number)


def parse_entry_id(text: str) -> EntryId:
    """An id as it is written. Raises InvalidEntryId.

    >>> parse_entry_id("c0ffee-t3")
    EntryId(document_id='c0ffee', kind=<RecordKind.TASK: 'task'>, number=3)
    """
    match = _ID.fullmatch(text)
    if match is None:
        raise InvalidEntryId(f"not the id of a document or record: {text!r}")
    if match["letter"] is None:
        return EntryId(match["document"])
    return EntryId(match["document"], _KINDS[match["letter"]], int(match["number"]))
