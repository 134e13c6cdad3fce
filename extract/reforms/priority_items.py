"""What an explicit list of reform measures is made of: items, and the heads of the columns they stand in."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from corpus.model import Span
from extract.numbers.numerals import parse_han
from extract.rules import first, pattern_of
from extract.sentences import first_sentence

_FINAL = "。；;，,、：: \n\t|"
_OPEN, _CLOSE = '([《"', ')]》"'
_LONGEST_CLAUSE = 200
"""Characters looked back for the start of a clause."""
_QUOTED = re.compile(r'"([^"\n]{2,80})"')


@dataclass(frozen=True, slots=True)
class Listed:
    """An item of a list: its words without number and final punctuation, and the region that it is listed for."""

    text: Span
    region: Span | None
    rule: str
    """list.table, list.heading or list.scope."""


def trimmed(folded: str, span: Span) -> Span:
    """A span without the punctuation and space around it."""
    start, end = span.start, span.end
    while end > start and folded[end - 1] in _FINAL:
        end -= 1
    while start < end and folded[start] in _FINAL:
        start += 1
    return span if (start, end) == (span.start, span.end) else Span(start, end)


def items_in(folded: str, span: Span) -> tuple[Span, ...]:
    """The numbered items of a cell or paragraph; the whole where nothing is numbered.

    Only marks that count on from 1 open an item, so that 2.5% and 第3条 do not.
    """
    items = numbered(folded, span)
    if items is None:
        return (trimmed(folded, span),) if folded[span.start : span.end].strip() else ()
    return items


def numbered(folded: str, span: Span) -> tuple[Span, ...] | None:
    """What stands behind 1., （一） …, or behind 一是, 二是 … where the stretch begins with it; None without marks."""
    marks = _counting(pattern_of("priority.item.mark").finditer(folded, span.start, span.end))
    if not marks:
        start = trimmed(folded, span).start
        marks = _counting(pattern_of("priority.item.rank").finditer(folded, start, span.end))
        if len(marks) < 2 or marks[0].start() > start:
            return None
    ends = [match.start() for match in marks[1:]] + [span.end]
    items = [trimmed(folded, Span(match.end(), end)) for match, end in zip(marks, ends, strict=True)]
    return tuple(item for item in items if len(item))


def _counting(matches: Iterator[re.Match[str]]) -> list[re.Match[str]]:
    """The marks that count on from 1."""
    marks: list[re.Match[str]] = []
    for match in matches:
        number = int(match["number"]) if match["number"] else parse_han(match["han"])
        if number == len(marks) + 1:
            marks.append(match)
    return marks


def is_region_head(head: str) -> bool:
    """Whether a column's head says that regions or scopes stand in it."""
    return bool(pattern_of("priority.column.region").match(head)) and not pattern_of("priority.column.unit").search(
        head
    )


# --- what one item says ---------------------------------------------------------------------------------------------


def named(folded: str, span: Span, *, always: bool = False, wrapped: bool = False) -> Iterator[Span]:
    """The measures that an item names: its first sentence, or its parts where each is an arrangement of its own.

    ``always``: the item is a list by its form (望山县：甲；乙), so that each ； parts two measures. ``wrapped``: its
    lines are those of a cell, where a line's end is no sentence's.
    """
    start = trimmed(folded, span).start
    first = trimmed(folded, Span(start, max(_first(folded, start, span.end, wrapped), start)))
    parts = [part for line in _lines(folded, first) for part in parted(folded, line, ";")]
    verb = pattern_of("priority.part.verb")
    if len(parts) > 1 and (always or all(verb.search(folded[_bare(folded, part).start : part.end]) for part in parts)):
        for part in parts:
            yield from _enumerated(folded, part)
    elif len(first):
        yield from _enumerated(folded, first)


def _lines(folded: str, span: Span) -> list[Span]:
    """The lines of a cell where each begins with a verb; else the whole, whose lines are only wrapped."""
    lines = parted(folded, span, "\n")
    begins = pattern_of("priority.part.begun")
    return lines if all(begins.match(folded[_bare(folded, each).start : each.end]) for each in lines) else [span]


def _bare(folded: str, span: Span) -> Span:
    """A measure without 一是 or a number before it and 等 behind it."""
    rank = pattern_of("priority.part.rank").match(folded, span.start, span.end)
    start = rank.end() if rank else span.start
    more = pattern_of("priority.etc").search(folded, start, span.end)
    return Span(start, more.start() if more else span.end)


def _first(folded: str, start: int, end: int, wrapped: bool) -> int:
    """Where the first sentence ends."""
    stop = first_sentence(folded, start, end)
    while wrapped and stop < end and folded[stop - 1] == "\n":
        stop = first_sentence(folded, stop, end)
    return stop


def _enumerated(folded: str, span: Span) -> Iterator[Span]:
    """建立甲制度、乙机制 as two; one where a part is no arrangement of its own (产权、股权登记制度)."""
    parts = parted(folded, span, "、")
    several = len(parts) > 1 and all(_stands_alone(folded, part) for part in parts[:-1])
    last = several and (_stands_alone(folded, parts[-1]) or (len(parts) > 2 and _closes(folded, parts[-1])))
    yield from (_bare(folded, part) for part in (parts if last else (span,)))


def _stands_alone(folded: str, part: Span) -> bool:
    return bool(pattern_of("priority.part.own").match(folded[part.start : part.end]))


def _closes(folded: str, part: Span) -> bool:
    """Whether a part may end an enumeration: a deed that goes on with what it is for (健全丙平台，引导…)."""
    return bool(pattern_of("priority.part.last").match(folded[part.start : part.end]))


def counted(folded: str, span: Span, count: int) -> list[Span]:
    """The measures of a group that says how many it has: parted at the coarsest marks that make as many of them.

    Where 等 leaves some out, the coarsest marks that make several and fewer.
    """
    span = trimmed(folded, span)
    more = pattern_of("priority.group.etc").search(folded, span.start, span.end)
    fewest, content = (2, Span(span.start, more.start())) if more else (count, span)
    for marks in (";。", ",;。", "、;。", ",、;。"):
        parts = parted(folded, content, marks)
        if fewest <= len(parts) <= count:
            return [_unquoted(folded, part) for part in parts]
    return parted(folded, content, ";。")


def _unquoted(folded: str, span: Span) -> Span:
    """A measure without the quotation marks around the whole of it."""
    inner = _QUOTED.fullmatch(folded, span.start, span.end)
    return Span(*inner.span(1)) if inner else span


def parted(folded: str, span: Span, marks: str) -> list[Span]:
    """The stretches between marks, none of them inside brackets or quotation marks."""
    found, depth, quoted, start = [], 0, False, span.start
    for at in range(span.start, span.end):
        mark = folded[at]
        if mark == '"':
            quoted = not quoted
        elif mark in _OPEN:
            depth += 1
        elif mark in _CLOSE:
            depth = max(depth - 1, 0)
        elif mark in marks and not depth and not quoted:
            found.append(trimmed(folded, Span(start, at)))
            start = at + 1
    found.append(trimmed(folded, Span(start, span.end)))
    return [part for part in found if len(part)]


def quoted_names(folded: str, span: Span) -> list[Span]:
    """Measures named in quotation marks, behind their field or alone (金融领域：“甲”、“乙”；航运领域：“丙”)."""
    first = pattern_of("priority.quoted.first")
    stretches = parted(folded, span, ";。\n")
    # A field with its number and a full stop (放宽准入（2项）。) belongs to the stretch behind it.
    whole = first.match(folded[span.start : span.end])
    opened = [Span(span.start + whole.end(), span.end)] if whole else []
    for stretch in stretches:
        if match := first.match(folded[stretch.start : stretch.end]):
            opened.append(Span(stretch.start + match.end(), stretch.end))
    if not opened:
        return []
    found = {
        match.start(1): Span(*match.span(1))
        for stretch in opened
        for match in _QUOTED.finditer(folded, stretch.start, _quotes_end(folded, stretch))
    }
    return [found[at] for at in sorted(found)]


_RUN = re.compile(r'(?:"[^"\n]{2,80}"\s?(?:[、,和及与]|以及)?\s?)+')


def _quotes_end(folded: str, span: Span) -> int:
    """Where the run of quoted names ends that a stretch opens with."""
    match = _RUN.match(folded, span.start, span.end)
    return match.end() if match else span.start


def is_done(folded: str, at: int) -> bool:
    """Whether the clause before a place says that what follows is done (去年完成了十项改革任务：…)."""
    earliest = max(at - _LONGEST_CLAUSE, 0)
    start = max(earliest, *(folded.rfind(mark, earliest, at) + 1 for mark in "。;,\n"))
    return first("priority.done", folded, start, at) is not None
