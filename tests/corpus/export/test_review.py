"""A checked draft as JSON, Excel and text."""

import io

import openpyxl
import pytest

from corpus.export.review import (
    gravity_words,
    pairs_words,
    review_book,
    review_json,
    review_lines,
    unchecked_words,
)
from corpus.review.check import check_draft
from tests.checked_drafts import draft_of, task

TEXT = "一、修缮渡口，于2025年2月30日开工。\n=三、疏浚《航道。"
UPPER = "推行船舶岸电改造。\n=修缮渡口，更换跳板。"


@pytest.fixture(scope="module")
def review():
    superior = draft_of(UPPER, tasks=tuple(task(UPPER, line) for line in UPPER.split("\n"))).parsed
    return check_draft(draft_of(TEXT), superior)


def test_counts_in_words(review):
    assert gravity_words(review) == "严重 2 · 注意 1 · 提示 0"
    assert pairs_words(review) == "上级 2 项任务：已承接 1 · 未承接 1"


def test_json_has_every_finding_with_its_place(review):
    made = review_json(review)
    assert made["counts"] == {"serious": 2, "attention": 1, "hint": 0}
    for finding in made["findings"]:
        assert finding["name"]
        assert finding["suggestion"]
        if finding["places"]:
            assert TEXT[finding["start"] : finding["end"]] == finding["text"]
    assert (made["against"]["taken"], made["against"]["left_out"]) == (1, 1)
    assert [each["taken"] for each in made["against"]["tasks"]] == [False, True]


def test_excel_has_a_sheet_of_findings_and_one_of_tasks(review):
    book = openpyxl.load_workbook(io.BytesIO(review_book(review)))
    findings, pairs = (list(book[name].iter_rows(values_only=True)) for name in ("体检", "对照上级"))
    assert findings[1][0] == "严重 2 · 注意 1 · 提示 0"
    assert findings[3][:5] == (1, "严重", "没有这一天", "没有“2025年2月30日”这一天。", "2025年2月30日")
    assert len(findings) == 3 + 3 + 1
    assert findings[-1][0] == unchecked_words(review)
    assert [row[2] for row in pairs[2:]] == ["未承接", "已承接"]
    assert all(cell.data_type != "f" for row in book["对照上级"].iter_rows() for cell in row)


def test_text_says_what_where_and_what_to_do(review):
    lines = list(review_lines(review))
    assert lines[:2] == [
        "一、修缮渡口，于2025年2月30日开工。：严重 2 · 注意 1 · 提示 0",
        "上级 2 项任务：已承接 1 · 未承接 1",
    ]
    at = lines.index("【严重】没有这一天：没有“2025年2月30日”这一天。")
    assert lines[at + 1 : at + 3] == ["    原文：2025年2月30日", "    建议：核对日期。"]


def test_what_could_not_be_checked_is_said(review):
    assert "草稿中没有读出任务，责任单位、完成时限等没有检查。" in review_lines(review)
    sound = check_draft(draft_of(UPPER, tasks=(task(UPPER, UPPER.split("\n")[0]),)), draft_of(UPPER).parsed)
    assert unchecked_words(sound) == ""
    assert pairs_words(sound) == "上级文件中没有读出任务，没有可对照的任务。"
