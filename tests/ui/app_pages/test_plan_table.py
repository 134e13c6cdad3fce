"""The table of a plan as this page shows it."""

from __future__ import annotations

from pathlib import Path

from corpus.workspace.kinds import table_kinds
from tests.plan_pages import made, shown
from tests.shown_pages import Run, html
from ui.app_pages import plan_table


def test_findings_that_are_shown_at_rows_are_kinds_of_the_check() -> None:
    assert set(plan_table.AT_ROWS) <= set(table_kinds())


def test_only_the_rows_of_a_finding(run: Run, folder: Path) -> None:
    made(folder)
    app = run("plan", folder, found="no_unit")
    assert "写明牵头单位和责任单位。" in html(app)
    assert len(shown(app)["groups"]) == 1  # type: ignore[arg-type]
    app = run("plan", folder, found="deadline_past")
    assert shown(app)["groups"] == []
    assert shown(app)["nothing"] == "没有这样的行。"
