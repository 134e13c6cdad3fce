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


MAX_LINES, MAX_TEXT = 100_000, 5_000_000
"""Lines and characters of one document. The longest real one seen, a five-year plan, has 3,000 and 100,000."""


def check_size(lines: int, characters: int) -> None:
    """Refuse what no person wrote, because cleaning and extraction would take minutes. Raises IngestError."""
    if lines > MAX_LINES or characters > MAX_TEXT:
        size = f"{MAX_LINES // 10_000} 万行或 {MAX_TEXT // 10_000} 万字"
        raise IngestError(f"文件内容超过 {size}，不像一份公文，没有读取；请拆分后再导入。")
