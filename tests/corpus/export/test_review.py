"""A checked draft as JSON, Excel and text."""

import io
from dataclasses import replace

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
from corpus.model import Section, Span
from corpus.review.check import check_draft
from corpus.review.remarks import Remark
from tests.checked_drafts import draft_of, place, task

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


def test_rows_of_the_findings_say_where_and_how_often():
    text = "一、修缮渡口\n适时研究甲。\n二、疏浚航道\n适时研究乙。"
    heads = [place(text, words) for words in ("一、修缮渡口", "二、疏浚航道")]
    sections = tuple(
        Section(label=text[head.start : head.start + 2], title="", depth=1, heading=head, span=Span(head.start, end),
                parent=None)
        for head, end in zip(heads, (heads[1].start, len(text)), strict=True)
    )  # fmt: skip
    review = check_draft(draft_of(text, title="渡口方案", sections=sections))
    book = openpyxl.load_workbook(io.BytesIO(review_book(review)))
    rows = [list(row) for row in book["体检"].iter_rows(values_only=True)]
    assert rows[0][0] == "渡口方案体检结果"
    assert rows[2] == ["序号", "程度", "类别", "问题", "原文", "章节", "建议", "处数"]
    (vague,) = [row for row in rows[3:] if row[4] == "适时研究"]
    assert (vague[0], vague[5], vague[7]) == (1, "一、", 2)
    assert book["体检"].column_dimensions["D"].width == pytest.approx(46.71, abs=0.01)
    assert {book["体检"].cell(4, column).alignment.horizontal for column in (1, 2)} == {"center"}


def test_what_is_nearest_is_quoted_where_nothing_takes_a_task_up():
    long = "推行船舶岸电" + "改造" * 80
    upper = "推行船舶岸电并推广新能源动力，建设绿色航道示范段。"
    superior = draft_of(upper, tasks=(task(upper, upper),)).parsed
    review = check_draft(draft_of(long), superior)
    (row,) = list(openpyxl.load_workbook(io.BytesIO(review_book(review)))["对照上级"].iter_rows(values_only=True))[2:]
    assert row[2:4] == ("未承接", f"（最接近的：{long[:120]}）")
    assert row[4] == round(review.pairs[0].score, 2)
    (told,) = review_json(review)["against"]["tasks"]
    assert (told["taken"], told["own"], told["score"]) == (False, long, round(review.pairs[0].score, 3))
    bare = check_draft(draft_of(""), superior)
    assert "own" not in review_json(bare)["against"]["tasks"][0]
    assert "against" not in review_json(check_draft(draft_of(long)))


@pytest.mark.parametrize(("length", "end"), [(120, ""), (121, "…")])
def test_quotations_on_the_screen_are_cut(length, end):
    text = "略" * length
    remark = Remark(code="vague", message="甲。", places=(Span(0, length),))
    review = replace(check_draft(draft_of(text)), remarks=(remark,))
    assert f"    原文：{'略' * 120}{end}" in list(review_lines(review))
    lines = replace(review, remarks=(replace(remark, places=()),))
    assert not any("原文" in line for line in review_lines(lines))


def test_kind_by_kind_the_gravest_first():
    text = "适时研究甲，于2025年2月30日开工。"
    said = [line[:4] for line in review_lines(check_draft(draft_of(text))) if line.startswith("【")]
    assert said == sorted(said, key=["【严重】", "【注意】", "【提示】"].index)
    assert len(set(said)) > 1
