"""Word files: paragraphs, tables and their spans, what is left out."""

import random
import resource
import time
import zipfile
from io import BytesIO

import docx
import pytest
from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls, qn

import ingest
from corpus.model import Cell
from ingest import IngestCode, IngestError
from ingest.files.package import Package
from ingest.ledger import Added, Left
from ingest.line import Line, RawDocument
from ingest.readers import docx as word_reader
from tests.made_files import HANG, JUNK, LONG, mutated, outcome, rows, saved, strict, with_part, word, zipped


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


def made_of(xml: str) -> bytes:
    """A document whose body is some WordprocessingML."""
    document = docx.Document()
    for element in parse_xml(f"<w:body {nsdecls('w', 'r')} {COMPATIBLE}>{xml}</w:body>"):
        document.element.body.append(element)
    return saved(document)


COMPATIBLE = 'xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006"'


def body_of(xml: str) -> list[Line]:
    return list(word_reader.read(made_of(xml)).lines)


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


# --- what else a document is made of ----------------------------------------------------------------------------------


def left(found: RawDocument) -> list[tuple[Left, str]]:
    return [(each.reason, each.text) for each in found.left]


def texts(found: RawDocument) -> list[str]:
    return [line.text for line in found.lines]


def with_related(data: bytes, kind: str, name: str, content: bytes) -> bytes:
    """A document to which a part is added (relation rNew)."""
    rels = "word/_rels/document.xml.rels"
    relation = f'<Relationship Id="rNew" Type="http://x/{kind}" Target="{name}"/></Relationships>'.encode()
    data = with_part(data, rels, Package(data).read(rels).replace(b"</Relationships>", relation))
    stream = BytesIO(data)
    with zipfile.ZipFile(stream, "a") as package:
        package.writestr(f"word/{name}", content)
    return stream.getvalue()


def embedding(name: str, content: bytes, around: str = "{}") -> bytes:
    return with_related(
        made_of(paragraph("前") + around.format('<w:altChunk r:id="rNew"/>') + paragraph("后")),
        "aFChunk",
        name,
        content,
    )


HTML = "<html><head><meta charset='utf-8'></head><body><p>一、总体目标</p><table><tr><td>甲</td><td>乙</td></tr><tr><td>丁</td><td>戊</td></tr></table></body></html>"


@pytest.mark.parametrize(
    ("name", "content", "lines"),
    [
        ("chunk.html", HTML.encode(), ["一、总体目标", "甲", "乙", "丁", "戊"]),
        ("chunk.dat", HTML.encode(), ["一、总体目标", "甲", "乙", "丁", "戊"]),  # the content decides
        ("chunk.txt", "第一行\n第二行".encode(), ["第一行", "第二行"]),
        ("chunk.docx", word("里面的字"), ["里面的字"]),
    ],
)
def test_a_file_that_stands_as_a_part_of_the_text_is_read(name, content, lines):
    found = word_reader.read(embedding(name, content))
    assert texts(found) == ["前", *lines, "后"]
    assert found.issues == ()


def test_tables_of_an_embedded_file_are_tables_of_their_own():
    table = f"<w:tbl><w:tr><w:tc>{paragraph('丙')}</w:tc></w:tr></w:tbl>"
    found = word_reader.read(embedding("chunk.html", HTML.encode(), around=table + "{}" + table))
    cells = [(line.text, line.cell.table) for line in found.lines if line.cell]
    assert cells == [("丙", 0), ("甲", 1), ("乙", 1), ("丁", 1), ("戊", 1), ("丙", 2)]


def test_a_file_inside_that_is_not_read_is_an_issue():
    found = word_reader.read(embedding("chunk.bin", JUNK))
    assert texts(found) == ["前", "后"]
    (issue,) = found.issues
    assert issue.code == "embedded_unread"
    assert issue.message.startswith("文中嵌入的内容没有读取（chunk.bin：")


def test_files_inside_files_come_to_an_end():
    inner = embedding("chunk.docx", word("最里"))
    found = word_reader.read(embedding("chunk.docx", inner))
    assert texts(found) == ["前", "前", "后", "后"]
    assert "层数太多" in found.issues[0].message


def test_files_put_in_as_objects_are_an_issue():
    xml = '<w:p><w:r><w:t>甲</w:t><w:object><o:OLEObject xmlns:o="urn:schemas-microsoft-com:office:office"/></w:object></w:r></w:p>'
    found = word_reader.read(made_of(xml))
    assert [issue.code for issue in found.issues] == ["embedded_unread"]


def test_symbols_that_nobody_knows_are_an_issue():
    found = word_reader.read(made_of('<w:p><w:r><w:t>甲</w:t><w:sym w:font="Odd" w:char="F0A3"/></w:r></w:p>'))
    assert [issue.code for issue in found.issues] == ["symbol_unread"]


def notes(kind: str, *texts: str) -> bytes:
    made = "".join(f'<w:{kind} w:id="{at}">{paragraph(text)}</w:{kind}>' for at, text in enumerate(texts))
    return f"<w:{kind}s {nsdecls('w')}>{made}</w:{kind}s>".encode()


def reference(words: str, at: int, kind: str = "footnote") -> str:
    return f'<w:p><w:r><w:t>{words}</w:t><w:{kind}Reference w:id="{at}"/></w:r></w:p>'


def test_notes_stand_behind_the_sentence_that_refers_to_them():
    body = reference("关于绿化的", 0) + paragraph("通知") + reference("完成排查。", 1) + paragraph("第二段。")
    found = word_reader.read(
        with_related(made_of(body), "footnotes", "footnotes.xml", notes("footnote", "题注", "列首位者牵头", "未引"))
    )
    assert texts(found) == ["关于绿化的", "通知", "完成排查。", "注1：题注", "注2：列首位者牵头", "第二段。"]
    assert left(found) == [(Left.HIDDEN, "未引")]
    assert [(each.reason, each.text) for each in found.added] == [(Added.NUMBERING, "注1： 注2：")]


def test_a_note_of_a_cell_stands_behind_its_table_and_the_last_at_the_end():
    table = f"<w:tbl><w:tr><w:tc>{reference('甲。', 0, 'endnote')}</w:tc><w:tc>{paragraph('乙')}</w:tc></w:tr></w:tbl>"
    body = table + paragraph("第二段。") + reference("附件", 1, "endnote")
    found = word_reader.read(with_related(made_of(body), "endnotes", "endnotes.xml", notes("endnote", "表注", "尾注")))
    assert texts(found) == ["甲。", "乙", "注1：表注", "第二段。", "附件", "注2：尾注"]
    assert found.lines[2].cell is None


def test_comments_are_left_out():
    document = docx.Document()
    run = document.add_paragraph("甲").runs[0]
    document.add_comment(run, text="此处待核", author="某人")
    found = word_reader.read(saved(document))
    assert (texts(found), left(found)) == (["甲"], [(Left.ANNOTATION, "此处待核")])


def test_hidden_paragraphs_are_left_out_and_count_for_nothing():
    hidden = "<w:p><w:r><w:rPr><w:vanish/></w:rPr><w:t>会前口径</w:t></w:r></w:p>"
    found = word_reader.read(made_of(hidden + paragraph("甲")))
    assert (texts(found), left(found)) == (["甲"], [(Left.HIDDEN, "会前口径")])


def test_a_paragraph_whose_end_was_deleted_goes_on_in_the_next():
    first = "<w:p><w:pPr><w:rPr><w:del/></w:rPr></w:pPr><w:r><w:t>建立</w:t></w:r></w:p>"
    assert [line.text for line in body_of(first + paragraph("台账"))] == ["建立台账"]
    assert [
        line.text for line in body_of(f"<w:tbl><w:tr><w:tc>{first}</w:tc><w:tc>{paragraph('乙')}</w:tc></w:tr></w:tbl>")
    ] == ["建立", "乙"]


def test_text_boxes_in_text_boxes_are_told_once():
    box = paragraph("最里")
    for depth in range(12):
        box = f"<w:p><w:r><w:t>层{depth}</w:t></w:r><w:r><w:txbxContent>{box}</w:txbxContent></w:r></w:p>"
    assert [line.text for line in body_of(box)] == [*(f"层{depth}" for depth in reversed(range(12))), "最里"]


def test_paragraphs_in_an_older_form_too_are_told_once():
    forms = f"<mc:AlternateContent><mc:Choice>{paragraph('甲')}</mc:Choice><mc:Fallback>{paragraph('甲')}</mc:Fallback></mc:AlternateContent>"
    found = word_reader.read(made_of(forms))
    assert (texts(found), left(found)) == (["甲"], [(Left.REPEATED, "甲")])


RESTART = ' w:val="restart"'


def test_deleted_rows_and_what_continued_cells_hold_are_left_out():
    deleted = f"<w:tr><w:trPr><w:del/></w:trPr><w:tc>{paragraph('删')}</w:tc></w:tr>"
    found = word_reader.read(made_of(f"<w:tbl>{deleted}{merged(RESTART, '甲')}{merged('', '略')}</w:tbl>"))
    assert texts(found) == ["甲", "x", "x"]
    assert left(found) == [(Left.STRUCK, "删"), (Left.HIDDEN, "略")]


def test_words_without_a_paragraph_are_lines():
    xml = "<w:r><w:t>甲</w:t></w:r><w:hyperlink><w:r><w:t>乙</w:t></w:r></w:hyperlink>"
    assert [line.text for line in body_of(f"{xml}<w:tbl><w:tr><w:tc>{xml}</w:tc></w:tr></w:tbl>")] == ["甲", "乙"] * 2


def test_facts_of_an_embedded_page_are_facts_of_the_document():
    page = "<html><body><p>发布日期：2024-05-08</p><div class='TRS_Editor'>%s</div></body></html>" % (
        f"<p>{LONG}</p>" * 3
    )
    found = word_reader.read(embedding("chunk.html", page.encode()))
    assert found.facts.published_date == "2024-05-08"


def test_signs_of_markdown_are_said_to_be_left_out():
    found = word_reader.read(word("# 一、目标", "**甲**"))
    assert (texts(found), left(found)) == (["一、目标", "甲"], [(Left.MARKUP, "# ****")])


def test_the_words_of_a_diagram_are_lines():
    diagram = "http://schemas.openxmlformats.org/drawingml/2006/diagram"
    body = f'<w:p><w:r><w:drawing><d:relIds xmlns:d="{diagram}" r:dm="rNew"/></w:drawing></w:r></w:p>'
    a = "http://schemas.openxmlformats.org/drawingml/2006/main"
    data = f'<d:dataModel xmlns:d="{diagram}" xmlns:a="{a}"><a:p><a:r><a:t>领导</a:t></a:r><a:r><a:t>小组</a:t></a:r></a:p><a:p/></d:dataModel>'
    found = word_reader.read(with_related(made_of(body), "diagramData", "data1.xml", data.encode()))
    assert texts(found) == ["领导小组"]


def test_a_strict_document_is_read():
    data = word("关于绿化的通知")
    for name in (
        "word/document.xml",
        "word/_rels/document.xml.rels",
        "word/styles.xml",
        "word/numbering.xml",
        "_rels/.rels",
    ):
        data = with_part(data, name, strict(Package(data).read(name)))
    assert texts(word_reader.read(data)) == ["关于绿化的通知"]


# --- damage -----------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("part", "content"),
    [
        ("word/document.xml", b"<a/>"),
        ("word/document.xml", f"<w:document {nsdecls('w')}/>".encode()),  # no body
        ("word/document.xml", b"<w:document"),
        ("word/styles.xml", b"no XML"),
        ("word/styles.xml", f"<w:document {nsdecls('w')}/>".encode()),  # a part of another kind
        ("word/numbering.xml", b"<a/>"),
        (
            "word/document.xml",
            f'<w:document {nsdecls("w", "r")}><w:body><w:altChunk r:id="no"/></w:body></w:document>'.encode(),
        ),
        ("word/_rels/document.xml.rels", b"<Relationships"),
    ],
)
def test_a_damaged_part_is_a_broken_document(part, content):
    with pytest.raises(IngestError, match="Word 文件已损坏") as caught:
        word_reader.read(with_part(word("甲"), part, content))
    assert caught.value.code is IngestCode.BROKEN


def test_what_does_not_concern_the_words_keeps_no_document_closed():
    data = word("甲")
    for name in ("[Content_Types].xml", "docProps/core.xml", "word/settings.xml", "word/theme/theme1.xml"):
        data = with_part(data, name, b"no XML")
    assert texts(word_reader.read(data)) == ["甲"]


def test_absurd_spans_cost_neither_time_nor_memory():
    cell = f'<w:tc><w:tcPr><w:gridSpan w:val="999999999"/><w:vMerge/></w:tcPr>{paragraph("甲")}</w:tc>'
    before, started = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss, time.monotonic()
    lines = body_of(f"<w:tbl>{f'<w:tr>{cell}{cell}</w:tr>' * 500}</w:tbl>")
    assert {line.cell.column_span for line in lines} == {2}
    assert time.monotonic() - started < HANG
    assert resource.getrusage(resource.RUSAGE_SELF).ru_maxrss - before < 200 * 1024  # kilobytes


def test_a_document_with_some_bytes_broken_is_read_or_refused():
    seeds = random.Random(7)
    document = docx.Document()
    document.sections[0].header.paragraphs[0].text = "页眉"
    document.add_heading("一、任务", 1)
    document.add_comment(document.add_paragraph("甲", style="List Number").runs[0], text="批注", author="某人")
    document.add_table(rows=2, cols=2).cell(0, 0).merge(document.tables[0].cell(1, 0)).text = "乙"
    good = with_related(saved(document), "footnotes", "footnotes.xml", notes("footnote", "注"))
    outcomes = [outcome(word_reader.read, mutated(good, seeds)) for _ in range(200)]
    assert {type(each) for each in outcomes} == {RawDocument, IngestError}
