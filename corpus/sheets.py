"""Sheets of cells and the files they become: Excel books that print well, and CSV that Excel opens as Chinese.

A cell that begins with = + - @ is never a formula: document text is not ours.
"""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any, TypeAlias

import xlsxwriter

Value: TypeAlias = str | int | float | None

_SONG, _HEI = "宋体", "黑体"
_LONGEST = 32_000
"""Characters in a cell; Excel refuses 32,768."""
_FORMULA = ("=", "+", "-", "@", "\t", "\r")
A4 = 9


@dataclass(frozen=True, slots=True, kw_only=True)
class Sheet:
    """One sheet: a header row and rows of cells, with headings between them where rows are grouped."""

    name: str
    columns: tuple[str, ...]
    rows: tuple[tuple[Value, ...], ...]
    headings: Mapping[int, tuple[str, ...]] = field(default_factory=dict)
    """Index of a row to the heading lines that stand before it."""
    title: str | None = None
    subtitle: str | None = None
    notes: tuple[str, ...] = ()
    widths: Mapping[str, float] = field(default_factory=dict)
    """Column to its width in characters of Latin text; others are chosen by content."""
    centred: frozenset[str] = frozenset()


def safe(text: str) -> str:
    """A cell for CSV that no spreadsheet takes for a formula.

    >>> safe("=1+1"), safe("到2025年")
    ("'=1+1", '到2025年')
    """
    return f"'{text}" if text.startswith(_FORMULA) else text


def to_csv(sheet: Sheet) -> bytes:
    """UTF-8 with BOM, so that Excel shows Chinese. Headings become a first column 分组 where there are any."""
    stream = io.StringIO(newline="")
    writer = csv.writer(stream)
    group: Value = ""
    writer.writerow([*(["分组"] if sheet.headings else []), *sheet.columns])
    for number, row in enumerate(sheet.rows):
        group = " › ".join(sheet.headings.get(number, ())) or group
        cells = [*([group] if sheet.headings else []), *row]
        writer.writerow([safe(cell) if isinstance(cell, str) else cell for cell in cells])
    return b"\xef\xbb\xbf" + stream.getvalue().encode()


def to_xlsx(sheets: Sequence[Sheet]) -> bytes:
    """An Excel book: 宋体 with 黑体 heads, frozen header, wrapped text, landscape A4, header repeated on each page."""
    stream = io.BytesIO()
    book = xlsxwriter.Workbook(stream, {"in_memory": True, "strings_to_formulas": False, "strings_to_urls": False})
    styles = _styles(book)
    for sheet in sheets:
        _write(book.add_worksheet(_sheet_name(sheet.name)), sheet, styles)
    book.close()
    return stream.getvalue()


def _sheet_name(name: str) -> str:
    """Excel allows 31 characters and none of []:*?/\\."""
    return "".join("·" if letter in "[]:*?/\\" else letter for letter in name)[:31]


def _styles(book: Any) -> Mapping[str, Any]:
    cell = {"font_name": _SONG, "font_size": 10.5, "text_wrap": True, "valign": "vcenter", "border": 1}
    head = {"font_name": _HEI, "font_size": 10.5, "align": "center", "bg_color": "#E7EBF0"}
    return {
        "text": book.add_format(cell),
        "centred": book.add_format({**cell, "align": "center"}),
        "quoted": book.add_format({**cell, "quote_prefix": True}),
        "number": book.add_format({**cell, "align": "right"}),
        "head": book.add_format({**cell, **head}),
        "group": book.add_format({**cell, "font_name": _HEI, "bg_color": "#F5F6F8"}),
        "title": book.add_format({"font_name": _HEI, "font_size": 18, "align": "center", "valign": "vcenter"}),
        "subtitle": book.add_format({"font_name": _SONG, "font_size": 10, "align": "center", "text_wrap": True}),
        "note": book.add_format({"font_name": _SONG, "font_size": 9}),
    }


def _write(page: Any, sheet: Sheet, styles: Mapping[str, Any]) -> None:
    top = _write_head(page, sheet, styles)
    line = top + 1
    for number, row in enumerate(sheet.rows):
        for heading in sheet.headings.get(number, ()):
            _merged(page, line, sheet, heading, styles["group"])
            line += 1
        for column, value in enumerate(row):
            _write_cell(page, (line, column), value, sheet, styles)
        line += 1
    if sheet.columns and not sheet.headings and sheet.rows:
        page.autofilter(top, 0, line - 1, len(sheet.columns) - 1)
    for note in sheet.notes:
        page.write_string(line, 0, note, styles["note"])
        line += 1
    _set_up_page(page, sheet, top)


def _write_head(page: Any, sheet: Sheet, styles: Mapping[str, Any]) -> int:
    """Title, subtitle and header; gives the header's row."""
    line = 0
    for text, style, height in ((sheet.title, "title", 34), (sheet.subtitle, "subtitle", 18)):
        if text:
            _merged(page, line, sheet, text, styles[style])
            page.set_row(line, height)
            line += 1
    for column, name in enumerate(sheet.columns):
        page.write_string(line, column, name, styles["head"])
    page.set_row(line, 24)
    return line


def _merged(page: Any, line: int, sheet: Sheet, text: str, style: Any) -> None:
    last = len(sheet.columns) - 1
    if last > 0:
        page.merge_range(line, 0, line, last, "", style)
    page.write_string(line, 0, text[:_LONGEST], style)
    # Merged cells do not grow with their text by themselves.
    if (room := sum(_width(sheet, column) for column in range(last + 1))) < _cells_wide(text):
        page.set_row(line, 16 * (int(_cells_wide(text) / room) + 1))


def _write_cell(page: Any, place: tuple[int, int], value: Value, sheet: Sheet, styles: Mapping[str, Any]) -> None:
    line, column = place
    centred = sheet.columns[column] in sheet.centred
    if isinstance(value, int | float):
        page.write_number(line, column, value, styles["centred" if centred else "number"])
    elif not value:
        page.write_blank(line, column, None, styles["text"])
    else:
        style = "quoted" if value.startswith(_FORMULA) else "centred" if centred else "text"
        page.write_string(line, column, value[:_LONGEST], styles[style])


def _cells_wide(text: str) -> int:
    """Width in Latin characters: a Han character takes two."""
    return sum(2 if ord(letter) > 0x2E80 else 1 for letter in text)


def _width(sheet: Sheet, column: int) -> float:
    """A column's width: the given one, else wide enough for its longest line, between 8 and 50."""
    name = sheet.columns[column]
    if name in sheet.widths:
        return sheet.widths[name]
    lines: Iterable[str] = (line for row in sheet.rows[:500] for line in str(row[column] or "").split("\n"))
    return min(50, max(8, _cells_wide(name) + 2, *(_cells_wide(line) + 2 for line in lines), 0))


def _set_up_page(page: Any, sheet: Sheet, top: int) -> None:
    for column in range(len(sheet.columns)):
        page.set_column(column, column, _width(sheet, column))
    page.freeze_panes(top + 1, 0)
    page.set_landscape()
    page.set_paper(A4)
    page.set_margins(left=0.5, right=0.5, top=0.6, bottom=0.7)
    page.fit_to_pages(1, 0)
    page.repeat_rows(top)
    page.set_footer("&C&9第 &P 页　共 &N 页")
