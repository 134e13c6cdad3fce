"""Which lines above the last one belong to a title."""

from __future__ import annotations

import pytest

from extract.document.title_lines import is_organ, opens
from tests.extract.document.test_title import BODY, metadata_of


@pytest.mark.parametrize(("line", "organ"), [("某市财政局", True), ("某市防汛指挥部", True), ("某市财政局长", False)])
def test_what_is_an_organ(line: str, organ: bool) -> None:
    assert is_organ(line) is organ


@pytest.mark.parametrize(
    ("line", "found"), [("关于某事的通知", True), ("印发某方案", True), ("某市关于某事的通知", False)]
)
def test_what_stands_behind_an_organ(line: str, found: bool) -> None:
    assert opens(line) is found


@pytest.mark.parametrize("rest", ["联防联控机制", "领导小组办公室", "工作专班办公室"])
def test_the_name_of_an_organ_may_be_broken_over_two_lines(rest: str) -> None:
    title = metadata_of(f"某市应对寒潮灾害\n{rest}关于做好某事的通知\n各县：\n{BODY}").title
    assert title == f"某市应对寒潮灾害{rest}关于做好某事的通知"


def test_another_organ_below_a_menu_takes_nothing_from_it() -> None:
    title = metadata_of(f"政务公开\n某市防汛抗旱指挥部关于做好某事的通知\n各县：\n{BODY}").title
    assert title == "某市防汛抗旱指挥部关于做好某事的通知"
