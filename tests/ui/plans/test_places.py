"""Passages by their place."""

from __future__ import annotations

import pytest

from corpus.model import Span
from corpus.search.asked import Kind
from tests.made_up import make_parsed
from ui.plans.places import item_at, place_of

PLAN = make_parsed("云澜省方案\n一、任务\n1.推进甲项改革。（牵头：省财政厅）\n二、保障\n各地要抓好落实。")


def test_a_record_is_known_by_its_place() -> None:
    (task,) = PLAN.tasks
    item = item_at(PLAN, f"{task.span.start}-{task.span.end}")
    assert item
    assert (item.origin.entry_id, item.origin.kind) == (f"{PLAN.document_id}-t0", Kind.TASK)
    assert place_of(item) == (PLAN.document_id, task.span)


def test_any_other_passage_is_kept_with_its_words() -> None:
    start = PLAN.document.text.index("各地")
    item = item_at(PLAN, f"{start}-{start + 8}")
    assert item
    assert item.origin.quote == "各地要抓好落实。"
    assert item.origin.kind is Kind.PASSAGE
    assert item.origin.span == Span(start, start + 8)


@pytest.mark.parametrize("where", ["", "3", "9-3", "3-3", "0-99999", "a-b", "-1-4"])
def test_no_text_stands_there(where: str) -> None:
    assert item_at(PLAN, where) is None
