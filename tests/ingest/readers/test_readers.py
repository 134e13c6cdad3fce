"""Each reader on files made here: what a page, a Word file, a PDF and a book of sheets become."""

from datetime import date, datetime
from io import BytesIO

import docx
import openpyxl
import pytest
from docx.enum.style import WD_STYLE_TYPE
from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls, qn

import ingest
from ingest.line import Line
from ingest.lines.wrap import join_wrapped
from ingest.readers import docx as word
from ingest.readers import html, pdf, text, xlsx
from ingest.readers.numbering import chinese

LONG = "推进政务服务标准化、规范化、便利化，压缩办理时限，提升企业和群众的获得感。"


def rows(lines):
    return [
        (line.cell.row, line.cell.column, line.cell.row_span, line.cell.column_span, line.text)
        for line in lines
        if line.cell
    ]


# --- web pages --------------------------------------------------------------------------------------------------------


def page(body: str, head: str = "") -> list[str]:
    document = ingest.load_bytes("a.html", f"<html><head>{head}</head><body>{body}</body></html>".encode())
    return document.text.split("\n")


MENU = "<ul>" + "".join(f"<li><a href='#'>栏目{i}</a></li>" for i in range(30)) + "</ul>"
FOOT = "<div class='footer'><p>主办：某市政府办公室　承办：某中心　版权所有</p></div>"
SHARE = "<div class='share'>分享到：<a>微信</a></div><p>【字体：大 中 小】</p>"
CONTENT = f"<p>各区人民政府：</p><p>{LONG}</p><p>一、总体要求</p><p>{LONG}</p>"
CLEAN = ["各区人民政府：", LONG, "一、总体要求", LONG]

CONTAINERS = [
    "<div id='UCAP-CONTENT'>{}</div>",
    "<ucapcontent>{}</ucapcontent>",
    "<div class='TRS_Editor'>{}</div>",
    "<div class='view TRS_UEDITOR trs_paper_default'>{}</div>",
    "<div id='zoom'>{}</div>",
    "<div class='article-content'><div class='article-content policy'>{}</div></div>",
    "<div class='unheard-of'>{}</div>",  # found by density
    "<table><tr><td class='x'>{}</td></tr></table>",  # pages laid out by tables
    "<form id='aspnetForm'><div class='y'>{}</div></form>",  # ASP.NET wraps the page in a form
]


@pytest.mark.parametrize("container", CONTAINERS)
def test_the_text_is_found_whatever_holds_it(container):
    assert page(MENU + SHARE + container.format(CONTENT + SHARE) + FOOT) == CLEAN


def test_a_teaser_in_a_known_container_does_not_hide_the_text():
    assert page(f"<div id='zoom'>摘要，略。</div><div>{CONTENT}</div>") == CLEAN


SENTENCES = [f"措施{i}为{LONG}" for i in range(12)]


def test_text_in_several_pieces_is_found_whole():
    pieces = [
        f"<div class='p'><p>{one}</p><p>{two}</p></div>"
        for one, two in zip(SENTENCES[::2], SENTENCES[1::2], strict=True)
    ]
    assert page(f"{MENU}<div class='outer'>{''.join(pieces)}</div><div class='side'><p>{LONG}</p></div>") == SENTENCES


def test_sections_nested_as_editors_of_messages_leave_them():
    inner = "".join(f"<section><section><span>{words}</span></section></section>" for words in SENTENCES)
    assert page(f"{MENU}<div class='rich'>{inner}</div>{FOOT}") == SENTENCES


def test_text_that_only_breaks_part():
    assert page(f"{MENU}<div class='text'>{'<br><br>　　'.join(SENTENCES)}</div>{FOOT}") == SENTENCES


def test_facts_around_the_text():
    table = "<table><tr><td><b>索 引 号：</b></td><td>000/2019</td><td>主题分类：</td><td>工商</td></tr></table>"
    line = (
        "<ul><li>发布时间：<span>2024-01-05</span> <span>来源：某市医疗保障局</span><dl><dt>分享到</dt></dl></li></ul>"
    )
    meta = "<meta name='ArticleTitle' content='某市通知'><meta name='PubDate' content='2020-01-01'>"
    document = ingest.load_bytes(
        "a.html", f"<html>{meta}<body>{table}{line}<div id='zoom'>{CONTENT}</div></body></html>".encode()
    )
    facts = document.facts
    assert (facts.index_number, facts.topic, facts.publisher) == ("000/2019", "工商", "某市医疗保障局")
    assert facts.published_date == "2024-01-05"  # what is printed wins over meta tags
    assert facts.title == "某市通知"


def test_a_title_that_stands_above_the_container_comes_first():
    document = ingest.load_bytes(
        "a.html",
        f"<html><body><h1>某市关于优化营商环境的通知</h1><div id='zoom'>{CONTENT}</div></body></html>".encode(),
    )
    assert document.text.split("\n") == ["某市关于优化营商环境的通知", *CLEAN]
    assert document.blocks[0].heading == 0


def test_breaks_and_hidden_parts():
    assert page(
        f"<div id='zoom'>某市人民政府<br>关于印发方案的通知<p style='display: none'>密</p><script>x</script>{CONTENT}</div>"
    ) == [
        "某市人民政府",
        "关于印发方案的通知",
        *CLEAN,
    ]


def test_ordered_lists_keep_the_numbers_that_a_browser_prints():
    assert page(
        f"<div id='zoom'>{CONTENT}<ol start=2><li>压缩时限。</li><li>优化服务。</li></ol><ul><li>其他</li></ul></div>"
    )[-3:] == [
        "2.压缩时限。",
        "3.优化服务。",
        "其他",
    ]


def test_server_code_is_no_text():
    assert page(f"<%@ page language='java' %><div id='zoom'>${{letter.title}}{CONTENT}</div>") == CLEAN


def test_a_table_of_a_page():
    table = (
        "<table border=1><tr><th rowspan=2>序号</th><th colspan=2>任务</th></tr><tr><th>名称</th><th>单位</th></tr>"
        "<tr><td>1</td><td><p>甲。</p><p>乙。</p></td><td>市财政局<br>市水务局</td></tr></table>"
    )
    lines = html.read(f"<html><body><div id='zoom'>{CONTENT}{table}</div></body></html>".encode()).lines
    assert rows(lines) == [
        (0, 0, 2, 1, "序号"), (0, 1, 1, 2, "任务"), (1, 1, 1, 1, "名称"), (1, 2, 1, 1, "单位"),
        (2, 0, 1, 1, "1"), (2, 1, 1, 1, "甲。"), (2, 1, 1, 1, "乙。"), (2, 2, 1, 1, "市财政局"), (2, 2, 1, 1, "市水务局"),
    ]  # fmt: skip
    assert [line.cell.header for line in lines if line.cell] == [True] * 4 + [False] * 5


def test_tables_that_frame_a_page_have_no_cells():
    inner = "<table><tr><td>序号</td><td>任务</td></tr><tr><td>1</td><td>甲</td></tr></table>"
    lines = html.read(
        f"<html><body><table><tr><td>{CONTENT}{inner}</td><td>{MENU}</td></tr></table></body></html>".encode()
    ).lines
    assert [cell[:2] for cell in rows(lines)] == [(0, 0), (0, 1), (1, 0), (1, 1)]


# --- text -------------------------------------------------------------------------------------------------------------


def read_text(source: str) -> list[Line]:
    return list(text.read(source.encode()).lines)


def test_markdown_marks_go_and_headings_keep_their_level():
    lines = read_text(
        "# 标题\n\n## 二级\n　**一、提升质量**\n- 项目\n> 引文\n[附件](http://a/b.pdf)\n1\\. 号\n2 * 3 * 4\n***\n*某市人民政府*\n"
    )
    assert [line.text.strip() for line in lines if line.text.strip()] == [
        "标题",
        "二级",
        "一、提升质量",
        "项目",
        "引文",
        "附件",
        "1. 号",
        "2 * 3 * 4",
        "某市人民政府",
    ]
    assert [line.heading for line in lines if line.text.strip()][:3] == [0, 1, None]


def test_pages_are_counted_by_form_feeds_and_marks():
    assert [(line.text, line.page) for line in read_text("甲\n乙\f丙")] == [("甲", 1), ("乙", 1), ("丙", 2)]
    assert [(line.text, line.page) for line in read_text("===PAGE 7===\n甲\n=== PAGE 8 ===\n乙") if line.text] == [
        ("甲", 7),
        ("乙", 8),
    ]


NOTICE = "《责任分解表.docx》由会员分享,可在线阅读,更多相关《责任分解表.docx(4页珍藏版)》请在某文库网上搜索。"


def test_slices_of_a_preview_are_joined():
    assert [
        line.text
        for line in read_text(
            f"{NOTICE}\n1、责任分解表1增加教育资源。区教育局高新园(邹区镇\n2、)各街道2老城厢\n3、书苑”建设"
        )
    ][1:] == ["责任分解表1增加教育资源。区教育局高新园(邹区镇)各街道2老城厢书苑”建设"]
    items = f"{NOTICE}\n1、压缩时限。\n2、优化服务。\n3、加强监管。"
    assert len(read_text(items)) == 4  # a list of tasks
    assert len(read_text("1、压缩时限\n2、优化服务")) == 2  # no preview


WRAPPED = """关于做好重点工作的通知
各县区人民政府，市政府各部门：
    为深入贯彻落实党中央、国务院决策部署，加快优
化营商环境，激发市场主体活力，推动高质量发展，经
市政府同意，现就有关事项通知如下。
    一、总体要求
    坚持以人民为中心的发展思想，聚焦企业和群众反
映强烈的突出问题，推进政务服务标准化规范化便利化，
不断提升政府效能。
    （一）压缩办理时限。全面推行告知承诺制，将企业
开办时间压缩至一个工作日以内，（责任单位：市行政审
批局、市市场监管局）
青川市人民政府
2026年3月1日"""


def test_hard_wraps_are_joined():
    lines = [line.text.strip() for line in read_text(WRAPPED)]
    assert lines[2].endswith("现就有关事项通知如下。") and "加快优化营商环境" in lines[2]
    assert lines[3] == "一、总体要求"
    assert lines[5].endswith("（责任单位：市行政审批局、市市场监管局）")
    assert lines[-2:] == ["青川市人民政府", "2026年3月1日"]
    assert [issue.code for issue in ingest.load_bytes("a.txt", WRAPPED.encode()).issues] == ["lines_joined"]


def test_without_indents_headings_still_stand_alone():
    lines = [line.text for line in read_text(UNINDENTED)]
    assert lines[0] == "在2025年优化营商环境工作部署会上的讲话"
    assert lines[2] == "一、提高认识，增强优化营商环境的责任感和紧迫感"
    assert len(lines) == 5


UNINDENTED = """在2025年优化营商环境工作部署会上的讲话
今天，我们召开这次优化营商环境工作部署会，主要目的是
深入贯彻落实党中央、国务院关于优化营商环境的决策部署，按
照省、市相关工作要求，总结过去的经验，查找存在的问题，全
面安排部署今年的优化营商环境工作，下面，我讲几点意见：
一、提高认识，增强优化营商环境的责任感和紧迫感
营商环境是经营主体生存发展的土壤，是一个地区经济软实
力和综合竞争力的重要体现。
从国家层面来看，优化营商环境是培育和激发市场活力、增
强发展内生动力的关键之举，对于以高质量发展推进中国式现代
化具有重大意义。"""


def test_page_numbers_do_not_part_paragraphs():
    lines = WRAPPED.split("\n")
    numbered = [*lines[:3], "— 1 —", *lines[3:7], "第 2 页 共 3 页", *lines[7:]]
    assert read_text("\n".join(numbered)) == read_text(WRAPPED)
    assert [line.text for line in read_text("甲\n1\n\f乙\n2")] == ["甲", "", "乙"]  # the number that form feeds count


def test_paragraphs_are_not_joined():
    lines = [Line(LONG) for _ in range(20)] + [Line("第一章 总则"), Line("市财政局")]
    assert list(join_wrapped(lines)) == lines


# --- Word -------------------------------------------------------------------------------------------------------------


def saved(document) -> bytes:
    stream = BytesIO()
    document.save(stream)
    return stream.getvalue()


def numbered(document, levels: list[tuple[str, str]]) -> str:
    """Add a list whose levels have the given formats and texts; returns its numId."""
    part = document.part.numbering_part.element
    shapes = "".join(
        f'<w:lvl w:ilvl="{i}"><w:start w:val="1"/><w:numFmt w:val="{style}"/><w:lvlText w:val="{label}"/></w:lvl>'
        for i, (style, label) in enumerate(levels)
    )
    number = str(900 + len(part))
    abstract = parse_xml(f'<w:abstractNum {nsdecls("w")} w:abstractNumId="{number}">{shapes}</w:abstractNum>')
    part.insert(0, abstract)
    part.append(parse_xml(f'<w:num {nsdecls("w")} w:numId="{number}"><w:abstractNumId w:val="{number}"/></w:num>'))
    return number


def add(document, words: str, list_id: str, level: int = 0) -> None:
    properties = document.add_paragraph(words)._p.get_or_add_pPr()
    properties.append(
        parse_xml(f'<w:numPr {nsdecls("w")}><w:ilvl w:val="{level}"/><w:numId w:val="{list_id}"/></w:numPr>')
    )


def test_automatic_numbering_becomes_text():
    document = docx.Document()
    list_id = numbered(
        document, [("chineseCounting", "%1、"), ("chineseCounting", "（%2）"), ("decimal", "%3."), ("decimal", "%1.%4")]
    )
    for words, level in [
        ("总体要求", 0),
        ("思想", 1),
        ("目标", 1),
        ("甲", 2),
        ("乙", 2),
        ("任务", 0),
        ("丙", 1),
        ("丁", 2),
    ]:
        add(document, words, list_id, level)
    assert [line.text for line in word.read(saved(document)).lines] == [
        "一、总体要求", "（一）思想", "（二）目标", "1.甲", "2.乙", "二、任务", "（一）丙", "1.丁",
    ]  # fmt: skip


def test_a_number_and_a_year_do_not_run_together():
    document = docx.Document()
    add(document, "2025年底前完成。", numbered(document, [("decimal", "%1.")]))
    assert [line.text for line in word.read(saved(document)).lines] == ["1. 2025年底前完成。"]


def test_a_style_can_carry_the_number():
    document = docx.Document()
    list_id = numbered(document, [("decimal", "第%1条　")])
    style = document.styles.add_style("条", WD_STYLE_TYPE.PARAGRAPH)
    style.element.get_or_add_pPr().append(parse_xml(f'<w:numPr {nsdecls("w")}><w:numId w:val="{list_id}"/></w:numPr>'))
    for words in ("甲", "乙"):
        document.add_paragraph(words, style="条")
    assert [line.text for line in word.read(saved(document)).lines] == ["第1条　甲", "第2条　乙"]


@pytest.mark.parametrize(
    ("number", "numeral"), [(1, "一"), (10, "十"), (11, "十一"), (30, "三十"), (99, "九十九"), (108, "一百〇八")]
)
def test_chinese_numerals(number, numeral):
    assert chinese(number) == numeral


def test_tables_stand_where_they_are_and_keep_their_spans():
    document = docx.Document()
    document.add_heading("分工方案", 0)
    document.add_heading("一、任务", 1)
    table = document.add_table(rows=4, cols=3)
    for r, row in enumerate([["序号", "任务", "单位"], ["1", "甲", "市财政局"], ["2", "乙", ""], ["3", "丙", ""]]):
        for c, words in enumerate(row):
            table.cell(r, c).text = words
    table.cell(1, 2).merge(table.cell(3, 2))
    table.cell(0, 0).merge(table.cell(0, 1))
    document.add_paragraph("二、要求")
    lines = word.read(saved(document)).lines
    assert [(line.text, line.heading) for line in lines if not line.cell] == [
        ("分工方案", 0),
        ("一、任务", 1),
        ("二、要求", None),
    ]
    assert (1, 2, 3, 1, "市财政局") in rows(lines)
    assert rows(lines)[0][:4] == (0, 0, 1, 2)
    assert lines[-1].text == "二、要求"


def test_deleted_words_headers_and_duplicate_text_boxes_are_left_out():
    document = docx.Document()
    document.sections[0].header.paragraphs[0].text = "页眉"
    paragraph = document.add_paragraph("保留")._p
    paragraph.append(parse_xml(f"<w:del {nsdecls('w')}><w:r><w:delText>删去</w:delText></w:r></w:del>"))
    paragraph.append(parse_xml(f"<w:ins {nsdecls('w')}><w:r><w:t>新增</w:t></w:r></w:ins>"))
    box = f"<w:txbxContent {nsdecls('w')}><w:p><w:r><w:t>文本框</w:t></w:r></w:p></w:txbxContent>"
    compatible = "http://schemas.openxmlformats.org/markup-compatibility/2006"
    paragraph.append(
        parse_xml(
            f'<w:r {nsdecls("w")} xmlns:mc="{compatible}"><mc:AlternateContent><mc:Choice>{box}</mc:Choice>'
            f"<mc:Fallback>{box}</mc:Fallback></mc:AlternateContent></w:r>"
        )
    )
    assert [line.text for line in word.read(saved(document)).lines] == ["保留新增", "文本框"]


def test_a_tool_that_marks_up_word_files_leaves_no_trace():
    document = docx.Document()
    for words in (
        "# 某市行动计划",
        "**发布日期**: 2025-05-27",
        "各区人民政府：",
        LONG * 3,
        "【高亮说明】",
        "• 绿色高亮 (评分95/100)",
    ):
        document.add_paragraph(words)
    found = ingest.load_bytes("a.docx", saved(document))
    assert found.text.split("\n") == ["某市行动计划", "各区人民政府：", LONG * 3]
    assert found.facts.published_date == "2025-05-27"


def test_content_controls_are_read():
    document = docx.Document()
    body = document.element.body
    body.insert(
        0,
        parse_xml(
            f"<w:sdt {nsdecls('w')}><w:sdtContent><w:p><w:r><w:t>控件里的字</w:t></w:r></w:p></w:sdtContent></w:sdt>"
        ),
    )
    assert qn("w:sdt") == body[0].tag
    assert [line.text for line in word.read(saved(document)).lines] == ["控件里的字"]


# --- Excel ------------------------------------------------------------------------------------------------------------


def test_sheets_become_tables():
    book = openpyxl.Workbook()
    sheet = book.active
    sheet.append(["任务分工表"])
    sheet.append(["序号", "任务", "完成时限"])
    sheet.append([1, "甲", datetime(2026, 6, 30)])
    sheet.append([2.0, "乙", None])
    sheet.merge_cells("A1:C1")
    sheet.merge_cells("C3:C4")
    other = book.create_sheet("附表")
    other.append(["占比", 0.75])
    other["B1"].number_format = "0%"
    book.create_sheet("隐藏").sheet_state = "hidden"
    found = ingest.load_bytes("a.xlsx", saved(book))
    assert found.text.split("\n") == [
        "任务分工表",
        "序号",
        "任务",
        "完成时限",
        "1",
        "甲",
        "2026-06-30",
        "2",
        "乙",
        "附表",
        "占比",
        "75%",
    ]
    deadline = next(block.cell for block in found.blocks if found[block.span] == "2026-06-30")
    assert (deadline.rows, deadline.column) == (range(2, 4), 2)
    assert found.blocks[0].cell is None  # merged over the whole width: the table's title
    assert found.blocks[-1].cell.table == 1


@pytest.mark.parametrize(
    ("value", "shown"),
    [
        (date(2026, 1, 2), "2026-01-02"),
        (datetime(2026, 1, 2, 8, 30), "2026-01-02 08:30"),
        (True, "是"),
        (3.5, "3.5"),
        ("甲", "甲"),
    ],
)
def test_values_are_shown_as_a_person_sees_them(value, shown):
    assert xlsx.as_text(value) == shown


# --- PDF --------------------------------------------------------------------------------------------------------------


def made_pdf(
    pages: list[list[tuple[float, float, str]]], rulings: list[tuple[int, float, float, float, float]] = ()
) -> bytes:
    """A PDF of words at places (x, y from the top, in points), 12 points high, with lines on pages."""
    objects = [
        b"<</Type/Catalog/Pages 2 0 R>>",
        b"<</Type/Pages/Kids["
        + b" ".join(b"%d 0 R" % (5 + 2 * i) for i in range(len(pages)))
        + b"]/Count %d>>" % len(pages),
        b"<</Type/Font/Subtype/Type0/BaseFont/STSong-Light/Encoding/UniGB-UCS2-H/DescendantFonts[4 0 R]>>",
        b"<</Type/Font/Subtype/CIDFontType0/BaseFont/STSong-Light/CIDSystemInfo<</Registry(Adobe)/Ordering(GB1)/Supplement 2>>"
        b"/DW 1000/FontDescriptor<</Type/FontDescriptor/FontName/STSong-Light/Flags 6/FontBBox[0 -120 1000 880]/ItalicAngle 0"
        b"/Ascent 880/Descent -120/CapHeight 880/StemV 93>>>>",
    ]
    for number, words in enumerate(pages):
        parts = [f"BT /F1 12 Tf {x} {800 - y} Td <{w.encode('utf-16-be').hex()}> Tj ET" for x, y, w in words]
        parts += [f"{x0} {800 - y0} m {x1} {800 - y1} l S" for page, x0, y0, x1, y1 in rulings if page == number]
        stream = "\n".join(parts).encode()
        objects.append(
            b"<</Type/Page/Parent 2 0 R/MediaBox[0 0 600 800]/Resources<</Font<</F1 3 0 R>>>>/Contents %d 0 R>>"
            % (6 + 2 * number)
        )
        objects.append(b"<</Length %d>>stream\n%s\nendstream" % (len(stream), stream))
    out, places = b"%PDF-1.5\n", []
    for number, body in enumerate(objects, start=1):
        places.append(len(out))
        out += b"%d 0 obj%s endobj\n" % (number, body)
    table = b"".join(b"%010d 00000 n \n" % place for place in places)
    return out + b"xref\n0 %d\n0000000000 65535 f \n%strailer<</Size %d/Root 1 0 R>>\nstartxref\n%d\n%%%%EOF" % (
        len(objects) + 1, table, len(objects) + 1, len(out),
    )  # fmt: skip


WIDTH = 30  # characters of 12 points between the margins 60 and 420


def set_lines(paragraphs: list[str], top: float = 100) -> list[tuple[float, float, str]]:
    """Paragraphs as a typesetter sets them: two characters of indent, full lines, a short last one."""
    placed = []
    for paragraph in paragraphs:
        x, width = 84.0, WIDTH - 2
        while paragraph:
            placed.append((x, top, paragraph[:width]))
            paragraph, x, width, top = paragraph[width:], 60.0, WIDTH, top + 20
    return placed


PARAGRAPHS = ["一、总体要求", LONG * 2, "（一）压缩时限", LONG, "二、工作任务", LONG * 3]


def test_pdf_lines_become_paragraphs():
    assert [line.text for line in pdf.read(made_pdf([set_lines(PARAGRAPHS)])).lines] == PARAGRAPHS


def test_a_paragraph_goes_on_over_the_page_break_without_number_and_running_head():
    lines = set_lines([LONG * 6, LONG * 5])
    pages = [
        [(60.0, 40.0, "青川市人民政府公报"), *lines[:5], (280.0, 760.0, "— 1 —")],
        [(60.0, 40.0, "青川市人民政府公报"), *[(x, y - 80, w) for x, y, w in lines[5:9]], (280.0, 760.0, "— 2 —")],
        [(60.0, 40.0, "青川市人民政府公报"), *[(x, y - 160, w) for x, y, w in lines[9:]], (280.0, 760.0, "— 3 —")],
    ]
    found = pdf.read(made_pdf(pages)).lines
    assert [line.text for line in found] == [LONG * 6, LONG * 5]
    assert found[0].page == 1


def grid(page: int, xs: list[float], ys: list[float]) -> list[tuple[int, float, float, float, float]]:
    return [(page, x, ys[0], x, ys[-1]) for x in xs] + [(page, xs[0], y, xs[-1], y) for y in ys]


def test_a_ruled_table_keeps_its_cells_and_joins_over_the_page_break():
    xs = [60.0, 100.0, 250.0, 420.0]
    first = [
        (64, 318, "序号"),
        (104, 318, "重点任务"),
        (254, 318, "牵头单位"),
        (64, 338, "1"),
        (104, 338, "推进政务服务"),
        (104, 354, "标准化"),
        (254, 338, "市行政审批局"),
    ]
    second = [
        (64, 58, "序号"),
        (104, 58, "重点任务"),
        (254, 58, "牵头单位"),
        (64, 78, "2"),
        (104, 78, "压缩办理时限"),
        (254, 78, "市财政局"),
    ]
    pages = [[*set_lines(PARAGRAPHS[:2]), *first], [*second, *set_lines(["三、保障措施", LONG * 2], top=140)]]
    rulings = grid(0, xs, [305.0, 325.0, 360.0]) + grid(1, xs, [45.0, 65.0, 85.0])
    lines = pdf.read(made_pdf(pages, rulings)).lines
    assert [(row, column, words) for row, column, _, _, words in rows(lines)] == [
        (0, 0, "序号"), (0, 1, "重点任务"), (0, 2, "牵头单位"),
        (1, 0, "1"), (1, 1, "推进政务服务标准化"), (1, 2, "市行政审批局"),
        (2, 0, "2"), (2, 1, "压缩办理时限"), (2, 2, "市财政局"),
    ]  # fmt: skip
    assert [line.text for line in lines if not line.cell] == [*PARAGRAPHS[:2], "三、保障措施", LONG * 2]
    assert lines[2].cell is not None


def test_quotation_marks_drawn_after_their_line_are_put_back():
    """Word processors draw them in another font: 十四五规划“” instead of “十四五”规划."""
    late = [
        (84.0, 60.0, "现将《"),
        (132.0, 60.0, "十四五"),
        (180.0, 60.0, "应急规划》印发给你们"),
        (120.0, 60.0, "“"),
        (168.0, 60.0, "”"),
    ]
    early = [
        (120.0, 80.0, "“"),
        (168.0, 80.0, "”"),
        (84.0, 80.0, "落实《"),
        (132.0, 80.0, "十四五"),
        (180.0, 80.0, "发展规划》有关要求"),
    ]
    lines = [line.text for line in pdf.read(made_pdf([[*late, *early, *set_lines(PARAGRAPHS, top=120)]])).lines]
    assert lines[:2] == ["现将《“十四五”应急规划》印发给你们", "落实《“十四五”发展规划》有关要求"]


def test_a_centred_title_does_not_run_into_the_next_line():
    title = [(144.0, 60.0, "关于加强纳税信用建设的通知"), (60.0, 80.0, "各区县人民政府，市政府各部门、各直属机构：")]
    lines = [line.text for line in pdf.read(made_pdf([[*title, *set_lines(PARAGRAPHS * 2, top=120)]])).lines]
    assert lines[:3] == ["关于加强纳税信用建设的通知", "各区县人民政府，市政府各部门、各直属机构：", PARAGRAPHS[0]]


def test_a_title_over_the_whole_width_takes_its_rest_along():
    title = [(60.0, 60.0, "某市人民政府办公室关于印发某市二〇二三年大气污染防治行动计划的通"), (234.0, 80.0, "知")]
    lines = [line.text for line in pdf.read(made_pdf([[*title, *set_lines(PARAGRAPHS * 2, top=120)]])).lines]
    assert lines[:2] == ["某市人民政府办公室关于印发某市二〇二三年大气污染防治行动计划的通知", PARAGRAPHS[0]]


def test_the_room_that_typesetting_leaves_beside_numbers_is_no_space():
    words = [
        (60.0, 60.0, "淘汰"),
        (87.0, 60.0, "35"),
        (114.0, 60.0, "蒸吨以下锅炉"),
        (60.0, 80.0, "AI"),
        (92.0, 80.0, "for"),
        (140.0, 80.0, "S"),
    ]
    lines = [line.text for line in pdf.read(made_pdf([[*words, *set_lines(PARAGRAPHS * 2, top=120)]])).lines]
    assert lines[0] == "淘汰35蒸吨以下锅炉"
    assert lines[1].split() == ["AI", "for", "S"]


def test_a_scan_is_refused():
    with pytest.raises(ingest.IngestError, match="没有文字层的扫描件"):
        pdf.read(made_pdf([[(60.0, 100.0, "附件：空间布局图")]]))


def rows_of(content: str) -> list[int | None]:
    document = ingest.load_bytes("表.txt", content.encode())
    return [block.cell and block.cell.row for block in document.blocks]


def test_rows_parted_by_tabs_are_a_table() -> None:
    assert rows_of("序号\t任务\t单位\n1\t甲事\t市财政局\n2\t乙事\t市财政局\n") == [0, 0, 0, 1, 1, 1, 2, 2, 2]


def test_equal_cells_that_came_one_a_line_are_all_kept() -> None:
    lines = ["|", "序号", "|", "任务", "|", "单位", "|", "|"]
    for number, task in enumerate(["甲事", "乙事", "丙事"], 1):
        lines += [str(number), "|", task, "|", "市财政局", "|", "|"]
    assert rows_of("\n".join(lines)) == [0, 0, 0, 1, 1, 1, 2, 2, 2, 3, 3, 3]


def test_a_table_one_cell_a_line_may_begin_with_any_number() -> None:
    assert rows_of("序号\n任务\n单位\n80\n甲事\n县教育局\n81\n乙事\n县教育局") == [0, 0, 0, 1, 1, 1, 2, 2, 2]


def test_a_table_one_cell_a_line_may_have_rows_that_group_the_others() -> None:
    lines = [
        "序号",
        "任务",
        "单位",
        "一、预期目标",
        "3",
        "甲事",
        "县发改委",
        "二、社会事业",
        "三、教育",
        "68",
        "乙事",
        "县教育局",
        "四、其他",
    ]
    assert rows_of("\n".join(lines)) == [0, 0, 0, 1, 2, 2, 2, 3, 4, 5, 5, 5, None]
