"""Word files: paragraphs, tables and their spans, what is left out."""

import docx
from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls, qn

import ingest
from ingest.readers import docx as word_reader
from tests.made_files import LONG, rows, saved


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
    lines = word_reader.read(saved(document)).lines
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
    assert [line.text for line in word_reader.read(saved(document)).lines] == ["保留新增", "文本框"]


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
    assert [line.text for line in word_reader.read(saved(document)).lines] == ["控件里的字"]
