"""Ways in which the file of a store comes to harm."""

from __future__ import annotations

import sqlite3
from collections.abc import Callable, Mapping
from contextlib import closing
from pathlib import Path

Harm = Callable[[Path], object]
"""Done to the folder of a corpus."""


def _file(folder: Path) -> Path:
    return folder / "corpus.sqlite"


def _written(data: bytes) -> Harm:
    return lambda folder: _file(folder).write_bytes(data)


def _cut(part: float) -> Harm:
    def harm(folder: Path) -> None:
        data = _file(folder).read_bytes()
        _file(folder).write_bytes(data[: int(len(data) * part)])

    return harm


def _garbled(start: float, length: int) -> Harm:
    def harm(folder: Path) -> None:
        data = bytearray(_file(folder).read_bytes())
        at = int(len(data) * start)
        data[at : at + length] = b"\xa5" * min(length, len(data) - at)
        _file(folder).write_bytes(data)

    return harm


def _sql(*statements: str) -> Harm:
    def harm(folder: Path) -> None:
        with closing(sqlite3.connect(_file(folder), isolation_level=None)) as connection:
            for statement in statements:
                connection.execute(statement)

    return harm


def _a_folder_instead(folder: Path) -> None:
    _file(folder).unlink()
    _file(folder).mkdir()


def _to_itself(folder: Path) -> None:
    _file(folder).unlink()
    _file(folder).symlink_to(_file(folder))


HARMS: Mapping[str, Harm] = {
    "no database": _written(b"no database " * 1000),
    "nothing in it": _written(b""),
    "one byte": _written(b"S"),
    "the head alone": _cut(0.0005),
    "a tenth of it": _cut(0.1),
    "half of it": _cut(0.5),
    "the head garbled": _garbled(0.0, 64),
    "the first page garbled": _garbled(0.0002, 3000),
    "the middle garbled": _garbled(0.3, 200_000),
    "all but the head garbled": _garbled(0.006, 10_000_000),
    "a folder instead": _a_folder_instead,
    "a link to itself": _to_itself,
    "no table of documents": _sql("DROP TABLE documents"),
    "no table of texts": _sql("DROP TABLE texts"),
    "no table of tasks": _sql("DROP TABLE assignments", "DROP TABLE tasks"),
    "no generation": _sql("DELETE FROM meta"),
    "generation null": _sql("UPDATE meta SET value = NULL WHERE key = 'generation'"),
    "generation a word": _sql("UPDATE meta SET value = '许多' WHERE key = 'generation'"),
    "blocks that are none": _sql("UPDATE texts SET blocks = '{'"),
    "blocks of another shape": _sql("UPDATE texts SET blocks = '[[1]]'"),
    "issuers that are none": _sql("UPDATE documents SET issuers = 'x'"),
    "a date that is none": _sql("UPDATE documents SET document_date = '某年某月'"),
    "texts gone": _sql("DELETE FROM texts"),
    "spans upside down": _sql("UPDATE tasks SET span_start = 9, span_end = 3"),
    "originals that are none": _sql("UPDATE originals SET deflated = x'00ff'"),
    "of a later version": _sql("PRAGMA user_version = 99"),
    "of a version below none": _sql("PRAGMA user_version = -1"),
}
