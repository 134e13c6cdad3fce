"""Reforms that a paragraph counts and then tells of one after the other, each with sentences of its own.

推进港口管理三项改革：一是理顺体制。…二是完善机制。…; 重点推进两项改革攻坚：深化甲改革。…深化乙改革。…
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import pairwise

from corpus.model import Span
from extract.layout import Layout
from extract.numbers.numerals import parse_han, parse_number
from extract.reforms.looking_back import reviewed
from extract.reforms.priority_items import Listed, is_done, trimmed
from extract.rules import finds, pattern_of
from extract.sentences import first_sentence, sentences

_RULE = "list.heading"
_MARKS = ("priority.series.rank", "priority.item.mark")
_FEWEST = 2
_LONGEST_NAME = 40
"""Characters of the sentence that names a reform; a longer one tells of something."""


def find_counted_paragraphs(layout: Layout) -> Iterator[Listed]:
    """The sentences that name the reforms of a paragraph, where there are as many of them as it says."""
    folded = layout.folded
    for _, block in layout.blocks_with("priority.tally.opening"):
        if block.cell is not None:
            continue
        openings = list(finds("priority.tally.opening", folded, block.span.start, block.span.end))
        ends = [*(opening.start() for opening in openings[1:]), block.span.end]
        for opening, end in zip(openings, ends, strict=False):  # where there is none, the block's end is left over
            count, content = parse_number(opening["count"]), Span(opening.end(), max(end, opening.end()))
            names = _ranked(folded, content, count) or _alone(folded, content, count)
            if names and not is_done(folded, opening.start()) and not reviewed(layout, opening.start()):
                yield from (Listed(name, None, _RULE) for name in names)


def _ranked(folded: str, content: Span, count: int) -> list[Span]:
    """What 一是, 二是 … or 1. 2. … count, where they begin right behind the colon and go up to the number."""
    marks = next((found for rule in _MARKS if (found := _counting(folded, content, rule))), [])
    if len(marks) != count or count < _FEWEST or folded[content.start : marks[0].start()].strip():
        return []
    ends = [after.start() for _, after in pairwise(marks)] + [content.end]
    names = [_name(folded, mark.end(), end) for mark, end in zip(marks, ends, strict=True)]
    return names if all(_is_named(folded, name) for name in names) else []


def _counting(folded: str, content: Span, rule: str) -> list[re.Match[str]]:
    """The marks of one kind that count on from 1 without a break."""
    marks: list[re.Match[str]] = []
    for match in pattern_of(rule).finditer(folded, content.start, content.end):
        number = int(match["number"]) if match["number"] else parse_han(match["han"])
        if number != len(marks) + 1:
            break
        marks.append(match)
    return marks


def _alone(folded: str, content: Span, count: int) -> list[Span]:
    """The sentences that are a reform's name and no more, the first of them right behind the colon."""
    told = [trimmed(folded, Span(*bounds)) for bounds in sentences(folded, content.start, content.end)]
    name = pattern_of("priority.tally.name")
    found = [at for at, each in enumerate(told) if name.fullmatch(folded, each.start, each.end)]
    # Each is explained by the sentences behind it; names in a row would be what one of them is made of.
    explained = all(after - before > 1 for before, after in pairwise([*found, len(told)]))
    return [told[at] for at in found] if len(found) == count >= _FEWEST and found[0] == 0 and explained else []


def _name(folded: str, start: int, end: int) -> Span:
    return trimmed(folded, Span(start, max(first_sentence(folded, start, end), start)))


def _is_named(folded: str, name: Span) -> bool:
    said = (pattern_of("priority.series.deed").match, pattern_of("priority.series.reform").search)
    return 0 < len(name) <= _LONGEST_NAME and any(find(folded, name.start, name.end) for find in said)
