"""Word files: paragraphs, tables and their spans, what is left out."""

import docx
import pytest
from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls, qn

import ingest
from corpus.model import Cell
from ingest import IngestCode, IngestError
from ingest.line import Line
from ingest.readers import docx as word_reader
from tests.made_files import LONG, rows, saved, zipped


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


def lines_of(document) -> list[Line]:
    return list(word_reader.read(saved(document)).lines)


def body_of(xml: str) -> list[Line]:
    """The lines of a document whose body is some WordprocessingML."""
    document = docx.Document()
    for element in parse_xml(f"<w:body {nsdecls('w')}>{xml}</w:body>"):
        document.element.body.append(element)
    return lines_of(document)


def paragraph(words: str) -> str:
    return f"<w:p><w:r><w:t>{words}</w:t></w:r></w:p>"


def test_breaks_and_tabs_inside_a_paragraph():
    inner = '<w:t>甲</w:t><w:br/><w:t>乙</w:t><w:tab/><w:t>丙</w:t><w:noBreakHyphen/><w:br w:type="page"/><w:t>丁</w:t>'
    assert [line.text for line in body_of(f"<w:p><w:r>{inner}</w:r></w:p>")] == ["甲", "乙\t丙-丁"]


def test_field_codes_are_no_words_and_blank_paragraphs_no_lines():
    inner = "<w:r><w:instrText>PAGE</w:instrText></w:r><w:r><w:t>甲</w:t></w:r>"
    assert [line.text for line in body_of(f"<w:p>{inner}</w:p><w:p><w:r><w:t> </w:t></w:r></w:p>")] == ["甲"]


def test_what_was_moved_is_told_where_it_went():
    moved = f"<w:moveFrom>{'<w:r><w:t>旧</w:t></w:r>'}</w:moveFrom><w:moveTo><w:r><w:t>新</w:t></w:r></w:moveTo>"
    assert [line.text for line in body_of(f"<w:p>{moved}</w:p>")] == ["新"]


ROW_AFTER_A_GAP = (
    f"<w:tbl><w:tr><w:trPr><w:tblHeader/></w:trPr><w:tc>{paragraph('甲')}</w:tc><w:tc>{paragraph('乙')}</w:tc></w:tr>"
    f'<w:tr><w:trPr><w:gridBefore w:val="1"/></w:trPr><w:tc>{paragraph("丙")}</w:tc></w:tr>'
    f'<w:tr><w:tc><w:tcPr><w:gridSpan w:val="0"/></w:tcPr>{paragraph("丁")}</w:tc><w:tc>{paragraph("戊")}</w:tc></w:tr></w:tbl>'
)


def test_a_row_may_leave_out_its_first_columns_and_a_head_row_is_told():
    assert [line.cell for line in body_of(ROW_AFTER_A_GAP)] == [
        Cell(0, 0, 0, 1, 1, True),
        Cell(0, 0, 1, 1, 1, True),
        Cell(0, 1, 1),
        Cell(0, 2, 0),
        Cell(0, 2, 1),
    ]


def merged(kind: str, words: str) -> str:
    return (
        f"<w:tr><w:tc><w:tcPr><w:vMerge{kind}/></w:tcPr>{paragraph(words)}</w:tc><w:tc>{paragraph('x')}</w:tc></w:tr>"
    )


def test_cells_merged_down_are_one_and_the_next_merge_is_another():
    restart = ' w:val="restart"'
    rows = merged(restart, "甲") + merged("", "略") + merged(restart, "乙") + merged("", "略") + merged("", "略")
    cells = [(line.text, line.cell) for line in body_of(f"<w:tbl>{rows}</w:tbl>") if line.cell.column == 0]
    assert cells == [("甲", Cell(0, 0, 0, 2, 1)), ("乙", Cell(0, 2, 0, 3, 1))]


def test_a_table_in_a_cell_is_text_of_that_cell():
    inner = f"<w:tbl><w:tr><w:tc>{paragraph('内')}</w:tc></w:tr></w:tbl>{paragraph('后')}"
    lines = body_of(f"<w:tbl><w:tr><w:tc>{inner}</w:tc><w:tc>{paragraph('旁')}</w:tc></w:tr></w:tbl>")
    assert [(line.text, line.cell.column) for line in lines] == [("内", 0), ("后", 0), ("旁", 1)]


def test_tables_are_numbered_as_they_come():
    table = f"<w:tbl><w:tr><w:tc>{paragraph('甲')}</w:tc></w:tr></w:tbl>"
    assert [line.cell.table for line in body_of(table + table)] == [0, 1]


@pytest.mark.parametrize(
    ("style", "heading"), [("Title", 0), ("Heading 1", 1), ("Heading 3", 3), ("Normal", None), ("Subtitle", None)]
)
def test_styles_mark_headings(style, heading):
    document = docx.Document()
    document.add_paragraph("甲", style=style)
    assert [line.heading for line in lines_of(document)] == [heading]


@pytest.mark.parametrize(
    ("label", "words", "line"),
    [
        ("", "甲", "甲"),
        ("1.", "甲", "1.甲"),
        ("1.", "2025年", "1. 2025年"),
        ("（1）", "2025年", "（1）2025年"),
        ("1", "甲", "1 甲"),
        ("1", " 甲", "1 甲"),
        ("一、", " 甲", "一、 甲"),
        ("1.", "", "1."),
    ],
)
def test_a_number_stands_apart_where_it_must(label, words, line):
    assert word_reader._numbered(label, words) == line


def test_a_broken_file_says_so():
    with pytest.raises(IngestError, match="Word 文件已损坏") as caught:
        word_reader.read(zipped(**{"word__document.xml": b"<a/>"}))
    assert caught.value.code is IngestCode.BROKEN
