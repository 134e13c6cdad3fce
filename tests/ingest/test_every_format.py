"""The ledger of every format: files that hold all kinds of words that are left out or added, to the last character."""

from io import BytesIO

import docx
import openpyxl
import pytest
import xlsxwriter
from docx.oxml import parse_xml
from openpyxl.comments import Comment

import ingest
from ingest.files.formats import READERS
from tests.made_files import PARAGRAPHS, SENTENCE, made_pdf, set_lines, shown
from tests.made_notices import LINES, PAGE, excel_2003, ofd, ofd_page, paragraph, part, saved, sent, word_2003

W = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
MATH = 'xmlns:m="http://schemas.openxmlformats.org/officeDocument/2006/math"'
MORE = (
    f"<w:p {W}><w:r><w:rPr><w:vanish/></w:rPr><w:t>隐藏</w:t></w:r><w:r><w:rPr><w:strike/></w:rPr><w:t>划去</w:t></w:r>"
    "<w:del><w:r><w:delText>删去</w:delText></w:r></w:del><w:ins><w:r><w:t>加上</w:t></w:r></w:ins></w:p>",
    f'<w:p {W}><w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:instrText>PAGE</w:instrText></w:r>'
    '<w:r><w:fldChar w:fldCharType="separate"/></w:r><w:r><w:t>1</w:t></w:r><w:r><w:fldChar w:fldCharType="end"/></w:r></w:p>',
    f"<w:p {W}><w:r><w:t>2021</w:t><w:noBreakHyphen/><w:t>2025年</w:t></w:r>"
    '<w:r><w:sym w:font="Symbol" w:char="F0A3"/></w:r></w:p>',
    f"<w:p {W} {MATH}><m:oMath><m:f><m:num><m:r><m:t>a</m:t></m:r></m:num><m:den><m:r><m:t>b</m:t></m:r></m:den></m:f></m:oMath></w:p>",
    f"<w:p {W}><w:r><w:ruby><w:rt><w:r><w:t>lǜ</w:t></w:r></w:rt><w:rubyBase><w:r><w:t>绿</w:t></w:r></w:rubyBase></w:ruby></w:r></w:p>",
)


def word_file() -> bytes:
    made = docx.Document()
    for line in LINES:
        made.add_paragraph(line)
    made.add_paragraph("编号的一段", style="List Number")
    for more in MORE:
        made.element.body.insert(-1, parse_xml(more))
    table = made.add_table(2, 2)
    for at, cell in enumerate(each for row in table.rows for each in row.cells):
        cell.text = f"格{at}"
    section = made.sections[0]
    section.header.paragraphs[0].text, section.footer.paragraphs[0].text = "内部资料", "— 1 —"
    made.add_comment(made.paragraphs[0].runs, text="此处待核", author="甲")
    stream = BytesIO()
    made.save(stream)
    return stream.getvalue()


def book_file() -> bytes:
    made = openpyxl.Workbook()
    sheet = made.active
    sheet.title = "任务表"
    for row in [
        ("序号", "任务", "比例", "总数"),
        (1, SENTENCE, 0.5, "=A2+1"),
        (2, "隐藏的一行", 0.25, None),
        (3, "末行", 1, None),
    ]:
        sheet.append(row)
    sheet["C2"].number_format = '"≥"0%'
    sheet["B4"].font = openpyxl.styles.Font(strike=True)
    sheet.row_dimensions[3].hidden = True
    sheet["B2"].comment = Comment("此条待核", "甲")
    sheet.oddHeader.center.text = "内部资料 &P"
    made.create_sheet("隐").append(["不可见"])
    made["隐"].sheet_state = "hidden"
    made.create_sheet("附表").append(["附表一", True])
    stream = BytesIO()
    made.save(stream)
    return stream.getvalue()


def drawn_book() -> bytes:
    stream = BytesIO()
    made = xlsxwriter.Workbook(stream)
    sheet = made.add_worksheet()
    sheet.write_row(0, 0, [SENTENCE, 60])
    sheet.write_rich_string("A2", "保留", made.add_format({"font_strikeout": True}), "划去", "的")
    sheet.insert_textbox("D4", "文本框里的话")
    sheet.write_comment("A1", "批注")
    made.close()
    return stream.getvalue()


def pdf_file() -> bytes:
    pages = [
        [
            (60, 40, "内部资料"),
            *set_lines(PARAGRAPHS[:3]),
            (60, 700, f"— {n} —"),
            (700, 100, "页外"),
            (60, 100, "一、总体要求"),
        ]
        for n in range(1, 5)
    ]
    return made_pdf(pages, under=f"/Clear gs {shown('.7 .7 -.7 .7 200 400', '样稿')}")


def ofd_file() -> bytes:
    pages = [
        ofd_page(
            (20, 10, "内部资料"),
            *((20, 30 + 10 * at, f"{line}{n}") for at, line in enumerate(LINES)),
            (20, 280, f"— {n} —"),
        )
        for n in range(1, 5)
    ]
    mark = ofd_page((20, 20, "旧版的话"))
    names = '<ofd:Attachments xmlns:ofd="x"><ofd:Attachment Name="清单.xlsx"/></ofd:Attachments>'.encode()
    named = "<ofd:Attachments>A.xml</ofd:Attachments>"
    return ofd(*pages, document=named, **{"Doc_0/Pages/Old/Content.xml": mark, "Doc_0/A.xml": names})


FILE = part("application/msword", b"x", Content_Disposition='attachment; filename="a.doc"')
MAIL = sent(part("text/plain", "\n".join(LINES).encode()), part("text/html", PAGE.encode()), FILE)
CELL = '<Cell><Data ss:Type="{}">{}</Data></Cell>'
SHEET = excel_2003(
    f"<Row>{CELL.format('String', '任务')}{CELL.format('Boolean', '1')}{CELL.format('DateTime', '2026-06-30T00:00:00.000')}</Row>",
    f'<Row ss:Hidden="1">{CELL.format("Number", "60")}</Row>',
    '<Row><Cell><Data ss:Type="String">批注的格</Data><Comment><ss:Data>此条待核</ss:Data></Comment></Cell></Row>',
)
OLD_WORD = word_2003(
    "".join(paragraph(line) for line in LINES)
    + paragraph("隐藏", run="<w:vanish/>")
    + paragraph("总体要求", '<w:listPr><w:ilvl w:val="0"/><wx:t wx:val="一、"/></w:listPr>')
    + "<w:p><w:r><w:instrText>PAGE</w:instrText></w:r></w:p>"
    + '<w:p><w:r><aml:annotation w:type="Word.Comment"><aml:content><w:p><w:r><w:t>待核</w:t></w:r></w:p></aml:content>'
    "</aml:annotation></w:r><w:r><w:footnote><w:p><w:r><w:t>脚注的话</w:t></w:r></w:p></w:footnote></w:r></w:p>"
    + "<w:sectPr><w:hdr><w:p><w:r><w:t>内部资料</w:t></w:r></w:p></w:hdr></w:sectPr>"
)
TEXT = "\n".join(
    ["## " + LINES[0], *LINES[1:], "| 序号 | 任务 |", "|---|---|", "| 1 | **建设** |", "第 1 页 共 1 页", "⺠\u200b政"]
)
FILES = {
    "a.docx": word_file(),
    "a.xlsx": book_file(),
    "b.xlsx": drawn_book(),
    "a.pdf": pdf_file(),
    "a.ofd": ofd_file(),
    "a.mht": saved(part("text/html", PAGE.encode()), part("text/html", "<p>栏目</p>".encode()), FILE),
    "a.eml": MAIL,
    "a.csv": '序号,任务\n1,"建设""绿道""，60公里"\n'.encode(),
    "a.xml": OLD_WORD,
    "b.xml": SHEET,
    "a.txt": TEXT.encode(),
    "a.md": TEXT.encode(),
    "a.html": PAGE.encode(),
}


@pytest.mark.parametrize("name", FILES)
def test_every_character_is_accounted_for(name):
    document = ingest.load_bytes(name, FILES[name])
    assert document.ledger.source
    entries = [(each.reason, each.words) for each in (*document.ledger.left, *document.ledger.added)]
    assert document.ledger.missing == 0, entries


def test_every_format_that_is_read_is_counted():
    assert not [suffix for suffix, row in READERS.items() if row.read and not row.count]
