"""Time limits that no task and no target has."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

import pytest

from corpus.model import Deadline, Metadata, Span, Target, Task
from extract.unread.times import find_unread_times
from tests.unread_signs import HEAD, marked

LINE = "各县于2024年9月底前完成渔港排查。"


def test_a_limit_outside_every_record() -> None:
    assert marked(find_unread_times, HEAD + LINE) == ["各县于2024年9月底前完成渔港排查"]


@pytest.mark.parametrize(
    "line",
    [
        "各县于2024年9月底前将排查情况报送市渔业局。",
        "本方案有效期至2026年12月31日。",
        "云澜市人民政府办公室 2024年4月16日印发",
        "到2025年，渔港面貌焕然一新。",
        "落实《2030年前渔港振兴行动方案》要求，加快建设。",
    ],
)
def test_dates_that_are_no_limits(line: str) -> None:
    assert marked(find_unread_times, HEAD + line) == []


def test_under_a_heading_of_aims_a_date_says_when_things_stand_so() -> None:
    assert marked(find_unread_times, f"{HEAD}一、工作目标\n2025年底前渔港面貌焕然一新。\n二、主要任务\n{LINE}") == [
        LINE[:-1]
    ]


def test_documents_that_do_not_plan() -> None:
    assert marked(find_unread_times, HEAD + LINE, metadata=Metadata(document_type="办法")) == []


def test_limits_of_tasks_and_of_figures_are_read() -> None:
    text = HEAD + LINE
    at = text.index("2024年9月底前")
    limit = Deadline(span=Span(at, at + 9), text="2024年9月底前", due=date(2024, 9, 30))
    task = Task(span=Span(len(HEAD), len(text)), label=None, title="完成渔港排查", section=None, text=Span(0, 1))
    assert marked(find_unread_times, text, tasks=(task,)) == [LINE[:-1]]
    settled = Task(span=task.span, label=None, title=task.title, section=None, text=Span(0, 1), deadline=limit)
    assert marked(find_unread_times, text, tasks=(settled,)) == []
    figure = Target(
        span=Span(at + 9, len(text) - 1), indicator="排查", value=Decimal(1), upper=None, measure=None,
        comparator="=", by="2024",
    )  # fmt: skip
    assert marked(find_unread_times, text, targets=(figure,)) == []
