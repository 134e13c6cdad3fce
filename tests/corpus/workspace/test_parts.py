"""A plan lies in the store as an outline and parts; an edit writes the part that it changed."""

from __future__ import annotations

import json

from hypothesis import given

from corpus.division.rows import TableColumn
from corpus.workspace.apply import apply
from corpus.workspace.changes import MoveRows, NoteItem, RemoveTable
from corpus.workspace.parts import changed_parts, joined, outline
from tests.made_workspaces import changes, edit, item, plan, three_rows, workspaces


@given(workspaces)
def test_outline_and_parts_are_the_plan(workspace):
    parts, gone = changed_parts(None, workspace)
    assert joined(outline(workspace), parts) == workspace
    assert gone == ()


@given(workspaces, changes)
def test_what_is_written_of_a_change_is_enough(before, change):
    after = apply(before, change).workspace
    parts, _ = changed_parts(None, before)
    written, gone = changed_parts(before, after)
    left = {key: part for key, part in {**parts, **written}.items() if key not in gone}
    assert joined(outline(after), left) == after
    assert set(left) == set(changed_parts(None, after)[0])


def test_an_edit_writes_one_part():
    before = plan(*three_rows().tables, items=(item("i"),))
    for change, keys in (
        (edit("b", TableColumn.LEAD, "水利局", "丙"), ['["t1","b"]']),
        (NoteItem(item_id="i", old="", new="看"), ['["i"]']),
        (MoveRows(table_id="t1", row_ids=("a",), before=None), []),
    ):
        written, gone = changed_parts(before, apply(before, change).workspace)
        assert (list(written), gone) == (keys, ())
    assert changed_parts(before, apply(before, RemoveTable(table_id="t1")).workspace)[1] == tuple(
        f'["t1","{row_id}"]' for row_id in "abc"
    )


def test_the_outline_counts():
    said = json.loads(outline(three_rows()))
    assert said["tables"][0]["rows"] == ["a", "b", "c"]
