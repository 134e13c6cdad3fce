"""Rows of an indicator table that gave no target."""

from __future__ import annotations

from decimal import Decimal

import pytest

from corpus.model import Span, Target
from extract.unread.indicator_rows import find_unread_indicator_rows
from tests.documents import table_document
from tests.unread_signs import marked

LINES = "专栏1 渔港指标\n渔港绿化率(%)\n35\n45\n约束性\n渔民满意率(%)\n80\n90\n预期性"
FIRST, SECOND = "渔港绿化率(%)\n35\n45\n约束性", "渔民满意率(%)\n80\n90\n预期性"


def test_each_row_of_one_cell_a_line_is_marked() -> None:
    assert marked(find_unread_indicator_rows, LINES) == [f"专栏1 渔港指标\n{FIRST}", SECOND]


def test_rows_of_a_line_and_of_a_grid() -> None:
    assert marked(find_unread_indicator_rows, "渔港绿化率 35 45 约束性\n渔民满意率 80 90 预期性") == [
        "渔港绿化率 35 45 约束性",
        "渔民满意率 80 90 预期性",
    ]
    grid = table_document(
        "", [["指标", "2025年", "属性"], ["渔港绿化率", "45", "约束性"], ["渔民满意率", "90", "预期性"]]
    )
    assert [words.split()[0] for words in marked(find_unread_indicator_rows, grid)][-1] == "渔民满意率"


def test_remains_of_a_page_behind_the_word_do_not_hide_it() -> None:
    noisy = LINES.replace("约束性", "约束性/ A' b: y&").replace("预期性", "预期性  # 2 F7")
    assert len(marked(find_unread_indicator_rows, noisy)) == 2


def test_a_row_that_gave_a_target_is_read() -> None:
    at = LINES.index("渔民满意率")
    target = Target(
        span=Span(at, at + 8), indicator="渔民满意率", value=Decimal(90), upper=None, measure="%", comparator="=",
        by=None, base=None, status="target", rule="x",
    )  # fmt: skip
    assert marked(find_unread_indicator_rows, LINES, targets=(target,)) == [f"专栏1 渔港指标\n{FIRST}"]


@pytest.mark.parametrize(
    "text",
    [
        "渔港绿化率 45 约束性",
        "指标分为约束性和预期性两类，共35项。\n强化约束性指标管理。",
        "渔港绿化率\n—\n约束性\n渔民满意率\n—\n预期性",
        "35\n约束性\n45\n预期性",
    ],
    ids=["one line alone", "running text", "no value", "no name"],
)
def test_no_row(text: str) -> None:
    assert marked(find_unread_indicator_rows, text) == []
