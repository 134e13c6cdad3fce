"""Commands that ask a corpus: search, matrix."""

import csv
import io
import json
import re

import openpyxl
import pytest

from tests.command_line import found


def test_search_shows_how_it_read_the_query_and_where_hits_stand(ask):
    status, text = ask("search", "营商环境 年份:[2000 TO 2030]")
    assert status == 0
    assert text.startswith("按 ")
    assert re.search(r"共 \d+ 条，第 1 页", text)


def test_search_by_kind_pages_and_limit(ask):
    first = found(ask, "市", "--kind", "task", "--limit", 2)
    second = found(ask, "市", "--kind", "task", "--limit", 2, "--page", 2)
    ids = [hit["entry_id"] for page in (first, second) for hit in page["hits"]]
    assert len(set(ids)) == 4
    assert {hit["kind"] for hit in first["hits"]} == {"task"}
    assert first["total"] == second["total"] >= 4


def test_search_as_csv_has_the_source_of_each_hit(ask):
    _, text = ask("search", "环境", "--format", "csv", "--limit", 3)
    rows = list(csv.DictReader(io.StringIO(text.removeprefix("\ufeff"))))
    assert len(rows) == 3
    assert all(row["文件名"] and row["记录编号"] and row["原文"] for row in rows)


@pytest.mark.parametrize("option", ["--synonyms", "--former-names"])
def test_search_widens_on_request(ask, option):
    narrow, wide = found(ask, "生态环境局"), found(ask, "生态环境局", option)
    assert narrow["total"] <= wide["total"]
    assert narrow["reading"] != wide["reading"] or narrow["total"] == wide["total"]


def test_search_without_hits_says_so(ask):
    assert "没有结果。" in ask("search", "量子引力波")[1]


def test_search_writes_a_file(ask, tmp_path):
    assert ask("search", "环境", "--format", "json", "--output", tmp_path / "a" / "b.json") == (0, "")
    assert json.loads((tmp_path / "a" / "b.json").read_text(encoding="utf-8"))["hits"]


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
