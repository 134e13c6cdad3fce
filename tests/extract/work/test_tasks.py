"""Tasks and their assignments, from text as documents write it to records."""

from dataclasses import replace
from datetime import date

import pytest

from corpus.fold import fold
from corpus.model import Block, Cell, Document, Metadata, ParsedDocument, Source, Span, Task
from extract.document.parts import find_parts
from extract.document.sections import find_sections
from extract.knowledge import load_knowledge
from extract.layout import Layout
from extract.work.tasks import find_work

PLAN = Metadata(document_type="方案", level="市")


def layout(*lines: str | tuple[str, Cell]) -> Layout:
    blocks, texts, at = [], [], 0
    for line in lines:
        text, cell = line if isinstance(line, tuple) else (line, None)
        blocks.append(Block(Span(at, at + len(text)), cell=cell))
        texts.append(text)
        at += len(text) + 1
    source = Source(name="样例.txt", media_type="text/plain", sha256="0" * 64, size=0)
    document = Document(source=source, text="\n".join(texts), blocks=tuple(blocks))
    folded = fold(document.text)
    parts = find_parts(document, folded)
    return Layout(document, folded, parts, find_sections(document, folded, parts))


def tasks(*lines: str | tuple[str, Cell], metadata: Metadata = PLAN) -> list[Task]:
    read = layout(*lines)
    found = find_work(read, metadata, load_knowledge()).tasks
    parsed = ParsedDocument(document=read.document, metadata=metadata, tasks=found, sections=read.sections)
    for _, span in parsed.quotes():
        assert 0 <= span.start < span.end <= len(read.document.text)
    for task in found:
        assert task.title in read.document[task.span] or task.rule.startswith("table")
        for assignment in task.assignments:
            assert "".join(read.document[assignment.span].split()) == assignment.unit
    return list(found)


def brief(task: Task) -> tuple[str | None, str, str]:
    return task.label, task.title, " ".join(f"{a.role.value[:2]}:{a.unit}" for a in task.assignments)


@pytest.mark.parametrize(
    ("lines", "expected"),
    [
        (  # A1, A3, A9: labels in brackets, two in one bracket
            [
                "一、重点任务",
                "1.加快建设。抓好落实。（牵头单位：市发改委；责任单位：市财政局、各县（市、区）人民政府）",
            ],
            [("1.", "加快建设", "le:市发改委 re:市财政局 re:各县（市、区）人民政府")],
        ),
        (  # A2: no label; several passages in one item, of which the first keeps the label
            ["（一）鼓励创新。简化手续。（市场监管局负责）加强教育服务，帮助企业。（体育局、教育局负责）"],
            [("（一）", "鼓励创新", "re:市场监管局"), (None, "加强教育服务", "re:体育局 re:教育局")],
        ),
        (  # a heading of its own over several annotated paragraphs names the first of them
            ["（一）推动开放", "优化管理，加大开放。建立通道。（责任单位：市科委）", "加强合作。（责任单位：市教委）"],
            [("（一）", "推动开放", "re:市科委"), (None, "加强合作", "re:市教委")],
        ),
        (  # … and the only one
            ["（一）推动开放", "优化管理。建立通道。", "加强合作。（责任单位：市科委）"],
            [("（一）", "推动开放", "re:市科委")],
        ),
        (  # A4: lines of their own, a list broken over lines
            [
                "1．梳理清单。由主管部门梳理。",
                "牵头部门：省审改办、省司法厅、",
                "省财政厅",
                "参与部门：省级有关部门",
                "完成时限：2019年6月底前",
            ],
            [("1．", "梳理清单", "le:省审改办 le:省司法厅 le:省财政厅 co:省级有关部门")],
        ),
        (  # A6
            ["1.推进改革。（省科技厅、财政厅按职责分工负责，各地级以上市人民政府结合实际落实）"],
            [("1.", "推进改革", "re:省科技厅 re:财政厅 re:各地级以上市人民政府")],
        ),
        (  # A10: the first unit leads, stated once; a lone one too; an explicit 牵头 stands
            [
                "（一）甲事。做好。（工业和信息化部、科技部等负责。列第一位者为牵头单位，下同）",
                "（二）乙事。做好。（农业农村部负责）",
                "（三）丙事。做好。（农业农村部、财政部牵头负责）",
            ],
            [
                ("（一）", "甲事", "le:工业和信息化部 re:科技部"),
                ("（二）", "乙事", "le:农业农村部"),
                ("（三）", "丙事", "le:农业农村部 le:财政部"),
            ],
        ),
        (  # A10: a unit that is added to all that follow
            [
                "（一）甲事。做好。（生态环境部指导，试点城市政府负责落实。以下均需试点城市政府落实，不再列出）",
                "（二）乙事。做好。（生态环境部指导）",
            ],
            [
                ("（一）", "甲事", "su:生态环境部 re:试点城市政府"),
                ("（二）", "乙事", "su:生态环境部 re:试点城市政府"),
            ],
        ),
        (  # a label that nothing parts from the list before it; a convention that names no units
            [
                "1.甲事。做好。（牵头单位：能源局参加单位：发展改革委、国资委。未明确牵头单位的，由所列负责单位按职责分工负责，下同）"
            ],
            [("1.", "甲事", "le:能源局 co:发展改革委 co:国资委")],
        ),
        (  # mixed and unclosed brackets
            ["1.甲事。做好。（责任单位：区文化局)", "2.乙事。做好。（责任单位：市科委、市教委"],
            [("1.", "甲事", "re:区文化局"), ("2.", "乙事", "re:市科委 re:市教委")],
        ),
        (  # 等 with whose departments they are; a condition behind ； is no unit
            [
                "1.甲事。做好。（海关总署牵头，农业农村部等国务院相关部门及各地区按职责分工负责）",
                "2.乙事。做好。（区教育厅、文旅厅等自治区有关部门负责）",
                "3.丙事。做好。（市渔业局负责，市港航中心配合；根据汛期安排确定演练时间等事项）",
            ],
            [
                ("1.", "甲事", "le:海关总署 re:农业农村部 re:各地区"),
                ("2.", "乙事", "re:区教育厅 re:文旅厅"),
                ("3.", "丙事", "re:市渔业局 co:市港航中心"),
            ],
        ),
        (  # once a word has said who leads, a comma does not part the others from theirs
            ["1.甲事。做好。（责任单位：市政府办公室牵头，市科委、市财政局，人民银行望溪分行配合）"],
            [("1.", "甲事", "le:市政府办公室 co:市科委 co:市财政局 co:人民银行望溪分行")],
        ),
        (
            ["1.甲事。做好。（责任单位：市科委、市财政局，人民银行望溪分行配合）"],
            [("1.", "甲事", "re:市科委 re:市财政局 co:人民银行望溪分行")],
        ),
        (  # a bracket behind the last subitem belongs to the item
            ["1.甲事。包括：", "（1）子事；", "（2）丑事。（责任单位：市科委）"],
            [("1.", "甲事", "re:市科委")],
        ),
    ],
)
def test_assigned(lines: list[str], expected: list[tuple[str | None, str, str]]) -> None:
    assert [brief(task) for task in tasks(*lines) if task.assignments] == expected


@pytest.mark.parametrize(
    "lines",
    [
        ["一、办学", "（一）招生。技工院校（技工院校内由人力资源社会保障行政部门负责）按规定招生。"],  # an aside
        ["一、任务", "（一）加强储备。粮油（含食用油，下同）储备。"],  # 下同 of a definition
        ["一、任务", "（一）开展帮扶。医联体牵头医院牵头，成员单位参与，组成（团队）。"],
        ["主办单位：市体育局", "一、任务", "（一）办好赛事。"],  # the host of an event
        ["一、组织", "（一）成立小组。组长由市长担任，主要负责同志参加。"],
        ["抄送：科技部、财政部。"],
        ["一、任务", "（一）追究责任。落实责任清单（责任目标考核）。"],
    ],
)
def test_traps_name_no_units(lines: list[str]) -> None:
    assert [task for task in tasks(*lines) if task.assignments] == []


def test_a_deadline_inside_the_bracket() -> None:
    [task] = tasks(
        "1.加大放权。依法放权。(牵头单位:州审批局;责任单位:州司法局,6月底完成)", metadata=Metadata(document_type="计划")
    )
    assert task.deadline is not None
    assert task.deadline.text == "6月底完成"


def test_full_names_carry_prefix_and_ending() -> None:
    [task] = tasks("1.甲事。做好。（责任单位：市生态环境局、发展和改革局，黄埔区、天河区人民政府，省财政厅）")
    assert [a.unit_full for a in task.assignments] == [
        "市生态环境局",
        "市发展和改革局",
        "黄埔区人民政府",
        "天河区人民政府",
        "省财政厅",
    ]


def test_items_without_units_are_tasks_where_they_tell_to_do_something() -> None:
    found = tasks(
        "一、指导思想",
        "坚持发展。",
        "二、重点任务",
        "（一）加强领导。各地要重视。",
        "（二）健全机制",
        "三、附则",
        "（一）本方案自印发之日起施行。",
    )
    assert [(task.label, task.title) for task in found] == [("（一）", "加强领导"), ("（二）", "健全机制")]


@pytest.mark.parametrize("kind", ["办法", "批复", "新闻", None])
def test_rules_and_replies_hold_no_tasks(kind: str | None) -> None:
    assert tasks("一、加强领导。", "二、推进改革。", metadata=Metadata(document_type=kind)) == []


def row(table: int, number: int, *texts: str) -> list[tuple[str, Cell]]:
    return [(text, Cell(table, number, column)) for column, text in enumerate(texts)]


def test_a_table_of_tasks() -> None:
    found = tasks(
        *row(0, 0, "序号", "重点任务", "工作措施", "牵头单位", "配合单位", "完成时限", "责任人"),
        ("一、扩大供给", Cell(0, 1, 0, 1, 7)),
        *row(0, 2, "1", "扩大来源", "引导医生加入。", "各区政府", "市卫健委、市人社局", "2023年12月底前", "张三"),
        ("2", Cell(0, 3, 0, 2, 1)),
        ("优化团队", Cell(0, 3, 1, 2, 1)),
        *[
            (text, Cell(0, 3, column))
            for column, text in enumerate(["组建团队。", "市卫健委", "/", "长期坚持", "李四"], 2)
        ],
        *[
            (text, Cell(0, 4, column))
            for column, text in enumerate(["明确职责。", "各区政府", "市卫健委", "", "李四"], 2)
        ],
    )
    assert [brief(task) for task in found] == [
        ("1", "扩大来源", "le:各区政府 co:市卫健委 co:市人社局"),
        ("2", "优化团队", "le:市卫健委"),
        ("2", "优化团队", "le:各区政府 co:市卫健委"),
    ]
    assert found[0].group == ("一、扩大供给",)
    assert found[0].deadline is not None
    assert str(found[0].deadline.due) == "2023-12-31"


def test_an_assessors_column_assigns_nothing() -> None:
    assert (
        tasks(*row(0, 0, "序号", "考核项目", "分值", "负责考核部门"), *row(0, 1, "1", "组织领导", "8", "县河长办"))
        == []
    )


def test_a_table_that_goes_on_behind_a_page_break() -> None:
    found = tasks(
        *row(0, 0, "序号", "工作任务", "责任单位"),
        *row(0, 1, "1", "甲事", "市财政局"),
        *row(1, 0, "2", "乙事", "市发改委"),
    )
    assert [brief(task) for task in found] == [("1", "甲事", "re:市财政局"), ("2", "乙事", "re:市发改委")]


def test_annotations_inside_the_cells_of_another_table() -> None:
    found = tasks(*row(0, 0, "序号", "内容"), *row(0, 1, "1", "推进改革。简化手续。（责任单位：市财政局）"))
    assert [brief(task) for task in found] == [(None, "推进改革", "re:市财政局")]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("由省政府办公厅牵头，省财政厅配合，年内出台办法。", "le:省政府办公厅 co:省财政厅"),
        ("生态环境部会同有关部门组建协调小组。做好工作。", "le:生态环境部 co:有关部门"),
        ("由市财政局负责落实。", "re:市财政局"),
        ("由于历史原因，问题较多。", ""),
        ("由全体同志牵头推进。", ""),  # no name that is known
        ("医联体牵头医院牵头推进。", ""),
    ],
)
def test_units_in_running_sentences_are_marked_as_inferred(text: str, expected: str) -> None:
    [task] = tasks("一、重点任务", "（一）加强领导。" + text)
    assert brief(task)[2] == expected
    assert all(assignment.running for assignment in task.assignments)


def test_a_table_whose_cells_ran_together() -> None:
    found = tasks(
        "序号项目名称主要内容分管领导牵头单位配合单位1增加教育供给实施新建学校12个,竣工3个。王小明教育局各街道"
        "2优化养老服务为老人提供服务。李四光民政局财政局各街道提升改造站点。李四光住建局"
    )
    assert [brief(task) for task in found] == [
        ("1", "增加教育供给", "le:教育局 co:各街道"),
        ("2", "优化养老服务", "le:民政局 co:财政局 co:各街道"),
        ("2", "优化养老服务", "le:住建局"),
    ]


def test_a_sentence_about_columns_is_no_glued_table() -> None:
    assert tasks("请在序号栏、项目名称栏填写内容。", metadata=Metadata(document_type="新闻")) == []


def test_a_table_whose_first_column_has_a_name_of_its_own() -> None:
    found = tasks(
        *row(0, 0, "整治行业名称", "时间安排", "责任单位"), *row(0, 1, "烟花爆竹", "2017年1月底前", "安监站 安监所")
    )
    assert [brief(task) for task in found] == [(None, "烟花爆竹", "re:安监站 re:安监所")]


def test_a_list_of_addresses_assigns_nothing() -> None:
    assert tasks(*row(0, 0, "地址", "单位", "电话"), *row(0, 1, "某路1号", "市财政局", "12345")) == []


def test_a_label_line_at_the_very_beginning_closes_nothing() -> None:
    found = tasks("责任单位：市科委", "1.甲事。做好。（责任单位：市教委）")
    assert [brief(task) for task in found if task.assignments] == [("1.", "甲事", "re:市教委")]


def test_how_a_task_was_set_apart() -> None:
    found = tasks(
        "1.甲事。做好。（责任单位：市科委）", "2.乙事。做好。", "责任单位：市教委", "3.丙事。做好。（市财政局负责"
    )
    assert [task.rule for task in found] == ["annotation.bracket", "annotation.line", "annotation.unclosed"]


def test_running_items_of_a_notice_are_tasks() -> None:
    found = tasks(
        "现将分工通知如下：",
        "一、粮库维修,由市粮食局会同市财政局负责落实。",
        "二、关于校车的问题，市教育局、市公安局按职责分工负责。",
        "岚州市人民政府",
        "2022年3月4日",
        metadata=Metadata(document_type="通知", level="市"),
    )
    assert [(task.label, task.title) for task in found] == [("一、", "粮库维修"), ("二、", "关于校车的问题")]
    assert all(assignment.running for task in found for assignment in task.assignments)


def test_milestones_of_a_task() -> None:
    signed = replace(PLAN, document_date=date(2022, 3, 4))
    [task] = tasks("一、修缮老街。2023年6月底前摸底，12月底前完工。（责任单位：市住建局）", metadata=signed)
    assert [(step.what, step.due and step.due.month) for step in task.milestones] == [("摸底", 6), ("完工", 12)]
    assert task.deadline is None


def test_milestones_of_a_field() -> None:
    [task] = tasks("一、修缮老街", "责任单位：市住建局", "完成时限：2023年6月底前摸底，2024年6月底前完工")
    assert task.deadline is not None
    assert task.deadline.due is not None
    assert [step.what for step in task.milestones] == ["摸底", "完工"]


def test_an_odd_convention_is_an_issue() -> None:
    read = layout("一、修缮老街。做好。（责任单位：市住建局，后列者为兜底单位，市财政局）")
    work = find_work(read, PLAN, load_knowledge())
    assert [brief(task)[2] for task in work.tasks] == ["re:市住建局 re:市财政局"]
    assert [issue.code for issue in work.issues] == ["unknown_convention"]


def test_a_list_of_things_to_be_made_is_one_of_tasks() -> None:
    made = [
        "一、新辟渡运航线3条，方便两岸居民。",
        "二、竣工码头2座，改善候船条件。",
        "三、为渡船加装救生设备，保障安全。",
    ]
    assert [task.label for task in tasks(*made)] == ["一、", "二、", "三、"]
    assert not tasks("一、完成上级交办的其他事项。", "二、渡运管理职责。")


@pytest.mark.parametrize(
    ("item", "labels", "owner"),
    [
        ("1.", "（1）（2）", "1."),
        ("1.", "①②", "1."),
        ("一、", "（一）（二）", "（二）"),  # these are items of their own
        ("（一）", "1.2.", "2."),
    ],
)
def test_a_bracket_behind_the_last_of_several_subitems_belongs_to_their_item(
    item: str, labels: str, owner: str
) -> None:
    first, second = labels[: len(labels) // 2], labels[len(labels) // 2 :]
    found = tasks(f"{item}甲事。包括：", f"{first}子事；", f"{second}丑事。（责任单位：市科委）")
    assert [task.label for task in found if task.assignments] == [owner]


@pytest.mark.parametrize(
    ("lines", "labels"),
    [
        (
            ["（1）子事；（责任单位：市教委）", "（2）丑事。（责任单位：市科委）"],
            ["（1）", "（2）"],
        ),  # each has its own
        (["（1）丑事。（责任单位：市科委）"], ["（1）"]),  # it is the only one
        (
            ["（1）子事；", "（2）丑事。（责任单位：市科委）", "2.乙事。包括：", "（1）子事；（责任单位：市教委）"],
            ["1.", "（1）"],
        ),
    ],
)
def test_a_subitem_with_units_of_its_own_is_a_task(lines: list[str], labels: list[str]) -> None:
    assert [task.label for task in tasks("1.甲事。包括：", *lines) if task.assignments] == labels


@pytest.mark.parametrize(
    ("item", "text"),
    [
        ("1.加强领导，落实责任。（责任单位：市科委）", "加强领导，落实责任。"),  # the heading is a first clause
        ("1.加强领导；落实责任。（责任单位：市科委）", "加强领导；落实责任。"),
        ("1.加强领导：落实责任。（责任单位：市科委）", "加强领导：落实责任。"),
        ("1.加强领导。落实责任。（责任单位：市科委）", "落实责任。"),
        ("1.加强领导：\n落实责任。（责任单位：市科委）", "\n落实责任。"),
        ("加强领导。落实责任。（责任单位：市科委）", "落实责任。"),
        ("加强领导，落实责任。（责任单位：市科委）", "加强领导，落实责任。"),
    ],
)
def test_what_a_heading_leaves_to_the_text(item: str, text: str) -> None:
    [task] = tasks(*item.split("\n"))
    assert task.title == "加强领导"
    assert item[task.text.start : task.text.end].strip("：\n") == text.strip("\n")
    assert item[task.span.start : task.span.end] == item


@pytest.mark.parametrize(
    ("before", "title"),
    [
        ("加强领导，落实责任。", "加强领导"),
        ("加强领导；", "加强领导"),
        ("加强领导（见附表）", "加强领导（见附表）"),
        ("加强领导，落实责任", None),
    ],
)
@pytest.mark.parametrize("above", [[], ["说明"]])
def test_a_label_line_closes_the_sentence_above_it(above: list[str], before: str, title: str | None) -> None:
    assert [task.title for task in tasks(*above, before, "牵头部门：省司法厅")] == ([title] if title else [])


@pytest.mark.parametrize(("told", "labels"), [(0, []), (1, ["1."]), (2, ["1.", "2.", "3.", "4."])])
def test_where_half_of_a_list_says_what_to_do_all_of_it_does(told: int, labels: list[str]) -> None:
    things = ["码头现状。", "航道长度。", "渡口位置。", "泊位大小。"]
    items = [f"{n}.{'加强领导。' if n <= told else thing}" for n, thing in enumerate(things, 1)]
    assert [task.label for task in tasks("一、有关情况", *items)] == labels


@pytest.mark.parametrize("head", ["工作措施", "考核部门", "备注"])
def test_units_in_another_column_of_a_table_are_assigned_nothing(head: str) -> None:
    found = tasks(*row(0, 0, "序号", "重点任务", head, "牵头单位"), *row(0, 1, "1", "扩大来源", "市教育局", "市卫健委"))
    assert [brief(task)[2] for task in found] == ["le:市卫健委"]


def test_a_cell_that_is_merged_over_measures_and_units_names_units() -> None:
    found = tasks(
        *row(0, 0, "序号", "重点任务", "工作措施", "牵头单位"),
        *[("1", Cell(0, 1, 0)), ("扩大来源", Cell(0, 1, 1)), ("市卫健委", Cell(0, 1, 2, 1, 2))],
        *row(0, 2, "2", "优化团队", "组建团队。", "市教育局"),
    )
    assert [brief(task)[2] for task in found] == ["le:市卫健委", "le:市教育局"]


@pytest.mark.parametrize(
    ("chapter", "count"), [("二、主要任务", 2), ("二、重点工作任务", 2), ("二、办理程序", 0), ("二、工作职责", 0)]
)
def test_a_chapter_that_lists_tasks_does_so_in_any_kind_of_document(chapter: str, count: int) -> None:
    items = [chapter, "1.推进渔港改造。扩建码头。", "2.加快渔船更新。淘汰旧船。"]
    assert len(tasks(*items, metadata=Metadata(document_type="办法", level="市"))) == count


def test_minutes_say_what_is_to_be_done() -> None:
    lines = ["一、全力做好渔港防汛各项工作", "1.全力保安全。要加强巡查。", "2.做好值守。各镇要落实专人，6月底前报到。"]
    found = tasks(*lines, metadata=Metadata(document_type="纪要"))
    assert [task.title for task in found] == ["全力保安全", "做好值守"]


def test_what_experts_advise_in_minutes_is_none() -> None:
    lines = ["一、专家评审意见", "1.码头标高应复核。", "2.建议补充资料。"]
    assert tasks(*lines, metadata=Metadata(document_type="纪要")) == []


@pytest.mark.parametrize(
    ("last", "assigned"),
    [
        ("（望山县统计局）", False),
        ("（望山县统计局、望山县财政局）", True),
        ("（望山县统计局负责）", True),
        ("（责任单位：望山县统计局）", True),
    ],
)
def test_a_lone_bracket_at_the_end_says_who_speaks(last, assigned):
    found = tasks("一、渔业", "全年捕捞鱼类三千吨。", "二、人口", "年末全县户数有所增加。", last)
    assert any(task.assignments for task in found) is assigned
    found = tasks("一、渔业", "建设渔港。", "（望山县渔业局）", "二、人口", "建设住房。", last)
    assert [bool(task.assignments) for task in found] == [True, True]
