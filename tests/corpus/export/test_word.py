"""A table as Word opens it: pages, fonts, merged headings."""

import io
from zipfile import ZipFile

import docx
import pytest
from docx.enum.text import WD_ALIGN_PARAGRAPH
from docx.oxml.ns import qn
from docx.shared import Emu

from corpus.division.table import task_table
from corpus.export.division import TableFormat, export_table
from corpus.export.sheets import Sheet
from corpus.export.word import to_docx
from tests.sample_plan import PLAN

TABLE = task_table([PLAN])
CENTER = WD_ALIGN_PARAGRAPH.CENTER


def word(table=TABLE):
    return docx.Document(io.BytesIO(export_table(table, TableFormat.DOCX)))


def test_word_is_landscape_a4_with_a_repeated_head():
    document = word()
    section, (table,) = document.sections[0], document.tables
    assert (section.page_width.mm, section.page_height.mm) == (pytest.approx(297, abs=1), pytest.approx(210, abs=1))
    assert [cell.text for cell in table.rows[0].cells][:2] == ["序号", "任务"]
    assert "w:tblHeader" in table.rows[0]._tr.xml
    assert "w:tblHeader" not in table.rows[1]._tr.xml
    assert "PAGE" in section.footer._element.xml


def test_word_merges_group_rows_and_sets_chinese_fonts():
    table = word().tables[0]
    assert {cell.text for cell in table.rows[1].cells} == {"一、重点任务"}
    assert 'w:eastAsia="方正小标宋简体"' in word().paragraphs[0].style.element.xml
    assert 'w:eastAsia="仿宋_GB2312"' in table.rows[2].cells[0].paragraphs[0].style.element.xml


def test_word_says_which_font_to_take_instead():
    with ZipFile(io.BytesIO(export_table(TABLE, TableFormat.DOCX))) as archive:
        fonts = archive.read("word/fontTable.xml").decode()
    assert '<w:font w:name="方正小标宋简体"><w:altName w:val="黑体"/>' in fonts


def made(**changes):
    sheet = Sheet(**{"name": "表", "columns": ("甲", "乙"), "rows": (("一", 2), ("三", None)), **changes})
    return docx.Document(io.BytesIO(to_docx(sheet)))


def test_a_sheet_without_a_title_goes_by_its_name():
    assert [paragraph.text for paragraph in made().paragraphs][:1] == ["表"]
    titled = made(title="题", subtitle="来源", notes=("注一", "注二"))
    assert [paragraph.text for paragraph in titled.paragraphs if paragraph.text] == ["题", "来源", "注一", "注二"]


def test_cells_are_the_words_of_the_sheet():
    table = made(rows=(("一\n二", 2), (None, "<b>&"))).tables[0]
    assert [[cell.text for cell in row.cells] for row in table.rows] == [["甲", "乙"], ["一\n二", "2"], ["", "<b>&"]]


@pytest.mark.parametrize("code", [*(code for code in range(32) if code not in (9, 10, 13)), 0xFFFE, 0xFFFF])
def test_characters_that_no_xml_may_hold_do_not_spoil_the_file(code):
    """Texts of scanned files have them; Word would say that the whole file is broken."""
    word = f"前{chr(code)}后"
    document = made(title=word, subtitle=word, notes=(word,), rows=((word, None),), headings={0: (word,)})
    cells = [row.cells[0].text for row in document.tables[0].rows]
    assert [paragraph.text for paragraph in document.paragraphs if paragraph.text] == ["前后"] * 3
    assert cells == ["甲", "前后", "前后"]


def test_other_characters_stay():
    kept = "空 格\t制表、\x7f\x85\ufffd、𠮷"
    document = made(title=kept, rows=((kept, "行\n行"),))
    assert document.paragraphs[0].text == kept
    assert [cell.text for cell in document.tables[0].rows[1].cells] == [kept, "行\n行"]
    assert made(title="行\r行").paragraphs[0].text == "行\n行"


def test_title_and_sources_are_centred_and_notes_are_not():
    paragraphs = made(title="题", subtitle="来源", notes=("注",)).paragraphs
    alignment = {paragraph.text: paragraph.alignment for paragraph in paragraphs}
    assert (alignment["题"], alignment["来源"], alignment["注"]) == (CENTER, CENTER, None)


@pytest.mark.parametrize(
    ("style", "font", "points", "apart"),
    [
        ("表题", "方正小标宋简体", 20, 6),
        ("表注", "仿宋_GB2312", 10.5, 3),
        ("表头", "黑体", 10.5, 2),
        ("表文", "仿宋_GB2312", 10.5, 2),
        ("页码", "宋体", 12, 0),
    ],
)
def test_each_kind_of_text_has_a_style_that_an_office_can_change(style, font, points, apart):
    found = made().styles[style]
    assert found.element.rPr.rFonts.get(qn("w:eastAsia")) == font
    assert (found.font.name, found.font.size.pt) == ("Times New Roman", points)
    spacing = found.paragraph_format
    assert (spacing.space_before.pt, spacing.space_after.pt, spacing.line_spacing) == (apart, apart, 1)


def test_headings_stand_before_their_row_over_the_whole_table():
    table = made(headings={1: ("上", "下")}).tables[0]
    assert [row.cells[0].text for row in table.rows] == ["甲", "一", "上", "下", "三"]
    assert len({id(cell._tc) for cell in table.rows[2].cells}) == 1
    assert "w:keepNext" in table.rows[2]._tr.xml  # a heading does not stay behind alone
    assert "w:keepNext" not in table.rows[1]._tr.xml


def test_columns_share_the_page_as_the_sheet_says():
    table = made(widths={"甲": 10, "乙": 30}).tables[0]
    first, second = (Emu(column.width) for column in table.columns)
    assert second == pytest.approx(3 * first, rel=0.01)
    assert Emu(first + second).mm == pytest.approx(297 - 2 * 20, abs=1)


def test_only_what_is_to_be_centred_is_centred():
    row = made(centred=frozenset({"乙"})).tables[0].rows[1]
    assert ['w:jc w:val="center"' in cell._tc.xml for cell in row.cells] == [False, True]


def test_no_row_is_broken_over_two_pages():
    assert all("w:cantSplit" in row._tr.xml for row in made().tables[0].rows)
