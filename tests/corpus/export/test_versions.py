"""Two versions as JSON and as sheets."""

from __future__ import annotations

import json
from dataclasses import replace
from datetime import date
from io import BytesIO

import openpyxl
import pytest

from corpus.comparison.changes import DeadlineChange, LinkedTasks
from corpus.comparison.versions import align
from corpus.export.versions import alignment_book, alignment_json, alignment_sheets, limit_words, task_names
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


def test_every_clause_is_a_row_of_its_sheet() -> None:
    changed, whole, *_ = alignment_sheets(ALIGNMENT, (OLD, NEW))
    assert whole.columns == ("变化", "原编号", "原条文", "现编号", "现条文", "改动的字", "原章节", "现章节")
    rows = {str(row[0]): row[1:] for row in whole.rows if row[0] != "修改"}
    assert rows["新增"] == ("", "", "1．", "疏通河道。", "", "", "")
    assert rows["删去"] == ("2．", "拆除旧码头。", "", "", "", "", "")
    assert len(changed.rows) == len(whole.rows) == 4
    (bridge,) = [row for row in whole.rows if str(row[4]).startswith("修建")]
    assert str(bridge[5]).split("\n")[0] == "【三→五】"
    assert (whole.title, whole.subtitle) == ("条文对照表（全部条文）", "原：《某县方案》　现：《某县方案（修订）》")
    assert whole.centred == {"变化", "原编号", "现编号"}
    assert sum(whole.widths.values()) == 195  # no more than a page


def test_words_that_were_put_in_or_taken_out_are_told_apart() -> None:
    old, new = (plan([Item("修建桥梁", text)]) for text in ("年内完成勘察三处和设计。", "年内全部完成勘察三处。"))
    (row,) = [row for row in alignment_sheets(align(old, new), (old, new))[0].rows if row[0] == "修改"]
    assert row[5] == "【＋全部】\n【－和设计】"


def test_what_changed_of_units_limits_and_targets_is_told_in_words() -> None:
    _, _, units, limits, targets = alignment_sheets(ALIGNMENT, (OLD, NEW))
    assert units.rows == (("县交通局", "牵头", "责任", "修建跨河桥梁"),)
    assert limits.rows == (("修建跨河桥梁", "2025-12-31前", "2026-06-30前"),)
    assert targets.rows == (("入学率", "入学率 ≥ 80%（2025 年）", "入学率 ≥ 85%（2025 年）"),)
    gone = align(OLD, replace(NEW, targets=()))
    assert alignment_sheets(gone, (OLD, NEW))[-1].rows == (("入学率", "入学率 ≥ 80%（2025 年）", "—"),)


def test_tasks_are_called_as_the_newer_version_calls_them() -> None:
    one, other = OLD.tasks[:1], NEW.tasks
    assert task_names(LinkedTasks(one, other)) == "疏通河道；修建跨河桥梁"
    assert task_names(LinkedTasks(one, ())) == "修建跨河桥梁"


def test_scores_are_rounded_and_a_missing_side_is_none() -> None:
    made = alignment_json(align(OLD, replace(NEW, targets=())), (OLD, NEW))
    assert [each["new"] for each in made["targets"]] == [None]
    assert all(each["score"] == round(each["score"], 4) for each in made["clauses"])
    (bridge,) = [each for each in made["clauses"] if each["renumbered"]]
    assert bridge["score"] == pytest.approx(0.9, abs=0.1) and len(str(bridge["score"])) <= 6
