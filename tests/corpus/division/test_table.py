"""Task-division tables: what stands in each cell, how rows are grouped, what the drafter is told."""

from dataclasses import replace

import pytest

from corpus.division.table import Grouping, TableColumn, TableOptions, task_table
from corpus.model import Part, PartKind, Span
from corpus.search.asked import Entry, Kind
from tests.sample_plan import PLAN, TEXT, span

BY_UNIT = TableOptions(by=Grouping.UNIT)


def cells(column, options=None):
    return [row.cells.get(column, "") for row in task_table([PLAN], options).rows]


@pytest.mark.parametrize(
    ("column", "expected"),
    [
        (TableColumn.NUMBER, ["1", "2", "3", "4"]),  # runs on through the groups
        (TableColumn.TASK, ["推进源头减量", "建设收运体系", "加强宣传", "=探索建立押金制度"]),
        (TableColumn.CONTENT, ["到2025年，生活垃圾回收利用率达到35%以上。", "已建成站点120个，新建分拣中心5座。",
                          "由市委宣传部牵头开展主题活动，持续推进。", ""]),  # a text that is the title is not said twice
        (TableColumn.LEAD, ["市环保局", "", "市委宣传部＊", ""]),  # read out of running text: marked
        (TableColumn.RESPONSIBLE, ["", "各县（市、区）人民政府", "", ""]),
        (TableColumn.COOPERATING, ["市财政局、市商务局", "", "", ""]),  # the shared prefix is written out
        (TableColumn.DEADLINE, ["", "2024年底前", "持续推进", ""]),
        (TableColumn.TARGETS, ["生活垃圾回收利用率达到35%以上", "新建分拣中心5座", "", ""]),  # the achieved one is no target
        (TableColumn.SOURCE, ["一、（一）", "一、（二）", "二、（三）", "二、"]),
    ],
)  # fmt: skip
def test_cells(column, expected):
    assert cells(column) == expected


def test_groups_by_section():
    groups = task_table([PLAN]).groups
    assert [(group.path, len(group.rows)) for group in groups] == [(("一、重点任务",), 2), (("二、保障措施",), 2)]


def test_parts_whose_numbering_restarts_have_their_titles_above():
    halves = (Span(0, TEXT.index("二、")), Span(TEXT.index("二、"), len(TEXT)))
    parts = tuple(Part(PartKind.ISSUED, title, half) for title, half in zip(("甲方案", "乙方案"), halves, strict=True))
    groups = task_table([replace(PLAN, parts=parts)]).groups
    assert [group.path for group in groups] == [("甲方案", "一、重点任务"), ("乙方案", "二、保障措施")]
    assert task_table([replace(PLAN, parts=(Part(PartKind.BODY, "甲方案", Span(0, len(TEXT))),))]).groups[0].path == (
        "一、重点任务",  # one part: its title is that of the table
    )


def test_groups_by_unit():
    """A task stands under each of its units, numbered anew; what names no unit comes last."""
    table = task_table([PLAN], BY_UNIT)
    assert [(group.path[0], [row.cells[TableColumn.NUMBER] for row in group.rows]) for group in table.groups] == [
        ("市环保局（牵头1项）", ["1"]),
        ("市财政局（配合1项）", ["1"]),
        ("市商务局（配合1项）", ["1"]),
        ("各县（市、区）人民政府（责任1项）", ["1"]),
        ("市委宣传部（牵头1项）", ["1"]),
        ("未明确单位", ["1"]),
    ]
    assert TableColumn.ROLE in table.columns


def test_columns_without_content_are_left_out_unless_asked_for():
    assert TableColumn.SUPERVISING not in task_table([PLAN]).columns
    chosen = (TableColumn.TASK, TableColumn.SUPERVISING)
    assert task_table([PLAN], TableOptions(columns=chosen)).columns == chosen


def test_defunct_organs_by_todays_name():
    options = TableOptions(present_names=True)
    assert cells(TableColumn.LEAD, options)[0] == "市生态环境局（原市环保局）"
    assert "已更名的机构" in task_table([PLAN], options).notes[-1]
    assert task_table([PLAN], replace(options, by=Grouping.UNIT)).groups[0].path == ("市生态环境局（牵头1项）",)


def test_notes_explain_only_what_is_there():
    assert [note[0] for note in task_table([PLAN]).notes] == ["＊"]
    assert task_table([replace(PLAN, tasks=PLAN.tasks[:2])]).notes == ()


def test_the_notes_say_how_many_tasks_a_person_has_looked_at():
    looked = replace(PLAN, tasks=(replace(PLAN.tasks[0], verified=True), PLAN.tasks[1]))
    assert task_table([looked]).notes == ("2 项中 1 项已校核。",)


@pytest.mark.parametrize(
    ("code", "expected"),
    [
        ("no_lead", [("建设收运体系", "有责任单位，但未写明牵头单位。"), ("=探索建立押金制度", "未写明责任单位。")]),
        ("no_deadline", [("推进源头减量", "未写明完成时限。"), ("=探索建立押金制度", "未写明完成时限。")]),
        ("no_target", [("加强宣传", "没有可衡量的量化目标。"), ("=探索建立押金制度", "没有可衡量的量化目标。")]),
        ("renamed", [("推进源头减量", "“市环保局”自2018年起为“市生态环境局”（依据：机构改革方案）。")]),
        ("number_malformed", [(None, "文号“云政发〔23〕7号”年份不足四位。")]),
    ],
)
def test_findings(code, expected):
    table = task_table([PLAN])
    names = {row.entry_id: row.cells[TableColumn.TASK] for row in table.rows}
    found = [(names.get(each.entry_id), each.message) for each in table.findings if each.code == code]
    assert found == expected


@pytest.mark.parametrize("changes", [{"since": None}, {"present_name": "市环保局"}])
def test_an_organ_that_is_called_so_today_is_no_finding(changes):
    first = PLAN.tasks[0].assignments[0]
    task = replace(PLAN.tasks[0], assignments=(replace(first, institution=replace(first.institution, **changes)),))
    assert [each for each in task_table([replace(PLAN, tasks=(task,))]).findings if each.code == "renamed"] == []


def test_only_numbers_that_can_be_shown_are_findings_of_the_table():
    """Other doubts are about the reading of a file; one without a place cannot be looked at."""
    first = PLAN.issues[0]
    others = (replace(first, code="little_text"), replace(first, span=None))
    findings = task_table([replace(PLAN, issues=(*others, first))]).findings
    assert [each.span for each in findings if each.entry_id is None] == [first.span]


@pytest.mark.parametrize(
    ("since", "words"), [("2018", "自2018年起"), ("2018-03", "自2018年3月起"), ("2018-10-09", "自2018年10月起")]
)
def test_renaming_says_since_when(since, words):
    first = PLAN.tasks[0].assignments[0]
    organ = replace(first.institution, since=since)
    task = replace(PLAN.tasks[0], assignments=(replace(first, institution=organ),))
    findings = task_table([replace(PLAN, tasks=(task,))]).findings
    assert [words in each.message for each in findings if each.code == "renamed"] == [True]


def test_chosen_entries_only():
    """A chosen passage becomes a row in the order of the text, with units left to the drafter."""
    passage = Entry(
        entry_id=f"{PLAN.document_id}-p7", kind=Kind.PASSAGE, document_id=PLAN.document_id, span=span("二、保障措施"),
        title="保障措施", text="加强领导", path=("二、保障措施",),
    )  # fmt: skip
    task = replace(passage, entry_id=f"{PLAN.document_id}-t1", kind=Kind.TASK)
    rows = list(task_table([PLAN], entries=[passage, task]).rows)
    assert [row.cells[TableColumn.TASK] for row in rows] == ["建设收运体系", "保障措施"]
    assert rows[1].cells[TableColumn.CONTENT] == "加强领导"
    assert rows[1].cells[TableColumn.LEAD] == ""


def test_two_documents_are_told_apart():
    other = replace(PLAN, document=replace(PLAN.document, source=replace(PLAN.document.source, sha256="b" * 64)),
                    metadata=replace(PLAN.metadata, title=None))  # fmt: skip
    table = task_table([PLAN, other])
    assert [group.path[0] for group in table.groups][::2] == [
        "《云山市“无废城市”建设实施方案》（云政发〔2023〕7号）",
        "云山市“无废城市”建设实施方案",  # no title was found: how the text begins
    ]
    assert [row.cells[TableColumn.NUMBER] for row in table.rows] == list("12345678")


def test_assigned_only():
    assert len(cells(TableColumn.TASK, TableOptions(assigned_only=True))) == 3


def test_quotes_are_the_documents_words():
    table = task_table([PLAN])
    assert all(table.quotes[row.entry_id] == TEXT[row.span.start : row.span.end] for row in table.rows)


def test_nothing_chosen_is_an_empty_table():
    assert list(task_table([]).rows) == []
    assert task_table([replace(PLAN, tasks=())]).groups == ()


def test_by_theme_and_by_time_limit_every_task_stands_once():
    tasks = {row.entry_id for row in task_table([PLAN]).rows}
    for by in (Grouping.THEME, Grouping.DEADLINE):
        made = task_table([PLAN], TableOptions(by=by))
        assert sorted(row.entry_id for row in made.rows) == sorted(tasks)
        assert made.title.endswith(f"（{by.heading}）")
        assert all(group.path[0].endswith(f"（{len(group.rows)}项）") for group in made.groups)
