"""A sheet as a Word document that an office could send out: landscape A4, table head repeated, page numbers."""

from __future__ import annotations

import io
from typing import Any

import docx
from docx.enum.section import WD_ORIENT
from docx.enum.table import WD_CELL_VERTICAL_ALIGNMENT, WD_TABLE_ALIGNMENT
from docx.enum.text import WD_ALIGN_PARAGRAPH
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.shared import Mm, Pt

from corpus.sheets import Sheet, Value

TITLE_FONT, HEAD_FONT, TEXT_FONT, LATIN_FONT = "方正小标宋简体", "黑体", "仿宋_GB2312", "Times New Roman"
# What Word takes where a machine lacks the font of GB/T 9704-2012 §7.2.1.
_SUBSTITUTES = {TITLE_FONT: "黑体", TEXT_FONT: "仿宋"}
_MARGIN, _WIDTH, _HEIGHT = Mm(20), Mm(297), Mm(210)
_XML_FORBIDDEN = dict.fromkeys(code for code in range(32) if code not in (9, 10, 13))


def to_docx(sheet: Sheet) -> bytes:
    """The sheet as .docx: title, sources, table with its head on each page, notes, page numbers."""
    document = docx.Document()
    _set_up_page(document)
    _name_substitutes(document)
    _paragraph(document, sheet.title or sheet.name, TITLE_FONT, 20, after=6)
    if sheet.subtitle:
        _paragraph(document, sheet.subtitle, TEXT_FONT, 10.5, after=6)
    _fill(document, sheet)
    for note in sheet.notes:
        _write(document.add_paragraph(), note, TEXT_FONT, 10)
    stream = io.BytesIO()
    document.save(stream)
    return stream.getvalue()


def _set_up_page(document: Any) -> None:
    section = document.sections[0]
    section.orientation = WD_ORIENT.LANDSCAPE
    section.page_width, section.page_height = _WIDTH, _HEIGHT
    section.left_margin = section.right_margin = section.top_margin = section.bottom_margin = _MARGIN
    footer = section.footer.paragraphs[0]
    footer.alignment = WD_ALIGN_PARAGRAPH.CENTER
    _write(footer, "— ", "宋体", 12)
    _add_field(footer, "PAGE")
    _write(footer, " —", "宋体", 12)


def _add_field(paragraph: Any, code: str) -> None:
    field = OxmlElement("w:fldSimple")
    field.set(qn("w:instr"), code)
    paragraph._p.append(field)
    run = paragraph.add_run("1")
    _set_font(run, "宋体", 12)
    field.append(run._r)


def _name_substitutes(document: Any) -> None:
    """Say in the font table which font to take where a machine lacks the first one."""
    part = next(rel.target_part for rel in document.part.rels.values() if rel.reltype.endswith("/fontTable"))
    fonts = "".join(
        f'<w:font w:name="{name}"><w:altName w:val="{other}"/><w:charset w:val="86"/></w:font>'
        for name, other in _SUBSTITUTES.items()
    )
    part._blob = part.blob.replace(b"</w:fonts>", fonts.encode() + b"</w:fonts>")


def _set_font(run: Any, font: str, size: float) -> None:
    run.font.name, run.font.size = LATIN_FONT, Pt(size)
    run._r.get_or_add_rPr().get_or_add_rFonts().set(qn("w:eastAsia"), font)


def _write(paragraph: Any, text: str, font: str, size: float) -> None:
    paragraph.paragraph_format.space_before = paragraph.paragraph_format.space_before or Pt(2)
    paragraph.paragraph_format.space_after = paragraph.paragraph_format.space_after or Pt(2)
    paragraph.paragraph_format.line_spacing = 1
    _set_font(paragraph.add_run(text.translate(_XML_FORBIDDEN)), font, size)


def _paragraph(document: Any, text: str, font: str, size: float, *, after: float) -> None:
    paragraph = document.add_paragraph()
    paragraph.alignment = WD_ALIGN_PARAGRAPH.CENTER
    paragraph.paragraph_format.space_after = Pt(after)
    _write(paragraph, text, font, size)


def _fill(document: Any, sheet: Sheet) -> None:
    table = document.add_table(rows=0, cols=len(sheet.columns), style="Table Grid")
    table.alignment, table.autofit = WD_TABLE_ALIGNMENT.CENTER, False
    widths = _widths(sheet)
    for column, width in zip(table.columns, widths, strict=True):
        column.width = width
    head = _add_row(table, sheet.columns, widths, sheet, HEAD_FONT)
    _mark(head, "w:tblHeader")
    for number, row in enumerate(sheet.rows):
        for heading in sheet.headings.get(number, ()):
            _add_heading(table, heading)
        _add_row(table, row, widths, sheet, TEXT_FONT)


def _widths(sheet: Sheet) -> list[int]:
    """The page's width, shared as the sheet's widths say."""
    parts = [sheet.widths.get(name, 16) for name in sheet.columns]
    room = _WIDTH - 2 * _MARGIN
    return [int(room * part / sum(parts)) for part in parts]


def _add_row(table: Any, values: tuple[Value, ...], widths: list[int], sheet: Sheet, font: str) -> Any:
    row = table.add_row()
    _mark(row, "w:cantSplit")
    for cell, value, width, name in zip(row.cells, values, widths, sheet.columns, strict=True):
        cell.width, cell.vertical_alignment = width, WD_CELL_VERTICAL_ALIGNMENT.CENTER
        lines = ("" if value is None else str(value)).split("\n")
        for number, line in enumerate(lines):
            paragraph = cell.paragraphs[0] if number == 0 else cell.add_paragraph()
            if font == HEAD_FONT or name in sheet.centred:
                paragraph.alignment = WD_ALIGN_PARAGRAPH.CENTER
            _write(paragraph, line, font, 10.5)
    return row


def _add_heading(table: Any, heading: str) -> None:
    row = table.add_row()
    cell = row.cells[0].merge(row.cells[-1])
    cell.vertical_alignment = WD_CELL_VERTICAL_ALIGNMENT.CENTER
    _shade(cell, "F2F2F2")
    paragraph = cell.paragraphs[0]
    paragraph.paragraph_format.keep_with_next = True
    _write(paragraph, heading, HEAD_FONT, 10.5)


def _shade(cell: Any, colour: str) -> None:
    shading = OxmlElement("w:shd")
    for name, value in (("val", "clear"), ("color", "auto"), ("fill", colour)):
        shading.set(qn(f"w:{name}"), value)
    cell._tc.get_or_add_tcPr().append(shading)


def _mark(row: Any, flag: str) -> None:
    row._tr.get_or_add_trPr().append(OxmlElement(flag))
