"""Where sentences and clauses end: at 。；！？ and ，outside brackets, quotation marks and 《》."""

from __future__ import annotations

import re

from corpus.model import Span

_OPEN = {"(": ")", "[": "]", "<": ">", "《": "》"}
_MARK = re.compile(r"[()\[\]<>《》\"。;!?,:\n]")
_LONGEST_ASIDE = 300
"""A bracket that does not close within so many characters is not taken for one (mixed or lost brackets)."""


def _close(folded: str, at: int, end: int) -> int:
    """Index behind the partner of the bracket or quotation mark at ``at``; ``at + 1`` where it has none nearby."""
    mark = folded[at]
    limit = min(end, at + _LONGEST_ASIDE)
    if mark == '"':
        partner = folded.find('"', at + 1, limit)
        return at + 1 if partner == -1 or "\n" in folded[at:partner] else partner + 1
    depth = 0
    for index in range(at, limit):
        if folded[index] == mark:
            depth += 1
        elif folded[index] == _OPEN[mark]:
            depth -= 1
            if depth == 0:
                return index + 1
    return at + 1


def _until(folded: str, start: int, end: int, stops: str) -> int:
    at = start
    while match := _MARK.search(folded, at, end):
        mark = match[0]
        if mark in stops:
            return match.end()
        at = _close(folded, match.start(), end) if mark in _OPEN or mark == '"' else match.end()
    return end


def first_sentence(folded: str, start: int, end: int) -> int:
    """Index behind the first 。！？ (or line end) at the outer level, else ``end``."""
    return _until(folded, start, end, "。!?\n")


def first_clause(folded: str, start: int, end: int) -> int:
    """Index behind the first ， ； or sentence end at the outer level, else ``end``."""
    return _until(folded, start, end, "。!?\n,;")


def sentences(folded: str, start: int, end: int) -> list[tuple[int, int]]:
    """Consecutive [start, end) of the sentences in a stretch of text, final mark included."""
    found = []
    while start < end:
        stop = first_sentence(folded, start, end)
        found.append((start, stop))
        start = stop
    return found


def line_around(folded: str, span: Span) -> Span:
    """The whole line of the text in which a stretch stands."""
    start, end = folded.rfind("\n", 0, span.start) + 1, folded.find("\n", span.end)
    return Span(start, end if end >= 0 else len(folded))
