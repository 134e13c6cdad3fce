"""Fill down, paste, restore, a unit written otherwise."""

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from corpus.division.rows import UNIT_COLUMNS, TableColumn
from corpus.workspace.editing import (
    PastePlace,
    cell_pieces,
    fill_down,
    find_unit,
    joined,
    paste,
    read_block,
    replace_unit,
    restore,
)
from tests.plan_tables import row, table

LEAD, TASK, DEADLINE, SOURCE = TableColumn.LEAD, TableColumn.TASK, TableColumn.DEADLINE, TableColumn.SOURCE
SHOWN = (TASK, LEAD, DEADLINE, SOURCE)


def edits(change):
    return [(edit.row_id, edit.column, edit.new) for edit in change.edits]


def test_fill_down_takes_the_first_row_in_the_order_of_the_table():
    made = table(row("a", lead="甲局"), row("b", lead="乙局"), row("c", lead="甲局"), row("d"))
    assert edits(fill_down(made, [LEAD], ["d", "a", "c"])) == [("d", LEAD, "甲局")]
    assert fill_down(made, [LEAD], ["a", "c"]) is None
    assert fill_down(made, [LEAD], []) is None


def test_restore_a_cell_a_row_or_all():
    first = row("a", lead="甲局", task="一")
    second = row("b", lead="乙局")
    made = table(
        replace(first, cells={LEAD: "丙局", TASK: "二", DEADLINE: "年内"}),
        replace(second, cells={}),
        row("c", origins=()),
    )
    assert edits(restore(made, ["a"], [LEAD])) == [("a", LEAD, "甲局")]
    assert edits(restore(made, ["a"])) == [("a", TASK, "一"), ("a", LEAD, "甲局"), ("a", DEADLINE, "")]
    assert edits(restore(made))[-1] == ("b", LEAD, "乙局")
    assert restore(made, ["c"]) is None


# --- paste --------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("text", "cells"),
    [
        ("甲\t乙\r\n丙\t丁\r\n", [["甲", "乙"], ["丙", "丁"]]),
        ('"甲\n乙"\t丙', [["甲\n乙", "丙"]]),
        ('"他说""好"""\t丙', [['他说"好"', "丙"]]),
        ('推进"放管服"改革\t丙', [['推进"放管服"改革', "丙"]]),
        ('"双随机"检查\t丙', [['"双随机"检查', "丙"]]),  # no quoted cell: it goes on behind the quote
        ('"没有闭合\t丙', [['"没有闭合', "丙"]]),
        ("甲\n\n乙", [["甲"], [""], ["乙"]]),
        ("甲", [["甲"]]),
    ],
)
def test_what_a_spreadsheet_hands_over(text, cells):
    assert read_block(text) == cells


def test_a_block_is_laid_into_cells_and_goes_on_behind_the_last_row():
    made = table(row("a", task="一", lead="甲局", path=("一、",)), row("b", task="二", lead="乙局", path=("二、",)))
    place = PastePlace(row_id="b", column=LEAD, columns=SHOWN)
    done = paste(made, [["丙局", "2025年"], ["丁局", "2026年"], ["", ""]], place, new_id=lambda: "new")
    assert edits(done.edits) == [("b", LEAD, "丙局"), ("b", DEADLINE, "2025年")]
    assert [dict(each.cells) for each in done.rows.added] == [{LEAD: "丁局", DEADLINE: "2026年"}]
    assert done.rows.added[0].path == ("二、",)
    assert done.left_out == ()
    assert len(done.changes) == 2


def test_what_did_not_fit_is_told():
    done = paste(
        table(row("a")), [["年内", "抄来的来源", "多一格"]], PastePlace(row_id="a", column=DEADLINE, columns=SHOWN)
    )
    assert edits(done.edits) == [("a", DEADLINE, "年内")]
    assert done.left_out == ("有 1 格超出表格右边，没有粘贴，如“多一格”。", "“来源”一栏自动生成，1 格没有粘贴。")


def test_rows_are_taken_as_they_are_shown():
    made = table(row("a"), row("b"), row("c"))
    place = PastePlace(row_id="c", column=LEAD, columns=SHOWN, order=["c", "a", "b"])
    assert edits(paste(made, [["甲"], ["乙"]], place).edits) == [("c", LEAD, "甲"), ("a", LEAD, "乙")]


# --- a unit written otherwise -------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("cell", "after"),
    [
        ("市财政局、市水利局", "市国资委、市水利局"),
        ("市水利局，市财政局", "市水利局，市国资委"),
        ("市财政局＊", "市国资委＊"),
        ("市财政局牵头，市水利局配合", "市国资委牵头，市水利局配合"),
        ("市国资委、市财政局", "市国资委"),  # it is there already
        ("市财政局（原市财税局）", "市国资委"),
        ("（市财政局）", None),
        ("市财政局国库科", None),
        ("区市财政局", None),
        ("市财政局（国库科）", None),
        ("各县、市财政局", None),
    ],
)
def test_a_unit_is_replaced_as_a_whole_name(cell, after):
    made = table(row("a", lead=cell))
    found = find_unit(made, "市财政局", "市国资委")
    assert [one.new for one in found] == ([] if after is None else [after])
    change = replace_unit(made, found)
    assert (change is None) is (after is None)


def test_taken_out_and_counted():
    made = table(row("a", lead="甲局、乙局", responsible="乙局"), row("b", cooperating="乙局；丙局"))
    found = find_unit(made, "乙局", "")
    assert [(one.row_id, one.column, one.count, one.new) for one in found] == [
        ("a", LEAD, 1, "甲局"),
        ("a", TableColumn.RESPONSIBLE, 1, ""),
        ("b", TableColumn.COOPERATING, 1, "丙局"),
    ]
    assert find_unit(made, "乙局", "乙局") == find_unit(made, " ", "甲局") == ()


_UNIT = st.sampled_from(
    ["市财政局", "市财政局国库科", "各县（市、区）政府", "省市财政局", "市水利局", "财政局", "市财政局（本级）"]
)


@given(st.lists(_UNIT, max_size=6), st.sampled_from("、，；\n "))
def test_longer_names_are_never_touched(names, mark):
    found = find_unit(table(row("a", lead=mark.join(names))), "市财政局", "市国资委")
    after = found[0].new if found else mark.join(names)
    kept = [piece for piece, _ in cell_pieces(after) if piece and piece != "市国资委"]
    assert kept == [name for name in names if name != "市财政局"]
    assert ("市国资委" in after) is ("市财政局" in names)


@given(st.text("甲乙局、，；（）()\n ", max_size=20))
def test_pieces_make_the_cell_again(text):
    pieces = cell_pieces(text)
    assert "".join(piece + mark for piece, mark in pieces) == text
    assert set(joined(pieces)) <= set(text)


def test_every_unit_column_is_looked_through():
    made = table(row("a", **{column.value: "甲局" for column in UNIT_COLUMNS}, content="甲局"))
    assert {one.column for one in find_unit(made, "甲局", "乙局")} == set(UNIT_COLUMNS)
