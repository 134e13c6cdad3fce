"""Lexicons are CSV files that a person edits; what is wrong in one is said with file and line when it is loaded."""

from __future__ import annotations

import csv
import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from importlib.resources.abc import Traversable

from corpus.fold import fold


class LexiconError(Exception):
    """A lexicon file is wrong: file, line, what, the offending value."""


@dataclass(frozen=True, slots=True)
class Row:
    """One line of a lexicon file, with the place to name when it is wrong."""

    file: str
    line: int
    values: Mapping[str, str]

    def __getitem__(self, column: str) -> str:
        return self.values[column]

    def labels(self, column: str) -> tuple[str, ...]:
        """The ``|``-separated labels of a column, in their order."""
        return tuple(label for label in self.values[column].split("|") if label)

    def error(self, message: str) -> LexiconError:
        return LexiconError(f"{self.file}:{self.line}: {message}")


def read_rows(source: str | Traversable, columns: Sequence[str]) -> Iterator[Row]:
    """The rows of a shipped lexicon (by name) or of another file.

    ``columns`` must all be there; others are kept too. A line that begins with ``#`` is a comment. Raises LexiconError.
    """
    path = files("extract") / "lexicons" / source if isinstance(source, str) else source
    try:
        text = path.read_bytes().decode("utf-8-sig")
    except (OSError, UnicodeDecodeError) as error:
        raise LexiconError(f"{path.name}: {error}") from error
    reader = csv.reader(text.splitlines(keepends=True))
    header = next(reader, [])
    if missing := [column for column in columns if column not in header]:
        raise LexiconError(f"{path.name}:1: column {missing[0]!r} is missing")
    for cells in reader:
        if not cells or cells[0].startswith("#"):
            continue
        row = Row(path.name, reader.line_num, dict(zip(header, cells, strict=False)))
        if len(cells) != len(header):
            raise row.error(f"{len(cells)} cells where the header has {len(header)}")
        if not cells[0].strip():
            raise row.error(f"{header[0]} is empty")
        yield row


def name_label(labels: dict[str, str], label: str, entry: str, row: Row) -> None:
    """Enter one label in folded form; one label names one entry. Raises LexiconError."""
    if (known := labels.setdefault(fold(label), entry)) != entry:
        raise row.error(f"{label!r} already names {known}")


def alternatives(lexicon: str, **where: str) -> str:
    """The words of a lexicon's rows, which stand in its first column, as a pattern, the longest first.

    Before them a set of the characters with which they begin: where none does, a hundred words need no trying.
    ``where`` names columns: a row counts whose cell shares a ``|``-separated value with the wanted ones
    (``uses="said|by"``). Raises LexiconError where no row does.
    """
    wanted = [(column, frozenset(values.split("|"))) for column, values in where.items()]
    words = {
        fold(next(iter(row.values.values())))
        for row in _rows(lexicon, tuple(where))
        if not any(values.isdisjoint(row[column].split("|")) for column, values in wanted)
    }
    if not words:
        raise LexiconError(f"{lexicon}: no row has {where}")
    initials = "".join(sorted({re.escape(word[0]) for word in words}))
    choice = "|".join(re.escape(word) for word in sorted(words, key=lambda word: (-len(word), word)))
    return f"(?=[{initials}])(?:{choice})"


@cache
def _rows(lexicon: str, columns: tuple[str, ...]) -> tuple[Row, ...]:
    """One lexicon goes into many patterns."""
    return tuple(read_rows(lexicon, columns))
