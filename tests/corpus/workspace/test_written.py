"""What is written is read again as it was; what a later version adds does not hinder, what is broken is refused."""

from __future__ import annotations

import json
from dataclasses import replace
from datetime import datetime
from typing import get_args

import pytest
from hypothesis import given
from hypothesis import strategies as st

from corpus.workspace.changes import Change, MoveRows, Rename
from corpus.workspace.model import PlanRow, Workspace
from corpus.workspace.written import (
    KINDS,
    UnreadablePlan,
    as_values,
    dump_changes,
    from_values,
    load_changes,
    sound,
)
from tests.made_workspaces import changes, item, plan, workspaces


@given(workspaces)
def test_a_plan_is_read_as_it_was_written(workspace):
    workspace = replace(workspace, revision=7, changed=datetime(2025, 3, 1, 10, 32), archived=True)
    assert from_values(Workspace, json.loads(json.dumps(as_values(workspace)))) == workspace


@given(st.lists(changes))
def test_changes_are_read_as_they_were_written(many):
    assert load_changes(dump_changes(many)) == tuple(many)


def test_every_change_has_a_name_in_the_log():
    assert set(KINDS.values()) == set(get_args(Change))


def test_what_is_as_always_is_not_written():
    assert as_values(plan()) == {"plan_id": "p1", "name": "海堤方案"}
    (said,) = json.loads(dump_changes([MoveRows(table_id="t1", row_ids=("a",), before=None)]))
    assert said == {"do": "move", "table_id": "t1", "row_ids": ["a"], "before": None}
    assert "海堤" in dump_changes([Rename(old="", new="海堤")])  # readable with plain SQL


def test_what_a_later_version_adds_is_passed_over():
    assert from_values(Workspace, {"plan_id": "p", "name": "甲", "colour": "red"}) == Workspace(plan_id="p", name="甲")


@pytest.mark.parametrize(
    "said",
    [
        [], {"plan_id": "p"}, {"plan_id": "p", "name": 7}, {"plan_id": "p", "name": None},
        {"plan_id": "p", "name": "甲", "items": {}}, {"plan_id": "p", "name": "甲", "changed": "昨天"},
        {"plan_id": "p", "name": "甲", "items": [{"item_id": "a", "origin": 3}]},
    ],
)  # fmt: skip
def test_what_is_broken_is_refused(said):
    with pytest.raises(UnreadablePlan):
        from_values(Workspace, said)


def test_an_unknown_column_and_a_span_that_is_none_are_refused():
    with pytest.raises(UnreadablePlan):
        from_values(PlanRow, {"row_id": "a", "cells": {"colour": "red"}})
    said = as_values(plan(items=(item("a"),)))
    for span in ([1], ["1", "2"], [5, 2], 3):
        said["items"][0]["origin"]["span"] = span
        with pytest.raises(UnreadablePlan):
            from_values(Workspace, said)


def test_halves_of_characters_are_told():
    rename = Rename(old="甲", new="乙\ud83d")
    assert sound(rename) == load_changes(dump_changes((rename,)))[0] == Rename(old="甲", new="乙�")
    whole = Rename(old="甲", new="乙😀")
    assert sound(whole) is whole
