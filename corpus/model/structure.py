"""The structure found in a text: parts with a numbering of their own, sections under their headings."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from enum import StrEnum

from corpus.model.document import Span


class PartKind(StrEnum):
    BODY = "body"
    ISSUED = "issued"
    """The text that a notice carries (印发, 转发)."""
    ATTACHMENT = "attachment"


@dataclass(frozen=True, slots=True)
class Part:
    """A stretch of a file with a numbering of its own: the notice, a plan it carries, an attachment."""

    kind: PartKind
    title: str | None
    span: Span


@dataclass(frozen=True, slots=True, kw_only=True)
class Section:
    """A heading that carries a number or a formal label, and all that stands under it."""

    label: str
    """As printed: 一、 （一） 1. 第三条 任务一： 专栏1."""
    title: str
    depth: int
    """1 = outermost."""
    heading: Span
    """Label and title."""
    span: Span
    """From the label to the end of the last descendant."""
    parent: int | None
    """Index into ``ParsedDocument.sections``."""

    @property
    def name(self) -> str:
        """As it stands in a section path: label and title together."""
        return self.label + self.title


def section_at(sections: Sequence[Section], offset: int) -> int | None:
    """Index of the innermost section that holds an offset; sections are in the order of the text."""
    index: int | None = bisect_right(sections, offset, key=lambda section: section.span.start) - 1
    if index == -1:
        return None
    while index is not None and offset >= sections[index].span.end:
        index = sections[index].parent
    return index


def ancestors(sections: Sequence[Section], index: int | None) -> Iterator[Section]:
    """A section and what it stands under, innermost first."""
    while index is not None:
        yield sections[index]
        index = sections[index].parent
