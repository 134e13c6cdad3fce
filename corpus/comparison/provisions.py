"""What is compared clause by clause: a document's paragraphs, each with its number apart from its words."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from re import Pattern

from corpus.fold import fold
from corpus.fragments import compiled
from corpus.likeness.wording import plain
from corpus.model import ParsedDocument, Span
from corpus.search.passages import lines


@dataclass(frozen=True, slots=True, kw_only=True)
class Provision:
    """A line of a document, or a row of a table: the least that is moved, dropped or added as a whole."""

    label: str
    """Its number as printed (一、 （二） 第三条 1.), without which it is compared."""
    span: Span
    """Of its words, the label left out."""
    text: str
    """``document[span]``"""
    path: tuple[str, ...]
    """The headings it stands under, outermost first; its own among them where it is one."""

    @property
    def compared(self) -> str:
        """Its words as they are compared: a mark at their end says only whether another clause follows.

        >>> Provision(label="1.", span=Span(2, 7), text="冷链先行；", path=()).compared
        '冷链先行'
        """
        return plain(self.text).rstrip("。;,、.:")


@cache
def _label() -> Pattern[str]:
    """What numbers a line; and what numbers a row of a table, in whose first cell nothing else stands."""
    return compiled(r"\s* (?: (?: {heading_label} | {han} 是 ) \s? [:,、]? | \d{1,4} (?= [\n\t] ) ) \s*")


def provisions(parsed: ParsedDocument) -> tuple[Provision, ...]:
    """All lines and table rows that hold anything, in the order of the text."""
    folded = fold(parsed.document.text)
    labels = {section.span.start: len(section.label) for section in parsed.sections}
    return tuple(_provision(parsed, line, folded, labels) for line in lines(parsed.document.blocks))


def _provision(parsed: ParsedDocument, line: Span, folded: str, labels: Mapping[int, int]) -> Provision:
    match = _label().match(folded, line.start, line.end)
    start = max(match.end() if match else line.start, line.start + labels.get(line.start, 0))
    start = start if start < line.end else line.start  # nothing but a number: that is its text
    text = parsed.document.text
    while start < line.end - 1 and text[start].isspace():
        start += 1
    return Provision(
        label=text[line.start : start].strip(),
        span=Span(start, line.end),
        text=text[start : line.end],
        path=parsed.path(parsed.section_at(line.start)),
    )
