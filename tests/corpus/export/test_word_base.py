"""What all Word files share."""

import docx
import pytest
from docx.enum.text import WD_ALIGN_PARAGRAPH, WD_LINE_SPACING
from docx.oxml.ns import qn

from corpus.export.unbroken import JOINER
from corpus.export.word_base import TextStyle, add_text, clean, new_document, number_pages, set_font


def test_a_style_is_what_it_says():
    style = new_document({"文": TextStyle("仿宋_GB2312", 16, line=28, indent=2, centred=True, depth=1)}).styles["文"]
    found = style.paragraph_format
    assert (found.line_spacing_rule, found.line_spacing.pt) == (WD_LINE_SPACING.EXACTLY, 28)
    assert (found.first_line_indent.pt, found.alignment) == (32, WD_ALIGN_PARAGRAPH.CENTER)
    assert style.element.pPr.find(qn("w:ind")).get(qn("w:firstLineChars")) == "200"
    assert style.element.pPr.find(qn("w:outlineLvl")).get(qn("w:val")) == "1"


@pytest.mark.parametrize(("text", "left"), [("甲\x00乙\ufffe", "甲乙"), ("甲\t乙\n丙", "甲\t乙\n丙")])
def test_words_are_those_that_xml_may_hold(text, left):
    assert clean(text) == left
    assert add_text(new_document({"文": TextStyle("宋体", 12)}), text, "文").text == left


def test_pages_are_numbered_in_their_style():
    document = new_document({"页": TextStyle("宋体", 12)})
    number_pages(document, "页")
    (paragraph,) = document.sections[0].footer.paragraphs
    assert paragraph.style.name == "页"
    assert docx.Document().sections[0].footer.paragraphs[0].style.name != "页"


def test_a_paragraph_keeps_its_numbers_whole_where_it_knows_its_room():
    document = new_document({"文": TextStyle("宋体", 12)})
    text = "关于办理的若干意见和实施办法（栖政〔2021〕6号）<甲>&"
    assert add_text(document, text, "文").text == text
    made = add_text(document, text, "文", 16).text
    assert JOINER in made
    assert made.replace(JOINER, "") == text


def test_a_run_has_chinese_marks_and_its_own_font_where_one_is_given():
    document = new_document({"文": TextStyle("宋体", 12)})
    first, second = (document.add_paragraph(style="文").add_run("“甲”") for _ in range(2))
    set_font(first)
    set_font(second, "黑体")
    fonts = [run._r.rPr.rFonts for run in (first, second)]
    assert [each.get(qn("w:hint")) for each in fonts] == ["eastAsia"] * 2
    assert [each.get(qn("w:eastAsia")) for each in fonts] == [None, "黑体"]
