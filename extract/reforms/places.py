"""For whom a list of reform measures is: places as its heads, captions, group lines and items name them."""

from __future__ import annotations

from collections.abc import Sequence

from corpus.model import Span
from extract.names.gazetteer import load_gazetteer
from extract.rules import pattern_of

_LONGEST = 60
"""Characters of a line that may name places and nothing else."""


def place_in(folded: str, span: Span) -> Span | None:
    """The place that a stretch names, where it says nothing else."""
    text = folded[span.start : span.end]
    if len(text) > _LONGEST:
        return None
    start = span.start + len(text) - len(text.lstrip(" \t\n"))
    name = folded[start : span.end].strip(" \t\n:。")
    if match := pattern_of("priority.place").match(name):
        return Span(start, start + match.end("place"))
    return Span(start, start + len(name)) if _is_listed(name) else None


def _is_listed(name: str) -> bool:
    """Whether a name is a place within another, both in the lists, though it ends like a common word (杭州萧山区)."""
    if not pattern_of("priority.place.known").match(name):
        return False
    known = load_gazetteer()
    at, steps = 0, 0
    while at < len(name) and (found := known.at(name, at)):
        at, steps = at + found[0], steps + 1
    return at == len(name) and steps > 1


def place_of_holder(folded: str, span: Span) -> Span | None:
    """The place before a list's head: 望山片区的 (试验重点)."""
    match = pattern_of("priority.holder").match(folded[span.start : span.end])
    if match is None:
        return None
    return place_in(folded, Span(span.start + match.start("place"), span.start + match.end("place")))


def places_along(folded: str, span: Span) -> list[tuple[Span, Span]]:
    """Several places that one line names, each with what stands behind it (望山县 甲 桐河区 乙); none where it has one.

    A line in which a place has nothing behind it is a list of names, and nothing says what is for whom.
    """
    text = folded[span.start : span.end]
    found = [
        (place, span.start + match.end())
        for match in pattern_of("priority.place.along").finditer(text)
        if (place := place_in(folded, Span(span.start + match.start("place"), span.start + match.end("place"))))
    ]
    if len(found) < 2 or folded[span.start : found[0][0].start].strip():
        return []
    ends = [place.start for place, _ in found[1:]] + [span.end]
    return [(place, Span(start, max(start, end))) for (place, start), end in zip(found, ends, strict=True)]


def places_of(folded: str, parts: Sequence[Span]) -> list[tuple[Span, Span]]:
    """Parts that each begin with a place of their own (望山县建立甲；桐河区健全乙); none where one does not."""
    found = []
    for part in parts:
        match = pattern_of("priority.place.verb").match(folded[part.start : part.end])
        place = match and place_in(folded, Span(part.start + match.start("place"), part.start + match.end("place")))
        if not match or not place:
            return []
        found.append((place, Span(part.start + match.end(), part.end)))
    several = len({folded[place.start : place.end] for place, _ in found}) > 1
    return found if several else []


def leading_place(folded: str, span: Span) -> tuple[Span, int] | None:
    """The place with which an item begins (望山县：…), and where its text goes on behind the colon."""
    match = pattern_of("priority.lead.place").match(folded[span.start : span.end])
    if match is None:
        return None
    place = place_in(folded, Span(span.start + match.start("place"), span.start + match.end("place")))
    return (place, span.start + match.end()) if place else None
