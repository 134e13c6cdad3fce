"""Places chosen for a trial, field by field: 望山县、桐河区入选渔港登记试点；南溪市入选林权试点."""

from __future__ import annotations

import re
from collections.abc import Iterator

from corpus.model import Span
from extract.layout import Layout
from extract.reforms.looking_back import reviewed
from extract.reforms.places import place_in
from extract.reforms.priority_items import Listed, parted, trimmed
from extract.rules import finds, pattern_of

_RULE = "list.heading"
_FEWEST_FIELDS = 2
_FEWEST_PLACES = 3
"""A list of trials names several fields and places; one place in one field is told in passing."""


def find_chosen(layout: Layout) -> Iterator[Listed]:
    """What each place was chosen to try, one record a place, where a text says so for several fields."""
    found = [
        (match, places)
        for _, block in layout.blocks_with("priority.chosen")
        if block.cell is None
        for match in finds("priority.chosen", layout.folded, block.span.start, block.span.end)
        if (places := _places(layout.folded, match)) and not reviewed(layout, match.start())
    ]
    fields = {match["what"] if match["what"] else match["field"] for match, _ in found}
    if len(fields) < _FEWEST_FIELDS or sum(len(places) for _, places in found) < _FEWEST_PLACES:
        return
    for match, places in found:
        what = trimmed(layout.folded, Span(*match.span("what" if match["what"] else "field")))
        yield from (Listed(what, place, _RULE) for place in places)


def _places(folded: str, match: re.Match[str]) -> list[Span]:
    """All that a sentence names before its verb, where each is a place and the trial has a name."""
    if not (match["what"] or match["field"]):
        return []
    if match["what"] and pattern_of("priority.chosen.unnamed").fullmatch(match["what"]):
        return []
    names = parted(folded, Span(*match.span("places")), "、和及")
    places = [place for name in names if (place := place_in(folded, name))]
    return places if len(places) == len(names) else []
