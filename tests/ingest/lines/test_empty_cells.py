"""Where single signs part a head's columns, more of them in a row show empty cells."""

from __future__ import annotations

import pytest

from corpus.model import EmptyCells
from ingest import load_bytes
from ingest.line import Line
from ingest.lines.empty_cells import mark_empty, take_marks
from ingest.lines.gaps import gaps_of

HEAD = "序号 类别 工作任务 责任单位"


def shown(*lines: str) -> list[list[tuple[str, int]]]:
    """Of each block the words behind its empty cells, with their number."""
    document = load_bytes("a.txt", "\n".join(lines).encode())
    texts = ((block, document[block.span]) for block in document.blocks)
    return [[(text[cells.before :].split(" ")[0], cells.count) for cells in block.empty] for block, text in texts]


@pytest.mark.parametrize(
    ("row", "found"),
    [
        ("1 水利 加固堤防 市水利局", []),
        ("2  清理河道 市水利局", [("清理河道", 1)]),
        ("2   市水利局", [("市水利局", 2)]),
        ("  清理河道 市水利局", [("清理河道", 2)]),  # at the beginning each sign is a cell
        ("2 水利 清理河道  ", []),  # at the end they come and go
        ("2 水利 清理\t河道 市水利局", []),  # another sign
    ],
)
def test_which_cells_a_row_shows_to_be_empty(row: str, found: list[tuple[str, int]]) -> None:
    assert shown(HEAD, "1 水利 加固堤防 市水利局", row)[2] == found


@pytest.mark.parametrize("sign", ["\t", "\u3000", "\u00a0"])
def test_any_sign_may_part_cells(sign: str) -> None:
    rows = (HEAD, "1 水利 加固堤防 市水利局", "2  清理河道 市水利局", "3 交通 改造公路")
    assert shown(*(row.replace(" ", sign) for row in rows))[2] in ([("清理河道", 1)], [])
    lines = [Line(row.replace(" ", sign)) for row in rows]
    marked = list(mark_empty(lines, gaps_of(lines)))
    assert [take_marks(text)[1] for text in marked] == [(), (), (EmptyCells(3, 1),), ()]


def test_the_text_keeps_one_blank() -> None:
    document = load_bytes("a.txt", f"{HEAD}\n1 水利 加固堤防 市水利局\n  清理河道 市水利局".encode())
    assert document.text.split("\n")[1:] == ["1 水利 加固堤防 市水利局", "清理河道 市水利局"]


@pytest.mark.parametrize(
    "head", ["序号  类别  工作任务  责任单位", "序号 类别 工作任务   责任单位", "序号 类别\t工作任务 责任单位"]
)
def test_a_head_set_apart_by_more_than_single_signs_says_nothing(head: str) -> None:
    assert not any(shown(head, "1  水利  加固堤防  市水利局", "2    清理河道  市水利局"))


def test_an_indent_of_the_whole_table_is_none() -> None:
    assert not any(shown("  " + HEAD, "  1 水利 加固堤防 市水利局", "  2 水利 清理河道 市水利局"))


def test_prose_has_no_cells() -> None:
    assert shown("要求：  抓好落实。", "澜州市人民政府  2024年2月1日") == [[], []]


def test_the_next_table_has_a_head_of_its_own() -> None:
    rows = shown(HEAD, "1  加固堤防 市水利局", "工作任务   责任单位", "清理河道  市水利局")
    assert rows == [[], [("加固堤防", 1)], [], []]


def test_a_line_that_holds_the_mark_itself_stays() -> None:
    lines = [Line(HEAD), Line("1 水利 加固\ue001堤防  市水利局")]
    assert list(mark_empty(lines, gaps_of(lines))) == [line.text for line in lines]
