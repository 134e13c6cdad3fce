"""What stands between the labels of one task: persons and notes part nothing, other lines do."""

from __future__ import annotations

import pytest

from corpus.fold import fold
from extract.labels.annotations import find_annotations
from tests.documents import document_of


def labels(text: str) -> list[list[str | None]]:
    document = document_of(text)
    return [[clause.label for clause in found.clauses] for found in find_annotations(fold(text), document.blocks)]


def test_a_person_between_two_labels_parts_nothing() -> None:
    text = "改造路灯。\n责任单位：市城管局\n项目责任人：某某\n配合单位：市财政局"
    assert labels(text) == [["责任单位", "配合单位"]]


@pytest.mark.parametrize("between", ["修缮老街。", "完成时间另行通知：见附件。", "责任人：" + "某某、" * 40])
def test_other_lines_part_them(between: str) -> None:
    assert len(labels(f"改造路灯。\n责任单位：市城管局\n{between}\n配合单位：市财政局")) == 2
