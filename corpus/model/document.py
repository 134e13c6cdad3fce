"""What a file is read into: the canonical text, the blocks it is made of, and where it came from."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum

_LINE = 40
"""Characters of a first line that stand for a title."""


def first_line(text: str) -> str:
    """What a text begins with: what stands for a title where there is none.

    >>> first_line("\\n  各县（市、区）人民政府：\\n现印发给你们。")
    '各县（市、区）人民政府：'
    """
    line = text.lstrip().partition("\n")[0].strip()
    return line if len(line) <= _LINE else f"{line[:_LINE]}…"


@dataclass(frozen=True, slots=True, order=True, init=False)
class Span:
    """A half-open range of code points, ``[start, end)``."""

    start: int
    end: int

    def __init__(self, start: int, end: int) -> None:
        """A text has some thousand spans: what a frozen dataclass makes by itself takes nearly twice as long."""
        _SET_START(self, start)
        _SET_END(self, end)

    def __len__(self) -> int:
        return self.end - self.start

    def __contains__(self, other: Span) -> bool:
        return self.start <= other.start and other.end <= self.end

    def __reduce__(self) -> tuple[type[Span], tuple[int, int]]:
        """Half of what a worker hands back are spans: as two numbers they are packed several times faster."""
        return Span, (self.start, self.end)


_SET_START, _SET_END = vars(Span)["start"].__set__, vars(Span)["end"].__set__


@dataclass(frozen=True, slots=True)
class Cell:
    """Where a line stands in a table. Rows and columns count from 0 within the table; a merged cell spans several."""

    table: int
    row: int
    column: int
    row_span: int = 1
    column_span: int = 1
    header: bool = False

    @property
    def rows(self) -> range:
        return range(self.row, self.row + self.row_span)

    @property
    def columns(self) -> range:
        return range(self.column, self.column + self.column_span)


@dataclass(frozen=True, slots=True)
class Spot:
    """Where a printed line of recognised text (识别) stands on the picture of its page, and how sure it is."""

    page: int
    """Counted from 1; of pictures in a Word file, which of them."""
    left: int
    top: int
    right: int
    bottom: int
    """In ten-thousandths of the picture's width and height."""
    length: int
    """Non-blank characters of the block that stand here; the spots of a block follow each other."""
    confidence: int
    """Percent."""
    doubtful: tuple[int, ...] = ()
    """Which of those characters are doubtful."""


@dataclass(frozen=True, slots=True)
class EmptyCells:
    """Cells in which nothing stands, in a row that gaps part: the file has more signs there than between others."""

    before: int
    """Where in the block the words of the next cell begin."""
    count: int


@dataclass(frozen=True, slots=True)
class Block:
    """One line of the canonical text (a paragraph, or one paragraph of a table cell) and where it came from."""

    span: Span
    page: int | None = None
    cell: Cell | None = None
    heading: int | None = None
    """The level of a heading by the file's own mark-up (h1, #, Word style): 0 for the title, None where not marked."""
    spots: tuple[Spot, ...] = ()
    """Where it stands on the pictures that it was recognised from; nothing for text that the file has as text."""
    empty: tuple[EmptyCells, ...] = ()
    """Of a row that gaps part, the cells that its gaps show to be empty: the text itself keeps one blank."""


class Severity(StrEnum):
    NOTE = "note"
    WARNING = "warning"


@dataclass(frozen=True, slots=True)
class Issue:
    """Something about a document that a person should know: never an exception, because content never raises."""

    code: str
    """A slug of ``glossary.csv``, e.g. ``garbled`` or ``table_missing``."""
    message: str
    """One Chinese sentence."""
    span: Span | None = None
    severity: Severity = Severity.WARNING


@dataclass(frozen=True, slots=True, kw_only=True)
class Source:
    """The file as it came: enough to prove, years later, what was read."""

    name: str
    """File name; inside an archive ``archive.zip/inner/name.docx``."""
    media_type: str
    sha256: str
    size: int
    """Bytes."""
    retrieved: date | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class PageFacts:
    """What the site or file says about the document outside its text (metadata table, meta tags, head lines).

    All as printed, white space trimmed; absent ones are None. These lines are not part of ``Document.text``.
    """

    title: str | None = None
    document_number: str | None = None
    issuer: str | None = None
    document_date: str | None = None
    published_date: str | None = None
    publisher: str | None = None
    """来源, 信息来源, 发布机构: who put the page up, not who issued the document."""
    url: str | None = None
    index_number: str | None = None
    """索引号."""
    topic: str | None = None
    """主题分类."""
    validity: str | None = None
    """有效性, 文件状态 …, or a remark such as 此件已废止."""
    effective_date: str | None = None
    """实施日期, 施行日期, 生效日期."""
    expiry_date: str | None = None
    """失效日期, 废止日期, 到期时间."""


@dataclass(frozen=True, slots=True)
class LedgerEntry:
    """Words of one kind by which a document and its file differ."""

    reason: str
    """A slug of ``glossary.csv``, e.g. ``navigation`` (left out) or ``numbering`` (added)."""
    amount: int
    """Non-blank characters."""
    words: str
    """The words themselves, as they stood; very long ones cut short."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Ledger:
    """Every character of a file accounted for: source + added = canonical + left out, in non-blank characters."""

    source: int | None
    """Counted a second way; None for a format that is read only one way."""
    canonical: int
    added: tuple[LedgerEntry, ...] = ()
    left: tuple[LedgerEntry, ...] = ()

    @property
    def missing(self) -> int:
        """Characters of the file that are neither in the document nor left out for a reason."""
        if self.source is None:
            return 0
        return self.source + sum(e.amount for e in self.added) - self.canonical - sum(e.amount for e in self.left)


@dataclass(frozen=True, slots=True, kw_only=True)
class Document:
    """A 公文 with its canonical text. Offsets begin here."""

    source: Source
    text: str
    blocks: tuple[Block, ...]
    """In order, without gaps: ``"\\n".join(document[b.span] for b in blocks) == text``."""
    facts: PageFacts = field(default_factory=PageFacts)
    issues: tuple[Issue, ...] = ()
    ledger: Ledger | None = None
    """What of the file is not in the text, and what of the text is not in the file."""

    @property
    def recognised_pages(self) -> tuple[int, ...]:
        """The pages whose text was recognised from their pictures (识别); of a Word file its pictures by number."""
        return tuple(sorted({spot.page for block in self.blocks for spot in block.spots}))

    @property
    def counts_pictures(self) -> bool:
        """Whether its spots count the pictures in its text, as those of a Word file do, which has no pages."""
        return any(block.spots and block.page is None for block in self.blocks)

    def spots(self, span: Span) -> tuple[Spot, ...]:
        """Where a stretch of the text stands on the pictures that it was recognised from."""
        return tuple(spot for spot, held in self.spots_with_places() if held.start < span.end and held.end > span.start)

    def spots_with_places(self) -> Iterator[tuple[Spot, Span]]:
        """Every spot with the stretch of the text that stands there."""
        for block in self.blocks:
            if block.spots:
                places = [at for at in range(block.span.start, block.span.end) if not self.text[at].isspace()]
                start = 0
                for spot in block.spots:
                    held = places[start : start + spot.length]
                    start += spot.length
                    if held:
                        yield spot, Span(held[0], held[-1] + 1)

    def confidence(self) -> int | None:
        """How sure recognition was on the whole, in percent; None for text that the file has as text."""
        spots = [spot for block in self.blocks for spot in block.spots]
        total = sum(spot.length for spot in spots)
        return round(sum(spot.confidence * spot.length for spot in spots) / total) if total else None

    def __getitem__(self, span: Span) -> str:
        return self.text[span.start : span.end]

    @property
    def document_id(self) -> str:
        """The first 16 hex digits of the SHA-256 of the bytes: the same file is the same document."""
        return self.source.sha256[:16]
