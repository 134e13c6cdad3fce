"""One made-up 公文, with headings of three depths, brackets, a task table, targets and citations, written in any format."""

from __future__ import annotations

import csv
from dataclasses import dataclass
from html import escape
from io import BytesIO, StringIO

import docx
import openpyxl
from docx.shared import Pt
from opencc import OpenCC

from tests.made_files import grid, made_pdf
from tests.made_notices import (
    OFD_RESOURCES,
    excel_2003,
    mime,
    ofd,
    ofd_image,
    ofd_lines,
    ofd_page,
    ofd_resources,
    paragraph,
    part,
    sent,
    word_2003,
)


@dataclass(frozen=True)
class Paragraph:
    text: str
    level: int | None = None
    """Depth of a heading; 0 is the title."""
    right: bool = False
    """Set to the right: who signs, and when."""


TITLE = "澜州市人民政府关于印发澜州市绿道建设三年行动方案的通知"
HEAD = (
    Paragraph(TITLE, 0),
    Paragraph("澜政发〔2024〕18号"),
    Paragraph("各县（市、区）人民政府，市政府各部门："),
    Paragraph("《澜州市绿道建设三年行动方案》已经市政府同意，现印发给你们，请认真贯彻执行。"),
    Paragraph("澜州市人民政府", right=True),
    Paragraph("2024年5月8日", right=True),
)
PLAN = (
    Paragraph("澜州市绿道建设三年行动方案", 0),
    Paragraph("为贯彻落实《城市绿化条例》和《国务院办公厅关于科学绿化的指导意见》（国办发〔2021〕19号），制定本方案。"),
    Paragraph("一、总体目标", 1),
    Paragraph("到2026年底，新建绿道60公里以上，建成区绿化覆盖率达到42%，完成投资3.5亿元。"),
    Paragraph("二、重点任务", 1),
    Paragraph("（一）摸清家底", 2),
    Paragraph(
        "1.开展绿道现状普查，2024年9月底前完成。（牵头单位：市自然资源局；配合单位：市水务局、各县（市、区）政府）"
    ),
    Paragraph("2.建立绿道信息管理平台，2025年6月底前上线运行。（责任单位：市大数据局、市园林局）"),
    Paragraph("（二）推进建设", 2),
    Paragraph("1.实施滨河绿道贯通工程，每年新建绿道20公里。（牵头单位：市园林局；配合单位：市财政局、市水务局）"),
    Paragraph("（三）创新机制", 2),
    Paragraph("1.探索建立绿道认建认养制度，支持有条件的县（市、区）先行先试。（牵头单位：市园林局）"),
    Paragraph("三、保障措施", 1),
    Paragraph("（一）加强统筹。建立联席会议制度，定期研究解决问题。（责任单位：市园林局）"),
    Paragraph("附件：澜州市绿道建设重点任务分工表"),
)
ANNEX = (Paragraph("附件"), Paragraph("澜州市绿道建设重点任务分工表", 0))
TABLE = (
    ("序号", "重点任务", "牵头单位", "配合单位", "完成时限"),
    ("1", "编制绿道专项规划", "市自然资源局", "市园林局、市住房城乡建设局", "2024年12月底"),
    (
        "2",
        "出台绿道养护管理技术标准，建立日常巡查与专业养护相结合的工作机制",
        "市园林局",
        "市市场监管局",
        "2025年3月底",
    ),
    ("3", "建成绿道驿站30个", "市文化和旅游局", "市园林局、市体育局", "2026年12月底"),
)
TEXT = (*HEAD, *PLAN, *ANNEX)


def plain(separator: str = "\t") -> str:
    """Paragraphs and the rows of the table, a line each."""
    return "\n".join([*(each.text for each in TEXT), *(separator.join(row) for row in TABLE)]) + "\n"


def traditional() -> bytes:
    return OpenCC("s2t").convert(plain()).encode("big5", "replace")


def markdown() -> str:
    lines = [f"{'#' * (each.level + 1)} {each.text}" if each.level is not None else each.text for each in TEXT]
    rows = ["| " + " | ".join(row) + " |" for row in TABLE]
    return "\n\n".join(lines) + "\n\n" + "\n".join([rows[0], "|" + "---|" * len(TABLE[0]), *rows[1:]]) + "\n"


def page() -> str:
    lines = []
    for each in TEXT:
        tag = "h1" if each.level == 0 else "p"
        style = ' style="text-align:right"' if each.right else ""
        bold = f"<strong>{escape(each.text)}</strong>" if each.level else escape(each.text)
        lines.append(f"<{tag}{style}>{bold}</{tag}>")
    rows = "".join("<tr>" + "".join(f"<td>{escape(cell)}</td>" for cell in row) + "</tr>" for row in TABLE)
    menu = "".join(f'<li><a href="#">栏目{number}</a></li>' for number in range(8))
    return (
        f'<html><head><meta charset="utf-8"><title>{TITLE}</title></head><body><ul>{menu}</ul>'
        f'<div class="TRS_Editor">{"".join(lines)}<table>{rows}</table></div>'
        "<div class='footer'><p>主办：澜州市人民政府办公室　版权所有</p></div></body></html>"
    )


def word() -> bytes:
    made = docx.Document()
    for each in TEXT:
        written = made.add_paragraph(each.text, style=f"Heading {each.level}" if each.level else None)
        if each.right:
            written.alignment = 2
        elif each.level == 0:
            written.alignment = 1
            written.runs[0].font.size = Pt(22)
        elif each.text[-1] != "：":
            written.paragraph_format.first_line_indent = Pt(22)
    table = made.add_table(len(TABLE), len(TABLE[0]), style="Table Grid")
    for row, cells in zip(table.rows, TABLE, strict=True):
        for cell, text in zip(row.cells, cells, strict=True):
            cell.text = text
    made.add_paragraph()  # Word ends a document with a paragraph
    stream = BytesIO()
    made.save(stream)
    return stream.getvalue()


def book() -> bytes:
    """The annex alone: its title over its table."""
    made = openpyxl.Workbook()
    made.active.append([ANNEX[1].text])
    made.active.merge_cells("A1:E1")
    for row in TABLE:
        made.active.append([int(row[0]) if row[0].isdigit() else row[0], *row[1:]])
    stream = BytesIO()
    made.save(stream)
    return stream.getvalue()


def comma_separated() -> bytes:
    stream = StringIO()
    csv.writer(stream).writerows([(ANNEX[1].text,), *TABLE])
    return stream.getvalue().encode("gb18030")


def old_book() -> bytes:
    cell = '<Cell><Data ss:Type="String">{}</Data></Cell>'
    rows = ["<Row>" + "".join(map(cell.format, row)) + "</Row>" for row in TABLE]
    title = f'<Row><Cell ss:MergeAcross="4"><Data ss:Type="String">{ANNEX[1].text}</Data></Cell></Row>'
    return excel_2003(title, *rows)


def old_word() -> bytes:
    rows = ["<w:tr>" + "".join(f"<w:tc><w:tcPr/>{paragraph(cell)}</w:tc>" for cell in row) + "</w:tr>" for row in TABLE]
    return word_2003("".join(paragraph(each.text) for each in TEXT) + f"<w:tbl>{''.join(rows)}</w:tbl>")


def saved() -> bytes:
    return mime("From: <Saved by Blink>\r\n", part('text/html; charset="gb18030"', page().encode("gb18030")))


def mailed() -> bytes:
    return sent(part("text/html; charset=utf-8", page().encode()))


WIDTH = 28
"""Characters of a line, as GB/T 9704-2012 sets them."""
CELL = 12
"""Characters of a line in a cell."""


def set_text(paragraphs: tuple[Paragraph, ...]) -> list[tuple[float, str]]:
    """Lines with their indent in characters, as a typesetter sets them."""
    lines: list[tuple[float, str]] = []
    for each in paragraphs:
        text = each.text
        if each.level == 0:
            half = -(-len(text) // 2) if len(text) > WIDTH - 4 else len(text)
            lines += [((WIDTH - len(piece)) / 2, piece) for piece in (text[:half], text[half:]) if piece]
            continue
        if each.right:
            lines.append((WIDTH - len(text) - 2, text))
            continue
        indent = 0 if text.endswith("：") or text in ("附件", HEAD[1].text) else 2
        while text:
            lines.append((indent, text[: WIDTH - indent]))
            text, indent = text[WIDTH - indent :], 0
    return lines


def set_table(xs: list[float], ys: list[float], leading: float) -> list[tuple[float, float, str]]:
    """The lines of the table's cells, each of at most so many characters as fit."""
    return [
        (xs[column] + leading / 6, ys[row] + leading * (1 + at // CELL), cell[at : at + CELL])
        for row, cells in enumerate(TABLE)
        for column, cell in enumerate(cells)
        for at in range(0, len(cell), CELL)
    ]


def printed() -> bytes:
    """A PDF: a page for the notice, one for the plan, one for the annex with its ruled table."""
    pages = [
        [(60 + 12 * indent, 80 + 20 * at, text) for at, (indent, text) in enumerate(set_text(part))]
        for part in (HEAD, PLAN, ANNEX)
    ]
    xs, ys = [20.0, 52.0, 208.0, 300.0, 468.0, 584.0], [150.0 + 64 * row for row in range(len(TABLE) + 1)]
    pages[2] += set_table(xs, ys, 14)
    return made_pdf(pages, grid(2, xs, ys))


def fixed() -> bytes:
    return ofd(*fixed_pages())


def fixed_pages() -> list[bytes]:
    """Of an OFD, like those of the PDF."""
    pages = [
        [(30 + 5 * indent, 20 + 7 * at, text) for at, (indent, text) in enumerate(set_text(part))]
        for part in (HEAD, PLAN, ANNEX)
    ]
    xs, ys = [10.0, 22.0, 84.0, 121.0, 188.0, 235.0], [50.0 + 26 * row for row in range(len(TABLE) + 1)]
    pages[2] += set_table(xs, ys, 6)
    return [ofd_page(*each, more=ofd_lines(xs, ys) if each is pages[2] else "") for each in pages]


def half_scanned(plan: bytes) -> bytes:
    """An OFD whose plan is a picture between two pages with text."""
    head, _, annex = fixed_pages()
    return ofd(head, ofd_page(more=ofd_image(1)), annex, document=OFD_RESOURCES, **ofd_resources(plan))
