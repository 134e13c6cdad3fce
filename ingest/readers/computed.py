"""Values of formulas that a book does not have, computed by LibreOffice where it is installed."""

from __future__ import annotations

from io import BytesIO
from typing import Any
from zipfile import ZIP_DEFLATED, ZipFile

from lxml import etree

from ingest.files.office import DAMAGED, convert
from ingest.line import IngestError
from ingest.readers.book import Book, SheetCell, SheetParts

_REACHES_OUT = (b"WEBSERVICE", b"HYPERLINK(", b"DDE(", b"RTD(", b"IMAGE(", b"INDIRECT(")
"""Functions that ask the network or other programs: no file makes this program do so."""


def computed(data: bytes) -> dict[tuple[int, int, int], Any]:
    """Values by sheet (in order), row and column; none where LibreOffice is missing or fails."""
    try:
        prepared = _without_values(data)
        book = Book(convert(prepared, ".xlsx", "xlsx")) if prepared else None
        return {} if book is None else dict(_values(book))
    except (IngestError, *DAMAGED):
        return {}


def _values(book: Book) -> list[tuple[tuple[int, int, int], Any]]:
    cells: list[tuple[int, SheetCell]] = []
    for number, sheet in enumerate(book.sheets):
        cells += [(number, cell) for cell in book.cells(sheet, SheetParts())]
    return [((number, cell.row, cell.column), cell.value) for number, cell in cells if not cell.formula]


def _without_values(data: bytes) -> bytes | None:
    """The book without the values of its formulas, so that none is taken on trust; None for one that reaches out."""
    book = Book(data)
    sheets = {sheet.part: book.package.root(sheet.part) for sheet in book.sheets}
    for root in sheets.values():
        for formula in root.iter("{*}f"):
            if any(each.decode() in (formula.text or "").upper() for each in _REACHES_OUT):
                return None
            cell = formula.getparent()
            for value in cell.findall("{*}v"):
                cell.remove(value)
    stream = BytesIO()
    with ZipFile(BytesIO(data)) as old, ZipFile(stream, "w", ZIP_DEFLATED) as new:
        for info in old.infolist():
            root = sheets.get(info.filename)
            new.writestr(info.filename, old.read(info) if root is None else etree.tostring(root))
    return stream.getvalue()
