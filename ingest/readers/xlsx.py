"""Excel books: one table per sheet, merged cells as spans, values as a person sees them."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace

from corpus.model import Issue
from ingest.files.office import check_package
from ingest.files.package import Package, damage
from ingest.ledger import Added, Left
from ingest.line import IngestCode, IngestError, Line, RawDocument, check_size
from ingest.patterns import says
from ingest.readers.accounts import Accounts, dropped
from ingest.readers.book import Book, BookSheet, SheetCell, SheetParts
from ingest.readers.charts import leave_charts
from ingest.readers.computed import computed
from ingest.readers.places import Places, TooMany
from ingest.readers.shown import shown

_BROKEN = "Excel 文件已损坏或不完整，请重新下载，或用 Excel 打开后另存为 .xlsx。"
_MAX_CELLS = 500_000
"""A list of 10,000 tasks in ten columns has a fifth of that."""
_TITLE_CELLS = 4
"""Cells at the beginning of a sheet among which its name may stand already."""
_NAMED = 10
"""Cells that an issue names."""
_CODES = re.compile(r'&(?:"[^"]*"|K[0-9A-Fa-f]{2}[+-]?\d{3,4}|K[0-9A-Fa-f]{6}|\d+|.)')
"""What only formats a header or footer, or stands for a page's number."""
_DRAWN_PARAGRAPH = "{http://schemas.openxmlformats.org/drawingml/2006/main}p"


def read(data: bytes) -> RawDocument:
    """Lines of all visible sheets. Raises IngestError for a broken or an oversized book."""
    check_package(data)
    with damage(_BROKEN):
        try:
            walk = _BookWalk(Book(data))
            lines = tuple(walk.lines(data))
            walk.charts("\n".join(line.text for line in lines))
        except TooMany as error:
            sentence = f"Excel 表格超过 {_MAX_CELLS // 10_000} 万格，请只保留任务表后重试。"
            raise IngestError(IngestCode.TOO_LARGE, sentence) from error
        return RawDocument(lines, issues=walk.issues, left=walk.accounts.left(), added=walk.accounts.added())


class _BookWalk:
    """One pass over a book: all cells first, because formulas without a value are computed together."""

    def __init__(self, book: Book) -> None:
        self.book = book
        self.accounts = Accounts()
        self.issues: tuple[Issue, ...] = ()

    def lines(self, data: bytes) -> Iterator[Line]:
        found = {sheet: self._cells(sheet) for sheet in self.book.sheets}
        if sum(len(cells) for sheet, (cells, _) in found.items() if sheet.visible) > _MAX_CELLS:
            raise TooMany
        self._compute(data, {sheet: cells for sheet, (cells, _) in found.items()})
        visible = [sheet for sheet in found if sheet.visible]
        for number, sheet in enumerate(visible):
            cells, parts = found[sheet]
            walk = _SheetWalk(self.book, sheet, Places(cells, parts, _MAX_CELLS), self.accounts)
            yield from walk.lines(number, named=len(visible) > 1)
            self._beside(sheet, parts)
        for sheet in (each for each in found if not each.visible):
            cells, parts = found[sheet]
            _SheetWalk(self.book, sheet, Places(cells, parts, _MAX_CELLS), self.accounts).hide()
            self._beside(sheet, parts)

    def charts(self, text: str) -> None:
        """Charts beside cells and on sheets of their own, with what is drawn there; most of their words are cells'."""
        package = self.book.package
        for part in self.book.chart_sheets:
            for text in _drawn(package, part):
                self.accounts.leave(Left.CHART, text + " ")
        sheets = [*(sheet.part for sheet in self.book.sheets), *self.book.chart_sheets]
        drawings = [name for part in sheets for name in package.related(part, "drawing")]
        self.issues += leave_charts(package, drawings, self.accounts, text)

    def _cells(self, sheet: BookSheet) -> tuple[list[SheetCell], SheetParts]:
        parts, size = SheetParts(), 0
        cells = []
        for cell in self.book.cells(sheet, parts):
            size += sum(len(piece.text) for piece in cell.value) if isinstance(cell.value, tuple) else 1
            check_size(0, size)
            cells.append(cell)
        return cells, parts

    def _compute(self, data: bytes, found: dict[BookSheet, list[SheetCell]]) -> None:
        """Give formulas without a value the one that LibreOffice finds; name those that are left."""
        if not any(cell.formula for cells in found.values() for cell in cells):
            return
        values = computed(data)
        unread = []
        for number, (sheet, cells) in enumerate(found.items()):
            for at, cell in enumerate(cells):
                value = values.get((number, cell.row, cell.column)) if cell.formula else None
                if value is not None:
                    cells[at] = replace(cell, value=value)
                elif cell.formula and sheet.visible:
                    unread.append(cell.name if len(found) == 1 else f"{sheet.name}!{cell.name}")
        if unread:
            names = "、".join(unread[:_NAMED]) + ("等" if len(unread) > _NAMED else "")
            message = f"有 {len(unread)} 个单元格只有公式、没有算出的值（{names}），未读取；"
            self.issues += (Issue("formula_unread", f"{message}请用 Excel 或 WPS 打开并保存后重新导入。"),)

    def _beside(self, sheet: BookSheet, parts: SheetParts) -> None:
        """Headers, footers and comments are left out."""
        for text in parts.margins:
            self.accounts.leave(Left.RUNNING, _CODES.sub("", text))
            self.accounts.close()
            self.accounts.leave(Left.MARKUP, "".join(_CODES.findall(text)))
            self.accounts.close()
        for name in self.book.package.related(sheet.part, "comments"):
            root = self.book.package.root(name)
            texts = ("".join(each.itertext()) for each in root.iter("{*}comment"))
            for text in texts:
                self.accounts.leave(Left.ANNOTATION, text)
                self.accounts.close()


class _SheetWalk:
    """The lines of one sheet."""

    def __init__(self, book: Book, sheet: BookSheet, places: Places, accounts: Accounts) -> None:
        self.book, self.sheet, self.places, self.accounts = book, sheet, places, accounts

    def lines(self, table: int, named: bool) -> Iterator[Line]:
        told = list(self._told(table))
        title = self.sheet.name if named and told else ""
        if title and not says("unnamed-sheet", title) and title not in (line.text for line in told[:_TITLE_CELLS]):
            self.accounts.add(Added.SEPARATOR, title)
            yield Line(title)
        yield from told
        yield from (Line(text) for text in _drawn(self.book.package, self.sheet.part))

    def hide(self) -> None:
        """A sheet that is not seen."""
        self.accounts.close()
        for cell in self.places.cells:
            self.accounts.leave(Left.HIDDEN, self._text(cell) + " ")
        for text in _drawn(self.book.package, self.sheet.part):
            self.accounts.leave(Left.HIDDEN, text + " ")
        self.accounts.close()

    def _told(self, table: int) -> Iterator[Line]:
        row = 0
        for cell in self.places.cells:
            if cell.row != row:
                self.accounts.close()
                row = cell.row
            text = self._text(cell)
            place = self.places.of(cell, table)
            if place is None:
                self.accounts.leave(Left.HIDDEN, text + " ")
            elif text.strip():
                yield Line(text, cell=place)

    def _text(self, cell: SheetCell) -> str:
        """A cell as it is shown; what of it is not seen goes to the accounts."""
        if isinstance(cell.value, tuple):
            text = self._words(cell)
        else:
            text = shown(cell.value, cell.number_format, self.book.epoch).strip()
            self.accounts.add(Added.COMPUTED, text or shown(cell.value))
            if not text:
                self.accounts.leave(Left.HIDDEN, shown(cell.value))
        if cell.struck:
            self.accounts.leave(Left.STRUCK, text)
            return ""
        return text

    def _words(self, cell: SheetCell) -> str:
        assert isinstance(cell.value, tuple)
        pieces = []
        for piece in cell.value:
            if piece.added or cell.formula:
                self.accounts.add(Added.COMPUTED, piece.text)
            if piece.reason:
                self.accounts.leave(piece.reason, piece.text)
            else:
                pieces.append(piece.text)
        text = "".join(pieces)
        told = shown(text, cell.number_format)
        self.accounts.add(Added.COMPUTED, dropped(told, text))
        if text and not told:
            self.accounts.leave(Left.HIDDEN, text)
        return told


def _drawn(package: Package, sheet: str) -> Iterator[str]:
    """The words of a sheet's text boxes and diagrams."""
    for drawing in package.related(sheet, "drawing"):
        for name in (drawing, *package.related(drawing, "diagramData")):
            for paragraph in package.root(name).iter(_DRAWN_PARAGRAPH):
                if text := "".join(each.text or "" for each in paragraph.iter("{*}t")).strip():
                    yield text
