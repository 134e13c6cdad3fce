"""Footnotes and endnotes: told behind the paragraph that refers to them, where a page would print them below."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from ingest.ledger import Left
from ingest.readers.accounts import Accounts
from ingest.readers.word_names import qn
from ingest.readers.word_text import words

_SENTENCE_ENDS = "。；！？：;!?）)”"


class Notes:
    """The notes of a document by kind and id, and which of them wait."""

    def __init__(self, roots: Mapping[str, Any]) -> None:
        self._notes = {
            (kind, note.get(qn("w:id"), "")): note
            for kind, root in roots.items()
            for note in (() if root is None else root)
        }
        self._waiting: list[tuple[str, str]] = []
        self._numbers = dict.fromkeys(roots, 0)

    def refer(self, notes: list[tuple[str, str]]) -> None:
        """A paragraph refers to notes. One that is not there is passed over: a copied paragraph may have lost it."""
        self._waiting += [each for each in notes if each in self._notes and each not in self._waiting]

    def may_follow(self, text: str) -> bool:
        """Whether notes may stand behind a paragraph: a title of several lines and a heading stay whole."""
        return bool(self._waiting) and text.rstrip().endswith(tuple(_SENTENCE_ENDS))

    def take(self) -> Iterator[tuple[str, Any]]:
        """Label and element of the notes that wait."""
        while self._waiting:
            key = self._waiting.pop(0)
            note = self._notes.pop(key, None)
            if note is not None:
                self._numbers[key[0]] += 1
                yield f"注{self._numbers[key[0]]}：", note

    def account(self, accounts: Accounts) -> None:
        """Notes that nothing refers to are not seen."""
        for note in self._notes.values():
            accounts.leave(Left.HIDDEN, words(note))
            accounts.close()
