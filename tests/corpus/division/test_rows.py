"""Rows of a task-division table: what each is made of, where it stands, in which group."""

from dataclasses import replace
from datetime import date

import pytest

from corpus.division.rows import (
    INFERRED,
    UNIT_COLUMNS,
    Grouping,
    TableColumn,
    TableOptions,
    by_section,
    by_unit,
    former,
    items_of,
    targets_by_task,
    unit_name,
)
from corpus.model import Assignment, Institution, Milestone, Part, PartKind, Span, TargetStatus, UnitRole
from corpus.search.asked import Entry, Kind
from corpus.search.entry_ids import parse_entry_id
from tests.sample_plan import PLAN, TEXT, line, span

OPTIONS = TableOptions()


def assignment(unit="市环保局", full=None, **organ):
    institution = (
        Institution(**{"institution_id": "x", "level": None, "present_name": "市生态环境局", **organ})
        if organ
        else None
    )
    return Assignment(span=Span(0, 1), role=UnitRole.LEAD, unit=unit, unit_full=full, institution=institution)


@pytest.mark.parametrize(
    ("made", "renamed"),
    [
        (assignment(), False),  # not in the lexicon
        (assignment(since=None), False),
        (assignment(since="2018"), True),
        (assignment(unit="市生态环境局", since="2018"), False),  # it is already called so
    ],
)
def test_an_organ_has_another_name_today(made, renamed):
    assert former(made) is renamed


def test_the_dates_of_a_task_that_names_several_stand_in_its_cell():
    steps = (
        Milestone(span=Span(0, 1), text="2024年6月底前", due=date(2024, 6, 30), what="摸底"),
        Milestone(span=Span(1, 2), text="2025年底前", due=date(2025, 12, 31), what="修缮"),
    )
    several = replace(PLAN.tasks[0], deadline=None, milestones=steps)
    [item, *_] = items_of(replace(PLAN, tasks=(several, *PLAN.tasks[1:])), OPTIONS, None)
    assert item.row.cells[TableColumn.DEADLINE] == "2024年6月底前：摸底；2025年底前：修缮"
    assert item.row.due == date(2025, 12, 31)


def test_a_unit_goes_by_the_name_that_it_shares_with_its_list():
    assert unit_name(assignment(unit="商务局", full="市商务局")) == "市商务局"
    assert unit_name(assignment(unit="商务局")) == "商务局"


def test_todays_name_is_written_with_the_former_one_unless_it_is_the_same():
    same = assignment(unit="环保局", full="市生态环境局", since="2018")
    parsed = replace(PLAN, tasks=(replace(PLAN.tasks[0], assignments=(same,)),))
    cell = items_of(parsed, TableOptions(present_names=True), None)[0].row.cells[TableColumn.LEAD]
    assert cell == "市生态环境局"


def test_every_role_has_its_column_in_the_order_of_the_table():
    assert list(UNIT_COLUMNS.values()) == list(UnitRole)
    assert [column for column in TableColumn if column in UNIT_COLUMNS] == list(UNIT_COLUMNS)
    for column, role in UNIT_COLUMNS.items():
        task = replace(PLAN.tasks[1], assignments=(replace(assignment(unit="某局"), role=role),))
        cells = items_of(replace(PLAN, tasks=(task,)), OPTIONS, None)[0].row.cells
        assert {each for each in UNIT_COLUMNS if cells[each]} == {column}


def test_a_unit_named_twice_stands_once_and_an_inferred_one_is_marked():
    twice = (assignment(unit="甲局"), assignment(unit="甲局"), replace(assignment(unit="乙局"), running=True))
    parsed = replace(PLAN, tasks=(replace(PLAN.tasks[0], assignments=twice),))
    assert items_of(parsed, OPTIONS, None)[0].row.cells[TableColumn.LEAD] == f"甲局、乙局{INFERRED}"


# --- targets of a task --------------------------------------------------------------------------------------------


def test_targets_belong_to_the_task_that_holds_all_of_them():
    assert [[target.indicator for target in found] for found in targets_by_task(PLAN)] == [
        ["生活垃圾回收利用率"], ["分拣中心"], [], [],
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("place", "there"),
    [
        (Span(10, 12), True),  # at the very beginning
        (Span(18, 20), True),  # at the very end
        (Span(9, 12), False),  # begins before
        (Span(18, 21), False),  # ends behind
        (Span(20, 21), False),  # begins where the task ends
    ],
)
def test_a_target_at_the_edge_of_a_task(place, there):
    task = replace(PLAN.tasks[0], span=Span(10, 20))
    parsed = replace(PLAN, tasks=(task,), targets=(replace(PLAN.targets[0], span=place),))
    assert bool(targets_by_task(parsed)[0]) is there


def test_targets_are_in_the_order_of_the_text_and_achieved_ones_are_none():
    inside = [replace(PLAN.targets[0], span=Span(start, start + 1), indicator=str(start)) for start in (15, 11, 13)]
    achieved = replace(inside[0], span=Span(12, 13), status=TargetStatus.ACHIEVED)
    parsed = replace(PLAN, tasks=(replace(PLAN.tasks[0], span=Span(10, 20)),), targets=(*inside, achieved))
    assert [target.indicator for target in targets_by_task(parsed)[0]] == ["11", "13", "15"]


# --- items --------------------------------------------------------------------------------------------------------


def test_rows_have_the_ids_of_their_tasks():
    items = items_of(PLAN, OPTIONS, None)
    assert [parse_entry_id(item.row.entry_id).anchor for item in items] == ["t0", "t1", "t2", "t3"]
    assert {item.row.document_id for item in items} == {PLAN.document_id}
    assert [item.row.due for item in items] == [None, date(2024, 12, 31), None, None]


def test_rows_come_in_the_order_of_the_text_whatever_the_order_of_the_tasks():
    parsed = replace(PLAN, tasks=PLAN.tasks[::-1])
    rows = [item.row for item in items_of(parsed, OPTIONS, None)]
    assert [row.cells[TableColumn.TASK] for row in rows[:2]] == ["推进源头减量", "建设收运体系"]
    assert [row.span for row in rows] == sorted(row.span for row in rows)


def test_a_group_row_stands_below_the_section():
    parsed = replace(PLAN, tasks=(replace(PLAN.tasks[0], group=("城区",)),))
    (item,) = items_of(parsed, OPTIONS, None)
    assert item.row.path == item.heads == ("一、重点任务", "城区")


def test_a_task_does_not_stand_under_itself():
    """Where a section's heading begins a task, its passages stand under the section above."""
    head = line("（一）")
    inner = replace(PLAN.sections[0], label="（一）", title="推进源头减量", heading=head, span=head, parent=0, depth=2)
    parsed = replace(PLAN, sections=(PLAN.sections[0], inner, PLAN.sections[1]),
                     tasks=(replace(PLAN.tasks[0], section=1),))  # fmt: skip
    (item,) = items_of(parsed, OPTIONS, None)
    assert item.heads == ("一、重点任务",)
    assert item.row.path == ("一、重点任务", "（一）推进源头减量")
    assert item.row.cells[TableColumn.SOURCE] == "一、（一）（一）"


def test_titles_of_parts_are_told_apart_only_where_several_have_tasks():
    halves = (Span(0, TEXT.index("二、")), Span(TEXT.index("二、"), len(TEXT)))
    parts = (Part(PartKind.BODY, None, halves[0]), Part(PartKind.ATTACHMENT, "附件", halves[1]))
    items = items_of(replace(PLAN, parts=parts), OPTIONS, None)
    assert [item.heads[0] for item in items] == [
        "一、重点任务",
        "一、重点任务",
        "附件",
        "附件",
    ]  # a part without a title
    alone = items_of(replace(PLAN, parts=parts, tasks=PLAN.tasks[2:]), OPTIONS, None)
    assert [item.heads[0] for item in alone] == ["二、保障措施", "二、保障措施"]


def test_chosen_entries_of_other_documents_are_not_ours():
    other = Entry(entry_id="ab-p0", kind=Kind.PASSAGE, document_id="ab", span=span("加强宣传"), title="甲", text="乙")
    assert items_of(PLAN, OPTIONS, [other]) == ()
    mine = replace(other, document_id=PLAN.document_id, path=("一、重点任务", "（一）"))
    (item,) = items_of(PLAN, OPTIONS, [mine])
    assert item.task is None
    assert item.heads == ("一、重点任务",)  # its own heading is its title
    assert item.row.cells[TableColumn.SOURCE] == "一、重点任务 › （一）"
    assert item.row.cells[TableColumn.CONTENT] == "乙"
    assert items_of(PLAN, OPTIONS, [replace(mine, text="甲")])[0].row.cells[TableColumn.CONTENT] == ""


def test_a_chosen_task_is_left_out_like_any_other_where_it_names_no_unit():
    chosen = [
        Entry(
            entry_id=f"{PLAN.document_id}-t3",
            kind=Kind.TASK,
            document_id=PLAN.document_id,
            span=Span(0, 1),
            title="t",
            text="t",
        )
    ]
    assert len(items_of(PLAN, OPTIONS, chosen)) == 1
    assert items_of(PLAN, TableOptions(assigned_only=True), chosen) == ()


# --- groups -------------------------------------------------------------------------------------------------------


def test_sections_are_numbered_on_and_units_anew():
    items = items_of(PLAN, OPTIONS, None)
    groups = by_section(items, {PLAN.document_id: ("文件",)})
    assert [group.path for group in groups] == [("文件", "一、重点任务"), ("文件", "二、保障措施")]
    assert [row.cells[TableColumn.NUMBER] for group in groups for row in group.rows] == ["1", "2", "3", "4"]
    assert {row.cells[TableColumn.NUMBER] for group in by_unit(items, OPTIONS) for row in group.rows} == {"1"}


def test_a_unit_with_two_roles_in_a_task_has_one_row_that_names_both():
    both = (assignment(unit="甲局"), replace(assignment(unit="甲局"), role=UnitRole.SUPERVISING))
    parsed = replace(PLAN, tasks=(replace(PLAN.tasks[0], assignments=both),))
    (group,) = by_unit(items_of(parsed, OPTIONS, None), OPTIONS)
    assert group.path == ("甲局（牵头1项，督导1项）",)
    assert [row.cells[TableColumn.ROLE] for row in group.rows] == ["牵头、督导"]


def test_units_of_one_organ_are_one_group_under_todays_name():
    tasks = tuple(
        replace(task, assignments=(assignment(unit=name, since="2018"),))
        for task, name in zip(PLAN.tasks[:2], ("市环保局", "市环境保护局"), strict=True)
    )
    parsed = replace(PLAN, tasks=tasks)
    options = TableOptions(by=Grouping.UNIT, present_names=True)
    assert [group.path for group in by_unit(items_of(parsed, options, None), options)] == [("市生态环境局（牵头2项）",)]
    assert len(by_unit(items_of(parsed, OPTIONS, None), OPTIONS)) == 2


def test_tasks_without_units_come_last():
    groups = by_unit(items_of(PLAN, OPTIONS, None), OPTIONS)
    assert groups[-1].path == ("未明确单位",)
    assert by_unit(items_of(replace(PLAN, tasks=PLAN.tasks[:2]), OPTIONS, None), OPTIONS)[-1].path != ("未明确单位",)


def test_columns_have_chinese_headings_of_their_own():
    headings = [column.heading for column in TableColumn]
    assert len(set(headings)) == len(headings)
    assert all(any("一" <= letter <= "鿿" for letter in heading) for heading in headings)
