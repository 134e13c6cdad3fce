"""What a row knows of itself."""

from __future__ import annotations

from corpus.division.rows import TableColumn
from corpus.workspace.model import PlanRow
from tests.made_workspaces import origin

LEAD, TASK = TableColumn.LEAD, TableColumn.TASK


def test_a_cell_that_differs_from_what_it_was_made_of_is_edited():
    made = PlanRow(
        row_id="a",
        cells={TASK: "加高海堤", TableColumn.DEADLINE: "年底"},
        original={TASK: "加固海堤", LEAD: "水利局", TableColumn.CONTENT: ""},
        origins=(origin(),),
    )
    assert made.edited == {TASK, LEAD, TableColumn.DEADLINE}


def test_nothing_of_a_row_that_was_made_by_hand_is_edited():
    assert PlanRow(row_id="a", cells={TASK: "加固海堤"}).edited == frozenset()
