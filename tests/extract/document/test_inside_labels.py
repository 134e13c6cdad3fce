"""Headings inside a text without line breaks."""

from __future__ import annotations

import pytest

from tests.documents import document_of, layout_of

FILLER = "这是为了凑足一行的长度而写的话。" * 30


def outline(text: str) -> list[tuple[str, str, int]]:
    return [(s.label, s.title, s.depth) for s in layout_of(document_of(text + FILLER)).sections]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "现通知如下:一、加强渔港管理1.各县渔业部门组织排查。落实责任。2.各县制定方案。做好工作。二、其他要求1.加强领导。",
            [
                ("一、", "加强渔港管理", 1),
                ("1.", "各县渔业部门组织排查", 2),
                ("2.", "各县制定方案", 2),
                ("二、", "其他要求", 1),
                ("1.", "加强领导", 2),
            ],
        ),
        (
            "制定本方案。一、总体要求(一)指导思想。坚持安全第一。(二)基本原则。坚持预防为主。",
            [("一、", "总体要求", 1), ("(一)", "指导思想", 2), ("(二)", "基本原则", 2)],
        ),
        (
            "某市渔港分工方案一、建设渔港1.扩建码头。改善条件。(责任单位:市渔业局负责)2.疏浚航道。(市水利局负责)"
            "二、更新渔船1.淘汰旧船。",
            [
                ("一、", "建设渔港", 1),
                ("1.", "扩建码头", 2),
                ("2.", "疏浚航道", 2),
                ("二、", "更新渔船", 1),
                ("1.", "淘汰旧船", 2),
            ],
        ),
    ],
)
def test_labels_that_no_mark_parts(text: str, expected: list[tuple[str, str, int]]) -> None:
    assert outline(text) == expected


def test_a_bracket_with_a_year_closes_no_item() -> None:
    assert outline("一、总体要求。到期(2030年)1.5万艘渔船更新。") == [("一、", "总体要求", 1)]


def test_a_short_line_holds_one_heading() -> None:
    found = layout_of(document_of("一、市渔业局牵头的方案一、二和方案三\n落实责任。"))
    assert len(found.sections) == 1
