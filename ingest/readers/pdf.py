"""PDF files with a text layer: lines joined to paragraphs, running heads dropped, ruled tables kept."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from itertools import groupby
from typing import TYPE_CHECKING

from corpus.model import Issue, Severity
from ingest.ledger import AddedText, Left, LeftOut
from ingest.line import IngestCode, IngestError, Line, RawDocument, check_size
from ingest.lines.more_pages import lacks_pages
from ingest.ocr import extra, progress
from ingest.readers.frame import seen
from ingest.readers.glyphs import Glyph
from ingest.readers.legible import is_gibberish
from ingest.readers.order import gutters_of, in_order
from ingest.readers.paragraphs import paragraphs
from ingest.readers.printed import Printed, lines_of
from ingest.readers.ruled_tables import RuledTable, join_tables
from ingest.readers.running import without_running_heads
from ingest.readers.sheets import PrintedSheet, open_sheets, pictures_of

if TYPE_CHECKING:
    from ingest.readers.recognised import RecognisedSheet
    from ingest.readers.ruled import RuledGrid

MOST_PAGES = 500
"""Pages of one file whose text is recognised; at two to four seconds each they take half an hour."""
_NEEDED = 50
"""Characters: below that a PDF is a scan with, at most, a stamp or a caption of text."""
_RULINGS, _MOST_RULINGS = 6, 5000
"""Paths on a page: a table of two rows has as many; a red line and an underline are fewer, a drawing has more."""
_MAX_TABLE_PAGES = 60
"""Ruled pages whose tables are read: pdfplumber takes up to half a second each."""
_ILLEGIBLE = 0.3
"""The share of a file's glyphs beyond which the rest is no document."""
_CLEARER = "图片里没有认出文字，请换更清晰的扫描件（200 dpi 以上）再导入"
_NAMED = 20
"""Pages that an issue names."""

TOO_MANY_TABLES = Issue(
    "tables_skipped",
    f"有的表格按普通文字读取，没有分出单元格：带表格线的页超过 {_MAX_TABLE_PAGES} 页，或者线条过密、无法识别。",
)


@dataclass(slots=True)
class Reading:
    """What is known of a file's pages while they are read."""

    pages: list[list[Printed]] = field(default_factory=list)
    ruled: dict[int, PrintedSheet] = field(default_factory=dict)
    """Pages with rulings, which wait for their tables."""
    grids: dict[int, Sequence[RuledGrid]] = field(default_factory=dict)
    """The tables of recognised pages."""
    skipped: bool = False
    """Whether there were more of those than are read."""
    pictures: list[int] = field(default_factory=list)
    wanted: dict[int, PrintedSheet] = field(default_factory=dict)
    """Pages whose text is to be recognised."""
    illegible: dict[int, int] = field(default_factory=dict)
    """Glyphs without meaning, by page."""
    sealed: list[int] = field(default_factory=list)
    """Recognised pages with a seal, whose words are not read."""
    unit: str = "页"
    """What its numbers count."""
    legible: int = 0
    left: list[LeftOut] = field(default_factory=list)
    added: list[AddedText] = field(default_factory=list)

    def recognised(self, found: RecognisedSheet) -> None:
        """Take a recognised page instead of the one without text."""
        number, sheet = found.sheet.number, found.sheet
        if number in self.pictures:
            self.pictures.remove(number)
        self.illegible.pop(number, None)
        self.legible += len(sheet.glyphs)
        check_size(0, self.legible)
        self.added += found.added
        self.left += found.left
        self.sealed += [number] * found.sealed
        if found.grids:
            self.grids[number] = found.grids
            self.ruled[number] = sheet
        self.pages += [[] for _ in range(number - len(self.pages))]
        self.pages[number - 1] = [] if found.grids else _lines(sheet)


def read(data: bytes) -> RawDocument:
    """Lines of a PDF. Raises IngestError for one that is broken, locked, or has no text layer."""
    reading = _pages(data)
    if reading.wanted and extra.is_installed():
        _recognise(reading, data)
    _check(reading)
    return laid_out(reading, data)


def laid_out(reading: Reading, data: bytes = b"") -> RawDocument:
    """Pages as lines: tables with their cells, running heads dropped, paragraphs joined."""
    tables, boxes = _with_cells(reading, data)
    pages, running = without_running_heads(_outside(reading.pages, boxes))
    told = paragraphs([line for page in pages for line in page])
    repeated = [LeftOut(Left.REPEATED, text) for table in tables for text in table.repeated]
    return RawDocument(
        tuple(_with_tables(told, tables)),
        issues=(*_issues(reading), *lacks_pages(running, len(pages))),
        left=(*reading.left, *running, *repeated),
        added=tuple(reading.added),
    )


def _recognise(reading: Reading, data: bytes) -> None:
    """Pages without text, or with text that says nothing, read from their pictures."""
    from ingest.ocr.recognise import recognise
    from ingest.readers.recognised import as_sheet

    numbers = sorted(reading.wanted)[:MOST_PAGES]
    for done, (number, picture) in enumerate(pictures_of(data, numbers), 1):
        progress.tell(done, len(numbers))
        found = as_sheet(recognise(picture), number)
        if found.sheet.glyphs and not is_gibberish("".join(glyph.char for glyph in found.sheet.glyphs)):
            told_already = "".join(glyph.char for glyph in reading.wanted[number].glyphs)
            reading.legible -= len(told_already)
            reading.left.append(LeftOut(Left.REPEATED, told_already))
            reading.recognised(found)


def _pages(data: bytes) -> Reading:
    """Every page, its lines told at once where it has no rulings."""
    reading = Reading()
    for sheet in open_sheets(data):
        reading.legible += len(sheet.glyphs)
        check_size(0, reading.legible)
        reading.left += _as_left(sheet.left)
        if sheet.is_picture:
            reading.pictures.append(sheet.number)
        if sheet.is_picture or sheet.is_drawn or _is_illegible(sheet.illegible, len(sheet.glyphs)):
            reading.wanted[sheet.number] = sheet
        if sheet.illegible:
            reading.illegible[sheet.number] = sheet.illegible
        ruled = bool(sheet.glyphs) and sheet.rulings >= _RULINGS
        fits = len(reading.ruled) < _MAX_TABLE_PAGES and sheet.rulings <= _MOST_RULINGS
        reading.skipped |= ruled and not fits
        if ruled and fits:
            reading.ruled[sheet.number] = sheet
        reading.pages.append([] if ruled and fits else _lines(sheet))
    return reading


def _as_left(left: Iterable[tuple[Left, str]]) -> Iterator[LeftOut]:
    """Glyphs left out for one reason one after another are told in one."""
    for reason, run in groupby(left, key=lambda each: each[0]):
        yield LeftOut(reason, "".join(text for _, text in run))


def _is_illegible(illegible: int, legible: int) -> bool:
    return illegible > _ILLEGIBLE * (illegible + legible) or (illegible > 0 and legible < _NEEDED)


def _check(reading: Reading) -> None:
    if _is_illegible(sum(reading.illegible.values()), reading.legible):
        raise IngestError(IngestCode.GARBLED, f"PDF 的字体缺少文字编码，读出来是乱码；{_advice()}。")
    if reading.legible < _NEEDED and not reading.added:
        raise refused_scan()


def refused_scan() -> IngestError:
    """Of a file that is pictures from end to end and was not recognised."""
    return IngestError(IngestCode.SCANNED, f"这是没有文字层的扫描件（整页都是图片）；{_advice()}。")


def unread_pictures(pages: Sequence[int]) -> Issue:
    """Of pages that are pictures and were not recognised."""
    sentence = f"{named_pages(pages)}是图片，没有文字层，其中的文字没有读取；如有正文，{_advice()}。"
    return Issue("picture_pages", sentence)


def _advice() -> str:
    return _CLEARER if extra.is_installed() else extra.ADVICE


def _issues(reading: Reading) -> Iterator[Issue]:
    if reading.skipped:
        yield TOO_MANY_TABLES
    if reading.pictures:
        yield unread_pictures(reading.pictures)
    if reading.sealed:
        pages = named_pages(reading.sealed, reading.unit)
        sentence = f"{pages}上有红色印章（或圆形图案），其中的文字没有读取，请以原件为准。"
        yield Issue("seal_unread", sentence, severity=Severity.NOTE)
    if reading.illegible:
        count, pages = sum(reading.illegible.values()), named_pages(sorted(reading.illegible))
        yield Issue("garbled", f"{pages}有 {count} 个字的字体缺少文字编码，无法读取，已略去；请核对原文。")


def named_pages(pages: Sequence[int], unit: str = "页") -> str:
    """
    >>> named_pages([2, 5])
    '第 2、5 页'
    """
    more = f" 等 {len(pages)} " if len(pages) > _NAMED else " "
    return f"第 {'、'.join(map(str, pages[:_NAMED]))}{more}{unit}"


def _lines(sheet: PrintedSheet, tables: Sequence[int | None] = ()) -> list[Printed]:
    """The lines of a page in reading order; ``tables`` says of each glyph in which table it stands."""
    placed = list(zip(sheet.glyphs, tables or [None] * len(sheet.glyphs), strict=True))
    gutters = gutters_of(glyph for glyph, table in placed if table is None)
    sideways = sheet.frame.width > sheet.frame.height
    lines = [replace(piece.printed(sheet.number), sideways=sideways) for piece in lines_of(placed, gutters)]
    return in_order(lines, gutters)


def _with_cells(reading: Reading, data: bytes) -> tuple[Sequence[RuledTable], Mapping[tuple[int, int], bool]]:
    """The tables of ruled pages, whose lines are told now; and which piece of a page is a table in the end.

    pdfplumber takes half a second to import, which most files need not wait for.
    """
    if not reading.ruled:
        return (), {}
    from ingest.readers.ruled import fill, find_grids

    drawn = {number: sheet.frame for number, sheet in reading.ruled.items() if number not in reading.grids}
    grids: dict[int, Sequence[RuledGrid]] = {**find_grids(data, drawn), **reading.grids}
    reading.skipped |= any(number not in grids for number in reading.ruled)
    found: dict[tuple[int, int], RuledTable] = {}
    for number, sheet in reading.ruled.items():
        cells = _cells(sheet.glyphs, grids.get(number, ()))
        for index, grid in enumerate(grids.get(number, ())):
            inside = [(g, at[1]) for g, at in zip(sheet.glyphs, cells, strict=True) if at and at[0] == index]
            found[number, index] = fill(grid, number, inside)
        reading.pages[number - 1] = _lines(sheet, [at and at[0] for at in cells])
    tables = join_tables(list(found.values()))
    kept = {box for table in tables for box in table.boxes}
    return tables, {at: table.boxes[0] in kept for at, table in found.items()}


def _cells(glyphs: Sequence[Glyph], grids: Sequence[RuledGrid]) -> list[tuple[int, int] | None]:
    """For each glyph the table and the cell in which it stands."""
    places = [seen((glyph.left + glyph.right) / 2, glyph.middle, glyph.turn) for glyph in glyphs]
    found: list[tuple[int, int] | None] = [None] * len(places)
    for index, grid in enumerate(grids):
        for at, cell in enumerate(grid.cells_at(places)):
            if cell is not None and found[at] is None:
                found[at] = index, cell
    return found


def _outside(pages: Sequence[Sequence[Printed]], tables: Mapping[tuple[int, int], bool]) -> list[list[Printed]]:
    """Lines that stand in no table."""
    return [[line for line in page if line.table is None or not tables[line.page, line.table]] for page in pages]


def _with_tables(told: Sequence[tuple[Printed, Line]], tables: Sequence[RuledTable]) -> Iterator[Line]:
    """Paragraphs and the cells of tables in the order of their places."""
    waiting = list(tables)
    for place, line in told:
        while waiting and waiting[0].is_above(place.page, place.middle):
            yield from waiting.pop(0).lines
        yield line
    for table in waiting:
        yield from table.lines
