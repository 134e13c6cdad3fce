"""分步时限: several dates of one text, each with what is to be done by then."""

from __future__ import annotations

from datetime import date

import pytest

from corpus.model import Metadata, Span
from extract.targets.milestones import find_milestones
from tests.documents import document_of, layout_of

SIGNED = Metadata(title="修缮老街行动方案", document_date=date(2022, 5, 6))


def steps(text: str) -> list[tuple[str, str | None, str]]:
    found = find_milestones(layout_of(document_of(text)), Span(0, len(text)), SIGNED)
    assert all(text[step.span.start : step.span.end] == step.text for step in found)
    return [(step.text, step.due.isoformat() if step.due else None, step.what) for step in found]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (  # what follows the date, up to the next one's clause
            "2023年6月底前摸清底数，建立名册，12月底前修好屋顶。",
            [("2023年6月底前", "2023-06-30", "摸清底数，建立名册"), ("12月底前", "2023-12-31", "修好屋顶")],
        ),
        (  # what stands before it, where the date only closes it
            "对于砖房，原则上于2023年3月底前修好；对于木屋，2024年3月底前修好。",
            [
                ("2023年3月底前", "2023-03-31", "对于砖房，原则上于2023年3月底前修好"),
                ("2024年3月底前", "2024-03-31", "对于木屋，2024年3月底前修好"),
            ],
        ),
        (  # a limit of the whole is none of them
            "2023年6月底前摸底。2024年6月底前修缮。以上工作于2025年底前完成。",
            [("2023年6月底前", "2023-06-30", "摸底"), ("2024年6月底前", "2024-06-30", "修缮")],
        ),
        (
            "2024年上半年开工，2025年底建成。",
            [("2024年上半年", "2024-06-30", "开工"), ("2025年底", "2025-12-31", "建成")],
        ),
        ("2023年6月底前摸清底数。", []),  # one date is the task's own
        ("2023年6月底前摸底；2023年6月底前建册。", []),  # the same day twice is one limit
        ("2023年6月底前摸底，每年12月底前更新。", []),  # one comes round again
        ("2023年6月底前、2023年12月底前，", []),  # nothing is to be done by either
        ("2021年6月底前摸底，2021年12月底前建册。", []),  # told, not ordered
    ],
)
def test_milestones(text: str, expected: list[tuple[str, str | None, str]]) -> None:
    assert steps(text) == expected


def test_the_beginning_of_works_is_a_step_even_alone() -> None:
    assert steps("预计2023年3月开工建设。") == [("2023年3月", "2023-03-31", "预计2023年3月开工建设")]
    assert steps("2023年3月底前完成选址。") == []


@pytest.mark.parametrize(("before", "shown"), [(380, 380), (1000, 399)])
def test_of_a_sentence_without_end_what_stands_near_its_date_is_shown(before: int, shown: int) -> None:
    (first, second) = steps("很" * before + "，2023年6月底前摸底，2024年6月底前建册。")
    assert first[2] == "很" * shown + "，2023年6月底前摸底"
    assert second[2] == "建册"


def test_marks_around_what_is_to_be_done_are_left_out() -> None:
    assert steps("修缮老街：2023年6月底前，摸清底数、；2023年12月底前修好\n") == [
        ("2023年6月底前", "2023-06-30", "修缮老街：2023年6月底前，摸清底数"),
        ("2023年12月底前", "2023-12-31", "修好"),
    ]
