"""Where a part that looks back ends, although the outline of an extract does not know."""

from __future__ import annotations

import pytest

from tests.documents import document_of
from tests.reform_lists import CITY, listed

BACK = "某市政府工作报告\n一、过去五年工作回顾\n经济平稳增长。\n"
LIST = "三项改革任务：深化渔港改革；健全岸线制度；推进水价改革。"
ITEMS = ["深化渔港改革", "健全岸线制度", "推进水价改革"]


def found(text: str) -> list[str]:
    return [text for _, text in listed(document_of(BACK + text), CITY)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (f"七、深化改革，增强活力\n{LIST}", ITEMS),
        (f"七、深化改革，增强活力\n做好以下工作。\n{LIST}", ITEMS),
        (LIST, []),
        (f"七、过去五年的成就\n{LIST}", []),
    ],
)
def test_a_later_chapter_leaves_what_looks_back(text: str, expected: list[str]) -> None:
    assert found(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("51.“两港一带”：东港、西港和滨海带。\n52.渔业“两项改革”：渔港运营机制改革；岸线执法体系改革。", ["渔港运营机制改革", "岸线执法体系改革"]),
        ("[6]“两项改革”：渔港运营机制改革；岸线执法体系改革。\n[7]“两港”：东港、西港。", ["渔港运营机制改革", "岸线执法体系改革"]),
        ("52.渔业“两项改革”：渔港运营机制改革；岸线执法体系改革。", []),  # nothing shows that it is a note
    ],
)  # fmt: skip
def test_notes_at_the_end_belong_to_no_part(text: str, expected: list[str]) -> None:
    assert found(text) == expected
