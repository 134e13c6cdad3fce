"""What people keep with a corpus: searches with what was seen of them, folders with what was taken in from them."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from itertools import islice
from typing import Any

from corpus.search.asked import Kind, Query, Sort
from corpus.store.access import check_may_write
from corpus.store.damage import sound
from corpus.store.dialect import StoreConnection

_WATCHED = (
    "INSERT INTO watched_files VALUES (?, ?, ?, ?, ?, ?) ON CONFLICT (folder, path)"
    " DO UPDATE SET stamp = excluded.stamp, document_ids = excluded.document_ids,"
    " tried = excluded.tried, tried_at = excluded.tried_at"
)
_AT_ONCE = 10_000
"""Rows that are written in one step, so that others need not wait for all."""


@dataclass(frozen=True, slots=True, kw_only=True)
class SavedSearch:
    """A search under a name, and when a reader looked at it last."""

    name: str
    query: Query
    saved: str
    """ISO time."""
    looked: str
    """ISO time."""
    generation: int
    """Of the store, when the reader looked: what is new since is in documents that changed since."""


@dataclass(frozen=True, slots=True, kw_only=True)
class WatchedFile:
    """A file as it was when it was taken in."""

    path: str
    stamp: str
    """Equal as long as the file is."""
    document_ids: tuple[str, ...]
    tried: int = 0
    """How often it could not be taken in as it is, the last time ``tried_at`` (seconds)."""
    tried_at: int = 0


LONGEST_NAME = 40
"""Characters of the name of a saved search."""


class SavedNameError(ValueError):
    """A name under which nothing can be kept. The message is one Chinese sentence without its full stop."""


def saved_name(text: str) -> str:
    """The name that a person means: in one line, without signs that nobody sees. Raises SavedNameError."""
    seen = "".join(sign if sign.isprintable() else " " if sign.isspace() else "" for sign in text)
    name = " ".join(seen.split())
    if not name:
        raise SavedNameError("请为存下的检索写一个名称")
    if len(name) > LONGEST_NAME:
        raise SavedNameError(f"名称最长 {LONGEST_NAME} 个字，这个有 {len(name)} 个")
    return name


@contextmanager
def _changing(connection: StoreConnection) -> Iterator[None]:
    check_may_write(connection)
    with connection:
        connection.execute("BEGIN IMMEDIATE")
        yield


# --- searches ---------------------------------------------------------------------------------------------------------


def keep_search(connection: StoreConnection, name: str, query: Query, now: str) -> None:
    """In place of one of the same name, of which nothing is remembered then."""
    with _changing(connection):
        _forget(connection, name)
        connection.execute("INSERT INTO saved_searches VALUES (?, ?, ?)", (name, dump_query(query), now))


def drop_search(connection: StoreConnection, name: str) -> bool:
    with _changing(connection):
        return _forget(connection, name)


def _forget(connection: StoreConnection, name: str) -> bool:
    for table in ("saved_looks", "saved_seen"):
        connection.execute(f"DELETE FROM {table} WHERE name = ?", (name,))
    return bool(connection.execute("DELETE FROM saved_searches WHERE name = ?", (name,)).rowcount)


def list_searches(connection: StoreConnection, reader: str) -> tuple[SavedSearch, ...]:
    """All, as they were saved one after the other."""
    rows = connection.execute(
        """SELECT s.name, query, saved, coalesce(looked, saved), coalesce(generation, 0)
        FROM saved_searches s LEFT JOIN saved_looks l ON l.name = s.name AND reader = ? ORDER BY saved, s.name""",
        (reader,),
    )
    return tuple(
        SavedSearch(name=name, query=load_query(query), saved=saved, looked=looked, generation=generation)
        for name, query, saved, looked, generation in rows
    )


def note_seen(connection: StoreConnection, name: str, reader: str, keys: Iterable[int]) -> None:
    rows = ((name, reader, key) for key in keys)
    while some := list(islice(rows, _AT_ONCE)):
        with _changing(connection):
            connection.executemany("INSERT INTO saved_seen VALUES (?, ?, ?) ON CONFLICT DO NOTHING", some)


def note_look(connection: StoreConnection, name: str, reader: str, generation: int, now: str) -> None:
    check_may_write(connection)
    connection.execute(
        "INSERT INTO saved_looks VALUES (?, ?, ?, ?) ON CONFLICT (name, reader)"
        " DO UPDATE SET generation = excluded.generation, looked = excluded.looked",
        (name, reader, generation, now),
    )


def was_seen(connection: StoreConnection, name: str, reader: str, keys: tuple[int, ...]) -> bool:
    """Whether one of the keys is known."""
    marks = ", ".join("?" * len(keys))
    query = f"SELECT 1 FROM saved_seen WHERE name = ? AND reader = ? AND entry IN ({marks}) LIMIT 1"
    return connection.execute(query, (name, reader, *keys)).fetchone() is not None


def dump_query(query: Query) -> str:
    """What a person asked; not which page of it."""
    said: dict[str, Any] = {
        "text": query.text,
        "kind": query.kind and query.kind.value,
        "filters": {name: list(values) for name, values in query.filters.items()},
        "synonyms": query.synonyms,
        "former_names": query.former_names,
        "copies": query.copies,
        "plain": list(query.plain),
        "sort": query.sort.value,
    }
    return json.dumps(said, ensure_ascii=False)


def load_query(text: str) -> Query:
    """Raises StoreDamaged."""
    with sound():
        return _decoded(text)


def _decoded(text: str) -> Query:
    said: Mapping[str, Any] = json.loads(text)
    return Query(
        text=said["text"],
        kind=Kind(said["kind"]) if said["kind"] else None,
        filters={name: tuple(values) for name, values in said["filters"].items()},
        synonyms=said["synonyms"],
        former_names=said["former_names"],
        copies=said.get("copies", False),
        plain=tuple(said["plain"]),
        sort=Sort(said["sort"]),
    )


# --- folders ----------------------------------------------------------------------------------------------------------


def list_watched(connection: StoreConnection, folder: str) -> tuple[WatchedFile, ...]:
    query = "SELECT path, stamp, document_ids, tried, tried_at FROM watched_files WHERE folder = ? ORDER BY path"
    return tuple(
        WatchedFile(path=path, stamp=stamp, document_ids=tuple(ids.split()), tried=tried, tried_at=tried_at)
        for path, stamp, ids, tried, tried_at in connection.execute(query, (folder,))
    )


def note_watched(
    connection: StoreConnection, folder: str, files: Iterable[WatchedFile], gone: Iterable[str] = ()
) -> None:
    """Remember files as they are now, and forget those that are gone."""
    rows = [(folder, each.path, each.stamp, " ".join(each.document_ids), each.tried, each.tried_at) for each in files]
    with _changing(connection):
        connection.executemany(_WATCHED, rows)
        connection.executemany(
            "DELETE FROM watched_files WHERE folder = ? AND path = ?", [(folder, path) for path in gone]
        )
