"""The closed list: ``apply`` knows every change that there is."""

from __future__ import annotations

from dataclasses import fields
from typing import get_args

from hypothesis import find

from corpus.workspace import changes as listed
from corpus.workspace.changes import Change
from tests.made_workspaces import changes


def test_every_class_of_the_module_is_a_change_or_part_of_one():
    found = {each for each in vars(listed).values() if isinstance(each, type) and each.__module__ == listed.__name__}
    assert {each.__name__ for each in found - set(get_args(Change))} == {"CellEdit", "Conflict"}


def test_changes_name_things_by_their_ids():
    """Never by their place: two people's changes meet by row."""
    assert {field.type for each in get_args(Change) for field in fields(each)} & {"int", "tuple[int, ...]"} == set()


def test_the_tests_try_every_change():
    for kind in get_args(Change):
        assert isinstance(find(changes, lambda each, kind=kind: isinstance(each, kind)), kind)
