"""What an explicit list of reform measures is made of: items, and the heads of the columns they stand in."""

from __future__ import annotations

import re
from dataclasses import dataclass

from corpus.model import Span
from extract.rules import pattern_of

_FINAL = "。；;，,、 \n\t|"


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
    return Span(start, end)


def items_in(folded: str, span: Span) -> tuple[Span, ...]:
    """The numbered items of a cell or paragraph; the whole where nothing is numbered.

    Only marks that count on from 1 open an item, so that 2.5% and 第3条 do not.
    """
    marks: list[re.Match[str]] = []
    for match in pattern_of("priority.item.mark").finditer(folded, span.start, span.end):
        if int(match["number"]) == len(marks) + 1:
            marks.append(match)
    if not marks:
        return (trimmed(folded, span),) if folded[span.start : span.end].strip() else ()
    ends = [match.start() for match in marks[1:]] + [span.end]
    items = [trimmed(folded, Span(match.end(), end)) for match, end in zip(marks, ends, strict=True)]
    return tuple(item for item in items if len(item))


def is_region_head(head: str) -> bool:
    """Whether a column's head says that regions or scopes stand in it."""
    return bool(pattern_of("priority.column.region").match(head)) and not pattern_of("priority.column.unit").search(
        head
    )
