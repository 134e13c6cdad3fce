"""Patterns of words that pages, tools and tables put around a document: data in TOML files, each with its examples.

They match folded text (half-width, simplified), like the rules of extraction; what they find is told as printed:
folding keeps every character in its place.
"""

from __future__ import annotations

import re
import tomllib
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from functools import cache, lru_cache
from importlib.resources import files
from typing import Any

from corpus.fold import fold
from corpus.fragments import FragmentError, compose, load_fragments

_WAYS: Mapping[str, Callable[[re.Pattern[str], str], re.Match[str] | None]] = {
    "whole": re.Pattern.fullmatch,
    "begin": re.Pattern.match,
    "anywhere": re.Pattern.search,
}


@lru_cache(maxsize=256)
def _folded(text: str) -> str:
    """A line is asked about by a dozen patterns one after another."""
    return fold(text)


class PatternError(Exception):
    """A file of patterns is wrong: file, id, what."""


@dataclass(frozen=True, slots=True)
class LinePattern:
    """A pattern over one line."""

    pattern_id: str
    how: str
    """How much of the line it must match: whole, begin or anywhere."""
    where: str
    """Of furniture: in which part of a page it is dropped."""
    pattern: re.Pattern[str]
    examples: tuple[Mapping[str, str], ...]
    """``text``, and what the named groups capture in it."""
    counterexamples: tuple[str, ...]

    def match(self, text: str) -> re.Match[str] | None:
        """Its first match. Spans hold in the text itself; the words of groups are folded."""
        return _WAYS[self.how](self.pattern, _folded(text))

    def matches(self, text: str) -> Iterator[re.Match[str]]:
        """All its matches, one behind the other."""
        return self.pattern.finditer(fold(text))

    def find(self, text: str) -> dict[str, str] | None:
        """What its named groups capture, as printed; the whole match under "". None where it does not match."""
        if (match := self.match(text)) is None:
            return None
        spans = {name: match.span(name) for name in match.groupdict() if match[name] is not None}
        return {name: text[slice(*span)] for name, span in {"": match.span(), **spans}.items()}


def _read(name: str) -> Mapping[str, Any]:
    return tomllib.loads((files("ingest") / f"{name}.toml").read_text(encoding="utf-8"))


@cache
def own_parts() -> Mapping[str, str]:
    """The fragments that only patterns of this package use. Raises PatternError for one that is shared already."""
    parts: dict[str, str] = _read("patterns")["parts"]
    if twice := sorted(parts.keys() & load_fragments().keys()):
        raise PatternError(f"patterns.toml: {twice[0]} is a shared fragment already")
    return parts


@cache
def load_patterns(name: str) -> Mapping[str, LinePattern]:
    """The patterns of ``<name>.toml`` by id, in file order. Raises PatternError."""
    found: dict[str, LinePattern] = {}
    for entry in _read(name)["pattern"]:
        each = made(f"{name}.toml", entry, own_parts())
        if each.pattern_id in found:
            raise PatternError(f"{name}.toml: {each.pattern_id} stands twice")
        found[each.pattern_id] = each
    return found


def made(file: str, entry: Mapping[str, object], parts: Mapping[str, str]) -> LinePattern:
    """A pattern of an entry of a file. Raises PatternError for what is missing or wrong."""
    where = f"{file}: {entry.get('id')}"
    for key in ("id", "pattern", "examples", "counterexamples"):
        if not entry.get(key):
            raise PatternError(f"{where}: {key} is missing")
    how = str(entry.get("how", "whole"))
    if how not in _WAYS:
        raise PatternError(f"{where}: how is {how!r}, not one of {', '.join(_WAYS)}")
    try:
        pattern = re.compile(compose(str(entry["pattern"]), parts, where=where), re.VERBOSE)
    except (re.error, FragmentError) as error:
        raise PatternError(f"{where}: {error}") from error
    examples, counterexamples = entry["examples"], entry["counterexamples"]
    assert isinstance(examples, list)
    assert isinstance(counterexamples, list)
    told = tuple({"text": each} if isinstance(each, str) else each for each in examples)
    return LinePattern(str(entry["id"]), how, str(entry.get("where", "")), pattern, told, tuple(counterexamples))


def pattern(pattern_id: str) -> LinePattern:
    """A pattern of ``patterns.toml``. KeyError for an id that is not there is a mistake in the code."""
    return load_patterns("patterns")[pattern_id]


def says(pattern_id: str, text: str) -> bool:
    """Whether a line is, begins with or holds what a pattern of ``patterns.toml`` describes."""
    return pattern(pattern_id).match(text) is not None
