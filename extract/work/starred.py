"""Marks before units (★市财政局): what a note says that they mean, and where none does."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace

from corpus.model import Assignment, Issue, Task, UnitRole
from extract.labels.pieces import STARS
from extract.labels.vocabulary import role_of_phrase
from extract.layout import Layout
from extract.rules import pattern_of


def read_stars(layout: Layout, tasks: Sequence[Task]) -> tuple[list[Task], list[Issue]]:
    """The tasks, units behind a mark in the role that a note gives it; one issue for each mark that none explains."""
    if not any(star in layout.folded for star in STARS):
        return list(tasks), []
    roles, strange = _explained(layout.folded), dict[str, Issue]()
    found: list[Task] = []
    for task in tasks:
        own: list[Assignment] = []
        for assignment in task.assignments:
            star = _before(layout.folded, assignment.span.start)
            own.append(replace(assignment, role=roles[star]) if star in roles else assignment)
            if star and star not in roles and star not in strange:
                message = f"单位前有标记“{star}”，文中没有说明它的意思，读取时不计，请核对。"
                strange[star] = Issue("unknown_convention", message, assignment.span)
        found.append(replace(task, assignments=tuple(own)))
    return found, list(strange.values())


def _explained(folded: str) -> Mapping[str, UnitRole]:
    notes = pattern_of("convention.starred").finditer(folded)
    return {note["star"]: role for note in notes if (role := role_of_phrase(note["word"]))}


def _before(folded: str, start: int) -> str:
    """The mark right before a place; empty where none stands there."""
    mark = folded[start - 1 : start]
    return mark if mark and mark in STARS else ""
