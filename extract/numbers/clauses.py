"""Clauses around a place in folded text: up to the next comma, brackets that lie between left aside."""

from __future__ import annotations

import re

_STOPS = ",;。:!?\n"
_STOP_OR_BRACKET = re.compile(r"[,;。:!?\n()]")
_LONGEST = 160
"""Characters looked at on either side: a clause that is longer is not read to its end."""


def clause_start(folded: str, at: int, floor: int = 0) -> int:
    """Where the clause that holds ``at`` begins: behind the last stop, or behind a bracket that is still open."""
    closed = 0
    for index in range(at - 1, max(floor, at - _LONGEST) - 1, -1):
        mark = folded[index]
        if mark == ")":
            closed += _opened(folded, floor, index)
        elif mark == "(":
            if not closed:
                return index + 1
            closed -= 1
        elif not closed and mark in _STOPS:
            return index + 1
    return max(floor, at - _LONGEST)


def _opened(folded: str, floor: int, closing: int) -> bool:
    """Whether a closing bracket has its opening one, in the same sentence."""
    start = max(floor, closing - _LONGEST)
    opened = folded.rfind("(", start, closing)
    return opened != -1 and folded.find("。", opened, closing) == -1


def clause_end(folded: str, at: int, ceiling: int) -> int:
    """Where the clause that goes on at ``at`` ends: at the next stop outside brackets, or where its bracket closes."""
    ceiling = min(ceiling, at + _LONGEST)
    depth = 0
    position = at
    while match := _STOP_OR_BRACKET.search(folded, position, ceiling):
        mark = match[0]
        if mark == "(":
            depth += 1
        elif mark == ")":
            if not depth:
                return match.start()
            depth -= 1
        elif not depth or mark in "。\n":
            return match.start()
        position = match.end()
    return ceiling


def without_brackets(text: str) -> str:
    """The text without bracketed asides that close within it."""
    return re.sub(r"\([^()]*\)", "", text)
