"""Allocation tables whose cells ran together: heads, rows by their numbers, units behind full stops."""

from __future__ import annotations

import pytest

from corpus.model import Metadata, Task
from extract.knowledge import load_knowledge
from extract.work.assignments import AssignmentReader
from extract.work.conventions import Conventions
from extract.work.glued import find_glued_tasks
from tests.documents import document_of, layout_of, table_document

HEAD = "序号项目名称主要内容牵头单位配合单位"
ROW = "1增加供给实施新建工程。教育局财政局"


def glued(text: str) -> list[Task]:
    layout = layout_of(document_of(text))
    reader = AssignmentReader(layout, Metadata(level="市"), load_knowledge(), Conventions())
    return list(find_glued_tasks(layout, reader))


def brief(text: str) -> list[tuple[str | None, str, str]]:
    return [
        (task.label, task.title, " ".join(f"{a.role.value[:2]}:{a.unit}" for a in task.assignments))
        for task in glued(text)
    ]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (HEAD + ROW, [("1", "增加供给", "le:教育局 co:财政局")]),
        (HEAD + "1增加供给实施新建工程。教育局财政局住建局", [("1", "增加供给", "le:教育局 co:财政局 co:住建局")]),
        (HEAD + "1增加供给实施新建工程(二期)教育局", [("1", "增加供给", "le:教育局")]),
        (HEAD + "1增加供给，新建工程。教育局", [("1", "增加供给", "le:教育局")]),  # no verb: up to the first mark
        (HEAD + "1建设供给实施新建工程。教育局", [("1", "建设供给", "le:教育局")]),  # a verb may begin the name
        (
            HEAD + ROW + "2优化服务为老人提供服务。民政局",
            [("1", "增加供给", "le:教育局 co:财政局"), ("2", "优化服务", "le:民政局")],
        ),
        (  # units for several contents of one row
            HEAD + ROW + "扩大范围。民政局",
            [("1", "增加供给", "le:教育局 co:财政局"), ("1", "增加供给", "le:民政局")],
        ),
        (HEAD + "增加供给实施新建工程。教育局", []),  # no number, no row
        (HEAD + "5个项目。教育局", []),  # a count
        (HEAD + "1增加供给实施新建工程。某某厂", []),
        (HEAD + "\n1增加供给实施新建工程。教育局", [("1", "增加供给", "le:教育局")]),
        ("序号项目名称牵头单位" + ROW, []),  # three labels are a sentence about columns
        ("序号项目名称主要内容完成时限" + ROW, []),  # no units
        ("序号类别备注牵头单位" + ROW, []),  # nothing that is to be done
        ("序号\n项目名称主要内容牵头单位" + ROW, []),  # a line each is no glue
        ("序号项目名称牵头单位责任单位配合单位" + ROW, []),  # which unit fills which of three columns nobody can tell
        (
            "序号项目名称主要内容牵头单位" + "1增加供给实施新建工程。教育局财政局",
            [("1", "增加供给", "le:教育局 le:财政局")],
        ),
        ("顺序项目名称主要内容牵头单位配合单位" + ROW, []),
    ],
)
def test_glued(text: str, expected: list[tuple[str | None, str, str]]) -> None:
    assert brief(text) == expected


@pytest.mark.parametrize("name", ["李四", "王小明", "欧阳小明"])
def test_a_persons_name_before_the_units(name: str) -> None:
    head = "序号项目名称主要内容分管领导牵头单位"
    assert brief(f"{head}1增加供给实施新建工程。{name}教育局") == [("1", "增加供给", "le:教育局")]
    assert brief(f"{HEAD}1增加供给实施新建工程。{name}教育局") == []  # no column of persons


def test_the_longest_label_is_one() -> None:
    """Its beginning is a label too (…牵头责任), and 单位 behind it would be another."""
    head = "序号项目名称主要内容市直第一主要牵头责任单位"
    assert brief(f"{head}1增加供给实施新建工程。教育局财政局") == [("1", "增加供给", "le:教育局 le:财政局")]


def test_each_head_rules_up_to_the_next() -> None:
    second = "序号项目名称主要内容责任单位1优化服务为老人提供服务。民政局"
    assert brief(HEAD + ROW + second) == [("1", "增加供给", "le:教育局 co:财政局"), ("1", "优化服务", "re:民政局")]


def test_cells_of_a_table_are_no_glue() -> None:
    layout = layout_of(table_document("附件", [[HEAD + ROW, "甲"]]))
    reader = AssignmentReader(layout, Metadata(level="市"), load_knowledge(), Conventions())
    assert list(find_glued_tasks(layout, reader)) == []


def test_spans_quote_the_text() -> None:
    text = HEAD + ROW
    [task] = glued(text)
    assert text[task.span.start : task.span.end] == ROW[1:]
    assert text[task.text.start : task.text.end].startswith("增加供给实施新建工程")
    assert [text[a.span.start : a.span.end] for a in task.assignments] == ["教育局", "财政局"]
    assert {a.rule for a in task.assignments} == {"table.glued"}


@pytest.mark.parametrize(
    ("length", "told"),
    [
        (3, False),  # a verb so early belongs to the first cell
        (4, True),
        (18, True),
        (19, False),  # so far behind, the verb is no second cell's
    ],
)
def test_how_far_behind_its_beginning_a_first_cell_ends_before_a_verb(length: int, told: bool) -> None:
    name = "很" * length
    [(_, title, _)] = brief(f"{HEAD}1{name}实施新建工程，加快。教育局")
    assert (title == name) is told


def test_where_no_verb_tells_the_first_clause_is_the_title() -> None:
    name = "很" * 19
    assert brief(f"{HEAD}1{name}实施新建工程，加快。教育局")[0][1] == f"{name}实施新建工程"


def test_a_row_with_two_contents_keeps_its_number_and_each_its_words() -> None:
    text = f"{HEAD}{ROW}扩大范围。民政局"
    assert [(task.label, text[task.text.start : task.text.end]) for task in glued(text)] == [
        ("1", "增加供给实施新建工程。"),
        ("1", "扩大范围。"),
    ]
