"""Documents side by side as JSON and as sheets."""

from __future__ import annotations

import json
from dataclasses import replace
from io import BytesIO

import openpyxl

from corpus.comparison.sides import Aspect, side_by_side
from corpus.export.sides import side_book, side_json, side_sheets
from tests.made_plans import Item, plan, target

BRIDGE = Item("修建跨河桥梁", "连通两岸路网，年内勘察。", {"县交通局": "lead"}, themes=("路网",))
OTHER = Item("修建跨河桥梁", "连通两岸路网，明年勘察。", {"县交通局": "cooperating"})
DOCUMENTS = [plan([BRIDGE], title="甲县方案"), plan([Item("疏通河道"), OTHER], title="乙县方案")]


def cells(by: Aspect) -> list[list[object]]:
    book = openpyxl.load_workbook(BytesIO(side_book(side_by_side(DOCUMENTS, by), DOCUMENTS)))
    return [list(row) for row in book.worksheets[0].iter_rows(values_only=True)]


def test_json_by_task() -> None:
    made = json.loads(json.dumps(side_json(side_by_side(DOCUMENTS, Aspect.TASK), DOCUMENTS), ensure_ascii=False))
    assert made["counts"] == {"only": 1, "some": 0, "all": 1, "reworded": 1}
    row = made["rows"][0]
    assert (row["name"], row["spread"], row["reworded"]) == ("修建跨河桥梁", "all", True)
    (item,) = row["cells"][1]
    text = DOCUMENTS[1].document.text
    assert text[item["start"] : item["end"]] == item["text"]
    assert [each["text"] for each in item["differs"]] == ["明年"]
    assert all(text[each["start"] : each["end"]] == each["text"] for each in item["differs"])


def test_json_by_unit() -> None:
    row = side_json(side_by_side(DOCUMENTS, Aspect.UNIT), DOCUMENTS)["rows"][0]
    assert [[item["role"] for item in cell] for cell in row["cells"]] == [["lead"], ["cooperating"]]


def test_the_sheet_marks_what_differs_and_says_where_it_stands() -> None:
    rows = cells(Aspect.TASK)
    head = next(at for at, row in enumerate(rows) if row[0] == "任务")
    assert rows[head] == ["任务", "分布", "《甲县方案》", "《乙县方案》"]
    assert rows[head + 1][1] == "都有（改写）"
    assert "【明年】勘察" in str(rows[head + 1][3])
    book = openpyxl.load_workbook(BytesIO(side_book(side_by_side(DOCUMENTS, Aspect.TASK), DOCUMENTS)))
    assert [row[1] for row in book["出处"].iter_rows(min_row=2, values_only=True)] == [
        "甲县方案.txt", "乙县方案.txt", "乙县方案.txt",
    ]  # fmt: skip


def test_an_empty_cell_says_that_the_text_names_the_theme() -> None:
    row = next(row for row in cells(Aspect.THEME) if row[0] == "路网")
    assert row[3] == "（正文提到 1 处）"


def test_the_sheets_row_by_row() -> None:
    sides = side_by_side(DOCUMENTS, Aspect.UNIT)
    table, places = side_sheets(sides, DOCUMENTS)
    assert (table.name, table.title, table.subtitle) == (
        "按单位对照",
        "文件对照表（按单位）",
        "《甲县方案》；《乙县方案》",
    )
    assert table.rows == (("县交通局", "都有", "〔牵头〕修建跨河桥梁", "〔配合〕修建跨河桥梁"),)
    assert table.widths == {"单位": 28, "分布": 10, "《甲县方案》": 55, "《乙县方案》": 55}
    assert table.centred == {"分布"}
    assert [row[:4] for row in places.rows] == [
        ("县交通局", "甲县方案.txt", "甲县方案", None),
        ("县交通局", "乙县方案.txt", "乙县方案", None),
    ]
    assert [row[5] for row in places.rows] == [
        "修建跨河桥梁。连通两岸路网，年内勘察。",
        "修建跨河桥梁。连通两岸路网，明年勘察。",
    ]
    assert [row[6] for row in places.rows] == [parsed.document_id for parsed in DOCUMENTS]
    assert places.tallest == 93


def test_targets_stand_in_words_and_as_demands() -> None:
    documents = [replace(DOCUMENTS[0], targets=(target("入学率", 80), target("入学率", 90, "2026"))), DOCUMENTS[1]]
    sides = side_by_side(documents, Aspect.TARGET)
    (row,) = side_sheets(sides, documents)[0].rows
    assert row == ("入学率", "仅一份", "入学率 ≥ 80%（2025 年）\n入学率 ≥ 90%（2026 年）", "")
    first = side_json(sides, documents)["rows"][0]["cells"][0][0]
    assert (first["comparator"], first["value"], first["measure"], first["by"]) == (">=", 80, "%", "2025")
    assert "differs" not in first and "role" not in first
