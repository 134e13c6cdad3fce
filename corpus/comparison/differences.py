"""Which characters of two wordings differ, as few and as whole as people would mark them."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import accumulate

from rapidfuzz.distance import LCSseq

from corpus.likeness.wording import Wording
from corpus.model import Span

_TOKEN = re.compile(r"\d+(?:\.\d+)?|[a-z]+|.", re.DOTALL)
"""Numbers and Latin words differ as a whole: of 2025 and 2026 nobody marks the last digit alone."""
_ISLAND = 1
"""So few equal tokens between two differences are chance, and part of one difference."""


@dataclass(frozen=True, slots=True)
class Difference:
    """A stretch that stands in one text only, or in the other as something else; one of the spans may be empty."""

    old: Span
    new: Span


_Stretch = tuple[int, int, int, int]
"""Of tokens or characters: from and to in the old text, from and to in the new one."""


def differences(old: str, new: str) -> tuple[Difference, ...]:
    """Where two texts differ, in their order. Width, script, case, white space and line ends make no difference.

    >>> differences("到2025年建成三个", "到2030年建成三个")
    (Difference(old=Span(start=1, end=5), new=Span(start=1, end=5)),)
    """
    one, other = Wording(old), Wording(new)
    tokens = [_TOKEN.findall(text) for text in (one.text, other.text)]
    starts = [list(accumulate(map(len, each), initial=0)) for each in tokens]
    return tuple(
        Difference(_place(one, starts[0][a], starts[0][b]), _place(other, starts[1][c], starts[1][d]))
        for a, b, c, d in _without_islands(_edits(*tokens))
    )


def pieces(old: str, new: str) -> Iterator[tuple[str, str, bool]]:
    """Both texts cut where they begin and end to differ: the old words, the new ones, and whether they are the same.

    >>> list(pieces("到2025年", "到2030年"))
    [('到', '到', True), ('2025', '2030', False), ('年', '年', True)]
    """
    a = b = 0
    for each in differences(old, new):
        if each.old.start > a or each.new.start > b:
            yield old[a : each.old.start], new[b : each.new.start], True
        yield old[each.old.start : each.old.end], new[each.new.start : each.new.end], False
        a, b = each.old.end, each.new.end
    if a < len(old) or b < len(new):
        yield old[a:], new[b:], True


def _edits(old: list[str], new: list[str]) -> Iterator[_Stretch]:
    """Stretches that are not the same, none touching the next."""
    open_: _Stretch | None = None
    for step in LCSseq.opcodes(old, new):
        if step.tag == "equal":
            if open_:
                yield open_
            open_ = None
        elif open_:
            open_ = (open_[0], step.src_end, open_[2], step.dest_end)
        else:
            open_ = (step.src_start, step.src_end, step.dest_start, step.dest_end)
    if open_:
        yield open_


def _without_islands(edits: Iterator[_Stretch]) -> Iterator[_Stretch]:
    """Differences that only a chance token parts are one."""
    last: _Stretch | None = None
    for edit in edits:
        if last and edit[0] - last[1] <= _ISLAND and _both_change(last, edit):
            last = (last[0], edit[1], last[2], edit[3])
            continue
        if last:
            yield last
        last = edit
    if last:
        yield last


def _both_change(one: _Stretch, other: _Stretch) -> bool:
    """Whether each puts words in the place of others, or one takes words out and the other puts some in."""
    sides = [(each[1] > each[0], each[3] > each[2]) for each in (one, other)]
    return all(all(side) for side in sides) or sorted(sides) == [(False, True), (True, False)]


def _place(wording: Wording, start: int, end: int) -> Span:
    """A stretch of the compared form in the text itself; an empty one stands behind the character before it."""
    if start < end:
        return wording.span(start, end)
    at = wording.span(start - 1, start).end if start else 0
    return Span(at, at)
