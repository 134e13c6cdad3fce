"""All records of documents as lines and as a book: nothing is lost, and all name their place."""

import json

import pytest

from corpus.export.records import SHEETS, record_sheets, records, records_book, to_jsonl
from corpus.glossary import chinese
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


def test_records_of_nothing():
    assert list(to_jsonl([])) == []
    assert records_book([])


def test_a_record_keeps_every_field_of_the_contract():
    task = next(each for each in records(PLAN) if each["record"] == "task")
    assert {"label", "title", "text", "assignments", "deadline", "themes"} <= set(task)
