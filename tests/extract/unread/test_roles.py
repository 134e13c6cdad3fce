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
        ("市渔业局、沿海村民会同市财政局编制渔港规划。", "市渔业局、沿海村民会同"),  # the first says that units follow
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


def test_rows_of_a_text_without_line_breaks() -> None:
    """Where a cell ends nobody can tell, but that each number has units nobody may pass over."""
    rows = [
        "1.修建码头。按期开工2处。市渔业局市财政局、市水务局",
        "2.清理航道。疏浚3.5公里。市水务局各县区，市属企业",
    ]
    heads = "2024年渔港建设任务分解表工作任务工作要求牵头单位配合/责任单位一、建设"
    opening = "现将任务分解表印发给你们，请认真组织实施，按时完成各项任务，并于年底前报送落实情况。" * 3
    signs = marked(find_unread_roles, HEAD + opening + heads + "".join(rows), metadata=PLAN)
    assert [row for row in rows if row in signs] == rows
    alone = opening + heads + rows[0]
    assert rows[0] not in marked(find_unread_roles, HEAD + alone, metadata=PLAN)  # one number is no table


def test_a_line_of_words_is_no_table() -> None:
    assert marked(find_unread_roles, HEAD + "责任单位\n市渔业局") == []


# --- tables ------------------------------------------------------------------------------------------------------------

HEADS = ["事项", "说明", "责任单位"]
ROW = ["甲", "修建码头", "市渔业局"]


@pytest.mark.parametrize(
    ("rows", "signs"),
    [
        ([["渔港建设任务表"], ["2024年"], HEADS, ROW], ["市渔业局"]),  # titles above the head
        ([["渔港建设任务表"], ["2024年"], ["第一批"], HEADS, ROW], []),
        ([["事项", "责任单位", "配合单位"], ["甲", "市渔业局", "市财政局"]], ["市渔业局", "市财政局"]),
        # Of several heads the first rules.
        ([HEADS, ROW, ["事项", "责任单位", "说明"], ["乙", "市交通局", "修桥"]], ["市渔业局"]),
        ([["事项", "说明", "主管部门"], ROW], []),  # heads a column of any table
        ([["事项", "说明", "责任单位（第一位是牵头单位）"], ROW], []),  # so long a cell is content
    ],
)
def test_columns_that_surely_name_units(rows: list[list[str]], signs: list[str]) -> None:
    assert marked(find_unread_roles, table_document(HEAD, rows)) == signs


@pytest.mark.parametrize(
    ("heads", "is_head"),
    [
        ("序号\n重点任务\n责任单位", True),
        ("序号 重点任务 责任单位", True),
        ("序号 | 重点任务 | 责任单位 | 完成时限", True),
        ("序号\n甲\n责任单位", True),  # one that nobody knows among them
        ("甲\n重点任务\n责任单位", False),  # begins with none
        ("甲 重点任务 责任单位", True),
        ("重点任务 责任单位", False),  # two are no table yet
        ("序号\n重点任务\n完成时限", False),  # of no units
        ("序号\n\n甲\n\n责任单位", True),  # blank lines part them
        ("序号\n甲 乙\n责任单位", False),  # heads stand one a line or all in one
        ("序号\n重点任务\n" + "很" * 12 + "\n责任单位", True),
        ("序号\n重点任务\n" + "很" * 13 + "\n责任单位", False),  # content
        ("序号 重点任务 责任单位 " + "备注 " * 35 + "说明", True),  # of 120 characters
        ("序号 重点任务 责任单位 " + "备注 " * 35 + "说明书", False),
        ("序号\n" + "说\n" * 22 + "责任单位", True),
        ("序号\n" + "说\n" * 23 + "责任单位", False),  # twelve columns, each in two lines, are the widest table
    ],
)
def test_heads_of_columns_in_lines(heads: str, is_head: bool) -> None:
    assert (marked(find_unread_roles, f"{HEAD}{heads}\n规划科") == ["规划科"]) is is_head


@pytest.mark.parametrize("lines", ["", "一句话。\n", "一句话。\n两句话。\n"])
def test_heads_in_lines_are_found_wherever_they_begin(lines: str) -> None:
    assert marked(find_unread_roles, f"{HEAD}{lines}序号 重点任务 责任单位\n规划科") == ["规划科"]


def test_below_heads_in_lines_each_list_of_units_counts() -> None:
    text = f"{HEAD}序号 重点任务 责任单位 完成时限 备注\n市渔业局 市财政局、市水务局 牵头单位"
    assert marked(find_unread_roles, text) == ["市渔业局", "市财政局、市水务局"]  # a head told again is no unit


def test_rows_are_looked_for_within_some_hundred_lines() -> None:
    heads = f"{HEAD}序号\n重点任务\n责任单位\n"
    assert marked(find_unread_roles, heads + "说\n" * 599 + "规划科") == ["规划科"]
    assert marked(find_unread_roles, heads + "说\n" * 600 + "规划科") == []


def test_a_second_table_of_lines_is_found_behind_the_first() -> None:
    lines = f"序号\n重点任务\n责任单位\n{'说' * 3}\n"
    text = HEAD + lines + "说\n" * 600 + lines + "规划科"
    assert marked(find_unread_roles, text) == ["规划科"]


@pytest.mark.parametrize(
    ("lines", "signs"),
    [
        (
            ["序号重点任务牵头单位配合单位", "1 修建码头市渔业局", "2、清理航道市水务局", "以上", "3 修桥市交通局"],
            [1, 2],
        ),
        (["序号重点任务牵头单位", "1 修建码头市渔业局"], []),  # one label may stand in a sentence
        (["序号重点任务牵头单位配合单位" + "很" * 106, "1 修建码头市渔业局"], [1]),  # of 120 characters
        (["序号重点任务牵头单位配合单位" + "很" * 107, "1 修建码头市渔业局"], []),
        (["序号重点任务牵头单位配合单位", "二、保障措施"], []),
    ],
)
def test_rows_below_heads_that_run_into_one_another(lines: list[str], signs: list[int]) -> None:
    assert marked(find_unread_roles, HEAD + "\n".join(lines)) == [lines[at] for at in signs]


# --- sentences ---------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("line", "signs"),
    [
        ("由市渔业局牵头，市财政局配合。", ["由市渔业局牵头，市财政局配合"]),
        ("（市渔业局指导）", ["市渔业局指导"]),
        ("市渔业局、市水务局会同市财政局抓好落实。", ["市渔业局、市水务局会同市财政局"]),
        ("白鹭会同市财政局抓好落实。", []),  # the first is no unit
        ("市渔业局负责日常巡查。", []),  # a standing duty
        ("市渔业局负责同志参加。", []),
        ("要由市渔业局负责。", []),
        ("推进码头建设市渔业局负责。", []),  # a clause that says what to do, no list of units
        ("对码头建设由市渔业局负责。", []),
        ("牵头单位：白鹭高飞", []),
        ("牵头单位：市渔业局、市财政局", ["牵头单位：市渔业局、市财政局"]),
    ],
)
def test_what_sentences_and_labels_say_of_units(line: str, signs: list[str]) -> None:
    assert marked(find_unread_roles, HEAD + line) == signs


@pytest.mark.parametrize(
    ("metadata", "plans"),
    [
        (Metadata(document_type="方案"), True),
        (Metadata(), True),  # nobody knows what it is
        (Metadata(title="云澜市渔港管理办法", document_type="办法"), False),
        (Metadata(title="云澜市渔业局主要职责", document_type="方案"), False),
    ],
)
def test_sentences_assign_only_where_a_document_plans(metadata: Metadata, plans: bool) -> None:
    found = marked(find_unread_roles, HEAD + "码头建设由市渔业局负责，按月推进。", metadata=metadata)
    assert bool(found) is plans


def test_under_a_heading_of_aims_units_only_have_their_duties() -> None:
    line = "市渔业局会同市财政局抓好落实。"
    assert marked(find_unread_roles, f"{HEAD}一、工作目标\n{line}\n二、主要任务\n{line}") == ["市渔业局会同市财政局"]


def test_what_stands_in_a_task_whose_units_are_printed_is_settled() -> None:
    """What else its text says of units is how they go about it; a task inferred from a sentence settles nothing."""
    line = "1.修建码头。市渔业局会同市财政局编制规划。（市渔业局）"
    text = HEAD + line
    at = text.rindex("市渔业局")
    for running, signs in ((False, []), (True, ["市渔业局会同市财政局"])):
        lead = Assignment(span=Span(at, at + 4), role=UnitRole.LEAD, unit="市渔业局", running=running)
        span = Span(len(HEAD), len(text))
        task = Task(span=span, label="1.", title="修建码头", section=None, text=Span(0, 1), assignments=(lead,))
        assert marked(find_unread_roles, text, tasks=(task,)) == signs
