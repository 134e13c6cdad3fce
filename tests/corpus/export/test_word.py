"""A table as Word opens it: pages, fonts, merged headings."""

import io
from zipfile import ZipFile

import docx
import pytest

from corpus.division.table import task_table
from corpus.export.division import TableFormat, export_table
from tests.sample_plan import PLAN

TABLE = task_table([PLAN])


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
