"""Above the table: grouping, columns, files."""

from __future__ import annotations

from pathlib import Path

from corpus.build import Corpus
from corpus.division.rows import TableColumn
from corpus.export.division import TableFormat
from corpus.export.handout import HeadStyle, SourceStyle
from tests.plan_pages import made, press, shown
from tests.shown_pages import Run, opened
from ui.app_pages.plan_tools import FORMS, HEADS, SOURCES


def test_every_file_and_every_choice_has_its_name() -> None:
    assert set(FORMS) == set(TableFormat)
    assert (set(SOURCES), set(HEADS)) == (set(SourceStyle), set(HeadStyle))


def test_grouping_and_columns_are_kept_with_the_table(run: Run, folder: Path) -> None:
    plan = made(folder)
    app = opened(run("plan", folder), "plan-columns")
    next(box for box in app.checkbox if box.label == TableColumn.TARGETS.heading).check().run()
    assert "targets" in [column["k"] for column in shown(app)["columns"]]  # type: ignore[attr-defined]
    with Corpus.open(folder) as corpus:
        (table,) = corpus.plans.open(plan.plan_id).tables
    assert table.columns
    assert TableColumn.TARGETS in table.columns
    press(app, "恢复自动选列")
    assert "targets" not in [column["k"] for column in shown(app)["columns"]]  # type: ignore[attr-defined]
