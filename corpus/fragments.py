"""Pieces of patterns that several places need, each written once (``fragments.toml``) and composed by name.

They lie on this floor because reading (``ingest``) and extraction (``extract``) both need them and neither knows the
other.
"""

from __future__ import annotations

import csv
import re
import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from importlib.resources import files

_NAME = re.compile(r"\{(?P<name>[a-z_]+)\}")
"""Never a repetition: those hold digits."""


class FragmentError(Exception):
    """A fragment is wrong or unknown: where, what, the offending value."""


@dataclass(frozen=True, slots=True)
class Fragment:
    """A pattern over folded text in verbose style, without named groups."""

    name: str
    meaning: str
    """Chinese, for people."""
    pattern: str
    """With the fragments that it uses put in."""
    examples: tuple[str, ...]
    counterexamples: tuple[str, ...]


def compose(source: str, own: Mapping[str, str] | None = None, *, where: str = "") -> str:
    """A pattern with its ``{fragments}`` put in: the shared ones, and a file's ``own``, which may use shared ones.

    >>> compose("第{han}条")
    '第(?:[一二三四五六七八九十百零〇]{1,24})条'

    Raises FragmentError for a name that nothing defines.
    """
    return _fill(source, own or {}, where)


def compiled(source: str) -> re.Pattern[str]:
    """A verbose pattern over folded text with its fragments put in."""
    return re.compile(compose(source), re.VERBOSE)


def _fill(source: str, own: Mapping[str, str], where: str) -> str:
    def body(match: re.Match[str]) -> str:
        name = match["name"]
        if name in own:
            return f"(?:{_fill(own[name], {k: v for k, v in own.items() if k != name}, where)})"
        if (fragment := load_fragments().get(name)) is None:
            raise FragmentError(f"{where or repr(source)}: no fragment {match[0]}")
        return f"(?:{fragment.pattern})"

    return _NAME.sub(body, source)


@cache
def load_fragments() -> Mapping[str, Fragment]:
    """The shared fragments by name. One may use those above it. Raises FragmentError."""
    found: dict[str, Fragment] = {}
    data = tomllib.loads((files("corpus") / "fragments.toml").read_text(encoding="utf-8"))
    for name, entry in data.items():
        for key in ("meaning", "examples"):
            if not entry.get(key):
                raise FragmentError(f"fragments.toml: {name}: {key} is missing")
        above = {other: fragment.pattern for other, fragment in found.items()}
        source = entry["pattern"] if "pattern" in entry else _words(entry["source"], entry["column"])
        if unknown := [match[0] for match in _NAME.finditer(source) if match["name"] not in above]:
            raise FragmentError(f"fragments.toml: {name}: no fragment {unknown[0]} above it")
        pattern = _NAME.sub(lambda match, above=above: f"(?:{above[match['name']]})", source)
        found[name] = Fragment(
            name, entry["meaning"], pattern, tuple(entry["examples"]), tuple(entry.get("counterexamples", ()))
        )
    return found


def _words(file: str, column: str) -> str:
    """The words of a lexicon's column as alternatives, longest first."""
    rows = csv.DictReader((files("corpus") / file).read_text(encoding="utf-8").splitlines())
    return " | ".join(sorted({re.escape(row[column]) for row in rows}, key=lambda word: (-len(word), word)))


def check_fragment(fragment: Fragment) -> str | None:
    """What is wrong with a fragment, or None."""
    pattern = re.compile(fragment.pattern, re.VERBOSE)
    if pattern.groups:
        return f"{fragment.name} has groups"
    missed = [text for text in fragment.examples if not pattern.fullmatch(text)]
    taken = [text for text in fragment.counterexamples if pattern.fullmatch(text)]
    return f"{fragment.name}: misses {missed}, takes {taken}" if missed or taken else None
