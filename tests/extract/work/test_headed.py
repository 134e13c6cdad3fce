"""Headings that name who does all that stands under them."""

from __future__ import annotations

import pytest

from corpus.model import Metadata
from extract.knowledge import load_knowledge
from extract.work.tasks import find_work
from tests.documents import document_of, layout_of

PLAN = Metadata(title="某县工作方案", document_type="方案", level="县")


def tasks(text: str) -> list[tuple[str | None, str, str]]:
    work = find_work(layout_of(document_of(f"某县工作方案\n{text}")), PLAN, load_knowledge())
    return [
        (task.label, task.title, " ".join(f"{a.role.value[:2]}:{a.unit}" for a in task.assignments))
        for task in work.tasks
    ]


@pytest.mark.parametrize(
    ("heading", "units"),
    [
        ("县发改局牵头的工作", "le:县发改局"),
        ("县示范区管委会牵头工作（8项）", "le:县示范区管委会"),
        ("由县财政局、县审计局负责的重点任务", "re:县财政局 re:县审计局"),
        ("县水利局牵头（12项）", "le:县水利局"),
        ("县教育局承办事项", "re:县教育局"),
    ],
)
def test_all_items_under_it_are_theirs(heading: str, units: str) -> None:
    found = tasks(f"一、{heading}\n1.编制渔港规划。\n2.投资30万元修缮码头。")
    assert found == [("1.", "编制渔港规划", units), ("2.", "投资30万元修缮码头", units)]


def test_items_that_say_no_deed_and_paragraphs_beside_them_are_theirs_too() -> None:
    found = tasks(
        "一、县水利局牵头的工作\n1.渔港规划\n2.码头修缮\n3.海域区划\n"
        "二、县审计局牵头的工作\n全面审计。\n专项审计。\n三、县教育局牵头的工作\n1.校舍修缮"
    )
    assert found == [
        *[(f"{n}.", title, "le:县水利局") for n, title in enumerate(("渔港规划", "码头修缮", "海域区划"), 1)],
        *[(None, title, "le:县审计局") for title in ("全面审计", "专项审计")],
        ("1.", "校舍修缮", "le:县教育局"),
    ]


def test_a_paragraph_without_a_number_is_a_task_of_theirs() -> None:
    found = tasks(
        "一、县监察局牵头的工作\n加强行政监察，落实责任制。\n二、县审计局牵头的工作\n全面加强审计。\n协同单位：县财政局。"
    )
    assert found == [
        (None, "加强行政监察", "le:县监察局"),
        (None, "全面加强审计", "le:县审计局 co:县财政局"),
    ]


def test_who_leads_by_the_items_own_words_leads_alone() -> None:
    found = tasks("一、县发改局牵头的工作\n1.编制渔港规划。（牵头单位：县水利局）\n2.修缮码头。（配合单位：县财政局）")
    assert found == [
        ("1.", "编制渔港规划", "le:县水利局"),
        ("2.", "修缮码头", "le:县发改局 co:县财政局"),
    ]


@pytest.mark.parametrize(
    "heading",
    [
        "李明副县长负责的工作",  # a person
        "建立部门牵头的工作机制",
        "加强部门牵头工作",  # what is to be done
        "坚持党委领导、政府负责",
        "县水利局牵头，县财政局配合",
    ],
)
def test_other_headings_name_nobody(heading: str) -> None:
    assert [units for _, _, units in tasks(f"一、{heading}\n1.编制渔港规划。\n2.修缮码头。")] == ["", ""]
