"""Marks before units: in the role that a note gives them, told where none does."""

from __future__ import annotations

import pytest

from corpus.model import Metadata
from extract.knowledge import load_knowledge
from extract.work.tasks import Work, find_work
from tests.documents import document_of, layout_of

PLAN = Metadata(title="某县工作方案", document_type="方案", level="县")


def work(note: str, units: str) -> Work:
    text = f"某县工作方案\n{note}\n一、重点任务\n1.编制渔港规划。（责任单位：{units}）"
    return find_work(layout_of(document_of(text)), PLAN, load_knowledge())


def roles(found: Work) -> list[tuple[str, str]]:
    return [(a.unit, a.role.value) for task in found.tasks for a in task.assignments]


@pytest.mark.parametrize(
    ("note", "star", "role"),
    [
        ("注：标★的为牵头单位。", "★", "lead"),
        ("带“▲”号者为配合单位。", "▲", "cooperating"),
        ("※表示主办部门。", "※", "lead"),
        ("说明：注有*号的单位是牵头单位。", "*", "lead"),
    ],
)
def test_a_note_says_what_the_mark_means(note: str, star: str, role: str) -> None:
    found = work(note, f"县财政局、{star}县水利局")
    assert roles(found) == [("县财政局", "responsible"), ("县水利局", role)]
    assert not found.issues


@pytest.mark.parametrize("note", ["按职责抓好落实。", "★为重点任务。", "标▲的为牵头单位。"])
def test_a_mark_that_no_note_explains_changes_nothing_and_is_told_once(note: str) -> None:
    found = work(note, "★县财政局、★县水利局")
    assert roles(found) == [("县财政局", "responsible"), ("县水利局", "responsible")]
    assert [issue.code for issue in found.issues] == ["unknown_convention"]
