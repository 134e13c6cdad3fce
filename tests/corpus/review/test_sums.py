"""Rows of totals in tables."""

import pytest

from corpus.review.sums import find_sums
from tests.checked_drafts import draft_of, said
from tests.documents import table_document

HEAD = ["地区", "渡口（座）", "资金"]
ROWS = [["甲县", "3", "1.5"], ["乙县", "4", "2.25"]]


def found(rows):
    draft = draft_of(table_document("清单", rows))
    return said(draft, find_sums(draft))


@pytest.mark.parametrize(
    ("rows", "wrong"),
    [
        ([HEAD, *ROWS, ["合计", "7", "3.75"]], []),
        ([HEAD, *ROWS, ["合计", "8", "3.75"]], ["8"]),
        ([HEAD, ["总 计", "7", "3.75"], *ROWS], []),  # above its rows
        ([HEAD, *ROWS, ["合计", "7", "3.8"]], []),  # rounded
        (
            [
                HEAD,
                *ROWS,
                ["小计", "7", "3.75"],
                ["丙县", "2", "1"],
                ["丁县", "1", "1"],
                ["小计", "3", "2"],
                ["合计", "10", "5.75"],
            ],
            [],
        ),
        ([HEAD, ["甲县", "3", "—"], ["乙县", "约4", "2"], ["合计", "7", "2"]], []),  # not all are figures
        ([HEAD, ["合计", "7", "3.75"]], []),
        ([HEAD, ["甲县", "3座", "1亿元"], ["乙县", "4", "5000万元"], ["合计", "8座", "1.5亿元"]], ["8座"]),
    ],
)
def test_totals(rows, wrong):
    assert found(rows) == [("sum_differs", each) for each in wrong]


def test_it_says_what_the_rows_come_to():
    (remark,) = find_sums(draft_of(table_document("清单", [HEAD, *ROWS, ["合计", "8", "3.75"]])))
    assert remark.message == "合计写作 8，各行相加是 7。"


@pytest.mark.parametrize(
    ("total", "wrong"),
    [("3.80", []), ("3.82", ["3.82"]), ("3.69", []), ("3.68", ["3.68"])],
)
def test_rounded_figures_may_miss_their_total_by_little(total, wrong):
    rows = [HEAD, *ROWS, ["合计", "7", total]]
    assert found(rows) == [("sum_differs", each) for each in wrong]


@pytest.mark.parametrize(
    ("rows", "wrong"),
    [
        ([HEAD, ["甲县", "3", "1"], ["合计", "9", "9"]], []),  # one row is no sum
        ([HEAD, *ROWS, ["合计", "7", "3.75"], ["丙县", "1", "1"], ["丁县", "1", "1"], ["合计", "2", "3"]], ["3"]),
        ([HEAD, *ROWS, ["丙县", "2", "1"], ["小计", "9", "4.75"], ["合计", "9", "5"]], ["5"]),
        (
            [
                HEAD,
                ["其中：甲县", "3", "1"],
                ["其中：乙县", "4", "2"],
                ["丙县", "7", "3"],
                ["丁县", "1", "1"],
                ["合计", "8", "4"],
            ],
            [],
        ),
        ([HEAD, ["甲县", "1,003", "1"], ["乙县", "4", "2"], ["合计", "1,007", "3"]], []),
        ([HEAD, ["甲县", "3", "1"], ["乙县", "-4", "2"], ["合计", "-1", "3"]], []),
        ([["", "", ""], HEAD, *ROWS, ["全县合计", "9", "9"]], []),  # no row of totals by its first words
        ([HEAD, ["1", "甲县", "3"], ["2", "乙县", "4"], ["", "合计", "8"]], ["8"]),  # behind the number
        ([["序号", "甲", "乙", "数"], ["1", "甲", "乙", "3"], ["2", "甲", "乙", "4"], ["", "", "合计", "8"]], []),
    ],
)
def test_what_a_total_sums_up(rows, wrong):
    assert found(rows) == [("sum_differs", each) for each in wrong]


def test_the_nearest_sum_is_told():
    rows = [HEAD, ["甲县", "3", "1"], ["乙县", "4", "2"], ["小计", "7", "3"], ["丙县", "5", "1"], ["合计", "13", "4"]]
    (remark,) = [
        each for each in find_sums(draft_of(table_document("清单", rows))) if each.message.startswith("合计写作 13")
    ]
    assert remark.message == "合计写作 13，各行相加是 12。"
