"""Time limits that no task and no target has."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

import pytest

from corpus.model import Deadline, Metadata, Milestone, Span, Target, Task
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
        "2025年，全市渔港工作要坚持稳中求进。",
        "2025年云澜市渔港发展计划",
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


@pytest.mark.parametrize(
    ("line", "signs"),
    [
        ("落实好《渔港》。" + LINE, [LINE[:-1]]),  # the title is over
        ("《渔港》" + LINE, ["《渔港》" + LINE[:-1]]),
        ("各县抓紧，2024年9月底前完成渔港排查，随后公示。", ["2024年9月底前完成渔港排查"]),  # its clause
        ("一是2024年9月底前完成排查。 二是10月底前完成修缮。", ["一是2024年9月底前完成排查", "二是10月底前完成修缮"]),
    ],
)
def test_the_clause_of_a_limit(line: str, signs: list[str]) -> None:
    assert marked(find_unread_times, HEAD + line) == signs


@pytest.mark.parametrize(("length", "signs"), [(119, 0), (120, 1)])
def test_a_title_is_not_left_open_for_pages(length: int, signs: int) -> None:
    line = f"《{'很' * length}2024年9月底前完成渔港排查。"
    assert len(marked(find_unread_times, HEAD + line)) == signs


@pytest.mark.parametrize(("between", "signs"), [(298, 0), (300, 1)])
def test_a_limit_belongs_to_a_figure_of_its_sentence(between: int, signs: int) -> None:
    """However long a text goes on without a full stop, a figure pages away is another matter."""
    text = f"{HEAD}2024年9月底前{'很' * between}达到300个"
    at = text.index("达到")
    figure = Target(
        span=Span(at, at + 6), indicator="泊位", value=Decimal(300), upper=None, measure="个", comparator="=", by="2024"
    )
    assert len(marked(find_unread_times, text, targets=(figure,))) == signs


def test_a_figure_of_the_next_sentence_is_another_matter() -> None:
    text = HEAD + LINE + "泊位达到300个。"
    at = text.index("泊位")
    figure = Target(
        span=Span(at, at + 8), indicator="泊位", value=Decimal(300), upper=None, measure="个", comparator="=", by=None
    )
    assert marked(find_unread_times, text, targets=(figure,)) == [LINE[:-1]]


def test_a_task_with_milestones_has_its_limits() -> None:
    text = HEAD + LINE
    at = text.index("2024年9月底前")
    step = Milestone(span=Span(at, at + 9), text="2024年9月底前", due=date(2024, 9, 30), what="完成渔港排查")
    span = Span(len(HEAD), len(text))
    task = Task(span=span, label=None, title="排查", section=None, text=Span(0, 1), milestones=(step,))
    assert marked(find_unread_times, text, tasks=(task,)) == []
