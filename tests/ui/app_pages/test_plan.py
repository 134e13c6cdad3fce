"""方案: the plan at hand, its tables and what is done to it, as Streamlit runs the page."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from streamlit.testing.v1 import AppTest

from corpus.build import Corpus
from corpus.division.rows import TableColumn
from corpus.search.asked import Kind, Query
from corpus.workspace.changes import AddTable, ReplaceItems
from corpus.workspace.model import PlanRow, PlanTable, Workspace
from tests.shown_pages import Run, html, words

TEXT = "云澜省方案\n一、任务\n1.推进甲项改革。（牵头单位：省财政厅）\n2.推进乙项改革。（牵头单位：省国土资源厅）\n云澜省人民政府\n2016年3月1日"


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    with Corpus.open(tmp_path / "库") as corpus:
        corpus.add_bytes([("方案.txt", TEXT.encode())], workers=0)
    return tmp_path / "库"


def made(folder: Path, name: str = "海堤", *, table: bool = True, basket: bool = False) -> Workspace:
    rows = tuple(PlanRow(row_id=each, cells={TableColumn.TASK: f"任务{each}"}) for each in "ab")
    with Corpus.open(folder) as corpus:
        plan = corpus.plans.make(name)
        if table:
            change = AddTable(table=PlanTable(table_id="t1", title="表一", rows=rows))
            plan = corpus.plans.change(plan.plan_id, change, editor="测试").workspace
        if basket:
            items = corpus.plans.items(corpus.entries(Query(kind=Kind.TASK)))
            plan = corpus.plans.change(plan.plan_id, ReplaceItems(removed=(), added=items), editor="测试").workspace
        return plan


def shown(app: AppTest) -> dict[str, object]:
    """What the table on the page was given."""
    data = [json.loads(each.proto.json) for each in app.get("bidi_component") if each.proto.json]
    return next(each for each in data if "groups" in each)


def press(app: AppTest, label: str) -> AppTest:
    return next(button for button in app.button if button.label == label).click().run()


def plans(folder: Path) -> list[str]:
    with Corpus.open(folder) as corpus:
        return sorted(plan.name for plan in corpus.plans.all())


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


def test_a_plan_without_a_table_says_what_to_do(run: Run, folder: Path) -> None:
    made(folder, table=False)
    app = run("plan", folder)
    assert "还没有分工表" in words(app)
    press(app, "新建空白表")
    assert shown(app)["title"] == "海堤任务分工表"


def test_a_plan_is_renamed_copied_and_archived(run: Run, folder: Path) -> None:
    made(folder)
    app = run("plan", folder)
    next(box for box in app.text_input if box.label == "名称").input("河堤").run()
    press(app, "改名")
    assert plans(folder) == ["河堤"]
    press(app, "复制本方案")
    assert plans(folder) == ["河堤", "河堤（2）"]
    press(app, "归档")
    assert not app.exception
    assert len(plans(folder)) == 1


def test_a_name_that_another_has_is_refused_in_words(run: Run, folder: Path) -> None:
    made(folder)
    made(folder, "河堤")
    app = run("plan", folder)
    next(box for box in app.text_input if box.label == "名称").input("海堤").run()
    press(app, "改名")
    assert "已有名为" in "".join(toast.value for toast in app.toast)
    assert plans(folder) == ["河堤", "海堤"]


def test_tasks_of_documents_of_a_search_and_of_the_basket_go_into_the_table(run: Run, folder: Path) -> None:
    made(folder, basket=True)
    app = run("plan", folder)
    next(box for box in app.text_input if box.label == "检索到的任务").input("甲项").run()
    press(app, "加入检索到的任务（最多 300 项）")
    press(app, "加入篮中 2 条")
    assert not app.exception
    titles = [row["c"]["task"] for group in shown(app)["groups"] for row in group["rows"]]  # type: ignore[attr-defined]
    assert titles[:2] == ["任务a", "任务b"]
    assert len(titles) == 5


def test_grouping_and_columns_are_kept_with_the_table(run: Run, folder: Path) -> None:
    plan = made(folder)
    app = run("plan", folder)
    next(box for box in app.checkbox if box.label == TableColumn.TARGETS.heading).check().run()
    assert "targets" in [column["k"] for column in shown(app)["columns"]]  # type: ignore[attr-defined]
    with Corpus.open(folder) as corpus:
        (table,) = corpus.plans.open(plan.plan_id).tables
    assert table.columns
    assert TableColumn.TARGETS in table.columns
    press(app, "恢复自动选列")
    assert "targets" not in [column["k"] for column in shown(app)["columns"]]  # type: ignore[attr-defined]


def test_only_the_rows_of_a_finding(run: Run, folder: Path) -> None:
    made(folder)
    app = run("plan", folder, found="no_unit")
    assert "写明牵头单位和责任单位。" in html(app)
    assert len(shown(app)["groups"]) == 1  # type: ignore[arg-type]
    app = run("plan", folder, found="deadline_past")
    assert shown(app)["groups"] == []
    assert shown(app)["nothing"] == "没有这样的行。"


def test_a_link_to_the_tasks_of_a_document_makes_its_table_once(run: Run, folder: Path) -> None:
    with Corpus.open(folder) as corpus:
        document_id = corpus.documents()[0].document_id
    for _ in range(2):
        app = run("tasks", folder, id=document_id, by="unit", hide="deadline")
        assert not app.exception
    with Corpus.open(folder) as corpus:
        (plan,) = corpus.plans.all()
        (table,) = corpus.plans.open(plan.plan_id).tables
    assert [row.cells[TableColumn.LEAD] for row in table.rows] == ["省财政厅", "省国土资源厅"]
    assert table.by.value == "unit"
    assert table.columns
    assert TableColumn.DEADLINE not in table.columns


def test_a_document_without_tasks_says_so(run: Run, tmp_path: Path) -> None:
    with Corpus.open(tmp_path / "库") as corpus:
        corpus.add_bytes([("函.txt", "关于某事的复函\n同意。".encode())], workers=0)
        (row,) = corpus.documents()
    assert "没有读出任务" in words(run("tasks", tmp_path / "库", id=row.document_id))


def test_names_are_fitted_to_ones_own_place(run: Run, folder: Path) -> None:
    with Corpus.open(folder) as corpus:
        document_id = corpus.documents()[0].document_id
    run("tasks", folder, id=document_id)
    app = run("plan", folder)
    press(app, "换成本地")
    assert not app.exception
    next(button for button in app.button if button.label.startswith("替换所选")).click().run()
    leads = [row["c"]["lead"] for group in shown(app)["groups"] for row in group["rows"]]  # type: ignore[attr-defined]
    assert leads == ["省财政厅", "省自然资源厅（原省国土资源厅）"]
