"""The command precedents."""

import csv
import io
import json

import openpyxl
import pytest

from tests.command_line import zhengce
from tests.lent_plans import LENT

ASKED = "健全河湖巡查管护机制"


@pytest.fixture(scope="module")
def library(tmp_path_factory):
    folder = tmp_path_factory.mktemp("lent")
    for name, words in LENT.items():
        (folder / name).write_text(words, encoding="utf-8")
    assert zhengce("add", *(folder / name for name in LENT), "--corpus", folder / "库", "--workers", 0) == 0
    return folder / "库"


@pytest.fixture
def asked(library, capsysbinary):
    def asked(*arguments):
        capsysbinary.readouterr()
        status = zhengce("precedents", *arguments, "--corpus", library)
        told = capsysbinary.readouterr()
        return status, told.out.decode(), told.err.decode()

    return asked


def test_a_sentence(asked):
    status, told, _ = asked(ASKED)
    assert status == 0
    assert "3 处（3 份文件），归为 1 种写法" in told
    assert "牵头：水利 2" in told
    assert "栖河市治水工作方案: 栖政发〔2021〕8号[Z]. 2021-06-10" in told


def test_only_a_level_a_region_or_a_year(asked):
    for option, value, files in (("--level", "市", 2), ("--year", "2022", 1), ("--year", "1999", 0)):
        told = json.loads(asked(ASKED, option, value, "--format", "json")[1])
        assert told["documents"] == files


def test_a_record(asked):
    own = json.loads(asked(ASKED, "--format", "json")[1])["groups"][0]["wordings"][0]["places"][0]
    told = json.loads(asked("--entry", own["entry_id"], "--format", "json")[1])
    assert told["places"] == 2


def test_as_csv_and_as_a_book(asked, tmp_path):
    rows = list(csv.reader(io.StringIO(asked(ASKED, "--format", "csv")[1].lstrip("\ufeff"))))
    assert len(rows) == 4
    assert asked(ASKED, "--output", tmp_path / "甲.xlsx")[0] == 0
    assert openpyxl.load_workbook(tmp_path / "甲.xlsx").sheetnames == ["写法", "出处", "谁牵头"]
    assert asked(ASKED, "--output", tmp_path / "甲.txt")[0] == 0
    assert "归为 1 种写法" in (tmp_path / "甲.txt").read_text(encoding="utf-8")


def test_more_wordings_than_are_listed(asked):
    assert "种写法，用 --limit 多列一些" in asked("健全河湖巡查管护机制，发展乡村旅游", "--limit", "1")[1]


@pytest.mark.parametrize(
    ("arguments", "status", "words"),
    [
        ((), 2, "三者取一"),
        ((ASKED, "--theme", "甲"), 2, "三者取一"),
        (("--theme", "没有这个"), 1, "主题表中没有“没有这个”"),
        (("--entry", "ab-t9"), 1, "没有编号 ab-t9"),
        ((ASKED, "--output", "甲.doc"), 2, "--format"),
    ],
)
def test_what_is_wrong_is_said(asked, arguments, status, words):
    found, _, told = asked(*arguments)
    assert found == status
    assert words in told


def test_nothing_is_said(asked):
    status, told, _ = asked("量子纠缠卫星发射")
    assert status == 0
    assert "没有找到别处的写法" in told
