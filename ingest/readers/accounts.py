"""What a reader leaves out and adds, collected on the way."""

from __future__ import annotations

from collections.abc import Iterator

from ingest.ledger import Added, AddedText, Left, LeftOut

_RUN = 64
"""Characters that are compared at once where two texts are alike, which is nearly everywhere."""


class Accounts:
    """Entries of the ledger in order; what is said of one paragraph for one reason is one entry."""

    def __init__(self) -> None:
        self._left: list[tuple[Left, list[str]]] = []
        self._added: list[tuple[Added, list[str]]] = []
        self._open = False

    def leave(self, reason: Left, text: str) -> None:
        if not text.strip():
            return
        if self._open and self._left and self._left[-1][0] is reason:
            self._left[-1][1].append(text)
        else:
            self._left.append((reason, [text]))
        self._open = True

    def add(self, reason: Added, text: str) -> None:
        if not text.strip():
            return
        if self._added and self._added[-1][0] is reason:
            self._added[-1][1].append(text)
        else:
            self._added.append((reason, [text]))

    def close(self) -> None:
        """A paragraph ends."""
        self._open = False

    def left(self) -> tuple[LeftOut, ...]:
        return tuple(LeftOut(reason, "".join(texts)) for reason, texts in self._left)

    def added(self) -> tuple[AddedText, ...]:
        return tuple(AddedText(reason, " ".join(texts)) for reason, texts in self._added)

    def take(self, left: tuple[LeftOut, ...], added: tuple[AddedText, ...]) -> None:
        """The entries of another reader that read a part of the file."""
        for each in left:
            self.close()
            self.leave(each.reason, each.text)
        for entry in added:
            self.add(entry.reason, entry.text)
        self.close()


def dropped(before: str, after: str) -> str:
    """What was taken out of a text of which another is what is left.

    >>> dropped("**甲**、[乙](x)", "甲、乙")
    '****[](x)'
    """
    return "".join(_dropped(before, after))


def _dropped(before: str, after: str) -> Iterator[str]:
    at = place = 0
    while place < len(before):
        if (run := after[at : at + _RUN]) and before.startswith(run, place):
            at, place = at + len(run), place + len(run)
        elif at < len(after) and after[at] == before[place]:
            at, place = at + 1, place + 1
        else:
            yield before[place]
            place += 1
