"""体检 as HTML: remarks by kind, the draft with its places, the superior's tasks."""

from __future__ import annotations

import re

from corpus.review.check import check_draft
from tests.checked_drafts import draft_of, task
from ui.panels.review import marks, review_html

TEXT = "一、<b>修缮渡口</b>，于2025年2月30日开工，6月31日完工。\n三、疏浚《航道。"
UPPER = "推行船舶岸电改造。\n修缮渡口，疏浚航道。"


def test_remarks_stand_by_kind_with_counts_and_lead_to_their_places() -> None:
    html = review_html(check_draft(draft_of(TEXT)))
    assert "严重 3 · 注意 1 · 提示 0" in html
    assert re.findall("<summary>([^<]+)</summary>", html) == [
        "严重 · 没有这一天 2",
        "严重 · 书名号不成对 1",
        "注意 · 编号跳号 1",
    ]
    targets = re.findall(r'data-scroll="(v\d+)"', html)
    assert len(targets) == 4
    assert all(f'data-at="{name}"' in html for name in targets)
    assert "建议：核对日期。" in html


def test_words_of_a_draft_are_never_markup() -> None:
    html = review_html(check_draft(draft_of(TEXT)))
    assert "<b>修" not in html
    assert "&lt;b&gt;" in html


def test_every_place_has_its_mark() -> None:
    review = check_draft(draft_of("适时研究甲。\n适时研究乙。"))
    assert [(mark.anchor, mark.span.start) for mark in marks(review)] == [("v0", 0), ("v0", 7)]


def test_a_remark_about_the_whole_is_no_link() -> None:
    html = review_html(check_draft(draft_of("修缮渡口", tasks=(task("修缮渡口", "修缮渡口"),))))
    assert "1 项任务都没有写明责任单位。" in html
    assert 'data-scroll="v' not in html


def test_a_sound_draft_says_so() -> None:
    html = review_html(check_draft(draft_of("一、修缮渡口")))
    assert "没有发现问题" in html
    assert "草稿中没有读出任务" in html


def test_the_superiors_tasks_with_where_they_are_taken_up() -> None:
    superior = draft_of(UPPER, tasks=tuple(task(UPPER, line) for line in UPPER.split("\n"))).parsed
    html = review_html(check_draft(draft_of("修缮渡口，疏浚航道。\n其他"), superior))
    assert "上级 2 项任务：已承接 1 · 未承接 1" in html
    assert re.search(r'data-scroll="u1">修缮渡口，疏浚航道。<small>已承接', html)
