"""A table as Word opens it: pages, fonts, merged headings."""

import io
from zipfile import ZipFile

import docx
import pytest
from docx.enum.text import WD_ALIGN_PARAGRAPH
from docx.oxml.ns import qn
from docx.shared import Emu
from lxml import etree

from corpus.division.table import task_table
from corpus.export.division import TableFormat, export_table
from corpus.export.sheets import Sheet
from corpus.export.unbroken import JOINER
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
    assert (section.left_margin.mm, section.right_margin.mm) == (pytest.approx(15, abs=0.1),) * 2
    assert (section.top_margin.mm, section.bottom_margin.mm) == (pytest.approx(16, abs=0.1), pytest.approx(15, abs=0.1))
    assert section.footer_distance.mm == pytest.approx(8, abs=0.1)  # the page's number stands in the margin


def test_word_merges_group_rows_and_sets_chinese_fonts():
    table = word().tables[0]
    assert {cell.text for cell in table.rows[1].cells} == {"一、重点任务"}
    assert 'w:eastAsia="方正小标宋简体"' in word().paragraphs[0].style.element.xml
    assert 'w:eastAsia="仿宋_GB2312"' in table.rows[2].cells[0].paragraphs[0].style.element.xml


def test_word_says_which_font_to_take_instead():
    with ZipFile(io.BytesIO(export_table(TABLE, TableFormat.DOCX))) as archive:
        fonts = archive.read("word/fontTable.xml").decode()
    for name, other in (
        ("方正小标宋简体", "宋体"),
        ("仿宋_GB2312", "仿宋"),
        ("楷体_GB2312", "楷体"),
        ("黑体", "SimHei"),
    ):
        assert f'<w:font w:name="{name}"><w:altName w:val="{other}"/>' in fonts


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
    alignment = {paragraph.text: paragraph.style.paragraph_format.alignment for paragraph in paragraphs}
    assert (alignment["题"], alignment["来源"], alignment["注"]) == (CENTER, CENTER, None)


@pytest.mark.parametrize(
    ("style", "font", "points", "line"),
    [
        ("表题", "方正小标宋简体", 22, 32),  # 二号
        ("来源", "楷体_GB2312", 10.5, 15),
        ("表注", "仿宋_GB2312", 10.5, 15),
        ("表头", "黑体", 10.5, 14),
        ("组题", "黑体", 10.5, 14),
        ("分组题", "楷体_GB2312", 10.5, 14),
        ("表文", "仿宋_GB2312", 12, 17),  # 小四
        ("页码", "宋体", 10.5, 1),
    ],
)
def test_each_kind_of_text_has_a_style_that_an_office_can_change(style, font, points, line):
    found = made().styles[style]
    assert found.element.rPr.rFonts.get(qn("w:eastAsia")) == font
    assert (found.font.name, found.font.size.pt) == ("Times New Roman", points)
    spacing = found.paragraph_format.line_spacing
    assert getattr(spacing, "pt", spacing) == line


def test_a_long_table_is_set_smaller():
    """小四 as long as it stays short, else 五号."""
    sizes = [made(rows=(("字" * 30, None),) * rows).styles["表文"].font.size.pt for rows in (5, 30, 90)]
    assert sizes == [12, 12, 10.5]


def test_columns_that_few_rows_use_are_narrow_in_very_long_tables():
    def share(rows):
        text = [("字" * 300, "市水务和河湖局" if n == 0 else None) for n in range(rows)]
        first, second = (Emu(column.width) for column in made(rows=tuple(text)).tables[0].columns)
        return second / (first + second)

    assert share(200) < share(60)


def test_headings_stand_before_their_row_over_the_whole_table():
    table = made(headings={1: ("上", "下")}).tables[0]
    assert [row.cells[0].text for row in table.rows] == ["甲", "一", "上", "下", "三"]
    assert len({id(cell._tc) for cell in table.rows[2].cells}) == 1
    assert "w:keepNext" in table.rows[2]._tr.xml  # a heading does not stay behind alone
    assert "w:keepNext" not in table.rows[1]._tr.xml


def test_columns_share_the_page_as_their_words_need_it():
    table = made(rows=(("一", "字" * 300),)).tables[0]
    first, second = (Emu(column.width) for column in table.columns)
    assert second > 10 * first
    assert Emu(first + second).mm == pytest.approx(297 - 2 * 15, abs=1)


def test_only_what_is_to_be_centred_is_centred():
    row = made(centred=frozenset({"乙"})).tables[0].rows[1]
    assert ['w:jc w:val="center"' in cell._tc.xml for cell in row.cells] == [False, True]


def test_rows_may_break_over_pages_and_heads_may_not():
    rows = made(headings={1: ("上",)}).tables[0].rows
    assert ["w:cantSplit" in row._tr.xml for row in rows] == [True, False, True, False]


def test_each_page_says_which_of_how_many_it_is():
    footer = made().sections[0].footer._element.xml
    assert 'w:instr="PAGE"' in footer
    assert 'w:instr="NUMPAGES"' in footer
    assert [each.text for each in made().sections[0].footer.paragraphs] == ["第  页　共  页"]


def test_a_number_in_a_narrow_cell_is_not_broken_and_copies_clean_where_it_need_not():
    number = "栖政办函〔2021〕16号"
    table = made(rows=((number, "按" + "字" * 500 + number),)).tables[0]
    short, long = (cell.text for cell in table.rows[1].cells)
    assert short == number
    assert long.replace(JOINER, "") == "按" + "字" * 500 + number
    assert long.endswith(JOINER.join(("栖", "政", "办", "函", "〔", "2021", "〕", "16", "号")))
    run = table.rows[1].cells[1].paragraphs[0].runs[-1]._r.rPr  # Word breaks no run that has a width of its own
    assert int(run.find(qn("w:fitText")).get(qn("w:val"))) == (4 + 7 + 6 / 2) * 12 * 20


def test_chinese_quotation_marks_are_chinese():
    run = made(rows=(("“甲”", None),)).tables[0].rows[1].cells[0].paragraphs[0].runs[0]
    assert run._r.rPr.rFonts.get(qn("w:hint")) == "eastAsia"


def test_a_file_is_in_chinese():
    document = made()
    assert 'w:eastAsia="ja-JP"' not in document.settings.element.xml
    languages = {each.get(qn("w:eastAsia")) for each in document.styles.element.iter(qn("w:lang"))}
    assert languages == {"zh-CN"}


def test_equal_cells_below_each_other_are_one_where_the_sheet_says_so():
    rows = (("一", "甲"), ("一", "甲"), ("二", "甲"), (None, "乙"), (None, "乙"))
    table = made(rows=rows, merged=frozenset({"甲"})).tables[0]
    merged = [[cell.get(qn("w:val"), "continue") for cell in row._tr.iter(qn("w:vMerge"))] for row in table.rows[1:]]
    assert merged == [["restart"], ["continue"], ["restart"], [], []]
    assert [row.cells[0].text for row in table.rows[1:]] == ["一", "一", "二", "", ""]
    assert [row.cells[1].text for row in table.rows[1:]] == ["甲", "甲", "甲", "乙", "乙"]


def test_footnotes_stand_in_a_part_of_their_own_and_are_marked_in_their_cells():
    notes = {0: ("《甲》一、",), 1: ("《乙》<二>", "《丙》")}
    sheet = Sheet(name="表", columns=("甲", "乙"), rows=(("一", 2), ("三", None)), footnotes=notes, footnoted="甲")
    data = to_docx(sheet)
    with ZipFile(io.BytesIO(data)) as archive:
        part = etree.fromstring(archive.read("word/footnotes.xml"))
    texts = ["".join(note.itertext()).strip() for note in part if int(note.get(qn("w:id"))) > 0]
    assert texts == ["《甲》一、", "《乙》<二>", "《丙》"]
    rows = docx.Document(io.BytesIO(data)).tables[0].rows
    marks = [[mark.get(qn("w:id")) for mark in row.cells[0]._tc.iter(qn("w:footnoteReference"))] for row in rows]
    assert marks == [[], ["1"], ["2", "3"]]


@pytest.mark.parametrize(("before", "whole"), [(10, False), (80, True)])
def test_a_number_that_the_line_of_a_footnote_would_break_is_one(before, whole):
    """A line of the page's width has 84 letters of a footnote."""
    notes = {0: ("甲" * before + "国发〔2023〕7号",)}
    sheet = Sheet(name="表", columns=("甲",), rows=(("一",),), footnotes=notes, footnoted="甲")
    with ZipFile(io.BytesIO(to_docx(sheet))) as archive:
        assert ("fitText" in archive.read("word/footnotes.xml").decode()) is whole


def test_a_file_without_footnotes_has_no_part_for_them():
    with ZipFile(io.BytesIO(to_docx(Sheet(name="表", columns=("甲",), rows=(("一",),))))) as archive:
        assert "word/footnotes.xml" not in archive.namelist()


def test_outer_heads_are_black_and_inner_ones_are_script():
    table = made(rows=(("一", 1), ("二", 2)), headings={0: ("甲", "乙"), 1: ("丙",)}, depths={1: 1}).tables[0]
    fonts = [row.cells[0].paragraphs[0].style.name for row in table.rows]
    assert fonts == ["表头", "组题", "分组题", "表文", "分组题", "表文"]
