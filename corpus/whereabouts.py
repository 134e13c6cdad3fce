"""Where the parts of a corpus lie: in its folder, unless ``corpus.toml`` there names a server. The folder stays the
corpus's name for people either way. Passwords are never in the file: they come from the environment."""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

FILE = "corpus.toml"
_KNOWN = {"store": ("address", "originals"), "index": ("engine", "addresses", "name")}


class WhereaboutsError(ValueError):
    """``corpus.toml`` says what cannot be. The message is one Chinese sentence without its full stop."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Whereabouts:
    """Empty where the file does not say: as a corpus in a folder is."""

    store: str = ""
    """postgresql://…; empty: corpus.sqlite in the folder."""
    originals: Path | None = None
    """A folder of files named by their SHA-256; None: in the store."""
    engine: str = ""
    addresses: tuple[str, ...] = ()
    """Of the nodes of an index that is no folder."""
    index: str = ""
    """Its name there."""


def whereabouts(folder: Path) -> Whereabouts:
    """What a corpus's folder says. Raises WhereaboutsError."""
    try:
        said = tomllib.loads((folder / FILE).read_text(encoding="utf-8-sig"))
    except (FileNotFoundError, NotADirectoryError):
        return Whereabouts()
    except (tomllib.TOMLDecodeError, UnicodeDecodeError) as error:
        raise WhereaboutsError(f"{folder / FILE} 写得不对（{error}）") from error
    _check(folder, said)
    store, index = said.get("store", {}), said.get("index", {})
    address = _text(store, "address")
    if address and not address.startswith(("postgresql://", "postgres://")):
        raise WhereaboutsError(f"{folder / FILE} 的 store.address 要以 postgresql:// 开头")
    originals = _path(folder, store, "originals")
    return Whereabouts(
        store=address,
        originals=originals or (folder.absolute() / "originals" if address else None),
        engine=_text(index, "engine"),
        addresses=_texts(index, "addresses"),
        index=_text(index, "name"),
    )


def _check(folder: Path, said: Mapping[str, Any]) -> None:
    """A word that is not understood is told, not passed over: somebody meant something by it."""
    for name, table in said.items():
        if name not in _KNOWN or not isinstance(table, dict):
            raise WhereaboutsError(f"{folder / FILE} 里有不认识的“{name}”，可以写的是 {'、'.join(_KNOWN)}")
        for key in table:
            if key not in _KNOWN[name]:
                raise WhereaboutsError(
                    f"{folder / FILE} 的 {name} 里有不认识的“{key}”，可以写的是 {'、'.join(_KNOWN[name])}"
                )


def _text(table: Mapping[str, Any], key: str) -> str:
    value = table.get(key, "")
    if not isinstance(value, str):
        raise WhereaboutsError(f"{FILE} 的 {key} 要是一段文字")
    return value.strip()


def _texts(table: Mapping[str, Any], key: str) -> tuple[str, ...]:
    value = table.get(key, [])
    if not isinstance(value, list) or not all(isinstance(each, str) for each in value):
        raise WhereaboutsError(f"{FILE} 的 {key} 要是一列文字")
    return tuple(value)


def _path(folder: Path, table: Mapping[str, Any], key: str) -> Path | None:
    said = _text(table, key)
    return folder.absolute() / said if said else None
