"""Documents side by side as HTML."""

from __future__ import annotations

from dataclasses import replace

import pytest

from corpus.comparison.sides import Aspect, side_by_side
from tests.made_plans import Item, plan, target
from ui.panels import sides as module
from ui.panels.sides import sides_html
from ui.state import Arrangement, CompareView

BRIDGE = Item("修建跨河桥梁", "连通两岸路网，年内勘察。", {"县交通局": "lead"}, themes=("路网",))
OTHER = Item("修建跨河桥梁", "连通两岸路网，明年勘察。", {"县交通局": "cooperating"})
ONE = replace(plan([BRIDGE, Item("开放<b>食堂")], title="甲县方案"), targets=(target("入学率", 80),))
TWO = replace(plan([OTHER], title="乙县方案"), targets=(target("入学率", 85),))
VIEW = CompareView(arrangement=Arrangement.FILES, documents=(ONE.document_id, TWO.document_id))


def shown(by: Aspect, *, everything: bool = False) -> str:
    return sides_html(replace(VIEW, everything=everything), side_by_side([ONE, TWO], by), [ONE, TWO])


def test_a_reworded_task_has_its_differing_characters_marked() -> None:
    assert "，<mark>明年</mark>勘察" in shown(Aspect.TASK)
    assert "都有（改写）" in shown(Aspect.TASK)


def test_what_one_document_alone_has_is_shown_on_demand_and_as_text() -> None:
    assert "食堂" not in shown(Aspect.TASK)
    assert "开放&lt;b&gt;食堂" in shown(Aspect.TASK, everything=True)


def test_units_have_their_roles() -> None:
    html = shown(Aspect.UNIT)
    assert html.index("牵头</span>") < html.index("配合</span>")


def test_targets_in_words() -> None:
    assert "入学率 ≥ 80%（2025 年）" in shown(Aspect.TARGET)


def test_an_empty_cell_says_how_often_the_text_names_the_theme() -> None:
    assert "—（正文提到 1 处）" in shown(Aspect.THEME)


def test_documents_that_share_nothing_show_what_each_has() -> None:
    pair = [ONE, plan([Item("接种疫苗")], title="丙县方案")]
    html = sides_html(VIEW, side_by_side(pair, Aspect.TASK), pair)
    assert "没有几份文件都有的内容" in html
    assert "接种疫苗" in html


def test_nothing_to_compare_by() -> None:
    pair = [plan([], title="甲"), plan([], title="乙")]
    assert "没有可按任务对照的内容" in sides_html(VIEW, side_by_side(pair, Aspect.TASK), pair)


def test_long_lists_say_what_they_leave_out(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(module, "ROWS", 1)
    monkeypatch.setattr(module, "ITEMS", 0)
    html = shown(Aspect.TASK, everything=True)
    assert "这里列出前 1 行，其余 1 行请导出查看。" in html
    assert "… 共 1 条" in html
