"""Tables whose columns say who does what: which tables are some, and what a row of one says."""

from __future__ import annotations

from dataclasses import replace

import pytest

from corpus.model import Block, Cell, Document, Metadata, Span, Task
from extract.knowledge import load_knowledge
from extract.work.allocation import find_allocations, find_table_tasks
from extract.work.assignments import AssignmentReader
from extract.work.conventions import Conventions
from extract.work.unknown import find_unknown_labels
from tests.documents import SOURCE, document_of, layout_of, table_document


def table_tasks(*rows: list[str]) -> list[Task]:
    layout = layout_of(table_document("附件", list(rows)))
    reader = AssignmentReader(layout, Metadata(level="市"), load_knowledge(), Conventions())
    return list(find_table_tasks(layout, reader, find_allocations(layout)))


def brief(*rows: list[str]) -> list[tuple[str | None, str, str]]:
    return [
        (task.label, task.title, " ".join(f"{a.role.value[:2]}:{a.unit}" for a in task.assignments))
        for task in table_tasks(*rows)
    ]


UNITS = ["甲事", "市财政局"]


@pytest.mark.parametrize(
    ("heads", "row", "expected"),
    [
        (["工作任务", "责任单位"], UNITS, [(None, "甲事", "re:市财政局")]),
        (["工作措施", "责任单位"], UNITS, [(None, "甲事", "re:市财政局")]),  # each kind of column can name the task
        (["类别", "责任单位"], UNITS, [(None, "甲事", "re:市财政局")]),
        (["指标", "责任单位"], UNITS, [(None, "甲事", "re:市财政局")]),
        (["整治行业", "责任单位"], UNITS, [(None, "甲事", "re:市财政局")]),  # a name of its own
        (["整治行业", "单位"], UNITS, []),  # only beside a label that is sure
        (["姓名", "责任单位"], UNITS, []),
        (["任务", "责任人"], UNITS, []),  # persons are no units
        (["任务", "考核部门"], UNITS, []),
        (["任务", "适用范围"], UNITS, []),
        (["任务", "责任单位", "甲", "乙"], [*UNITS, "1", "2"], [(None, "甲事", "re:市财政局")]),
        (["任务", "责任单位", "甲", "乙", "丙"], [*UNITS, "1", "2", "3"], []),  # most of the columns are unknown
        (
            ["任务", "责任单位", "备注", "甲", "乙", "丙", "丁", "戊"],  # three are enough for a wide one
            [*UNITS, "", "1", "2", "3", "4", "5"],
            [(None, "甲事", "re:市财政局")],
        ),
        (["任务", "工作措施", "责任单位"], ["甲事", "做好甲事。", "市财政局"], [(None, "甲事", "re:市财政局")]),
        (["序号", "任务", "责任单位"], ["3", *UNITS], [("3", "甲事", "re:市财政局")]),
        (["任务", "责任单位"], ["", "市财政局"], []),
        (["任务", "责任单位"], ["甲事", "/"], []),
    ],
)
def test_rows(heads: list[str], row: list[str], expected: list[tuple[str | None, str, str]]) -> None:
    assert brief(heads, row) == expected


def test_the_text_of_a_task_is_its_action() -> None:
    [task] = table_tasks(["任务", "工作措施", "责任单位"], ["甲事", "2025年底前做好甲事。", "市财政局"])
    layout = layout_of(
        table_document("附件", [["任务", "工作措施", "责任单位"], ["甲事", "2025年底前做好甲事。", "市财政局"]])
    )
    assert layout.document[task.text] == "2025年底前做好甲事。"
    assert task.deadline is not None
    assert task.deadline.text == "2025年底前"


def test_a_column_of_times_goes_before_the_text() -> None:
    [task] = table_tasks(["任务", "责任单位", "完成时限"], ["2024年底前做好甲事", "市财政局", "2025年6月底前"])
    assert task.deadline is not None
    assert task.deadline.text == "2025年6月底前"


def test_rows_that_group_those_below() -> None:
    found = table_tasks(
        ["序号", "任务", "责任单位"],
        ["一、改革"],  # a merged cell over the whole row
        ["1", "甲事", "市财政局"],
        ["", "", ""],  # an empty row leaves the group
        ["2", "乙事", "市教育局"],
        ["二、开放"],
        ["3", "丙事", "市科技局"],
    )
    assert [(task.title, task.group) for task in found] == [
        ("甲事", ("一、改革",)),
        ("乙事", ("一、改革",)),
        ("丙事", ("二、开放",)),
    ]


def test_a_row_with_one_filled_narrow_cell_groups_nothing() -> None:
    found = table_tasks(["序号", "任务", "责任单位"], ["", "甲事", ""], ["1", "乙事", "市财政局"])
    assert [(task.title, task.group) for task in found] == [("乙事", ())]


def test_in_a_table_of_two_columns_only_a_cell_over_both_groups() -> None:
    found = table_tasks(["任务", "责任单位"], ["一、改革"], ["甲事", "市财政局"], ["乙事", ""], ["丙事", "市教育局"])
    assert [(task.title, task.group) for task in found] == [("甲事", ("一、改革",)), ("丙事", ("一、改革",))]


def test_a_merged_cell_counts_in_every_row_that_it_spans() -> None:
    assert brief(
        ["任务", "工作措施", "责任单位"], ["甲事", "一", "市财政局"], ["^", "二", "市教育局"], ["乙事", "三", "^"]
    ) == [
        (None, "甲事", "re:市财政局"),
        (None, "甲事", "re:市教育局"),
        (None, "乙事", "re:市教育局"),
    ]


def test_rows_numbered_one_by_one_beside_a_task_that_spans_them_are_named_by_what_each_asks_for() -> None:
    heads = ["序号", "任务名称", "任务内容", "责任单位"]
    rows = [
        ["1", "甲类", "召开大会。建立制度。", "市财政局"],
        ["2", "^", "纳入考核，定期通报。", "市教育局"],
        ["3", "乙类", "配齐设施。", "市教育局"],
    ]
    assert brief(heads, *rows) == [
        ("1", "召开大会", "re:市财政局"),
        ("2", "纳入考核", "re:市教育局"),
        ("3", "配齐设施", "re:市教育局"),
    ]
    assert [task.group for task in table_tasks(heads, *rows)] == [("甲类",), ("甲类",), ("乙类",)]
    once = [["1", "甲类", "召开大会。", "市财政局"], ["2", "乙类", "配齐设施。", "市教育局"]]
    assert [title for _, title, _ in brief(heads, *once)] == ["甲类", "乙类"]  # nothing spans: the task names its row


def test_what_each_unit_does_is_its_task() -> None:
    duties = [["市水利局", "加固堤防，疏浚河道。负责汛情。"], ["各乡镇", "负总责。"]]
    assert brief(["单位", "职责分工"], *duties) == [
        (None, "加固堤防，疏浚河道", "re:市水利局"),
        (None, "负总责", "re:各乡镇"),
    ]
    assert brief(["工作任务", "职责分工"], ["加固堤防", "市水利局"]) == [(None, "加固堤防", "re:市水利局")]


def test_a_cell_merged_over_two_columns_of_units_is_read_once() -> None:
    rows = [["任务", "牵头单位", "责任单位"], ["甲事", "市财政局、市教育局", "市科技局"]]
    assert brief(*rows) == [(None, "甲事", "le:市财政局 le:市教育局 re:市科技局")]


def test_a_second_head_rules_what_is_below_it() -> None:
    assert brief(["任务", "牵头单位"], ["甲事", "市财政局"], ["任务", "配合单位"], ["乙事", "市教育局"]) == [
        (None, "甲事", "le:市财政局"),
        (None, "乙事", "co:市教育局"),
    ]


def test_a_row_whose_cells_all_began_above_is_no_task() -> None:
    assert len(table_tasks(["任务", "责任单位"], ["甲事", "市财政局"], ["^", "^"])) == 1


def cells(table: int, row: int, *texts: str | tuple[str, int]) -> list[tuple[str, Cell]]:
    """One row of a table; a text with a number spans so many columns."""
    found, column = [], 0
    for text in texts:
        words, width = text if isinstance(text, tuple) else (text, 1)
        found.append((words, Cell(table, row, column, 1, width)))
        column += width
    return found


def titles(*lines: tuple[str, Cell | None]) -> list[tuple[str, tuple[str, ...]]]:
    blocks, at = [], 0
    for line, cell in lines:
        blocks.append(Block(Span(at, at + len(line)), cell=cell))
        at += len(line) + 1
    document = Document(source=SOURCE, text="\n".join(line for line, _ in lines), blocks=tuple(blocks))
    layout = layout_of(document)
    reader = AssignmentReader(layout, Metadata(level="市"), load_knowledge(), Conventions())
    return [(task.title, task.group) for task in find_table_tasks(layout, reader, find_allocations(layout))]


FIRST = [*cells(0, 0, "序号", "任务", "责任单位"), *cells(0, 1, ("一、改革", 3)), *cells(0, 2, "1", "甲事", "市财政局")]


@pytest.mark.parametrize(
    ("second", "expected"),
    [
        (cells(1, 0, "2", "乙事", "市财政局"), [("甲事", ("一、改革",)), ("乙事", ("一、改革",))]),  # a page break
        (  # a head of its own begins anew
            [*cells(1, 0, "序号", "任务", "责任单位"), *cells(1, 1, "2", "乙事", "市财政局")],
            [("甲事", ("一、改革",)), ("乙事", ())],
        ),
        (cells(1, 0, "乙事", "市财政局"), [("甲事", ("一、改革",))]),  # of another width
        ([("说明。", None), *cells(1, 0, "2", "乙事", "市财政局")], [("甲事", ("一、改革",))]),  # words between
    ],
)
def test_a_table_behind_another(
    second: list[tuple[str, Cell | None]], expected: list[tuple[str, tuple[str, ...]]]
) -> None:
    assert titles(*FIRST, *second) == expected


@pytest.mark.parametrize(
    ("group", "expected"),
    [
        ([("一、改革", 2), ""], ("一、改革",)),  # more than half of the table
        (["一、改革", "", ""], ()),
        (["一、改革"], ("一、改革",)),  # the only cell of its row
        ([("一、改革", 2), "市教育局"], ()),
    ],
)
def test_how_wide_a_group_is(group: list[str | tuple[str, int]], expected: tuple[str, ...]) -> None:
    rows = [cells(0, 0, "序号", "任务", "责任单位"), cells(0, 1, *group), cells(0, 2, "1", "甲事", "市财政局")]
    assert titles(*(cell for row in rows for cell in row))[-1] == ("甲事", expected)


def test_a_table_without_units_is_none() -> None:
    assert table_tasks(["任务", "内容"], ["甲事", "做好甲事"]) == []
    assert find_allocations(layout_of(document_of("没有表格。"))) == ()


def test_an_unknown_label_is_told_once() -> None:
    found = table_tasks(
        ["任务", "责任单位", "统筹单位"], ["甲事", "市财政局", "市教育局"], ["乙事", "市财政局", "市科技局"]
    )
    [issue] = find_unknown_labels(found)
    assert issue.code == "unknown_label"
    assert issue.message == "标签“统筹单位”里的“统筹”不在词表里，其后的单位暂列为责任单位，请核对。"
    assert issue.span == found[0].assignments[1].span


def test_labels_that_are_known_and_units_without_one_are_not_told() -> None:
    assert list(find_unknown_labels(table_tasks(["任务", "责任单位"], ["甲事", "市财政局"]))) == []
    [task] = table_tasks(["任务", "责任单位"], ["甲事", "市财政局"])
    bare = replace(task, assignments=(replace(task.assignments[0], label=None),))
    assert list(find_unknown_labels([bare])) == []
    assert list(find_unknown_labels([])) == []


@pytest.mark.parametrize("heads", [("任务", "主要内容"), ("任务类型", "重点内容"), ("项目", "目标任务")])
def test_what_a_task_asks_for_is_its_text(heads: tuple[str, str]) -> None:
    rows = [["甲事", "先修险段，再修道路。", "市财政局"], ["乙事", "清查渔船。", "市财政局"]]
    layout = layout_of(table_document("附件", [[*heads, "责任单位"], *rows]))
    reader = AssignmentReader(layout, Metadata(level="市"), load_knowledge(), Conventions())
    tasks = list(find_table_tasks(layout, reader, find_allocations(layout)))
    assert [(task.title, layout.document[task.text]) for task in tasks] == [(row[0], row[1]) for row in rows]


HEAD_OF_ITEMS = ["工作任务", "具体要求", "责任部门"]


def test_numbered_requirements_name_the_rows_and_the_task_groups_them() -> None:
    rows = [
        ["一、管好渡口。", "1.每月查验渡船。查验结果上墙。", "船检科"],
        ["二、修好码头。", "2.更换护栏。", "工程科"],
        ["二、修好码头。", "3.清淤。", "工程科牵头，船检科配合"],
    ]
    assert brief(HEAD_OF_ITEMS, *rows) == [
        ("1.", "每月查验渡船", "re:船检科"),
        ("2.", "更换护栏", "re:工程科"),
        ("3.", "清淤", "le:工程科 co:船检科"),
    ]
    assert [task.group for task in table_tasks(HEAD_OF_ITEMS, *rows)] == [
        ("一、管好渡口。",),
        ("二、修好码头。",),
        ("二、修好码头。",),
    ]


@pytest.mark.parametrize(
    "requirements",
    [("每月查验渡船。", "更换护栏。"), ("1.每月查验渡船。", "1.更换护栏。"), ("1.每月查验渡船。", "更换护栏。")],
)
def test_requirements_that_are_not_counted_through_leave_the_name_to_the_task(requirements: tuple[str, str]) -> None:
    rows = [[name, text, "工程科"] for name, text in zip(("管好渡口", "修好码头"), requirements, strict=True)]
    assert [title for _, title, _ in brief(HEAD_OF_ITEMS, *rows)] == ["管好渡口", "修好码头"]


HEAD_OF_MEASURES = ["序号", "工作任务", "具体措施", "责任单位"]


@pytest.mark.parametrize(
    ("measure", "title"),
    [
        ("更换护栏。逐段清淤。", "更换护栏"),
        ("更换护栏，逐段清淤", "更换护栏"),
        ("更换护栏", "更换护栏"),
    ],
)
def test_a_row_whose_name_is_empty_is_named_by_what_it_requires(measure: str, title: str) -> None:
    rows = [["1", "管好渡口", "查验渡船。", "船检科"], ["2", "", measure, "工程科"]]
    assert brief(HEAD_OF_MEASURES, *rows) == [("1", "管好渡口", "re:船检科"), ("2", title, "re:工程科")]


def test_a_group_names_no_row() -> None:
    heads = ["序号", "类别", "工作任务", "责任单位"]
    assert brief(heads, ["1", "渡口", "查验渡船", "船检科"], ["2", "码头", "", "工程科"]) == [
        ("1", "查验渡船", "re:船检科")
    ]


@pytest.mark.parametrize(
    ("requirements", "named_by_requirement"),
    [
        (["1.先修险段。再查。", "2.逐段清理。"], True),  # they count on through the table
        (["3.先修险段。再查。", "4.逐段清理。"], True),  # from another page
        (["1.先修险段。", "1.逐段清理。"], False),  # each task begins anew
        (["先修险段。", "逐段清理。"], False),
    ],
)
def test_requirements_that_count_through_the_table_are_the_items(
    requirements: list[str], named_by_requirement: bool
) -> None:
    rows = [["甲事", requirements[0], "市财政局"], ["乙事", requirements[1], "市教育局"]]
    found = table_tasks(["工作任务", "具体要求", "责任单位"], *rows)
    titles = [(task.label, task.title, task.group) for task in found]
    if named_by_requirement:
        first = requirements[0][0]
        assert titles == [
            (f"{first}.", "先修险段", ("甲事",)),
            (f"{int(first) + 1}.", "逐段清理", ("乙事",)),
        ]
    else:
        assert titles == [(None, "甲事", ()), (None, "乙事", ())]


def test_one_numbered_requirement_alone_counts_nothing() -> None:
    [task] = table_tasks(["工作任务", "具体要求", "责任单位"], ["甲事", "1.先修险段。", "市财政局"])
    assert task.title == "甲事"


def test_persons_and_progress_beside_a_head_that_no_list_has() -> None:
    heads = ["序号", "办什么", "责任领导", "责任单位", "落实情况"]
    row = ["1", "推进渔港扩建", "白鹭", "市渔业局", "主体工程已完工"]
    assert brief(heads, row) == [("1", "推进渔港扩建", "re:市渔业局")]
    assert brief(["河道名称牌", "责任单位", "责任人"], ["云澜溪", "市水利局", "白鹭"]) == []


def test_of_two_columns_of_tasks_the_one_whose_cells_count_names_the_rows() -> None:
    rows = [
        ["序号", "项目", "重点工作目标任务", "责任单位"],
        ["1", "渔港建设", "1.修缮码头。", "市水利局"],
        ["2", "海域管理", "2.编制区划。", "市海洋局"],
        ["3", "渔船服务", "3.统一编号。", "市农业局"],
    ]
    assert [(label, title) for label, title, _ in brief(*rows)] == [
        ("1.", "修缮码头"),
        ("2.", "编制区划"),
        ("3.", "统一编号"),
    ]


def test_where_nothing_counts_the_first_names_them() -> None:
    rows = [
        ["序号", "项目", "重点工作目标任务", "责任单位"],
        ["1", "渔港建设", "修缮码头。", "市水利局"],
        ["2", "海域管理", "编制区划。", "市海洋局"],
    ]
    assert [title for _, title, _ in brief(*rows)] == ["渔港建设", "海域管理"]
