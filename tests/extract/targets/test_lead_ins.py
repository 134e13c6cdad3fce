"""Lines that lead in the items under them: by when, and that goals follow."""

from __future__ import annotations

import pytest

from extract.targets.lead_ins import find_lead_ins
from tests.documents import document_of, layout_of


def led(text: str, headings: set[int] | None = None) -> list[tuple[str | None, bool, str]]:
    """Time, whether goals are said to follow, and the lines that each lead-in rules."""
    layout = layout_of(document_of(text))
    return [
        (
            lead.horizon.by if lead.horizon else None,
            lead.expected,
            layout.document[lead.span].strip().replace("\n", "|"),
        )
        for lead in find_lead_ins(layout, 2021, headings or set())
    ]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "到2025年，具体如下：\n1.绿道12公里；\n2.公园3座。\n二、保障\n落实。",
            ("2025", False, "1.绿道12公里；|2.公园3座。"),
        ),
        ("到2025年，具体如下：\n（1）绿道；\n（2）公园。\n1.保障", ("2025", False, "（1）绿道；|（2）公园。")),
        ("到2025年，具体如下：\n——绿道；\n——公园。\n（二）保障", ("2025", False, "——绿道；|——公园。")),
        ("到2025年，具体如下：\n绿道12公里\n公园3座\n（二）保障", ("2025", False, "绿道12公里|公园3座")),
        ("“十四五”发展的主要目标是：\n1.绿道12公里。", ("2025", True, "1.绿道12公里。")),
        ("主要预期目标为：\n1.绿道12公里。", (None, True, "1.绿道12公里。")),
        ("2020年工作很实。到2025年，具体如下：\n1.绿道。", ("2025", False, "1.绿道。")),  # its last sentence
        ("一、到2025年，具体如下：\n（一）绿道。\n二、保障", ("2025", False, "（一）绿道。")),
    ],
)
def test_what_a_lead_in_rules(text: str, expected: tuple[str | None, bool, str]) -> None:
    assert led(text) == [expected]


@pytest.mark.parametrize(
    "text",
    [
        "具体如下：\n1.绿道12公里。",  # neither a time nor goals
        "到2025年，绿道12公里。\n1.公园3座。",  # no colon
        "1.到2025年，具体如下：\n2.公园3座。",  # the next item is its equal
        "好于预期目标：\n1.绿道12公里。",
        "到2025年，具体如下：",
    ],
)
def test_what_leads_in_nothing(text: str) -> None:
    assert led(text) == []


def test_a_heading_without_a_number_ends_what_was_led_in() -> None:
    text = "到2025年，具体如下：\n绿道12公里\n保障工作\n公园3座"
    assert led(text, {text.index("保障")}) == [("2025", False, "绿道12公里")]


def test_a_list_without_structure_is_not_ruled_to_the_end_of_the_document() -> None:
    ((_, _, ruled),) = led("到2025年，具体如下：\n" + "\n".join(["绿道12公里"] * 100))
    assert ruled.count("|") == 59
