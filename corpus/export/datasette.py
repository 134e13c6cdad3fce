"""What Datasette is told of a corpus (``datasette corpus.sqlite -m datasette.json``): titles, columns and facets in
Chinese, the tables that are for programs out of the way, questions that people ask."""

from __future__ import annotations

import sqlite3
import tomllib
from contextlib import closing
from functools import cache
from importlib.resources import files
from typing import Any

from corpus.store.migrations import migrate

_DATABASE = "corpus"
"""Datasette calls a database by its file's name."""


@cache
def _told() -> dict[str, Any]:
    return tomllib.loads((files("corpus") / "export" / "datasette.toml").read_text(encoding="utf-8"))


def datasette_metadata() -> dict[str, Any]:
    """The metadata file, as Datasette reads it."""
    told = _told()
    hidden = {name: {"hidden": True} for name in _tables()}
    shown = {name: {"columns": _columns(name), **about} for name, about in told["tables"].items()}
    corpus = {"tables": hidden | shown, "queries": told["queries"]}
    return {"title": told["title"], "description": told["description"], "databases": {_DATABASE: corpus}}


def _tables() -> list[str]:
    """All tables of a store: they are for programs, what people want of them is in the views."""
    with closing(sqlite3.connect(":memory:", isolation_level=None)) as connection:
        migrate(connection)
        return [
            name for (name,) in connection.execute("SELECT name FROM sqlite_master WHERE type = 'table' ORDER BY 1")
        ]


def _columns(name: str) -> dict[str, str]:
    """What columns hold: the same word means the same in every table."""
    told = _told()
    return {**told["columns"]["all"], **told["columns"].get(name, {})}
