"""What every reader yields: lines in reading order, and what the page says about the document beside its text."""

from __future__ import annotations

from dataclasses import dataclass, field
from enum import StrEnum

from corpus.model import Cell, EmptyCells, Issue, PageFacts, Spot
from ingest.ledger import AddedText, LeftOut


@dataclass(frozen=True, slots=True)
class Line:
    """One paragraph, or one paragraph of a table cell, as the file has it (not yet cleaned)."""

    text: str
    page: int | None = None
    cell: Cell | None = None
    heading: int | None = None
    spots: tuple[Spot, ...] = ()
    """Where it stands on the pictures that it was recognised from."""
    empty: tuple[EmptyCells, ...] = ()
    """Which cells of a row that gaps part are empty; known once the line is clean."""

    def saying(self, text: str) -> Line:
        """The line with another text."""
        return self if text == self.text else Line(text, self.page, self.cell, self.heading)


@dataclass(frozen=True, slots=True)
class RawDocument:
    """A file as its reader understood it; ``ingest.lines.canonical`` makes the Document of it."""

    lines: tuple[Line, ...]
    facts: PageFacts = field(default_factory=PageFacts)
    issues: tuple[Issue, ...] = ()
    left: tuple[LeftOut, ...] = ()
    """What the reader, and then each stage, leaves out of the lines, in order."""
    added: tuple[AddedText, ...] = ()
    """What stands in the lines and not in the file."""
    source: str | None = None
    """The text of the file, found a second way; None where its format has none."""


class IngestCode(StrEnum):
    """Why a file is not read: what programs go by, as people go by the sentence."""

    EMPTY = "empty"
    """No bytes at all."""
    TOO_LARGE = "too_large"
    """More bytes, pages, lines, cells or members than any 公文 has."""
    UNKNOWN_TYPE = "unknown_type"
    """By its name no file that is read."""
    FOREIGN = "foreign"
    """By its content an image, a program, an archive of another kind."""
    ARCHIVE = "archive"
    """An archive under another name, to be taken apart before it is read."""
    NO_TEXT = "no_text"
    SCANNED = "scanned"
    """Pages of images."""
    GARBLED = "garbled"
    """A text layer that does not say what the pages show: fonts without codes."""
    EMPTY_PAGE = "empty_page"
    """A web page that holds no text of its own: a frame."""
    NOT_TEXT = "not_text"
    """Binary data where text should be."""
    ENCRYPTED = "encrypted"
    BROKEN = "broken"
    CLASSIFIED = "classified"
    """Marked as a state secret: this program is no place for it."""
    UNSAFE = "unsafe"
    """Made to do harm: it unpacks to absurd size, or defines entities."""
    NEEDS_OFFICE = "needs_office"
    """LibreOffice is not installed."""
    OFFICE_FAILED = "office_failed"
    """LibreOffice did not start or did not end."""
    NOT_CONVERTED = "not_converted"
    """LibreOffice made nothing of it."""


class IngestError(Exception):
    """A file that cannot be read. The message is one Chinese sentence: what is wrong and what to do."""

    def __init__(self, code: IngestCode, message: str) -> None:
        super().__init__(code, message)
        self.code, self.message = code, message

    def __str__(self) -> str:
        return self.message


MAX_LINES, MAX_TEXT = 100_000, 5_000_000
"""Lines and characters of one document. The longest real one seen, a five-year plan, has 3,000 and 100,000."""


def check_size(lines: int, characters: int) -> None:
    """Refuse what no person wrote, because cleaning and extraction would take minutes. Raises IngestError."""
    if lines > MAX_LINES or characters > MAX_TEXT:
        size = f"{MAX_LINES // 10_000} 万行或 {MAX_TEXT // 10_000} 万字"
        raise IngestError(IngestCode.TOO_LARGE, f"文件内容超过 {size}，不像一份公文，没有读取；请拆分后再导入。")
