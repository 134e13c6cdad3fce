"""Units with a role that stand in no assignment."""

from __future__ import annotations

import pytest

from corpus.model import Assignment, Metadata, Span, Task, UnitRole
from extract.unread.roles import find_unread_roles
from tests.documents import table_document
from tests.unread_signs import HEAD, PLAN, marked


@pytest.mark.parametrize(
    ("line", "words"),
    [
        ("1.修建码头。（牵头单位：市渔业局）", "牵头单位：市渔业局"),
        ("1.修建码头。[市渔业局牵头，市财政局配合，渔船靠港后另行安排)]", "[市渔业局牵头"),
        ("修建码头的具体工作由市渔业局负责，按月推进。", "市渔业局负责"),
        ("市渔业局会同市财政局编制渔港规划。", "市渔业局会同市财政局"),
    ],
)
def test_units_that_no_record_has(line: str, words: str) -> None:
    assert any(words in mark for mark in marked(find_unread_roles, HEAD + line))


@pytest.mark.parametrize(
    "line",
    [
        "压实渔港经营者责任，接受社会监督。",
        "强化部门协同，扩大社会参与。",
        "渔港负责人要落实责任制。",
        "本方案由市渔业局负责解释。",
        "第十条 本措施由市渔业局负责组织实施。",
        "发挥牵头作用，形成工作合力。",
    ],
)
def test_words_of_roles_that_assign_nothing(line: str) -> None:
    assert marked(find_unread_roles, HEAD + line) == []


def test_what_is_assigned_is_read() -> None:
    text = HEAD + "1.修建码头。（牵头单位：市渔业局）"
    at = text.index("市渔业局")
    lead = Assignment(span=Span(at, at + 4), role=UnitRole.LEAD, unit="市渔业局")
    task = Task(span=Span(len(HEAD), len(text)), label="1.", title="修建码头", section=None, text=Span(0, 1))
    assert marked(find_unread_roles, text, tasks=(task,)) != []
    with_units = Task(span=task.span, label="1.", title="修建码头", section=None, text=Span(0, 1), assignments=(lead,))
    assert marked(find_unread_roles, text, tasks=(with_units,)) == []


def test_standing_duties_of_an_emergency_plan() -> None:
    text = "市渔业局会同市财政局启动应急响应。"
    assert marked(find_unread_roles, HEAD + text)
    response = Metadata(title="云澜市渔港突发事件应急预案", document_type="方案")
    assert marked(find_unread_roles, HEAD + text, metadata=response) == []


def test_cells_of_a_column_of_units() -> None:
    rows = [["事项", "说明", "责任单位"], ["甲", "修建码头", "市渔业局"], ["乙", "清理航道", "—"]]
    assert marked(find_unread_roles, table_document(HEAD, rows)) == ["市渔业局"]


def test_a_table_one_cell_a_line() -> None:
    text = HEAD + "序号\n重点任务\n责任科室\n1\n修建码头\n规划科\n2\n清理航道\n各科室"
    assert marked(find_unread_roles, text) == ["规划科", "各科室"]


def test_a_row_whose_cells_run_into_one_another() -> None:
    row = "1 修建码头加快前期工作市渔业局市财政局、市水务局"
    text = f"{HEAD}序号重点任务牵头单位配合单位\n{row}\n以上请抓紧落实。"
    assert row in marked(find_unread_roles, text, metadata=PLAN)


def test_a_line_of_words_is_no_table() -> None:
    assert marked(find_unread_roles, HEAD + "责任单位\n市渔业局") == []
