"""What every Word file of ours shares: the fonts of offices with their substitutes, pages, page numbers."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any
from xml.sax.saxutils import escape

import docx
from docx.enum.style import WD_STYLE_TYPE
from docx.enum.text import WD_ALIGN_PARAGRAPH, WD_LINE_SPACING
from docx.oxml import OxmlElement, parse_xml
from docx.oxml.ns import nsdecls, qn
from docx.shared import Pt

from corpus.export.unbroken import JOINER, UnbrokenPiece, pieces, width

TITLE_FONT, HEAD_FONT, KAI_FONT, TEXT_FONT = "方正小标宋简体", "黑体", "楷体_GB2312", "仿宋_GB2312"
LATIN_FONT = "Times New Roman"
# What Word takes where a machine lacks the fonts of GB/T 9704-2012 §7.2.1, and what kind of letters they have.
_SUBSTITUTES = {
    TITLE_FONT: ("宋体", "roman"),
    TEXT_FONT: ("仿宋", "modern"),
    KAI_FONT: ("楷体", "modern"),
    HEAD_FONT: ("SimHei", "modern"),
}
_FONT = (
    '<w:font w:name="{name}"><w:altName w:val="{other}"/><w:charset w:val="86"/><w:family w:val="{family}"/></w:font>'
)
XML_FORBIDDEN = dict.fromkeys([*(code for code in range(32) if code not in (9, 10, 13)), 0xFFFE, 0xFFFF])


@dataclass(frozen=True, slots=True)
class TextStyle:
    """A kind of paragraph: font, size, height of a line (exact, so that no machine's fonts change it), space around."""

    font: str
    points: float
    line: float | None = None
    around: float = 0
    indent: float = 0
    """Of the first line, in letters."""
    centred: bool = False
    right: float | None = None
    """To the right, so many letters from the edge."""
    depth: int | None = None
    """Level in the outline, from 0."""


def new_document(styles: Mapping[str, TextStyle]) -> Any:
    """A Word file with these styles by their names, its language Chinese."""
    document = docx.Document()
    for name, style in styles.items():
        _add_style(document, name, style)
    _name_substitutes(document)
    _set_up_language(document)
    return document


def _add_style(document: Any, name: str, made: TextStyle) -> None:
    style = document.styles.add_style(name, WD_STYLE_TYPE.PARAGRAPH)
    style.font.name, style.font.size = LATIN_FONT, Pt(made.points)
    style.element.get_or_add_rPr().get_or_add_rFonts().set(qn("w:eastAsia"), made.font)
    paragraph = style.paragraph_format
    paragraph.space_before = paragraph.space_after = Pt(made.around)
    if made.line:
        paragraph.line_spacing_rule, paragraph.line_spacing = WD_LINE_SPACING.EXACTLY, Pt(made.line)
    else:
        paragraph.line_spacing = 1
    if made.centred:
        paragraph.alignment = WD_ALIGN_PARAGRAPH.CENTER
    if made.right is not None:
        paragraph.alignment = WD_ALIGN_PARAGRAPH.RIGHT
        paragraph.right_indent = Pt(made.right * made.points)
    properties = style.element.get_or_add_pPr()
    if made.indent:
        paragraph.first_line_indent = Pt(made.indent * made.points)
        properties.find(qn("w:ind")).set(qn("w:firstLineChars"), str(int(made.indent * 100)))
    if made.depth is not None:
        level = OxmlElement("w:outlineLvl")
        level.set(qn("w:val"), str(made.depth))
        properties.append(level)


def _name_substitutes(document: Any) -> None:
    """Say in the font table which font to take where a machine lacks the first one."""
    part = next(rel.target_part for rel in document.part.rels.values() if rel.reltype.endswith("/fontTable"))
    fonts = "".join(_FONT.format(name=n, other=other, family=family) for n, (other, family) in _SUBSTITUTES.items())
    part._blob = part.blob.replace(b"</w:fonts>", fonts.encode() + b"</w:fonts>")


def _set_up_language(document: Any) -> None:
    """Chinese; marks that follow each other move together."""
    for language in document.styles.element.iter(qn("w:lang")):
        language.set(qn("w:eastAsia"), "zh-CN")
    settings = document.settings.element
    settings.find(qn("w:themeFontLang")).set(qn("w:eastAsia"), "zh-CN")
    settings.find(qn("w:characterSpacingControl")).set(qn("w:val"), "compressPunctuation")


def clean(text: str) -> str:
    """Words without what no XML may hold: texts of scanned files have it."""
    return text.translate(XML_FORBIDDEN)


def add_text(document: Any, text: str, style: str, room: float | None = None) -> Any:
    """A paragraph; ``room`` are the letters of a line, where document numbers are not to be broken."""
    paragraph = document.add_paragraph(style=document.styles[style])
    if room is None:
        paragraph.add_run(clean(text))
        return paragraph
    for run in runs(clean(text), room, document.styles[style].font.size.pt):
        paragraph._p.append(parse_xml(run.replace("<w:r>", f"<w:r {nsdecls('w')}>", 1)))
    return paragraph


def runs(text: str, room: float, points: float) -> list[str]:
    """A line without characters that XML forbids, as runs."""
    return [_run(piece, points) for piece in pieces(text, room) if piece.text]


def _run(piece: UnbrokenPiece, points: float) -> str:
    whole = _WHOLE.format(width=round(width(piece.text.replace(JOINER, "")) * points * 20)) if piece.whole else ""
    return f'<w:r><w:rPr>{_EAST}{whole}</w:rPr><w:t xml:space="preserve">{escape(piece.text)}</w:t></w:r>'


_EAST = '<w:rFonts w:hint="eastAsia"/>'
"""Quotation marks and dashes are Chinese ones."""
_WHOLE = '<w:fitText w:val="{width}"/><w:lang w:eastAsia="en-US"/>'


def number_pages(document: Any, style: str, words: str = "第 {PAGE} 页　共 {NUMPAGES} 页") -> None:
    """At the foot of each page; a program that opens the file fills in the fields."""
    footer = document.sections[0].footer.paragraphs[0]
    footer.style, footer.alignment = document.styles[style], WD_ALIGN_PARAGRAPH.CENTER
    for piece in re.split(r"[{}]", words):
        if piece in ("PAGE", "NUMPAGES"):
            footer._p.append(parse_xml(_FIELD.format(field=piece)))
        elif piece:
            footer.add_run(piece)


def set_font(run: Any, font: str | None = None) -> None:
    """Marks that both scripts have are Chinese ones; ``font`` where it is not the paragraph's."""
    fonts = run._r.get_or_add_rPr().get_or_add_rFonts()
    fonts.set(qn("w:hint"), "eastAsia")
    if font:
        fonts.set(qn("w:eastAsia"), font)


_FIELD = f'<w:fldSimple {nsdecls("w")} w:instr="{{field}}"><w:r><w:t>1</w:t></w:r></w:fldSimple>'
