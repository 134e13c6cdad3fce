"""Lexicons are CSV files that a person edits; what is wrong in one is said with file and line when it is loaded."""

from __future__ import annotations

import csv
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from importlib.resources.abc import Traversable
from pathlib import Path

from corpus.fold import fold
from corpus.model import UnitRole


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


def read_rows(source: str | Path, columns: Sequence[str]) -> Iterator[Row]:
    """The rows of a shipped lexicon (by name) or of a user's file (by path).

    ``columns`` must all be there; others are kept too. A line that begins with ``#`` is a comment. Raises LexiconError.
    """
    path: Traversable = source if isinstance(source, Path) else files("extract") / "lexicons" / source
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


ROLES = {role.value: role for role in UnitRole}


def _load_vocabulary(words: bool) -> dict[str, str]:
    labels: dict[str, str] = {}
    for row in read_rows("labels.csv", ("id", "preferred", "alternatives")):
        kind, _, role = row["id"].rpartition(".")
        if (kind == "word") == words:
            for label in (row["preferred"], *row.labels("alternatives")):
                name_label(labels, label, role, row)
    return labels


@cache
def load_labels() -> Mapping[str, tuple[str, UnitRole | None]]:
    """Printed label or column head, folded and without white space → field, and role where the field is one.

    Fields: lead responsible cooperating supervising (roles), deadline task action number section region_scope indicator
    value base_value target_kind measure person assessor note. ``*`` in a label of the file stands for an agency's name
    (市卫健委内牵头处室): ask ``label_field``, which knows that. Raises LexiconError.
    """
    return {label: (field, ROLES.get(field)) for label, field in _load_vocabulary(words=False).items()}


@cache
def load_role_words() -> Mapping[str, UnitRole]:
    """What is said after (会同: before) a list of units to give their role: 牵头, 按职责分工负责, 参与 … Folded."""
    return {label: ROLES[role] for label, role in _load_vocabulary(words=True).items()}


@cache
def _endings() -> tuple[tuple[str, str], ...]:
    return tuple((label[1:], label) for label in load_labels() if label.startswith("*"))


def label_field(label: str) -> tuple[str, UnitRole | None] | None:
    """The field of a printed label or column head, white space and final colon aside; None for no label.

    >>> label_field("市教育局内牵头处室")
    ('lead', <UnitRole.LEAD: 'lead'>)
    """
    folded = "".join(fold(label).split()).rstrip(":")
    if known := load_labels().get(folded):
        return known
    outer, bracket, rest = folded.partition("(")
    if bracket and (known := load_labels().get(outer + rest.partition(")")[2])):
        return known  # 责任单位(第一个为牵头单位), 责任处(科)室
    return next((load_labels()[key] for end, key in _endings() if folded.endswith(end)), None)
