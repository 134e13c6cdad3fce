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
