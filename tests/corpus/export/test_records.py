"""All records of documents as lines and as a book: nothing is lost, and all name their place."""

import json
from dataclasses import replace

import pytest

from corpus.export.records import SHEETS, cited, record_sheets, records, records_book, to_jsonl
from corpus.export.sheets import to_xlsx
from corpus.glossary import chinese
from corpus.model import Issue, Relation
from tests.opened_files import book
from tests.sample_plan import PLAN


def test_json_lines_hold_every_record_with_its_place():
    found = [json.loads(line) for line in to_jsonl([PLAN])]
    assert [each["record"] for each in found] == [
        "document", *["task"] * 4, *["target"] * 3, "priority", "citation", "issue",
    ]  # fmt: skip
    assert len({each["entry_id"] for each in found}) == len(found)
    assert all(PLAN.document.text[each["start"] : each["end"]] == each["quote"] for each in found[1:])
    assert found[1]["path"] == ["一、重点任务"]
    assert {each["document_number"] for each in found} == {"云政发〔2023〕7号"}


def test_book_of_records_has_a_sheet_for_each_kind():
    pages = book(records_book([PLAN]))
    assert pages.sheetnames == [chinese(f"sheet.{kind}") for kind in SHEETS]
    assert [page.max_row - 1 for page in pages] == [1, 4, 5, 3, 1, 1, 1]


def test_every_sheet_of_records_names_its_source():
    for sheet in record_sheets([PLAN]):
        assert {"文件名", "记录编号"} <= set(sheet.columns), sheet.name
        assert sheet.name == "文件" or {"文号", "章节路径", "原文摘录"} <= set(sheet.columns), sheet.name


def test_columns_of_records_are_chinese_and_distinct():
    for sheet in record_sheets([PLAN]):
        assert len(set(sheet.columns)) == len(sheet.columns), sheet.name
        assert all(any("一" <= letter <= "鿿" for letter in column) for column in sheet.columns), sheet.columns


@pytest.mark.parametrize(
    ("sheet", "column", "expected"),
    [
        ("任务", "牵头单位", ["市环保局", None, "市委宣传部", None]),
        ("任务", "配合单位", ["市财政局、市商务局", None, None, None]),
        ("任务", "截止日期", [None, "2024-12-31", None, None]),
        ("单位分工", "角色", ["牵头", "配合", "配合", "责任", "牵头"]),
        ("目标", "状态", ["目标值", "已完成", "目标值"]),
        ("目标", "数值", [35, 120, 5]),
        ("制度创新", "清单所列", ["否"]),
        ("引用", "关系", ["提及"]),
        ("疑点", "类别", ["文号格式有误"]),
    ],
)
def test_cells_of_records(sheet, column, expected):
    found = next(each for each in record_sheets([PLAN]) if each.name == sheet)
    place = found.columns.index(column)
    assert [row[place] for row in found.rows] == expected


def test_a_row_shows_four_lines_of_a_long_text():
    """A sheet is scanned: one long task must not fill the screen."""
    sheet = record_sheets([PLAN])[1]
    rows = tuple(("\n".join("行" * lines),) for lines in (2, 3, 4, 5, 99))
    page = book(to_xlsx([replace(sheet, columns=sheet.columns[:1], rows=rows)]))[sheet.name]
    two, three, four, five, many = (page.row_dimensions[line].height for line in range(2, 7))
    assert four - three == three - two > 10
    assert four == five == many


@pytest.mark.parametrize(
    ("title", "number", "words"),
    [
        ("物业管理办法", "清政发〔2015〕1号", "《物业管理办法》（清政发〔2015〕1号）"),
        ("物业管理办法", None, "《物业管理办法》"),
        (None, "清政发〔2015〕1号", "清政发〔2015〕1号"),
    ],
)
def test_a_document_that_is_ended_is_named_by_what_is_known_of_it(title, number, words):
    assert cited({"title": title, "number": number}) == words


def test_what_a_document_ends_stands_in_its_row():
    ending = replace(PLAN, citations=(replace(PLAN.citations[0], relation=Relation.REPEALS),))
    sheet = record_sheets([ending])[0]
    assert sheet.rows[0][sheet.columns.index("废止文件")] == cited(
        {"title": PLAN.citations[0].title, "number": PLAN.citations[0].number}
    )


def test_records_of_nothing():
    assert list(to_jsonl([])) == []
    assert records_book([])


def test_a_record_keeps_every_field_of_the_contract():
    task = next(each for each in records(PLAN) if each["record"] == "task")
    assert {"label", "title", "text", "assignments", "deadline", "themes"} <= set(task)


@pytest.mark.parametrize(
    ("sheet", "columns"),
    [
        (
            "文件",
            (
                "标题",
                "发文字号",
                "发文机关",
                "主送机关",
                "成文日期",
                "发布日期",
                "文种",
                "印发文种",
                "层级",
                "地区",
                "地区代码",
                "施行日期",
                "有效期至",
                "废止文件",
                "已校核的项",
            ),
        ),
        (
            "任务",
            (
                "编号",
                "任务",
                "主要内容",
                "牵头单位",
                "责任单位",
                "配合单位",
                "督导单位",
                "完成时限",
                "截止日期",
                "周期",
                "分步时限",
                "主题",
                "校核",
            ),
        ),
        ("单位分工", ("任务", "角色", "单位", "单位全称", "正文叙述", "机构编号", "机构层级", "现名", "现名始于")),
        (
            "目标",
            (
                "指标",
                "比较",
                "数值",
                "上限",
                "计量单位",
                "完成年份",
                "基期",
                "基数",
                "状态",
                "指标属性",
                "力争",
                "年限两可",
                "校核",
            ),
        ),
        ("制度创新", ("地区", "制度创新内容", "清单所列", "主题", "正文提及", "校核")),
        ("引用", ("引用文件", "引用文号", "关系", "校核")),
        ("疑点", ("类别", "说明")),
    ],
)
def test_columns_of_every_sheet(sheet, columns):
    found = next(each for each in record_sheets([PLAN]) if each.name == sheet)
    place = (
        ("文件名", "记录编号")
        if sheet == "文件"
        else ("文件名", "文件标题", "文号", "章节路径", "原文摘录", "起点", "终点", "记录编号")
    )
    assert found.columns == (*columns, *place)


def test_paths_and_lists_are_joined_each_in_its_way():
    inner = replace(PLAN.sections[1], parent=0)
    task = replace(PLAN.tasks[2], themes=("甲", "乙"))
    parsed = replace(PLAN, sections=(PLAN.sections[0], inner), tasks=(task,))
    tasks = next(each for each in record_sheets([parsed]) if each.name == "任务")
    row = dict(zip(tasks.columns, tasks.rows[0], strict=True))
    assert row["章节路径"] == "一、重点任务 › 二、保障措施"
    assert row["主题"] == "甲、乙"
    assert (row["文件标题"], row["文件名"]) == ("云山市“无废城市”建设实施方案", "云山市无废城市方案.docx")


def test_a_record_without_a_place_has_no_quote():
    (issue,) = (
        each for each in records(replace(PLAN, issues=(Issue("little_text", "正文过少"),))) if each["record"] == "issue"
    )
    assert (issue["path"], issue["quote"]) == ([], None)
