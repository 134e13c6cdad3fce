"""The kinds of what the check of a kept table finds, and the words for them (``kinds.toml``)."""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from importlib.resources import files


class TableKindError(Exception):
    """``kinds.toml`` is wrong: which kind, what."""


@dataclass(frozen=True, slots=True)
class TableKind:
    code: str
    name: str
    said: str
    mend: str


def parse_kinds(text: str) -> Mapping[str, TableKind]:
    """Kinds by code, in the order in which they are told. Raises TableKindError."""
    found: dict[str, TableKind] = {}
    for code, entry in tomllib.loads(text).items():
        if missing := [key for key in ("name", "said", "mend") if not entry.get(key)]:
            raise TableKindError(f"kinds.toml: {code}: {missing[0]} is missing")
        found[code] = TableKind(code, entry["name"], entry["said"], entry["mend"])
    return found


@cache
def table_kinds() -> Mapping[str, TableKind]:
    """The shipped kinds. Raises TableKindError."""
    return parse_kinds((files("corpus.workspace") / "kinds.toml").read_text(encoding="utf-8"))
