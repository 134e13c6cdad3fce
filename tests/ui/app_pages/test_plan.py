"""方案: the plan at hand, and what is done to it, as Streamlit runs the page."""

from __future__ import annotations

from pathlib import Path

from tests.plan_pages import made, plans, press, shown
from tests.shown_pages import Run, html, opened, words


def test_without_a_plan_one_may_begin_with_a_document_or_from_nothing(run: Run, folder: Path) -> None:
    app = run("plan", folder)
    assert "tasks?id=" in html(app)
    press(app, "新建空白方案")
    assert not app.exception
    assert plans(folder) == ["我的方案"]


def test_a_plan_shows_its_table_and_the_url_names_both(run: Run, folder: Path) -> None:
    plan = made(folder)
    app = run("plan", folder)
    assert not app.exception
    data = shown(app)
    assert data["title"] == "表一"
    assert data["undo"] == "新建表“表一”（2 行）"
    assert str(data["saved"])[2] == ":"
    assert (app.query_params["id"], app.query_params["table"]) == (plan.plan_id, "t1")


def test_a_plan_that_is_gone_says_so_and_another_is_shown(run: Run, folder: Path) -> None:
    made(folder)
    app = run("plan", folder, id="beef")
    assert "没有这个方案" in words(app)
    assert shown(app)["title"] == "表一"


def test_a_plan_is_renamed_copied_and_archived(run: Run, folder: Path) -> None:
    made(folder)
    app = opened(run("plan", folder), "plan-box")
    next(box for box in app.text_input if box.label == "名称").input("河堤").run()
    press(app, "改名")
    assert plans(folder) == ["河堤"]
    press(opened(app, "plan-box"), "复制本方案")
    assert plans(folder) == ["河堤", "河堤（2）"]
    press(opened(app, "plan-box"), "归档")
    assert not app.exception
    assert len(plans(folder)) == 1


def test_a_name_that_another_has_is_refused_in_words(run: Run, folder: Path) -> None:
    made(folder)
    made(folder, "河堤")
    app = opened(run("plan", folder), "plan-box")
    next(box for box in app.text_input if box.label == "名称").input("海堤").run()
    press(app, "改名")
    assert "已有名为" in "".join(toast.value for toast in app.toast)
    assert plans(folder) == ["河堤", "海堤"]
