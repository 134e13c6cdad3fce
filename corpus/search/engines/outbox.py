"""Entries that wait for a commit: what was not sent can be forgotten. Many of them wait on the disk."""

from __future__ import annotations

import tempfile
from collections.abc import Iterable, Iterator
from typing import IO, cast

_IN_MEMORY = 32 << 20
"""Bytes that are kept without a file."""


class Outbox:
    """Entries as text of two lines each, in the order in which they came."""

    def __init__(self) -> None:
        self._file = self._made()
        self._number = 0
        self._dropped: dict[str, int] = {}
        """Document to the number of the first entry that may be one of it again."""

    @staticmethod
    def _made() -> IO[str]:
        made = tempfile.SpooledTemporaryFile(_IN_MEMORY, "w+", encoding="utf-8", newline="\n")  # noqa: SIM115 - until close
        return cast(IO[str], made)

    def __len__(self) -> int:
        """Entries that came."""
        return self._number

    def add(self, document_id: str, lines: str) -> None:
        """``lines`` ends both of its lines."""
        self._file.write(f"{document_id}\n{lines}")
        self._number += 1

    def drop(self, document_ids: Iterable[str]) -> None:
        """Forget what these documents have until now."""
        self._dropped |= dict.fromkeys(document_ids, self._number)

    def __iter__(self) -> Iterator[str]:
        self._file.seek(0)
        for number in range(self._number):
            document_id = self._file.readline()[:-1]
            lines = self._file.readline() + self._file.readline()
            if number >= self._dropped.get(document_id, 0):
                yield lines
        self._file.seek(0, 2)

    def clear(self) -> None:
        self._file.close()
        self._file, self._number, self._dropped = self._made(), 0, {}

    def close(self) -> None:
        self._file.close()


def batched(lines: Iterable[str], most: int = 1000, size: int = 4 << 20) -> Iterator[list[str]]:
    """The same in lists of so many, or of so many characters."""
    batch: list[str] = []
    length = 0
    for each in lines:
        batch.append(each)
        length += len(each)
        if len(batch) >= most or length >= size:
            yield batch
            batch, length = [], 0
    if batch:
        yield batch
