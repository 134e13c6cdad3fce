"""Pages of a 方案 that run on a small corpus."""

from __future__ import annotations

import json
from collections.abc import Sequence
from pathlib import Path

from streamlit.testing.v1 import AppTest

from corpus.build import Corpus
from corpus.division.rows import TableColumn
from corpus.search.asked import Kind, Query
from corpus.workspace.changes import AddTable, ReplaceItems
from corpus.workspace.model import PlanRow, PlanTable, Workspace

TEXT = "云澜省方案\n一、任务\n1.推进甲项改革。（牵头单位：省财政厅）\n2.推进乙项改革。（牵头单位：省国土资源厅）\n云澜省人民政府\n2016年3月1日"


def made(
    folder: Path,
    name: str = "海堤",
    *,
    table: bool = True,
    basket: bool = False,
    rows: Sequence[str] = ("任务a", "任务b"),
) -> Workspace:
    lines = tuple(PlanRow(row_id=f"r{n}", cells={TableColumn.TASK: words}) for n, words in enumerate(rows))
    with Corpus.open(folder) as corpus:
        plan = corpus.plans.make(name)
        if table:
            change = AddTable(table=PlanTable(table_id="t1", title="表一", rows=lines))
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
