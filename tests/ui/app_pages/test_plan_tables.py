"""Which table of a plan, and how tables are made."""

from __future__ import annotations

from pathlib import Path

from tests.plan_pages import made, press, shown
from tests.shown_pages import Run, opened, words
from ui.app_pages.plan_tables import table_of


def test_the_table_of_an_address_else_the_first(folder: Path) -> None:
    plan = made(folder)
    assert table_of(plan, "t1") == table_of(plan, "nonsense") == plan.tables[0]
    assert table_of(made(folder, "空", table=False), "t1") is None


def test_tasks_of_documents_of_a_search_and_of_the_basket_go_into_the_table(run: Run, folder: Path) -> None:
    made(folder, basket=True)
    app = opened(run("plan", folder), "plan-more-box")
    next(box for box in app.text_input if box.label == "检索到的任务").input("甲项").run()
    press(app, "加入检索到的任务（最多 300 项）")
    press(opened(app, "plan-more-box"), "加入篮中 2 条")
    assert not app.exception
    titles = [row["c"]["task"] for group in shown(app)["groups"] for row in group["rows"]]  # type: ignore[attr-defined]
    assert titles[:2] == ["任务a", "任务b"]
    assert len(titles) == 5


def test_a_plan_without_a_table_says_what_to_do(run: Run, folder: Path) -> None:
    made(folder, table=False)
    app = run("plan", folder)
    assert "还没有分工表" in words(app)
    press(app, "新建空白表")
    assert shown(app)["title"] == "海堤任务分工表"
