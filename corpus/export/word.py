"""A sheet as a Word document that an office hands in: landscape A4, table head repeated, page x of y."""

from __future__ import annotations

import io
from typing import Any

from docx.enum.section import WD_ORIENT
from docx.shared import Mm, Pt

from corpus.export.footnotes import Footnotes
from corpus.export.sheets import Sheet
from corpus.export.widths import column_widths, lines_of
from corpus.export.word_base import (
    HEAD_FONT,
    KAI_FONT,
    TEXT_FONT,
    TITLE_FONT,
    TextStyle,
    add_text,
    new_document,
    number_pages,
    runs,
)
from corpus.export.word_table import PADDING, TableStyles, add_table, words_of

_SIDE, _TOP, _BOTTOM, _WIDTH, _HEIGHT = Mm(15), Mm(16), Mm(15), Mm(297), Mm(210)
_FOOT = Mm(8)
_ROOM = (_WIDTH - 2 * _SIDE) / Pt(1)
"""Points across."""
_STYLES = {
    "表题": TextStyle(TITLE_FONT, 22, line=32, around=2, centred=True),  # 二号
    "表注": TextStyle(TEXT_FONT, 10.5, line=15, around=2),
    "来源": TextStyle(KAI_FONT, 10.5, line=15, around=2, centred=True),
    "表头": TextStyle(HEAD_FONT, 10.5, line=14, around=1),
    "组题": TextStyle(HEAD_FONT, 10.5, line=14, around=1),
    "分组题": TextStyle(KAI_FONT, 10.5, line=14, around=1),
    "表文": TextStyle(TEXT_FONT, 10.5, line=13),  # 五号
    "页码": TextStyle("宋体", 10.5),
    "脚注": TextStyle(TEXT_FONT, 9, line=12),
}
_LARGER = {**_STYLES, "表文": TextStyle(TEXT_FONT, 12, line=17)}  # 小四
_SHORT = 60
"""Lines of a table up to which its text is 小四: about three pages."""


_LONG = 600
"""Lines from which columns that few rows use are made narrow: about twenty pages."""


def to_docx(sheet: Sheet) -> bytes:
    """The sheet as .docx: title, sources, table, notes. Short tables are set larger."""
    words = [[words_of(value) for value in row] for row in sheet.rows]
    styles, widths = _LARGER, _shared(sheet, words, _LARGER)
    if _lines(words, widths) > _SHORT:
        styles, widths = _STYLES, _shared(sheet, words, _STYLES)
        if _lines(words, widths) > _LONG:
            widths = _shared(sheet, words, _STYLES, rare=2)
    document = new_document(styles)
    _set_up_page(document)
    add_text(document, sheet.title or sheet.name, "表题")
    if sheet.subtitle:
        add_text(document, sheet.subtitle, "来源", _ROOM / _STYLES["来源"].points)
    small = _STYLES["脚注"].points
    notes = Footnotes(document.styles["脚注"].style_id, lambda text: runs(text, _ROOM / small, small))
    add_table(document, sheet, widths, TableStyles.of(document, styles["表文"].points), notes)
    for note in sheet.notes:
        add_text(document, note, "表注", _ROOM / _STYLES["表注"].points)
    notes.save(document)
    number_pages(document, "页码")
    stream = io.BytesIO()
    document.save(stream)
    return stream.getvalue()


def _lines(words: list[list[str]], widths: list[float]) -> int:
    return sum(lines_of(row, widths) for row in words)


def _shared(sheet: Sheet, words: list[list[str]], styles: dict[str, TextStyle], rare: float = 3) -> list[float]:
    """The page's width in letters of the table's text, shared by what the columns hold."""
    room = (_ROOM - 2 * PADDING * len(sheet.columns)) / styles["表文"].points
    return column_widths(sheet.columns, words, room, rare)


def _set_up_page(document: Any) -> None:
    section = document.sections[0]
    section.orientation = WD_ORIENT.LANDSCAPE
    section.page_width, section.page_height = _WIDTH, _HEIGHT
    section.left_margin = section.right_margin = _SIDE
    section.top_margin, section.bottom_margin = _TOP, _BOTTOM
    section.header_distance = section.footer_distance = _FOOT
