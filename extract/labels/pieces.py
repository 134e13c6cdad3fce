"""How a list of units divides: at its separators, outside brackets, and where 和 joins two."""

from __future__ import annotations

from collections.abc import Iterator

from corpus.fold import rounded
from corpus.model import Span
from extract.rules import pattern_of

OPENING, CLOSING = "([<", ")]>"
"""Brackets inside a name: 各县<市、区>人民政府, too."""
SEPARATORS = "、,;\n 。/"
_LONGEST_QUOTE = 16
"""Characters of a quotation inside a name: “双随机、一公开”监管联席会议."""
_LONGEST_NAME = 60
"""Characters of a name with a quotation in it; in more several names stand side by side."""
STARS = "★☆▲△▼▽◆◇●○■□※*"
"""Marks before a unit that a note may explain; they are no part of its name."""


def pieces(folded: str, start: int, end: int) -> Iterator[tuple[Span, str]]:
    """What stands between separators outside brackets and quotations, with the separator behind it."""
    depth, at, quoted = 0, start, start
    for index in range(start, end):
        mark = folded[index]
        if index < quoted:
            continue
        if mark == '"':
            quoted = max(folded.find('"', index + 1, min(end, index + _LONGEST_QUOTE)), index) + 1
        elif mark in OPENING:
            depth += 1
        elif mark in CLOSING:
            depth = max(depth - 1, 0)
        elif mark in SEPARATORS and depth == 0:
            yield Span(at, index), mark
            at = index + 1
    yield Span(at, end), ""


def compounds(folded: str, start: int, end: int) -> Iterator[tuple[Span, str]]:
    """Pieces, with those that name one collective joined again: 各县、区人民政府."""
    held: tuple[Span, str] | None = None
    for span, mark in pieces(folded, start, end):
        if held is not None:
            if _goes_on(words_of(folded, held[0]), words_of(folded, span)):
                span = Span(held[0].start, span.end)
            else:
                yield held
            held = None
        if mark == "、" and _is_begun(words_of(folded, span).rpartition("、")[2]):
            held = span, mark
        else:
            yield span, mark
    if held is not None:
        yield held


def words_of(folded: str, span: Span) -> str:
    """The words of a piece, with its brackets as rules know them."""
    return rounded(folded[span.start : span.end].strip())


def _is_begun(piece: str) -> bool:
    """Whether a piece may be the first half of a collective: 各县, 各产业."""
    return any(pattern_of(rule_id).search(piece) for rule_id in ("unit.level", "unit.collective-begins"))


def _goes_on(begun: str, piece: str) -> bool:
    """Whether a piece is the other half: 各县|区人民政府, 各产业|招商主管部门."""
    if begun.startswith("各") and pattern_of("unit.level-of-its-own").search(piece):
        return False
    collective = pattern_of("unit.collective-begins").search(begun)
    return pattern_of("unit.collective-ends" if collective else "unit.level-goes-on").search(piece) is not None


def trim(folded: str, span: Span) -> Span:
    start, end = _without(folded, span, STARS + " \n:,;、。'")
    if start < end and '"' in (folded[start], folded[end - 1]) and not _quotes_inside(folded, start, end):
        start, end = _without(folded, Span(start, end), STARS + " \n:,;、。'\"")
    if end - 1 > start and folded[end - 1] == ")" and folded.find("(", start, end) == -1:
        end -= 1  # of a bracket that nobody opened
    return span if (start, end) == (span.start, span.end) else Span(start, end)


def _quotes_inside(folded: str, start: int, end: int) -> bool:
    """Whether a quotation is part of a name that it begins or ends: “双随机、一公开”联席会议, not “市财政局”."""
    ends = folded[start] == folded[end - 1] == '"'
    return not ends and end - start <= _LONGEST_NAME and folded.count('"', start, end) % 2 == 0


def _without(folded: str, span: Span, marks: str) -> tuple[int, int]:
    """Where a piece begins and ends without such marks around it; stars stand before a name only."""
    start, end = span.start, span.end
    while start < end and folded[start] in marks:
        start += 1
    while end > start and folded[end - 1] in marks[len(STARS) :]:
        end -= 1
    return start, end


def without_etc(folded: str, span: Span) -> Span:
    if match := pattern_of("unit.etc").search(folded[span.start : span.end]):
        return Span(span.start, span.start + match.start())
    return span


def trimmed_etc(folded: str, span: Span) -> str:
    span = without_etc(folded, trim(folded, span))
    return folded[span.start : span.end]


def split_joint(folded: str, span: Span) -> Iterator[Span]:
    """One piece into the units that 和 or 及 joins; a name with 和 inside stays whole."""
    span = trim(folded, span)
    depth = 0
    for index in range(span.start, span.end):
        depth += (folded[index] in OPENING) - (folded[index] in CLOSING)
    text = folded[span.start : span.end]
    match = pattern_of("unit.joint").search(text) if depth == 0 else None
    if match and text.count("(", 0, match.start("joint")) == text.count(")", 0, match.start("joint")):
        yield without_etc(folded, trim(folded, Span(span.start, span.start + match.start("joint"))))
        yield from split_joint(folded, Span(span.start + match.start("second"), span.end))
    elif span.start < span.end:
        yield without_etc(folded, span)
