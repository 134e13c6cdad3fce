"""The records of a document beside its text."""

from __future__ import annotations

import re
from dataclasses import replace

import pytest

from corpus.glossary import chinese
from corpus.model import (
    ParsedDocument,
    UnitRole,
)
from tests.made_up import make_parsed
from tests.read_plan import long_document
from tests.sample_plan import PLAN
from ui.panels.annotate import marks, pages
from ui.panels.opened import OpenedDocument
from ui.panels.records import records_html


def opened(made: ParsedDocument, page: int = 0, size: int = 24_000, **related: object) -> OpenedDocument:
    return OpenedDocument(parsed=made, pages=pages(made, size), page=page, marks=marks(made), **related)


def test_records_of_other_pages_are_counted_not_listed() -> None:
    made = long_document()
    found = pages(made, 5000)
    html = records_html(OpenedDocument(parsed=made, pages=found, page=1, marks=marks(made)))
    here = sum(found[1].start <= task.span.start < found[1].end for task in made.tasks)
    assert f"本页 {here} 条，全文 {len(made.tasks)} 条" in html
    assert html.count("<li ") == here


def test_every_kind_of_record_is_listed_in_the_order_of_the_text() -> None:
    html = records_html(opened(PLAN))
    assert "全部 8" in html  # what is achieved already is listed on request
    assert re.search(r'<li data-of="achieved" hidden', html)
    assert not re.search(r'<li data-of="target" hidden', html)
    for words in ("任务 4", "目标 2", "完成情况 1", "制度创新 1", "引用 1"):
        assert words in html
    assert re.findall(r'data-scroll="(\w+)"', html) == ["c0", "t0", "g0", "t1", "g1", "g2", "t2", "t3", "r0"]
    assert "牵头 <b>市环保局</b>" in html
    assert "时限 <b>2024年底前</b>" in html
    assert html.count("已完成<") == 1
    assert html.count("正文所述") == 1  # a priority that no list names
    assert "提及" in html


def test_a_kind_that_is_not_there_has_no_switch() -> None:
    html = records_html(opened(replace(PLAN, targets=())))
    assert 'data-kind="target"' not in html
    assert 'data-kind="task"' in html


def test_a_document_without_records_says_so() -> None:
    assert "没有读出" in records_html(opened(make_parsed("甲")))


@pytest.mark.parametrize(("count", "words"), [(6, "甲5<"), (7, "甲5 等 7 家<")])
def test_many_units_are_cut_short(count: int, words: str) -> None:
    units = tuple(replace(PLAN.tasks[0].assignments[1], unit=f"甲{n}", unit_full=None) for n in range(count))
    made = replace(PLAN, tasks=(replace(PLAN.tasks[0], assignments=units),))
    assert words in records_html(opened(made))


@pytest.mark.parametrize("role", UnitRole)
def test_every_role_is_named(role: UnitRole) -> None:
    task = replace(PLAN.tasks[0], assignments=(replace(PLAN.tasks[0].assignments[0], role=role),))
    assert f"{chinese(f'role.{role.value}')} <b>市环保局</b>" in records_html(opened(replace(PLAN, tasks=(task,))))


# --- pages --------------------------------------------------------------------------------------------------------
