"""The table of a Word file. Rows are written as XML: python-docx takes seconds for a hundred of them."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Any, Self

from docx.enum.table import WD_TABLE_ALIGNMENT
from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls, qn
from docx.shared import Pt

from corpus.export.footnotes import Footnotes
from corpus.export.sheets import Sheet, Value
from corpus.export.word_base import clean, runs

PADDING = 2.0
"""Points between a cell's words and its border."""
_MIDDLE = '<w:vAlign w:val="center"/>'
_SHADE = '<w:shd w:val="clear" w:color="auto" w:fill="F2F2F2"/>'


@dataclass(frozen=True, slots=True, kw_only=True)
class TableStyles:
    head: str
    text: str
    groups: tuple[str, ...]
    """Of the outermost heads, and of those below."""
    points: float
    """Size of the text."""

    @classmethod
    def of(cls, document: Any, points: float) -> Self:
        head, text, *groups = (document.styles[name].style_id for name in ("表头", "表文", "组题", "分组题"))
        return cls(head=head, text=text, groups=tuple(groups), points=points)


def words_of(value: Value) -> str:
    return "" if value is None else clean(str(value))


def add_table(document: Any, sheet: Sheet, widths: Sequence[float], styles: TableStyles, notes: Footnotes) -> None:
    """``widths`` in letters, without the padding."""
    table = document.add_table(rows=0, cols=len(sheet.columns), style="Table Grid")
    table.alignment, table.autofit = WD_TABLE_ALIGNMENT.CENTER, False
    wide = [round((width * styles.points + 2 * PADDING) * 20) for width in widths]
    for column, width in zip(table.columns, wide, strict=True):
        column.width = width * Pt(1) // 20
    table._tbl.tblPr.find(qn("w:tblLayout")).addnext(parse_xml(_margins()))
    for row in _TableRows(sheet, widths, wide, styles, notes).rows():
        table._tbl.append(parse_xml(row))


def _margins() -> str:
    across, along = round(PADDING * 20), 10
    sides = "".join(
        f'<w:{side} w:w="{size}" w:type="dxa"/>'
        for side, size in (("top", along), ("left", across), ("bottom", along), ("right", across))
    )
    return f"<w:tblCellMar {nsdecls('w')}>{sides}</w:tblCellMar>"


def _row(cells: str, flags: str = "") -> str:
    return f"<w:tr {nsdecls('w')}><w:trPr>{flags}</w:trPr>{cells}</w:tr>"


@dataclass(frozen=True, slots=True)
class _TableRows:
    sheet: Sheet
    letters: Sequence[float]
    widths: Sequence[int]
    styles: TableStyles
    notes: Footnotes

    def rows(self) -> Iterator[str]:
        sheet = self.sheet
        head = (_cell(_paragraph(self._line(name), self.styles.head, centred=True), width)
                for name, width in zip(sheet.columns, self.widths, strict=True))  # fmt: skip
        yield _row("".join(head), "<w:cantSplit/><w:tblHeader/>")
        for number in range(len(sheet.rows)):
            for depth, heading in enumerate(sheet.headings.get(number, ()), sheet.depths.get(number, 0)):
                yield self._heading(heading, depth)
            yield _row("".join(self._cells(number)), "<w:cantSplit/>" if self._is_kept_whole(number) else "")

    def _is_kept_whole(self, number: int) -> bool:
        """LibreOffice leaves a page half empty where a row with footnotes breaks beside a cell that goes on."""
        return number in self.sheet.footnotes and bool(self.sheet.merged & set(self.sheet.columns))

    def _line(self, text: str) -> str:
        """Words over the whole table."""
        return "".join(runs(clean(text), sum(self.letters), self.styles.points))

    def _heading(self, text: str, depth: int) -> str:
        """One cell over the whole row; it stays with the row below."""
        style = self.styles.groups[min(depth, 1)]
        span = f'<w:gridSpan w:val="{len(self.widths)}"/>'
        cell = _cell(_paragraph(self._line(text), style, keep=True), sum(self.widths), span + _SHADE)
        return _row(cell, "<w:cantSplit/>")

    def _cells(self, number: int) -> Iterator[str]:
        sheet, row = self.sheet, self.sheet.rows[number]
        for at, name in enumerate(sheet.columns):
            above = sheet.rows[number - 1][at] if number and number not in sheet.headings else None
            merged = name in sheet.merged and row[at] not in (None, "")
            follows = merged and above == row[at]
            yield self._value(number, at, merge=_merge(follows) if merged else "", empty=follows)

    def _value(self, number: int, at: int, *, merge: str, empty: bool) -> str:
        sheet, name = self.sheet, self.sheet.columns[at]
        words = "" if empty else words_of(sheet.rows[number][at])
        lines = words.split("\n")
        marks = [""] * (len(lines) - 1) + [self._marks(number) if name == sheet.footnoted else ""]
        centred = name in sheet.centred or name in sheet.merged
        paragraphs = (
            _paragraph(
                "".join(runs(line, self.letters[at], self.styles.points)) + mark, self.styles.text, centred=centred
            )
            for line, mark in zip(lines, marks, strict=True)
        )
        return _cell("".join(paragraphs), self.widths[at], merge)

    def _marks(self, number: int) -> str:
        return "".join(self.notes.mark(clean(text)) for text in self.sheet.footnotes.get(number, ()))


def _merge(follows: bool) -> str:
    return "<w:vMerge/>" if follows else '<w:vMerge w:val="restart"/>'


def _cell(content: str, width: int, properties: str = "") -> str:
    size = f'<w:tcW w:w="{width}" w:type="dxa"/>'
    return f"<w:tc><w:tcPr>{size}{properties}{_MIDDLE}</w:tcPr>{content}</w:tc>"


def _paragraph(content: str, style: str, *, centred: bool = False, keep: bool = False) -> str:
    flags = ("<w:keepNext/>" if keep else "") + ('<w:jc w:val="center"/>' if centred else "")
    return f'<w:p><w:pPr><w:pStyle w:val="{style}"/>{flags}</w:pPr>{content}</w:p>'
