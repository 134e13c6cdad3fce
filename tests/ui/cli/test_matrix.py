"""The command matrix."""

import json

import openpyxl
import pytest

from corpus.compare import AXES, Matrix
from tests.command_line import zhengce
from ui.cli.matrix import matrix_sheet


@pytest.mark.parametrize("form", ["table", "json", "csv"])
def test_matrix(ask, form):
    status, text = ask("matrix", "--format", form)
    assert status == 0
    assert "市" in text


def test_matrix_as_excel_brings_its_records(ask, tmp_path):
    assert ask("matrix", "--format", "xlsx", "--rows", "year", "--output", tmp_path / "对比.xlsx")[0] == 0
    book = openpyxl.load_workbook(tmp_path / "对比.xlsx")
    assert book.sheetnames == ["对比", "结果"]
    assert book["结果"].max_row > 1


@pytest.mark.parametrize("axis", AXES)
def test_a_matrix_along_every_axis(ask, axis):
    cells = json.loads(ask("matrix", "--rows", axis, "--columns", "level", "--format", "json")[1])
    assert cells["rows"]
    assert cells["total"] == json.loads(ask("matrix", "--format", "json")[1])["total"]


def test_axes_are_understood_in_chinese(ask):
    assert ask("matrix", "--rows", "年份", "--columns", "层级") == ask("matrix", "--rows", "year", "--columns", "level")
    assert ask("matrix", "--rows", "发文年份")[0] == 2


@pytest.mark.parametrize(("rows", "told"), [("lead", True), ("region", False)])
def test_an_axis_that_priorities_lack_is_told(corpus, capsys, rows, told):
    """They have no units: all of them stand in one row."""
    assert zhengce("matrix", "--rows", rows, "--format", "csv", "--corpus", corpus) == 0
    captured = capsys.readouterr()
    assert ("提示：制度创新重点没有“牵头”这一项" in captured.err) is told
    assert "提示" not in captured.out


def test_a_matrix_leaves_empty_cells_empty():
    matrix = Matrix(rows=("甲", "乙"), columns=("丙", "丁"), cells={("甲", "丙"): ("a", "b")}, total=2)
    sheet = matrix_sheet(matrix, "region", "theme")
    assert sheet.columns == ("地区 \\ 主题", "丙", "丁")
    assert sheet.rows == (("甲", 2, None), ("乙", None, None))


def test_a_matrix_of_what_a_query_finds_with_its_texts_and_what_it_rests_on(ask):
    whole = json.loads(ask("matrix", "--format", "json")[1])
    assert {record["entry_id"] for record in whole["records"]} == {
        e for cell in whole["cells"] for e in cell["entries"]
    }
    assert all(record["text"] and record["end"] > record["start"] for record in whole["records"])
    region = whole["rows"][0]
    part = json.loads(ask("matrix", "--format", "json", "--query", f"地区:{region}")[1])
    assert 0 < part["total"] < whole["total"]
    bases = {each["region"]: each for each in whole["regions"]}
    assert sum(bases[row]["priorities"] for row in whole["rows"]) >= whole["total"]
    assert any(each["documents"] and not each["priorities"] for each in bases.values())


def test_regions_without_any_are_told_with_what_is_there(ask):
    text = ask("matrix")[1]
    assert "有文件而没有列出制度创新的地区" in text
    assert "份文件，0 条制度创新；正文提及 " in text
    assert "没有列出制度创新的地区" not in ask("matrix", "--rows", "year")[1]


def test_regions_by_themes_as_excel(ask, tmp_path):
    assert ask("matrix", "--output", tmp_path / "对比.xlsx")[0] == 0
    book = openpyxl.load_workbook(tmp_path / "对比.xlsx")
    assert book.sheetnames == ["对比", "依据", "条文"]
    assert [cell.value for cell in book["条文"][1]][:5] == ["地区", "主题", "年份", "类型", "原文"]
