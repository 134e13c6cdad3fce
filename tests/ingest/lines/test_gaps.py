"""Gaps that part the cells of a row stay; everywhere else they go."""

import pytest

from corpus.model import Cell
from ingest import load_bytes
from ingest.line import Line
from ingest.lines.clean import Gaps
from ingest.lines.gaps import gaps_of, is_head

HEAD = "工作任务 责任单位"


def kinds(*lines: str) -> list[str]:
    return [gaps.value for gaps in gaps_of([Line(line) for line in lines])]


@pytest.mark.parametrize(
    ("lines", "found"),
    [
        ((HEAD, "加固堤防 市水利局"), ["all", "all"]),
        (("工作 任务    责任 单位", "加固堤 防    市水利局"), ["wide", "wide"]),
        (("工作任务\u3000责任单位", "加固堤防\u3000市水利局"), ["wide", "wide"]),
        (("为做好 工作", "加固堤防 市水利局"), ["none", "none"]),  # no head
        ((HEAD, "各区人民政府："), ["none", "none"]),  # no row under it
        ((HEAD, "加固堤防 市水利局", "以上各项，请抓好落实。"), ["all", "all", "none"]),
        ((HEAD, "一、水利工程", "加固堤防 市水利局"), ["all", "all", "all"]),  # a group's head has no gap
        ((HEAD, "加固堤防 市水利局", *["正文。"] * 4, "某 市"), ["all", "all", *["none"] * 5]),
        (("重点 任务", "责 任单位", "加固 堤防"), ["none"] * 3),  # heads one a line, with stray gaps
        (("任务 单位 市财政局 市水利局 市气象局", "甲 乙"), ["none", "none"]),  # most pieces are no heads
    ],
)
def test_which_gaps_part_cells(lines: tuple[str, ...], found: list[str]) -> None:
    assert kinds(*lines) == found


def test_a_table_with_cells_ends_the_rows() -> None:
    lines = [Line(HEAD), Line("加固堤防 市水利局"), Line("甲", cell=Cell(0, 0, 0)), Line("清理河道 市水利局")]
    assert [gaps is Gaps.NONE for gaps in gaps_of(lines)] == [False, False, True, True]


def test_rows_keep_their_gaps_and_words_do_not() -> None:
    source = "通 知\n序号 工作任务 责任单位\n1 加固2 处堤防 市水利局\n2 入园率 % 5 月底"
    assert load_bytes("a.txt", source.encode()).text.split("\n") == [
        "通知",
        "序号 工作任务 责任单位",
        "1 加固2 处堤防 市水利局",
        "2 入园率 % 5月底",
    ]


@pytest.mark.parametrize(
    ("line", "found"),
    [(HEAD, True), ("  序号\t工作任务\t责任单位", True), ("加固堤防 市水利局", False), ("工作任务", False)],
)
def test_which_line_names_columns(line: str, found: bool) -> None:
    assert is_head(line) is found
