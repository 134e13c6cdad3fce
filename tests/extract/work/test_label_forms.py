"""How labels and their units are written: one content, the forms in which papers print it."""

from __future__ import annotations

import pytest

from extract import extract
from tests.documents import document_of

HEAD = "某市渔港分工方案\n一、加强渔港建设\n"
NEXT = "\n2.更新渔船。做好渔船更新。"


def assigned(form: str) -> list[tuple[str, str]]:
    text = f"{HEAD}1.建设渔港码头。做好码头主体建设，完善配套设施。{form}{NEXT}"
    tasks = extract(document_of(text)).tasks
    return [(a.role.value, a.unit) for task in tasks[:1] for a in task.assignments if not a.running]


@pytest.mark.parametrize("between", ["", "\n"])
@pytest.mark.parametrize(
    "form",
    [
        "（市渔业局、市财政局）",
        "【责任单位】市渔业局、市财政局",
        "[责任单位]：市渔业局、市财政局",
        "（责任单位∶市渔业局、市财政局）",
        "（市渔业局、市财政局负责实施）",
    ],
)
def test_units_that_answer_for_a_task(form: str, between: str) -> None:
    assert assigned(between + form) == [("responsible", "市渔业局"), ("responsible", "市财政局")]


@pytest.mark.parametrize("mark", ["——", "◆", "· ", "■ "])
def test_a_bullet_before_a_label(mark: str) -> None:
    assert assigned(f"\n{mark}牵头单位：市渔业局 责任单位：市财政局") == [
        ("lead", "市渔业局"),
        ("responsible", "市财政局"),
    ]


@pytest.mark.parametrize(
    ("form", "expected"),
    [
        ("（市渔业局（牵头）、市财政局）", [("lead", "市渔业局"), ("responsible", "市财政局")]),
        (
            "（市渔业局（牵头单位）、市财政局、市商务局配合）",
            [("lead", "市渔业局"), ("cooperating", "市财政局"), ("cooperating", "市商务局")],
        ),
        ("（市财政局、市渔业局（牵头））", [("responsible", "市财政局"), ("lead", "市渔业局")]),
        ("（市渔业局负总责，市财政局配合）", [("responsible", "市渔业局"), ("cooperating", "市财政局")]),
        # no role in the bracket: part of the name
        ("（市交通委（市道运局）、市财政局）", [("responsible", "市交通委（市道运局）"), ("responsible", "市财政局")]),
    ],
)
def test_a_unit_with_a_role_of_its_own(form: str, expected: list[tuple[str, str]]) -> None:
    assert assigned(form) == expected


@pytest.mark.parametrize(
    "form", ["\n（此件公开发布）", "\n（含渔业用地）", "\n【工作目标】市渔业局、市财政局", "（下同）"]
)
def test_what_assigns_nothing(form: str) -> None:
    assert assigned(form) == []
