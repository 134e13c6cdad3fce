"""Sheets of cells and the files they become: Excel books that print well, and CSV that Excel opens as Chinese.

A cell that begins with = + - @ is never a formula: document text is not ours.
"""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from itertools import accumulate
from math import ceil
from typing import Any, TypeAlias

Value: TypeAlias = str | int | float | None

_SONG, _HEI = "宋体", "黑体"
_LONGEST = 32_000
"""Characters in a cell; Excel refuses 32,768."""
_FORMULA = ("=", "+", "-", "@", "＝", "＋", "－", "＠", "\t", "\r")
"""Full width too: Excel in Chinese takes these for the same."""
_LONGEST_LINK = 255
"""Characters of words that lead somewhere, for Excel."""
_A4 = 9
_PAGE = 230
"""Width of the columns that still read well on one landscape page, in Latin characters; wider sheets take several."""
_LINE, _TALLEST = 14.5, 409
"""Points: a line of 10.5 pt text, and the tallest row that Excel allows."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Sheet:
    """One sheet: a header row and rows of cells, with headings between them where rows are grouped."""

    name: str
    columns: tuple[str, ...]
    rows: tuple[tuple[Value, ...], ...]
    headings: Mapping[int, tuple[str, ...]] = field(default_factory=dict)
    """Index of a row to the heading lines that stand before it."""
    depths: Mapping[int, int] = field(default_factory=dict)
    """Index of a row to how deep the first of its heading lines lies; the outermost at 0."""
    title: str | None = None
    subtitle: str | None = None
    notes: tuple[str, ...] = ()
    widths: Mapping[str, float] = field(default_factory=dict)
    """Column to its width in characters of Latin text; others are chosen by content."""
    centred: frozenset[str] = frozenset()
    tallest: float = _TALLEST
    """Points: a row is no taller, however long its text; lower it in sheets that are scanned rather than printed."""
    links: Mapping[tuple[int, int], str] = field(default_factory=dict)
    """(row, column) to the address that the cell's words lead to."""
    merged: frozenset[str] = frozenset()
    """Columns whose equal cells below each other are one cell in Word. A book leaves them apart: it is filtered."""
    footnotes: Mapping[int, tuple[str, ...]] = field(default_factory=dict)
    """Index of a row to the footnotes that it has in Word."""
    fitted: bool = False
    """Printed on pages that are as wide as it, however small: it is handed in as a whole."""
    footnoted: str | None = None
    """The column whose words bear the footnotes' marks."""


def safe(text: str) -> str:
    """A cell for CSV that no spreadsheet takes for a formula.

    >>> safe("=1+1"), safe("到2025年")
    ("'=1+1", '到2025年')
    """
    return f"'{text}" if text.startswith(_FORMULA) else text


def to_csv(sheet: Sheet) -> bytes:
    """UTF-8 with BOM, so that Excel shows Chinese. Headings between rows are left out: rows must say what they need."""
    stream = io.StringIO(newline="")
    writer = csv.writer(stream)
    writer.writerow(sheet.columns)
    writer.writerows([safe(cell) if isinstance(cell, str) else cell for cell in row] for row in sheet.rows)
    return b"\xef\xbb\xbf" + stream.getvalue().encode()


def to_xlsx(sheets: Sequence[Sheet]) -> bytes:
    """An Excel book: 宋体 with 黑体 heads, frozen header, wrapped text, landscape A4, header repeated on each page."""
    import xlsxwriter  # most commands write no book

    stream = io.BytesIO()
    book = xlsxwriter.Workbook(stream, {"in_memory": True, "strings_to_formulas": False, "strings_to_urls": False})
    styles = _styles(book)
    for sheet in sheets:
        _write(book.add_worksheet(_sheet_name(sheet.name)), sheet, styles)
    book.close()
    return stream.getvalue()


def _sheet_name(name: str) -> str:
    """Excel allows 31 characters, those beyond the first plane twice, none of []:*?/\\, and no ' at either end."""
    name = "".join("·" if letter in "[]:*?/\\" or letter < " " else letter for letter in name)
    short = name.encode("utf-16-le", "replace")[:62].decode("utf-16-le", "ignore")
    return re.sub("^'|'$", "’", short)


def _styles(book: Any) -> Mapping[str, Any]:
    cell = {"font_name": _SONG, "font_size": 10.5, "text_wrap": True, "valign": "vcenter", "border": 1}
    head = {"font_name": _HEI, "font_size": 10.5, "align": "center", "bg_color": "#E7EBF0"}
    return {
        "text": book.add_format(cell),
        "centred": book.add_format({**cell, "align": "center"}),
        "quoted": book.add_format({**cell, "quote_prefix": True}),
        "number": book.add_format({**cell, "align": "right"}),
        "link": book.add_format({**cell, "font_color": "#0563C1", "underline": 1}),
        "head": book.add_format({**cell, **head}),
        "group": book.add_format({**cell, "font_name": _HEI, "bg_color": "#F5F6F8"}),
        "title": book.add_format({"font_name": _HEI, "font_size": 18, "align": "center", "valign": "vcenter"}),
        "subtitle": book.add_format({"font_name": _SONG, "font_size": 10, "align": "center", "text_wrap": True}),
        "note": book.add_format({"font_name": _SONG, "font_size": 9}),
    }


def _write(page: Any, sheet: Sheet, styles: Mapping[str, Any]) -> None:
    widths = [_width(sheet, column) for column in range(len(sheet.columns))]
    top = _write_head(page, sheet, styles, widths)
    line = top + 1
    for number, row in enumerate(sheet.rows):
        for heading in sheet.headings.get(number, ()):
            _merged(page, line, heading, styles["group"], _reach(sheet, widths))
            page.set_row(line, _height((heading,), [sum(widths)]))
            line += 1
        for column, value in enumerate(row):
            _write_cell(page, (line, column), value, sheet, styles)
            if address := sheet.links.get((number, column)):
                page.write_url(line, column, address, styles["link"], string=_words(str(value))[:_LONGEST_LINK])
        page.set_row(line, min(sheet.tallest, _height(row, widths)))
        line += 1
    if sheet.columns and not sheet.headings and sheet.rows:
        page.autofilter(top, 0, line - 1, len(sheet.columns) - 1)
    for note in sheet.notes:
        page.write_string(line, 0, _words(note), styles["note"])
        line += 1
    _set_up_page(page, widths, top, _across(sheet, widths))


def _write_head(page: Any, sheet: Sheet, styles: Mapping[str, Any], widths: Sequence[float]) -> int:
    """Title, subtitle and header; gives the header's row."""
    line = 0
    for text, style, size in ((sheet.title, "title", 34), (sheet.subtitle, "subtitle", _LINE)):
        if text:
            _merged(page, line, text, styles[style], _reach(sheet, widths))
            # A title's letters are about twice as wide as those of the cells.
            scale = 1.8 if style == "title" else 1
            page.set_row(line, size * _lines(text, sum(widths) / scale))
            line += 1
    for column, name in enumerate(sheet.columns):
        page.write_string(line, column, _words(name), styles["head"])
    page.set_row(line, max(24, _height(sheet.columns, widths)))
    return line


def _across(sheet: Sheet, widths: Sequence[float]) -> int:
    """Pages beside each other."""
    return 1 if sheet.fitted else ceil(sum(widths) / _PAGE)


def _reach(sheet: Sheet, widths: Sequence[float]) -> int:
    """The last column of the first page."""
    return sum(1 for width in accumulate(widths) if sheet.fitted or width <= _PAGE) - 1


def _merged(page: Any, line: int, text: str, style: Any, last: int) -> None:
    """Over all columns, but no further than one printed page reaches."""
    if last > 0:
        page.merge_range(line, 0, line, last, "", style)
    page.write_string(line, 0, _words(text), style)


def _lines(text: str, width: float) -> int:
    """Lines that a text takes in a column of a width."""
    return sum(max(1, ceil(_cells_wide(line) / max(width - 1, 1))) for line in text.split("\n"))


def _height(row: Sequence[Value], widths: Sequence[float]) -> float:
    """Points that a row needs. Excel would find it out by itself when it opens a book; WPS and LibreOffice do not."""
    lines = max(_lines(str(value), width) for value, width in zip(row, widths, strict=True))
    return min(_TALLEST, _LINE * lines + 6)


def _write_cell(page: Any, place: tuple[int, int], value: Value, sheet: Sheet, styles: Mapping[str, Any]) -> None:
    line, column = place
    centred = sheet.columns[column] in sheet.centred
    if isinstance(value, int | float):
        page.write_number(line, column, value, styles["centred" if centred else "number"])
    elif not value:
        page.write_blank(line, column, None, styles["text"])
    else:
        style = "quoted" if value.startswith(_FORMULA) else "centred" if centred else "text"
        page.write_string(line, column, _words(value), styles[style])


def _words(text: str) -> str:
    """What a cell holds of a text. One that looks like the book's own mark-up is none: a space at its end says so."""
    text = text[:_LONGEST]
    return f"{text} " if text.startswith("<r>") and text.endswith("</r>") else text


def _cells_wide(text: str) -> int:
    """Width in Latin characters: a Han character takes two."""
    return sum(2 if ord(letter) > 0x2E80 else 1 for letter in text)


def _width(sheet: Sheet, column: int) -> float:
    """A column's width: the given one, else wide enough for its longest line, between 8 and 42."""
    name = sheet.columns[column]
    if name in sheet.widths:
        return sheet.widths[name]
    lines: Iterable[str] = (line for row in sheet.rows[:500] for line in str(row[column] or "").split("\n"))
    return min(42, max(8, _cells_wide(name) + 2, *(_cells_wide(line) + 2 for line in lines)))


def _set_up_page(page: Any, widths: Sequence[float], top: int, across: int) -> None:
    for column, width in enumerate(widths):
        page.set_column(column, column, width)
    page.freeze_panes(top + 1, 0)
    page.set_landscape()
    page.set_paper(_A4)
    page.set_margins(left=0.5, right=0.5, top=0.6, bottom=0.7)
    page.fit_to_pages(across, 0)
    page.center_horizontally()
    if across > 1:
        page.freeze_panes(top + 1, 1)
        page.repeat_columns(0)
    page.repeat_rows(top)
    page.set_footer("&C&9第 &P 页　共 &N 页")
