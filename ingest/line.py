"""What every reader yields: lines in reading order, and what the page says about the document beside its text."""

from __future__ import annotations

from dataclasses import dataclass, field

from corpus.model import Cell, Issue, PageFacts


@dataclass(frozen=True, slots=True)
class Line:
    """One paragraph, or one paragraph of a table cell, as the file has it (not yet cleaned)."""

    text: str
    page: int | None = None
    cell: Cell | None = None
    heading: int | None = None


@dataclass(frozen=True, slots=True)
class Reading:
    """A file as its reader understood it."""

    lines: tuple[Line, ...]
    facts: PageFacts = field(default_factory=PageFacts)
    issues: tuple[Issue, ...] = ()


class IngestError(Exception):
    """A file that cannot be read. The message is one Chinese sentence: what is wrong and what to do."""
