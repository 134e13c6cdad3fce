"""The time that a step of the work is given in a bracket."""

from __future__ import annotations

from datetime import date

import pytest

from corpus.model import Metadata, Span
from extract.targets.deadlines import find_deadline
from extract.targets.stages import find_stages
from tests.documents import document_of, layout_of


def stages(text: str, signed: date | None = None) -> list[tuple[str, date]]:
    found = find_stages(text, Span(0, len(text)), 2030, signed)
    return [(text[span.start : span.end], day) for span, day in found]


@pytest.mark.parametrize(
    ("text", "words", "day"),
    [
        ("动员部署(2030年3月1日至3月31日)", "2030年3月1日至3月31日", date(2030, 3, 31)),
        ("集中整治阶段(2030年4月-2031年2月)", "2030年4月-2031年2月", date(2031, 2, 28)),
        ("自查自纠(5月至6月中旬)", "5月至6月中旬", date(2030, 6, 20)),
        ("总结提升(11月1日--12月底前)", "11月1日--12月底", date(2030, 12, 31)),
    ],
)
def test_a_step_is_over_with_its_last_day(text: str, words: str, day: date) -> None:
    assert stages(text) == [(words, day)]


@pytest.mark.parametrize(
    "text", ["动员部署(2030年3月1日)", "在2030年3月至5月", "整治(2030年6月至3月)", "(3月至5月)", "第一阶段(3月至5月)"]
)
def test_what_is_no_stretch_of_time_of_a_step(text: str) -> None:
    assert stages(text) == []


def test_a_step_that_was_over_when_the_paper_was_signed() -> None:
    assert stages("调查摸底(2030年1月至2月)", date(2030, 4, 1)) == []


def test_a_step_rules_the_days_in_it() -> None:
    text = "（一）动员部署（2030年3月1日至3月31日）。3月10日前召开会议。"
    found = find_deadline(layout_of(document_of(text)), Span(0, len(text)), Metadata(document_date=date(2030, 2, 1)))
    assert found is not None
    assert (found.text, found.due) == ("2030年3月1日至3月31日", date(2030, 3, 31))
