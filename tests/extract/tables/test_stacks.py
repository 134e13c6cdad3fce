"""Indicators with what they are made of in one cell, and a value for each."""

from __future__ import annotations

from corpus.fold import fold
from extract.tables.restore import restore_tables
from tests.documents import document_of

HEAD = ["指标", "2030年", "2035年", "属性"]
PLAIN = ["1.入园率(%)", "90%", "95%", "约束性", "2.巩固率(%)", "96%", "98%", "约束性"]


def rows(lines: list[str]) -> tuple[list[list[str]], int]:
    """The words of each row of a table of lines, and how many issues it has."""
    document = document_of("\n".join([*HEAD, *PLAIN, *lines]))
    found = restore_tables(document, fold(document.text))
    cells: dict[int, list[str]] = {}
    for block in found.document.blocks:
        if block.cell and block.cell.columns.stop < 99 and block.cell.row > 2:
            cells.setdefault(block.cell.row, []).append(found.document[block.span])
    return list(cells.values()), len(found.issues)


def test_the_indicator_and_its_part_have_values_of_their_own() -> None:
    lines = ["3.教师达标率(%)", "其中:本科比例(%)", "97%", "49%", "100%", "60%", "预期性"]
    assert rows(lines) == (
        [["3.教师达标率(%)", "97%", "100%", "预期性"], ["其中:本科比例(%)", "49%", "60%"]],
        0,
    )


def test_only_its_parts_have_values() -> None:
    lines = ["3.标准班比例(%)", "其中:小学", "初中", "34%", "77%", "80%以上", "85%以上", "预期性"]
    found, issues = rows(lines)
    assert [row[-2:] for row in found] == [["80%以上", "预期性"], ["77%", "85%以上"]]
    assert not issues


def test_a_value_too_few_is_told_and_never_assigned() -> None:
    found, issues = rows(["3.教师达标率(%)", "其中:本科比例(%)", "97%", "49%", "100%", "预期性"])
    assert found == []
    assert issues == 1


def test_one_value_for_all_of_it_is_one_row() -> None:
    found, issues = rows(["3.教师达标率(%)", "其中:本科比例(%)另计", "97%", "100%", "预期性"])
    assert [row[-3:] for row in found] == [["97%", "100%", "预期性"]]
    assert not issues
