"""Two versions as HTML."""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import date

import pytest

from corpus.comparison.versions import align
from tests.made_plans import Item, plan, target
from ui.compare_state import Arrangement, CompareView
from ui.panels import versions as module
from ui.panels.versions import versions_html

BRIDGE = Item("修建跨河桥梁", "年内完成勘察三处。", {"县交通局": "lead"}, date(2025, 12, 31))
SCHOOL = Item("扩建县城宿舍", "改善学区食堂。")
OLD = replace(plan([Item("拆除旧码头"), BRIDGE, SCHOOL]), targets=(target("入学率", 80),))
LATER = replace(BRIDGE, text="年内完成勘察五处。", units={"县交通局": "responsible"}, due=date(2026, 6, 30))
NEW = replace(plan([LATER, SCHOOL, Item("<b>疏通河道")]), targets=(target("入学率", 85),))
VIEW = CompareView(arrangement=Arrangement.FILES, documents=(OLD.document_id, NEW.document_id))


def shown(view: CompareView = VIEW) -> str:
    return versions_html(view, align(OLD, NEW), (OLD, NEW))


def test_differing_characters_are_marked_in_both_versions() -> None:
    assert "<del>三</del>" in shown()
    assert "<ins>五</ins>" in shown()


def test_whatever_a_document_says_is_text() -> None:
    assert "&lt;b&gt;疏通河道" in shown()
    assert "<b>疏通" not in shown()


def test_every_clause_leads_to_its_place() -> None:
    place = re.search(
        r'href="document\?id=(\w+)&amp;at=(\d+)-(\d+)"[^>]*><span class="zc-label">1．</span>拆除', shown()
    )
    assert place
    assert OLD.document.text[int(place[2]) : int(place[3])] == "拆除旧码头。"


def test_what_is_equal_is_shown_on_demand() -> None:
    assert "扩建县城宿舍" not in shown()
    assert "其中 1 条只是编号不同" in shown()
    assert "扩建县城宿舍" in shown(replace(VIEW, everything=True))


def test_changed_units_time_limits_and_targets_are_counted() -> None:
    for words in ("单位变化 1", "时限变化 1", "目标变化 1", "<del>牵头</del> → <ins>责任</ins>"):
        assert words in shown()


def test_documents_that_are_hardly_versions_are_told() -> None:
    other = plan([Item("安装路灯"), Item("开办夜校")])
    assert "可能不是同一文件的两个版本" in versions_html(VIEW, align(OLD, other), (OLD, other))
    assert "可能不是同一文件的两个版本" not in shown()


def test_versions_without_a_difference() -> None:
    html = versions_html(VIEW, align(OLD, OLD), (OLD, OLD))
    assert "两个版本的条文没有不同。" in html
    assert "<table" not in html


def test_a_long_list_says_what_it_leaves_out(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(module, "ROWS", 1)
    assert "这里列出前 1 条，其余 2 条请导出查看。" in shown()
    assert "项请导出查看" not in shown()
    new = replace(NEW, targets=(target("入学率", 85), target("入托率", 60)))
    assert "这里列出前 1 项，其余 1 项请导出查看。" in versions_html(VIEW, align(OLD, new), (OLD, new))
