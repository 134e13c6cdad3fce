"""Lists with an item a line, each of which ends with the units that answer for it in a bracket."""

from __future__ import annotations

from functools import lru_cache

from extract.labels.units import looks_like_list
from extract.rules import pattern_of

_RUN = 3
"""Lines of one kind that make a list: one alone, whose bracket says no more than a name, may be chance."""


@lru_cache(maxsize=2)
def listed_brackets(folded: str) -> frozenset[int]:
    """Where the brackets begin that end the lines of a list, each with units alone: one such line may be chance."""
    found: list[int] = []
    run: list[int] = []
    last = -1
    for line in pattern_of("annotation.listed").finditer(folded):
        if line.start() > last + 1:
            run = []
        last = line.end()
        units = line["units"][1:-1]
        if not looks_like_list(units, needs_word=False):
            last, run = -1, []
            continue
        run.append(line.start("units"))
        found += run if len(run) == _RUN else run[-1:] if len(run) > _RUN else ()
    return frozenset(found)
