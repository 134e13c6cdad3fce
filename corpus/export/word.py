"""A sheet as a Word document that an office could send out: landscape A4, table head repeated, page numbers."""

from __future__ import annotations

import io
from collections.abc import Iterable, Sequence
from typing import Any
from xml.sax.saxutils import escape

import docx
from docx.enum.section import WD_ORIENT
from docx.enum.style import WD_STYLE_TYPE
from docx.enum.table import WD_TABLE_ALIGNMENT
from docx.enum.text import WD_ALIGN_PARAGRAPH
from docx.oxml import OxmlElement, parse_xml
from docx.oxml.ns import nsdecls, qn
from docx.shared import Mm, Pt

from corpus.export.sheets import Sheet, Value

TITLE_FONT, HEAD_FONT, TEXT_FONT, LATIN_FONT = "方正小标宋简体", "黑体", "仿宋_GB2312", "Times New Roman"
# What Word takes where a machine lacks the fonts of GB/T 9704-2012 §7.2.1.
_SUBSTITUTES = {TITLE_FONT: "黑体", TEXT_FONT: "仿宋"}
_MARGIN, _WIDTH, _HEIGHT = Mm(20), Mm(297), Mm(210)
XML_FORBIDDEN = dict.fromkeys([*(code for code in range(32) if code not in (9, 10, 13)), 0xFFFE, 0xFFFF])
# Styles by name: font, points, points above and below.
_STYLES = {
    "表题": (TITLE_FONT, 20, 6),
    "表注": (TEXT_FONT, 10.5, 3),
    "表头": (HEAD_FONT, 10.5, 2),
    "表文": (TEXT_FONT, 10.5, 2),
    "页码": ("宋体", 12, 0),
}


def to_docx(sheet: Sheet) -> bytes:
    """The sheet as .docx: title, sources, table with its head on each page, notes, page numbers."""
    document = docx.Document()
    _add_styles(document)
    _name_substitutes(document)
    _set_up_page(document)
    _add_text(document, sheet.title or sheet.name, "表题", centred=True)
    if sheet.subtitle:
        _add_text(document, sheet.subtitle, "表注", centred=True)
    _fill(document, sheet)
    for note in sheet.notes:
        _add_text(document, note, "表注")
    stream = io.BytesIO()
    document.save(stream)
    return stream.getvalue()


def _add_styles(document: Any) -> None:
    for name, (font, size, space) in _STYLES.items():
        style = document.styles.add_style(name, WD_STYLE_TYPE.PARAGRAPH)
        style.font.name, style.font.size = LATIN_FONT, Pt(size)
        style.element.get_or_add_rPr().get_or_add_rFonts().set(qn("w:eastAsia"), font)
        paragraph = style.paragraph_format
        paragraph.space_before = paragraph.space_after = Pt(space)
        paragraph.line_spacing = 1


def _name_substitutes(document: Any) -> None:
    """Say in the font table which font to take where a machine lacks the first one."""
    part = next(rel.target_part for rel in document.part.rels.values() if rel.reltype.endswith("/fontTable"))
    fonts = "".join(
        f'<w:font w:name="{name}"><w:altName w:val="{other}"/><w:charset w:val="86"/></w:font>'
        for name, other in _SUBSTITUTES.items()
    )
    part._blob = part.blob.replace(b"</w:fonts>", fonts.encode() + b"</w:fonts>")


def _set_up_page(document: Any) -> None:
    section = document.sections[0]
    section.orientation = WD_ORIENT.LANDSCAPE
    section.page_width, section.page_height = _WIDTH, _HEIGHT
    section.left_margin = section.right_margin = section.top_margin = section.bottom_margin = _MARGIN
    footer = section.footer.paragraphs[0]
    footer.style, footer.alignment = document.styles["页码"], WD_ALIGN_PARAGRAPH.CENTER
    footer.add_run("— ")
    field = OxmlElement("w:fldSimple")
    field.set(qn("w:instr"), "PAGE")
    field.append(footer.add_run("1")._r)
    footer._p.append(field)
    footer.add_run(" —")


def _add_text(document: Any, text: str, style: str, *, centred: bool = False) -> None:
    paragraph = document.add_paragraph(text.translate(XML_FORBIDDEN), style=document.styles[style])
    if centred:
        paragraph.alignment = WD_ALIGN_PARAGRAPH.CENTER


# --- the table: rows are written as XML, because python-docx takes seconds for a hundred of them -------------------


def _fill(document: Any, sheet: Sheet) -> None:
    table = document.add_table(rows=0, cols=len(sheet.columns), style="Table Grid")
    table.alignment, table.autofit = WD_TABLE_ALIGNMENT.CENTER, False
    widths = _widths(sheet)
    for column, width in zip(table.columns, widths, strict=True):
        column.width = width * Pt(1) // 20
    styles = {name: document.styles[name].style_id for name in _STYLES}
    centred = [name in sheet.centred for name in sheet.columns]
    head = map(_cell, sheet.columns, widths, [styles["表头"]] * len(widths), [True] * len(widths))
    table._tbl.append(_row(head, flags="<w:tblHeader/>"))
    for number, row in enumerate(sheet.rows):
        for heading in sheet.headings.get(number, ()):
            table._tbl.append(_row([_heading(heading, widths, styles["表头"])]))
        table._tbl.append(_row(map(_cell, row, widths, [styles["表文"]] * len(widths), centred)))


def _widths(sheet: Sheet) -> list[int]:
    """The page's width in twentieths of a point, shared as the sheet's widths say."""
    parts = [sheet.widths.get(name, 16) for name in sheet.columns]
    room = (_WIDTH - 2 * _MARGIN) / Pt(1) * 20
    return [int(room * part / sum(parts)) for part in parts]


def _row(cells: Iterable[str], flags: str = "") -> Any:
    return parse_xml(f"<w:tr {nsdecls('w')}><w:trPr><w:cantSplit/>{flags}</w:trPr>{''.join(cells)}</w:tr>")


def _cell(value: Value, width: int, style: str, centred: bool) -> str:
    place = '<w:jc w:val="center"/>' if centred else ""
    text = "" if value is None else str(value).translate(XML_FORBIDDEN)
    paragraphs = (_paragraph(line, f'<w:pStyle w:val="{style}"/>{place}') for line in text.split("\n"))
    return f'<w:tc><w:tcPr><w:tcW w:w="{width}" w:type="dxa"/>{_MIDDLE}</w:tcPr>{"".join(paragraphs)}</w:tc>'


_MIDDLE = '<w:vAlign w:val="center"/>'


def _heading(text: str, widths: Sequence[int], style: str) -> str:
    """One cell over the whole row; it stays with the row below."""
    properties = f'<w:tcW w:w="{sum(widths)}" w:type="dxa"/><w:gridSpan w:val="{len(widths)}"/>'
    shade = '<w:shd w:val="clear" w:color="auto" w:fill="F2F2F2"/>'
    paragraph = _paragraph(text.translate(XML_FORBIDDEN), f'<w:pStyle w:val="{style}"/><w:keepNext/>')
    return f"<w:tc><w:tcPr>{properties}{shade}{_MIDDLE}</w:tcPr>{paragraph}</w:tc>"


def _paragraph(text: str, properties: str) -> str:
    return f'<w:p><w:pPr>{properties}</w:pPr><w:r><w:t xml:space="preserve">{escape(text)}</w:t></w:r></w:p>'
