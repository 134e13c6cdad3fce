"""Patterns of words that pages, tools and tables put around a document: data in TOML files, each with its examples.

They match folded text (half-width, simplified), like the rules of extraction; what they find is told as printed:
folding keeps every character in its place.
"""

from __future__ import annotations

import re
import tomllib
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from functools import cache, cached_property, lru_cache
from importlib.resources import files
from typing import Any

from corpus.fold import fold
from corpus.fragments import FragmentError, compose, load_fragments

_WAYS: Mapping[str, Callable[[re.Pattern[str], str], re.Match[str] | None]] = {
    "whole": re.Pattern.fullmatch,
    "begin": re.Pattern.match,
    "anywhere": re.Pattern.search,
}


_KEPT, _LONGEST_KEPT = 4096, 1000
"""Lines that are kept folded, as many as hardly any file has, and the characters of the longest."""


@lru_cache(maxsize=_KEPT)
def _folded(text: str) -> str:
    return fold(text)


def folded(text: str) -> str:
    """A line folded. Each is asked about by a dozen patterns, by one stage after another."""
    return _folded(text) if len(text) <= _LONGEST_KEPT else fold(text)


class PatternError(Exception):
    """A file of patterns is wrong: file, id, what."""


@dataclass(frozen=True)
class LinePattern:
    """A pattern over one line. Compiled when it is first asked: most files need few of them."""

    pattern_id: str
    how: str
    """How much of the line it must match: whole, begin or anywhere."""
    where: str
    """Of furniture: in which part of a page it is dropped."""
    source: str
    """With the fragments that it uses put in."""
    examples: tuple[Mapping[str, str], ...]
    """``text``, and what the named groups capture in it."""
    counterexamples: tuple[str, ...]
    sign: str = ""
    """What a line has as printed if it matches: asked first, because it costs less than folding."""

    @cached_property
    def pattern(self) -> re.Pattern[str]:
        """Raises PatternError."""
        return self._compiled(self.source)

    @cached_property
    def _sign(self) -> re.Pattern[str]:
        return self._compiled(self.sign)

    def _compiled(self, source: str) -> re.Pattern[str]:
        try:
            return re.compile(source, re.VERBOSE)
        except re.error as error:
            raise PatternError(f"{self.pattern_id}: {error}") from error

    def match(self, text: str) -> re.Match[str] | None:
        """Its first match. Spans hold in the text itself; the words of groups are folded."""
        if self.sign and not self._has_sign(text):
            return None
        return _WAYS[self.how](self.pattern, folded(text))

    def matches(self, text: str) -> Iterator[re.Match[str]]:
        """All its matches, one behind the other."""
        if self.sign and not self._has_sign(text):
            return iter(())
        return self.pattern.finditer(fold(text))

    def _has_sign(self, text: str) -> bool:
        find = self._sign.search if self.how == "anywhere" else self._sign.match
        return find(text) is not None

    def find(self, text: str) -> dict[str, str] | None:
        """What its named groups capture, as printed; the whole match under "". None where it does not match."""
        if (match := self.match(text)) is None:
            return None
        spans = {name: match.span(name) for name in match.groupdict() if match[name] is not None}
        return {name: text[slice(*span)] for name, span in {"": match.span(), **spans}.items()}


@cache
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
        source = compose(str(entry["pattern"]), parts, where=where)
    except FragmentError as error:
        raise PatternError(f"{where}: {error}") from error
    examples, counterexamples = entry["examples"], entry["counterexamples"]
    assert isinstance(examples, list)
    assert isinstance(counterexamples, list)
    told = tuple({"text": each} if isinstance(each, str) else each for each in examples)
    return LinePattern(
        pattern_id=str(entry["id"]),
        how=how,
        where=str(entry.get("where", "")),
        source=source,
        examples=told,
        counterexamples=tuple(counterexamples),
        sign=str(entry.get("sign", "")),
    )


def pattern(pattern_id: str) -> LinePattern:
    """A pattern of ``patterns.toml``. KeyError for an id that is not there is a mistake in the code."""
    return load_patterns("patterns")[pattern_id]


def says(pattern_id: str, text: str) -> bool:
    """Whether a line is, begins with or holds what a pattern of ``patterns.toml`` describes."""
    return pattern(pattern_id).match(text) is not None
