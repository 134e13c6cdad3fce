"""Excel 2003 XML, which office systems export under the name .xls: sheets as tables, with merged cells."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from corpus.model import Cell
from ingest.ledger import Added, Left
from ingest.line import IngestCode, IngestError, Line, RawDocument
from ingest.patterns import says
from ingest.readers.accounts import Accounts
from ingest.readers.xml_parts import attribute, first, named

_MOST_ROWS, _MOST_COLUMNS = 1_048_576, 16_384
"""Of a sheet, by the format: a cell or span beyond them is none."""


def read_tree(root: Any) -> RawDocument:
    """The cells of all sheets that are shown."""
    lines: list[Line] = []
    accounts = Accounts()
    for table, sheet in enumerate(named(root, "Worksheet")):
        if _is_hidden(sheet):
            for _, text in _cells(sheet, table, accounts):
                accounts.leave(Left.HIDDEN, text)
                accounts.close()
            continue
        title = (attribute(sheet, "Name") or "").strip()
        if title and not says("unnamed-sheet", title):
            accounts.add(Added.SEPARATOR, title)
            lines.append(Line(title))
        lines += [Line(text, cell=cell) for cell, text in _cells(sheet, table, accounts)]
    if not lines:
        raise IngestError(IngestCode.NO_TEXT, "表格文件里没有内容，请检查原文件。")
    return RawDocument(tuple(lines), left=accounts.left(), added=accounts.added())


def _is_hidden(sheet: Any) -> bool:
    visible = first(sheet, "WorksheetOptions", "Visible")
    return visible is not None and (visible.text or "").strip() in ("SheetHidden", "SheetVeryHidden")


def _cells(sheet: Any, table: int, accounts: Accounts) -> Iterator[tuple[Cell, str]]:
    """Each filled cell with its text; what stands in hidden rows, and comments, go to the accounts."""
    grid = first(sheet, "Table")
    number = 0
    for row in named(grid, "Row") if grid is not None else ():
        number = _at(row, number, _MOST_ROWS)
        column = 0
        for cell in named(row, "Cell"):
            column = _at(cell, column, _MOST_COLUMNS)
            wide, high = _more(cell, "MergeAcross", _MOST_COLUMNS), _more(cell, "MergeDown", _MOST_ROWS)
            remark = first(cell, "Comment", "Data")
            if remark is not None:
                accounts.leave(Left.ANNOTATION, "".join(remark.itertext()))
                accounts.close()
            if text := _text(cell, accounts):
                if attribute(row, "Hidden") == "1":
                    accounts.leave(Left.HIDDEN, text)
                    accounts.close()
                else:
                    yield Cell(table, number, column, 1 + high, 1 + wide), text
            column += 1 + wide
        number += 1 + _more(row, "Span", _MOST_ROWS)


def _at(element: Any, following: int, most: int) -> int:
    """The place of a row or cell: as it says, counting from 1, else behind the one before it."""
    value = attribute(element, "Index")
    place = int(value) - 1 if value and value.isascii() and value.isdigit() and len(value) < 8 else following
    if place >= most:
        raise IngestError(IngestCode.TOO_LARGE, "表格的行或列超过 Excel 的上限，没有读取；请用 Excel 另存为 .xlsx。")
    return max(place, following)


def _more(element: Any, name: str, most: int) -> int:
    value = attribute(element, name)
    return min(int(value), most) if value and value.isascii() and value.isdigit() and len(value) < 8 else 0


def _text(cell: Any, accounts: Accounts) -> str:
    data = first(cell, "Data")
    if data is None:
        return ""
    text = "".join(data.itertext()).strip()
    kind = attribute(data, "Type")
    if kind in (None, "String", "Error"):
        return text
    if kind == "DateTime":
        text = text.replace("T00:00:00.000", "").replace("T", " ")
    elif kind == "Boolean":
        text = "是" if text == "1" else "否"
    accounts.add(Added.COMPUTED, text)
    return text
