"""What one organ has to do, across documents."""

from dataclasses import replace
from datetime import date

from corpus.division.duties import duties_table
from corpus.division.rows import TableColumn
from corpus.division.table import INFERRED_NOTE
from corpus.model import UnitRole
from tests.sample_plan import PLAN

OTHER = replace(
    PLAN,
    document=replace(PLAN.document, source=replace(PLAN.document.source, sha256="b" * 64)),
    metadata=replace(PLAN.metadata, title="另一方案"),
)


def named(*names):
    return lambda assignment, metadata: (assignment.unit_full or assignment.unit) in names


def with_tasks(*tasks):
    return replace(PLAN, tasks=tasks)


def test_the_tasks_that_name_the_organ_with_what_it_is_in_them():
    table = duties_table("市财政局", [PLAN, OTHER], named("市财政局"))
    assert table.title == "市财政局任务清单"
    assert [group.path for group in table.groups] == [("配合（2项）",)]
    assert [(row.cells[TableColumn.NUMBER], row.cells[TableColumn.ROLE]) for row in table.rows] == [
        ("1", "配合"),
        ("2", "配合"),
    ]
    assert [source.title for source in table.sources] == ["云山市“无废城市”建设实施方案", "另一方案"]
    assert all(table.quotes[row.entry_id] == PLAN.document[row.span] for row in table.rows)


def test_documents_in_which_it_has_nothing_to_do_are_no_sources():
    table = duties_table("市商务局", [PLAN, replace(OTHER, tasks=PLAN.tasks[1:])], named("市商务局"))
    assert len(table.sources) == 1
    assert duties_table("市水务局", [PLAN], named()).groups == ()


def test_by_role_and_in_each_by_the_last_day():
    lead, own, bare = PLAN.tasks[0], PLAN.tasks[1], PLAN.tasks[2]
    late = replace(own, deadline=replace(own.deadline, due=date(2030, 1, 1)))
    given = [replace(task, assignments=lead.assignments[:1]) for task in (late, lead, own, bare)]
    helping = replace(own, assignments=lead.assignments[1:2])
    table = duties_table("甲", [with_tasks(helping, *given)], lambda assignment, metadata: True)
    assert [group.path[0] for group in table.groups] == ["牵头（4项）", "配合（1项）"]
    found = [row.due or row.cells[TableColumn.DEADLINE] for row in table.groups[0].rows]
    assert found == [date(2024, 12, 31), date(2030, 1, 1), "持续推进", ""]
    assert [row.cells[TableColumn.NUMBER] for row in table.rows] == ["1", "2", "3", "4", "5"]


def test_a_task_in_which_it_is_several_things_stands_once():
    first = PLAN.tasks[0]
    both = replace(first, assignments=(first.assignments[1], replace(first.assignments[1], role=UnitRole.LEAD)))
    table = duties_table("市财政局", [with_tasks(both)], named("市财政局"))
    assert [row.cells[TableColumn.ROLE] for row in table.rows] == ["牵头、配合"]


def test_what_it_is_called_is_told():
    table = duties_table("市生态环境局", [PLAN], named("市环保局"))
    assert table.notes == ("文件中所写的名称：市环保局。", "其中曾用名：市环保局。")
    assert duties_table("市委宣传部", [PLAN], named("市委宣传部")).notes == (INFERRED_NOTE,)
    assert duties_table("市财政局", [PLAN], named("市财政局")).notes == ()
