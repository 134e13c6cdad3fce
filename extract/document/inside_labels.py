"""Places inside a text without line breaks (OCR, copies) where a heading's label may stand."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from corpus.fragments import compiled
from corpus.model import Span
from extract.document.label_numbers import label_number
from extract.rules import begins, finds

_ITEM = compiled(r"\s? (?P<label> \( {han} \) | \d{1,2} [.、] )")


def places_inside(folded: str, span: Span, inline: re.Pattern[str]) -> list[int]:
    """Behind the end of a sentence (``inline``), behind a title or a bracket that closes an item, and behind a heading
    that no mark ends (一、某事1.某市…)."""
    found = {span.start} | {match.end() for match in inline.finditer(folded, span.start, span.end)}
    found |= {match.start(match.lastgroup or 0) for match in finds("heads.unmarked", folded, span.start, span.end)}
    fresh = found
    while fresh:  # two levels may follow one another: 二、某事(一)某事1.某事
        joined = (begins("heads.joined", folded, place, span.end) for place in sorted(fresh))
        fresh = {match.start("second") for match in joined if match} | set(_going_on(folded, span, found))
        fresh -= found
        found |= fresh
    return sorted(found)


def _going_on(folded: str, span: Span, places: Iterable[int]) -> Iterator[int]:
    """Items right behind a chapter's title whose numbers go on from the chapter before (二、某事(四)某市…)."""
    seen: set[tuple[bool, int]] = set()
    for place in sorted(places):
        seen.add(_number_at(folded, place))
        match = begins("heads.joined.on", folded, place, span.end)
        if match is None:
            continue
        style, number = _number_at(folded, match.start("second"))
        if number > 1 and (style, number - 1) in seen:
            seen.add((style, number))
            yield match.start("second")


def _number_at(folded: str, place: int) -> tuple[bool, int]:
    """Whether the label at a place stands in brackets, and its number; 0 where none stands there."""
    match = _ITEM.match(folded, place)
    return folded.startswith("(", place), label_number(match) if match else 0
