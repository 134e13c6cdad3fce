"""Brackets of a text: where they close, and whether they close a passage."""

from __future__ import annotations

import re

LONGEST = 1500
"""Characters in a bracket; the longest list of units seen has 600."""
_FIGURES, _GOES_ON = "0123456789%‰", ",、:)的及和与家个项万亿"
OPENING, CLOSING = "([", ")]"
_BRACKET = re.compile(r"[()\[\]]")


def closing_bracket(folded: str, at: int, limit: int) -> int | None:
    """Index of the bracket that closes the one at ``at``; kinds may be mixed, as in （…]. None where it stays open."""
    depth = 0
    for found in _BRACKET.finditer(folded, at, min(limit, at + LONGEST)):
        if found[0] in OPENING:
            depth += 1
            continue
        depth -= 1
        if depth == 0:
            return found.start()
    return None


def closes_passage(folded: str, start: int, end: int) -> bool:
    """Whether a bracket closes a passage: behind a full stop, or before one or the line's end; or behind a figure with
    which nobody ended the sentence (占比达到9%(某局牵头)扩大规模). Asides are not."""
    first, last = before(folded, start), after(folded, end)
    return first in "。;!?…\n" or last in "。;\n" or (first in _FIGURES and last not in _GOES_ON)


def before(folded: str, start: int) -> str:
    return folded[max(start - 2, 0) : start].rstrip(" ")[-1:] or "\n"


def after(folded: str, end: int) -> str:
    return folded[end : end + 2].lstrip(" ")[:1] or "\n"
