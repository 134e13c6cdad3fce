"""The command unit: what one organ has to do."""

import json

import docx
import openpyxl
import pytest

from tests.command_line import zhengce
from ui.cli.duties import DutiesFormat


@pytest.fixture
def asked(ask):
    status, text = ask("unit", "市财政局", "--format", "json")
    assert status == 0
    return json.loads(text)


def test_all_that_a_unit_has_to_do_by_role_and_time(asked):
    assert asked["title"] == "市财政局任务清单"
    roles = [row["group"][0].partition("（")[0] for row in asked["rows"]]
    assert roles == sorted(roles, key=["牵头", "责任", "配合", "督导"].index)
    assert all("市财政局" in "".join(row[c] for c in ("lead", "responsible", "cooperating")) for row in asked["rows"])


def test_it_comes_as_a_book_and_as_a_word_file(ask, tmp_path, asked):
    assert ask("unit", "市财政局", "--output", tmp_path / "清单.xlsx")[0] == 0
    sheet = openpyxl.load_workbook(tmp_path / "清单.xlsx").worksheets[0]
    assert sheet["A1"].value == "市财政局任务清单"
    assert ask("unit", "市财政局", "--output", tmp_path / "清单.docx")[0] == 0
    document = docx.Document(tmp_path / "清单.docx")
    assert len(document.tables[0].rows) == 1 + len(asked["rows"]) + len({row["group"][0] for row in asked["rows"]})


@pytest.mark.parametrize("form", DutiesFormat)
def test_it_comes_in_every_form(ask, tmp_path, form):
    target = ("--output", tmp_path / f"清单.{form}") if form is not DutiesFormat.TABLE else ()
    assert ask("unit", "市财政局", "--format", form, *target)[0] == 0


def test_on_the_screen(ask):
    status, text = ask("unit", "市财政局")
    assert status == 0
    assert "市财政局任务清单" in text


def test_a_unit_that_has_nothing_to_do_is_said(corpus, capsys):
    assert zhengce("unit", "星际开发署", "--corpus", corpus) == 1
    assert "没有“星际开发署”的任务" in capsys.readouterr().err
    assert zhengce("unit", ' "', "--corpus", corpus) == 1


def test_a_calendar_says_what_it_leaves_out(corpus, tmp_path, capsys):
    assert zhengce("unit", "市财政局", "--output", tmp_path / "清单.ics", "--corpus", corpus) == 0
    assert "没有写入日历" in capsys.readouterr().err
