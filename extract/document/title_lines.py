"""The lines of a title: where it begins above the line in which it ends."""

from __future__ import annotations

import re

from extract.document.head import Head
from extract.document.parts import TITLE_LINES, bare
from extract.rules import begins, pattern_of

_PIECE, _SHORTEST_PIECE = 5, 3
"""Characters that a line above the title must exceed to be its first: by itself, and where the page's title tells."""
_QUOTED = re.compile("《[^《》]*》")


def first_line(head: Head, last: int, page: str) -> int:
    """Where the title that ends in a line begins: at the line that opens it (关于印发…), else as far as lines join."""
    first = _opening_line(head, last)
    while first > 0 and _joins(head.lines[first - 1], head.lines[first], page):
        if last - first >= TITLE_LINES and not is_organ(head.lines[first - 1]):
            break
        first -= 1
    return first


def _opening_line(head: Head, last: int) -> int:
    if pattern_of("document.title.verb").search(_unquoted(head.lines[last])):
        return last
    for at in reversed(range(max(last - TITLE_LINES + 1, 0), last)):
        if _is_apart(head.lines[at]) or pattern_of("document.title.complete").search(head.lines[at]):
            break
        if pattern_of("document.title.verb").search(head.lines[at]):
            return at
    return last


def _unquoted(line: str) -> str:
    """A line without the title that it quotes (《国务院关于…》的意见), unless it is nothing else."""
    return _QUOTED.sub("", line) if _QUOTED.sub("", line).strip() else line


def _is_apart(line: str) -> bool:
    """Whether a line cannot be part of a title: number, header, navigation, bracketed note but a place's."""
    if pattern_of("document.title.inserted").match(line):
        return False
    if any(mark in line for mark in ":|[。") or line.startswith(("(", "-")):
        return True
    return bool(pattern_of("document.title.furniture").search(line) or begins("document.header", line))


def _joins(above: str, current: str, page: str) -> bool:
    """Whether the line above belongs to the title that goes on with the current one."""
    if _is_apart(above):
        return False
    if pattern_of("document.title.last-word").match(current) and pattern_of("document.title.placed").match(above):
        return True
    if above.endswith("关于") or pattern_of("document.title.conjunction").match(current):
        return True
    if pattern_of("document.title.place").match(above) and opens(current):
        return True
    if is_organ(above) and (opens(current) or is_organ(current)):
        return True
    if (rest := pattern_of("document.title.organ_tail").match(current)) and is_organ(above + rest["tail"]):
        return True  # 国务院应对疫情 / 联防联控机制关于…
    if pattern_of("document.title.verb").search(_unquoted(current)) or pattern_of("document.title.end").search(above):
        return False
    if page:
        return len(above) > _SHORTEST_PIECE and bare(above + current) in page
    return (
        len(above) > _PIECE
        and not pattern_of("document.title.self-standing").match(current)
        and "\u4e00" <= above[:1] <= "\u9fff"
    )


def opens(line: str) -> bool:
    """Whether a line begins as what stands behind the organ in a title: 关于…, 印发…."""
    return bool(pattern_of("document.title.opening").match(line))


def is_organ(line: str) -> bool:
    """Whether a line is the name of an organ and nothing else."""
    return bool(pattern_of("part.signature.organ").match(line))
