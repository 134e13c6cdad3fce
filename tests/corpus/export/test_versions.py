"""Two versions as JSON and as sheets."""

from __future__ import annotations

import json
from dataclasses import replace
from datetime import date
from io import BytesIO

import openpyxl

from corpus.comparison.changes import DeadlineChange, LinkedTasks
from corpus.comparison.versions import align
from corpus.export.versions import alignment_book, alignment_json, alignment_sheets, limit_words
from corpus.model import Deadline, Span
from tests.made_plans import Item, plan, target

BRIDGE = Item("修建跨河桥梁", "年内完成勘察三处。", {"县交通局": "lead"}, date(2025, 12, 31))
OLD = replace(plan([BRIDGE, Item("拆除旧码头")]), targets=(target("入学率", 80),))
LATER = replace(BRIDGE, text="年内完成勘察五处。", units={"县交通局": "responsible"}, due=date(2026, 6, 30))
NEW = replace(plan([Item("疏通河道"), LATER], title="某县方案（修订）"), targets=(target("入学率", 85),))
ALIGNMENT = align(OLD, NEW)


def test_json_holds_all_that_changed_and_where() -> None:
    made = json.loads(json.dumps(alignment_json(ALIGNMENT, (OLD, NEW)), ensure_ascii=False))
    assert (made["by"], [each["title"] for each in made["documents"]]) == ("clause", ["某县方案", "某县方案（修订）"])
    assert made["counts"] == {
        "equal": 0, "moved": 0, "changed": 2, "split": 0, "merged": 0, "added": 1, "dropped": 1,
    }  # fmt: skip
    change = next(each for each in made["clauses"] if each["renumbered"])
    assert (change["old"][0]["label"], change["new"][0]["label"]) == ("1．", "2．")
    for side, parsed in (("old", OLD), ("new", NEW)):
        for each in change["differences"]:
            assert parsed.document.text[each[side]["start"] : each[side]["end"]] == each[side]["text"]
    assert change["differences"][0]["old"]["text"] == "三"
    assert made["units"] == [{
        "unit": "县交通局", "old_roles": ["lead"], "new_roles": ["responsible"],
        "old_tasks": ["修建跨河桥梁"], "new_tasks": ["修建跨河桥梁"],
    }]  # fmt: skip
    assert [(each["old"]["due"], each["new"]["due"]) for each in made["deadlines"]] == [("2025-12-31", "2026-06-30")]
    assert [(each["old"]["value"], each["new"]["value"]) for each in made["targets"]] == [(80, 85)]


def test_sheets_that_would_be_empty_are_left_out() -> None:
    assert [sheet.name for sheet in alignment_sheets(ALIGNMENT, (OLD, NEW))] == [
        "改动的条文", "全部条文", "单位变化", "时限变化", "目标变化",
    ]  # fmt: skip
    assert [sheet.name for sheet in alignment_sheets(align(OLD, OLD), (OLD, OLD))] == ["全部条文"]


def test_the_book_says_what_was_changed() -> None:
    book = openpyxl.load_workbook(BytesIO(alignment_book(ALIGNMENT, (OLD, NEW))))
    cells = [str(cell) for row in book["改动的条文"].iter_rows(values_only=True) for cell in row if cell]
    assert {"修改", "新增", "删去", "疏通河道。", "拆除旧码头。"} <= set(cells)
    assert any("【三→五】" in cell for cell in cells)
    assert [cell.value for cell in book["目标变化"][2]] == [
        "入学率",
        "入学率 ≥ 80%（2025 年）",
        "入学率 ≥ 85%（2025 年）",
    ]


def test_time_limits_of_the_same_words_are_told_with_their_days() -> None:
    def limit(year: int | None, text: str = "年底前") -> Deadline:
        return Deadline(span=Span(0, 3), text=text, due=date(year, 12, 31) if year else None)

    def words(old: Deadline | None, new: Deadline | None) -> tuple[str, str]:
        return limit_words(DeadlineChange(old=old, new=new, tasks=LinkedTasks((), ())))

    assert words(limit(2024), limit(2025)) == ("年底前（2024年12月31日）", "年底前（2025年12月31日）")
    assert words(limit(2024), limit(2025, "明年底前")) == ("年底前", "明年底前")
    assert words(limit(2024), limit(None)) == ("年底前（2024年12月31日）", "年底前")
    assert words(None, limit(2025)) == ("—", "年底前")
