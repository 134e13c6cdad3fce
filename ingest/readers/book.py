"""An Excel book as its parts say it: sheets, cells with their values and formats, what is hidden.

openpyxl refuses whole books over parts that have nothing to do with their words (a fill without a pattern, a filter, a
margin), and fills every place of a merged range before anybody can look at it. Here a sheet is read as a stream.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from datetime import datetime
from io import BytesIO
from typing import Any, TypeVar

from lxml import etree
from openpyxl.styles.numbers import BUILTIN_FORMATS
from openpyxl.utils.cell import column_index_from_string
from openpyxl.utils.datetime import MAC_EPOCH, WINDOWS_EPOCH

from ingest.files.package import Package
from ingest.ledger import Left
from ingest.readers.shown import CHINESE_FORMATS, GENERAL

_PLACE = re.compile(r"\$?([A-Z]{1,3})\$?([1-9]\d{0,6})")
_ESCAPE = re.compile(r"_x([0-9A-Fa-f]{4})_")
"""A character that XML does not hold, as Excel writes it: _x000D_ (ECMA-376, 22.4.2.4)."""
_RELATION = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}id"
_ON = ("1", "true", "on")
LAST_ROW, LAST_COLUMN = 1_048_576, 16_384
_LONGEST = 18
"""Digits of a number that stands as a whole one."""
_MARGINS = ("oddHeader", "oddFooter", "evenHeader", "evenFooter", "firstHeader", "firstFooter")
_READ = tuple(f"{{*}}{name}" for name in ("row", "col", "mergeCell", *_MARGINS))
_T = TypeVar("_T")


@dataclass(frozen=True, slots=True)
class CellText:
    """A part of a cell's text, and why it is not seen."""

    text: str
    reason: Left | None = None
    added: bool = False
    """Whether it stands for signs of the file that are no text."""


@dataclass(frozen=True, slots=True)
class SheetCell:
    """A cell that holds something. Rows and columns count from 1, as in a file."""

    row: int
    column: int
    value: float | bool | datetime | tuple[CellText, ...]
    number_format: str = GENERAL
    struck: bool = False
    formula: bool = False
    """Whether it holds a formula without a value that could be believed; ``value`` then is empty."""

    @property
    def name(self) -> str:
        """A1."""
        letters, number = "", self.column
        while number:
            number, rest = divmod(number - 1, 26)
            letters = chr(ord("A") + rest) + letters
        return f"{letters}{self.row}"


@dataclass(frozen=True, slots=True)
class Area:
    """A merged range, with its last row and column."""

    row: int
    column: int
    last_row: int
    last_column: int


@dataclass(slots=True)
class SheetParts:
    """What stands in a sheet beside its cells; filled while they are read."""

    hidden_rows: set[int] = field(default_factory=set)
    hidden_columns: list[range] = field(default_factory=list)
    areas: list[Area] = field(default_factory=list)
    margins: list[str] = field(default_factory=list)
    """Headers and footers."""


@dataclass(frozen=True, slots=True)
class BookSheet:
    """A sheet of the book: its part, and whether a person sees it."""

    name: str
    part: str
    visible: bool


class Book:
    """A book. What is broken raises an error of ``DAMAGED``."""

    def __init__(self, data: bytes) -> None:
        self.package = Package(data)
        self._main = self.package.main("xl/workbook.xml")
        root = self.package.root(self._main)
        if _local(root) != "workbook":
            raise ValueError(f"{self._main}: the root is {root.tag}")
        settings = next(_all(root, "workbookPr"), None)
        self.epoch = MAC_EPOCH if settings is not None and settings.get("date1904") in _ON else WINDOWS_EPOCH
        calculation = next(_all(root, "calcPr"), None)
        self._stale = calculation is not None and calculation.get("fullCalcOnLoad") in _ON
        self.sheets = tuple(self._sheets(root))
        self.chart_sheets = self.package.related(self._main, "chartsheet")
        self._strings = self._shared_strings()
        self._formats, self._struck = self._styles()

    def _sheets(self, root: Any) -> Iterator[BookSheet]:
        relations = self.package.relations(self._main)
        for each in _all(root, "sheet"):
            relation = relations[each.get(_RELATION, "")]
            if relation.kind == "worksheet":
                yield BookSheet(each.get("name", ""), relation.target, each.get("state", "visible") == "visible")

    def _part(self, kind: str) -> Any:
        name = next(iter(self.package.related(self._main, kind)), None)
        return None if name is None else self.package.root(name)

    def _shared_strings(self) -> list[tuple[CellText, ...]]:
        root = self._part("sharedStrings")
        return [] if root is None else [tuple(_pieces(each)) for each in _all(root, "si")]

    def _styles(self) -> tuple[list[str], list[bool]]:
        """Number format and strike-through of cells by their style."""
        root = self._part("styles")
        if root is None:
            return [], []
        codes = {each.get("numFmtId"): each.get("formatCode", GENERAL) for each in _all(root, "numFmt")}
        fonts = [_is_struck(font) for group in _all(root, "fonts") for font in group]
        cells = [each for group in _all(root, "cellXfs") for each in group]
        formats = [codes.get(each.get("numFmtId")) or _builtin(each.get("numFmtId")) for each in cells]
        return formats, [_at(fonts, each.get("fontId"), False) for each in cells]

    def cells(self, sheet: BookSheet, parts: SheetParts) -> Iterator[SheetCell]:
        """The cells of a sheet that hold something; ``parts`` is whole when they have been read."""
        data, row = BytesIO(self.package.read(sheet.part)), 0
        stream = etree.iterparse(data, tag=_READ, resolve_entities=False, no_network=True, remove_comments=True)
        for _, element in stream:
            name = _local(element)
            if name == "row":
                row = _whole(element.get("r"), row + 1)
                if not 0 < row <= LAST_ROW:
                    raise ValueError(f"row {row}")
                if element.get("hidden") in _ON or element.get("ht") == "0":
                    parts.hidden_rows.add(row)
                yield from self._row(element, row)
            else:
                _take(parts, name, element)
            element.clear()
            while element.getprevious() is not None:
                del element.getparent()[0]
        if _local(stream.root) != "worksheet":
            raise ValueError(f"{sheet.part}: the root is {stream.root.tag}")

    def _row(self, element: Any, row: int) -> Iterator[SheetCell]:
        column = 0
        for each in element:
            if not len(each):  # formatted and empty: whole columns may be
                column += 1
                continue
            place = _PLACE.fullmatch(each.get("r", ""))
            column = column_index_from_string(place[1]) if place else column + 1
            found = self._cell(each, row, column)
            if found is not None:
                yield found

    def _cell(self, element: Any, row: int, column: int) -> SheetCell | None:
        kind, raw, formula = element.get("t", "n"), None, False
        value: float | bool | datetime | tuple[CellText, ...] | None = None
        for child in element:
            name = _local(child)
            if name == "v":
                raw = child.text
            elif name == "f":
                formula = True
            elif name == "is":
                value = tuple(_pieces(child))
        if formula and self._has_no_value(kind, raw):
            value = ()
        elif value is None and raw is not None:
            value, formula = self._value(kind, raw), False
        if value is None:
            return None
        style = element.get("s", "0")
        code, struck = _at(self._formats, style, GENERAL), _at(self._struck, style, False)
        return SheetCell(row, column, value, code, struck, formula and value == ())

    def _has_no_value(self, kind: str, raw: str | None) -> bool:
        """A formula whose value was never written, or is the 0 of a program that leaves counting to Excel."""
        return kind != "str" and (not (raw or "").strip() or (self._stale and kind == "n" and raw in ("0", "0.0")))

    def _value(self, kind: str, raw: str) -> float | bool | datetime | tuple[CellText, ...] | None:
        if kind == "s":
            return self._strings[_whole(raw, len(self._strings))]
        if kind in ("str", "e", "inlineStr"):
            return tuple(_unescaped(raw))
        if not raw.strip():
            return None
        if kind == "b":
            return raw.strip() in _ON
        try:
            return datetime.fromisoformat(raw.strip().rstrip("Z")) if kind == "d" else _number(raw.strip())
        except ValueError:  # no number, though the cell says that it holds one
            return tuple(replace(piece, added=True) for piece in _unescaped(raw))


def _number(raw: str) -> float:
    return int(raw) if raw.lstrip("-").isdecimal() and len(raw) < _LONGEST else float(raw)


def _take(parts: SheetParts, name: str, element: Any) -> None:
    if name == "mergeCell":
        parts.areas.append(_area(element.get("ref", "")))
    elif name != "col":
        parts.margins += [element.text] if element.text else []
    elif element.get("hidden") in _ON or element.get("width") == "0":
        parts.hidden_columns.append(range(_whole(element.get("min"), 1), _whole(element.get("max"), 1) + 1))


def _local(element: Any) -> str:
    return str(element.tag).rpartition("}")[2]


def _all(root: Any, name: str) -> Iterator[Any]:
    return (each for each in root.iter() if _local(each) == name)


def _whole(text: str | None, default: int) -> int:
    """
    >>> _whole("12", 0), _whole("-1", 3), _whole(None, 4)
    (12, 3, 4)
    """
    return int(text) if text and text.isascii() and text.isdigit() and len(text) < _LONGEST else default


def _at(items: list[_T], index: str | None, default: _T) -> _T:
    number = _whole(index, len(items))
    return items[number] if number < len(items) else default


def _builtin(number: str | None) -> str:
    found = _whole(number, 0)
    return CHINESE_FORMATS.get(found) or BUILTIN_FORMATS.get(found, GENERAL)


def _is_struck(font: Any) -> bool:
    return any(_local(each) == "strike" and each.get("val", "1") in _ON for each in font)


def _pieces(element: Any) -> Iterator[CellText]:
    """The text of a string: runs that are struck out, and the pronunciation that is written above, are told apart."""
    for child in element:
        name = _local(child)
        if name == "t":
            yield from _unescaped(child.text or "")
        elif name == "r":
            struck = any(_is_struck(each) for each in child if _local(each) == "rPr")
            for text in (each for each in child if _local(each) == "t"):
                pieces = _unescaped(text.text or "")
                yield from (replace(each, reason=each.reason or (Left.STRUCK if struck else None)) for each in pieces)
        elif name == "rPh":
            yield CellText("".join(each.text or "" for each in _all(child, "t")), Left.ANNOTATION)


def _unescaped(text: str) -> Iterator[CellText]:
    """
    >>> [piece.text for piece in _unescaped("台账_x000D_\\n更新")]
    ['台账', '_x000D_', '\\r', '\\n更新']
    """
    at = 0
    for match in _ESCAPE.finditer(text):
        yield CellText(text[at : match.start()])
        yield CellText(match[0], Left.MARKUP)
        code = int(match[1], 16)
        yield CellText("" if 0xD800 <= code < 0xE000 else chr(code), added=True)
        at = match.end()
    yield CellText(text[at:])


def _area(reference: str) -> Area:
    ends = [_PLACE.fullmatch(each) for each in (reference.split(":") * 2)[:2]]
    if not all(ends):
        raise ValueError(f"merged range {reference!r}")
    (first, last) = ((int(end[2]), column_index_from_string(end[1])) for end in ends if end)
    return Area(min(first[0], last[0]), min(first[1], last[1]), max(first[0], last[0]), max(first[1], last[1]))
