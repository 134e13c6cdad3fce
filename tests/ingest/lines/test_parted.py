"""Cells between blank lines: those of several lines become one, paragraphs and signatures stay."""

from __future__ import annotations

import pytest

from ingest import load_bytes
from ingest.line import Line
from ingest.lines.parted import join_parted

HEADS = ("序号", "任务类型", "重点内容", "责任单位")


def joined(*cells: str) -> list[str]:
    lines = [Line(text) for cell in cells for text in (*cell.split("|"), "")]
    return [line.text for line in join_parted(lines) if line.text]


def test_a_cell_of_several_lines_is_one() -> None:
    cells = joined(
        *HEADS, "1", "渔港|建设", "改造码头。", "市水利局、|市财政局", "2", "渔船|检修", "清查渔船。", "市海洋局"
    )
    assert cells[5:8] == ["渔港建设", "改造码头。", "市水利局、市财政局"]


@pytest.mark.parametrize("number", [11, 12])
def test_how_many_cells_make_a_table(number: int) -> None:
    cells = joined("面积|（亩）", *["12"] * (number - 1))
    assert (cells[0] == "面积（亩）") is (number == 12)


@pytest.mark.parametrize("alone", [4, 3])
def test_where_most_blocks_have_several_lines_they_are_no_cells(alone: int) -> None:
    cells = joined(*["甲|乙"] * (10 - alone), *["丙"] * alone, *["甲|乙"] * 3, *["丙"] * 2)
    assert (cells[0] == "甲乙") is (alone == 4)


def test_long_words_are_cells_only_below_heads() -> None:
    long = "改造码头和渔港的道路，完善照明和消防设施，建立巡查制度，每年检修一次。"
    above = joined("甲|乙", *["12"] * 6, long, *["12"] * 6)
    assert above[:2] == ["甲", "乙"]


def test_a_numbered_line_goes_on_with_nothing() -> None:
    cells = joined("1.渔港|2.渔船", *["12"] * 12)
    assert cells[:2] == ["1.渔港", "2.渔船"]


def test_lines_without_blank_ones_between_stay() -> None:
    lines = [Line("某市水利局"), Line("2031年3月2日")]
    assert join_parted(lines) == lines


def test_signers_and_paragraphs_stay() -> None:
    text = (
        "某市方案\n\n各县：\n\n"
        + "\n\n".join(f"{n}. 建设渔港，完善制度，落实责任。" for n in range(1, 9))
        + "\n\n某市水利局\n2031年3月2日\n"
    )
    assert load_bytes("甲.txt", text.encode()).text.endswith("某市水利局\n2031年3月2日")
