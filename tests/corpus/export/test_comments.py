"""A checked draft as a Word file with comments."""

import io
from dataclasses import replace

import docx
from docx.oxml.ns import qn

from corpus.export.comments import to_commented_docx
from corpus.model import Section, Span
from corpus.review.check import check_draft
from corpus.review.remarks import Remark
from tests.checked_drafts import draft_of, place, task
from tests.documents import table_document


def opened(draft):
    return docx.Document(io.BytesIO(to_commented_docx(check_draft(draft))))


def marked(document, number):
    """The words that a comment spans."""
    inside, words = False, []
    for element in document.element.body.iter():
        name = element.tag.rpartition("}")[2]
        if name in ("commentRangeStart", "commentRangeEnd") and element.values()[0] == str(number):
            inside = name == "commentRangeStart"
        elif name == "t" and inside:
            words.append(element.text)
    return "".join(words)


TEXT = "修缮渡口方案\n一、于2025年2月30日开工。\n三、疏浚《航道。"


def test_the_text_is_unchanged_and_each_place_has_its_comment():
    document = opened(draft_of(TEXT))
    assert [paragraph.text for paragraph in document.paragraphs] == TEXT.split("\n")
    comments = {marked(document, each.comment_id): each.text for each in document.comments}
    assert comments["2025年2月30日"] == "【严重】没有这一天：没有“2025年2月30日”这一天。\n建议：核对日期。"
    assert set(comments) == {"2025年2月30日", "《航道。", "三、"}
    assert {each.author for each in document.comments} == {"体检"}


def test_what_is_about_the_whole_stands_at_the_first_line():
    line = "一、于2025年2月28日开工。"
    text = f"修缮渡口方案\n{line}"
    document = opened(draft_of(text, tasks=(task(text, line),)))
    assert {marked(document, each.comment_id) for each in document.comments} == {"修缮渡口方案"}


def test_a_table_stays_a_table():
    document = opened(
        draft_of(table_document("清单", [["地区", "座"], ["甲县", "3"], ["乙县", "4\n座"], ["合计", "8"]]))
    )
    (table,) = document.tables
    assert [[cell.text for cell in row.cells] for row in table.rows] == [
        ["地区", "座"],
        ["甲县", "3"],
        ["乙县", "4\n座"],
        ["合计", "8"],
    ]


def test_a_wrong_total_is_commented_in_its_cell():
    document = opened(draft_of(table_document("清单", [["地区", "座"], ["甲县", "3"], ["乙县", "4"], ["合计", "8"]])))
    assert [marked(document, each.comment_id) for each in document.comments] == ["8"]


def test_characters_that_xml_forbids_are_dropped():
    assert opened(draft_of("方案\x0b\n一、甲")).paragraphs[0].text == "方案"


def test_the_draft_has_the_form_of_an_official_paper():
    document = opened(draft_of(TEXT, title="修缮渡口方案"))
    assert [each.style.name for each in document.paragraphs][:2] == ["公文标题", "公文正文"]
    section = document.sections[0]
    assert (round(section.page_width.mm), round(section.page_height.mm)) == (210, 297)
    assert (round(section.top_margin.mm), round(section.left_margin.mm)) == (37, 28)
    assert (round(section.bottom_margin.mm), round(section.right_margin.mm)) == (35, 26)
    assert 'w:instr="PAGE"' in section.footer._element.xml


def test_a_heading_in_its_line_keeps_its_font_and_its_comment():
    text = "修缮渡口方案\n（一）开工。于2025年2月30日开工。"
    heading = place(text, "（一）开工")
    section = Section(
        label="（一）", title="开工", depth=1, heading=heading, span=Span(heading.start, len(text)), parent=None
    )
    document = opened(draft_of(text, sections=(section,)))
    runs = {run.text: run._r.rPr.rFonts.get(qn("w:eastAsia")) for run in document.paragraphs[1].runs if run.text}
    assert runs["（一）开工"] == "楷体_GB2312"
    assert runs["2025年2月30日"] is None
    assert "2025年2月30日" in {marked(document, each.comment_id) for each in document.comments}


def test_cells_of_a_table_have_a_style_of_their_own():
    (table,) = opened(draft_of(table_document("清单", [["地区", "座"], ["甲县", "3"]]))).tables
    assert {each.style.name for row in table.rows for cell in row.cells for each in cell.paragraphs} == {"表格文字"}


def test_a_place_over_several_lines_is_commented_in_the_first_and_an_empty_one_at_its_character():
    text = "修缮渡口方案\n于2025年开工。\n疏浚航道。"
    draft = draft_of(text)
    remarks = [
        Remark(code="vague", message="甲。", places=(Span(text.index("开工"), len(text)),)),
        Remark(code="vague", message="乙。", places=(Span(text.index("疏"), text.index("疏")),)),
        Remark(code="vague", message="丙。", places=(Span(len(text), len(text)),)),
    ]
    review = replace(check_draft(draft), remarks=tuple(remarks))
    document = docx.Document(io.BytesIO(to_commented_docx(review)))
    assert [marked(document, each.comment_id) for each in document.comments] == ["开工。", "疏", "。"]
    assert {each.initials for each in document.comments} == {"检"}


def test_a_draft_without_lines_has_no_comments():
    assert not list(opened(draft_of("")).comments)
