"""One cell of units for several rows: told where the numbers and what else the rows lack show it, else left open."""

import pytest

from corpus.fold import fold
from corpus.model import Document
from extract.grid import grids
from extract.tables.restore import restore_tables
from tests.documents import document_of

GROUPED = "序号\n事项\n工作措施\n责任单位"
PLAIN = "序号\n工作任务\n责任单位"
FIRST = "1\n堤防工程\n加固望溪堤防\n市水利局\n2\n清理排水沟渠"
SECOND = "3\n林场工程\n补植北渡林场\n市林业局、各县(区)政府\n4\n疏通防火道路"
ACROSS = "行动一:水安全行动\n1\n加固望溪堤防\n市水利局\n2\n清理排水沟渠\n行动二:绿色行动\n3\n补植北渡林场\n市林业局"


def units(text: str) -> dict[str, str]:
    """Number → units, of each row of the table."""
    document: Document = restore_tables(found := document_of(text), fold(found.text)).document
    told: dict[str, str] = {}
    for grid in grids(document):
        for row in range(1, grid.rows):
            cells = grid.row(row)
            if len(cells) > 1:
                last = cells.get(grid.columns - 1)
                told[document[cells[0]]] = document[last] if last else ""
    return told


def issues(text: str) -> int:
    document = document_of(text)
    return len(restore_tables(document, fold(document.text)).issues)


WATER, WOOD = "市水利局", "市林业局、各县(区)政府"


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (f"{GROUPED}\n{FIRST}\n{SECOND}", {"1": WATER, "2": WATER, "3": WOOD, "4": WOOD}),
        (  # rows further on have units of their own again, and groups of one row
            f"{GROUPED}\n{FIRST}\n{SECOND}\n5\n修缮瞭望塔\n市应急局\n6\n渔港工程\n改造渔港\n县农业农村局",
            {"1": WATER, "2": WATER, "3": WOOD, "4": WOOD, "5": "市应急局", "6": "县农业农村局"},
        ),
        (  # numbers left out by an excerpt
            f"{GROUPED}\n{FIRST}\n{SECOND.replace('3', '8', 1).replace('4', '9', 1)}",
            {"1": WATER, "2": WATER, "8": WOOD, "9": WOOD},
        ),
        (  # a line over the first row stands among the heads
            f"{GROUPED}\n夯实安全基础\n{FIRST}\n{SECOND}\n5\n修缮瞭望塔\n市应急局\n建立长效机制\n6\n巡查机制\n健全巡查办法\n市应急局",
            {"1": WATER, "2": WATER, "3": WOOD, "4": WOOD, "5": "市应急局", "6": "市应急局"},
        ),
        (f"{PLAIN}\n{ACROSS}", {"1": WATER, "2": WATER, "3": "市林业局"}),
        (  # heads without a number stand between the rows that the cell spans
            f"{PLAIN}\n{ACROSS}\n古树保护\n4\n建档古树\n5\n修复古树群",
            {"1": WATER, "2": WATER, "3": "市林业局"},
        ),
        (
            f"{PLAIN}\n{ACROSS}\n古树保护\n4\n建档古树\n5\n修复古树群\n行动三:节水行动\n6\n改造管网\n市住建局",
            {"1": WATER, "2": WATER, "3": "市林业局", "4": "市林业局", "5": "市林业局", "6": "市住建局"},
        ),
        (  # a line over rows inside a group may look like a unit
            f"{PLAIN}\n{ACROSS}\n4\n建档古树\n行动三:节水行动\n产业园区\n5\n改造管网\n市住建局\n6\n检修水表",
            {"3": "市林业局", "4": "市林业局", "5": "市住建局", "6": "市住建局"},
        ),
    ],
)
def test_a_cell_of_units_spans_the_rows_that_lack_it(text: str, expected: dict[str, str]) -> None:
    told = units(f"任务表\n{text}\n附件2\n清单")
    assert {number: told.get(number) for number in expected} == expected


@pytest.mark.parametrize(
    "text",
    [
        f"{PLAIN}\n1\n加固堤防\n市水利局\n2\n清理沟渠\n3\n补植林场\n市林业局",  # nothing shows that it was merged
        f"{PLAIN}\n行动一:水安全行动\n1\n加固堤防\n市水利局\n行动二:绿色行动\n2\n补植林场\n3\n建档古树\n市林业局",
        f"{GROUPED}\n1\n堤防工程\n加固堤防\n市水利局\n2\n林场工程\n补植林场\n3\n渔港工程\n改造渔港\n市渔业局",
    ],
)
def test_a_row_without_units_is_left_open_where_its_cell_may_be_empty(text: str) -> None:
    assert "2" not in units(f"任务表\n{text}\n附件2\n清单")
    assert issues(f"任务表\n{text}\n附件2\n清单")


def test_a_last_row_without_units_is_told_to_be_open() -> None:
    text = f"任务表\n{GROUPED}\n{FIRST}\n{SECOND}\n5\n修缮瞭望塔\n注:有关工作按进度报送\n附件2\n清单"
    assert units(text) == {"1": WATER, "2": WATER, "3": WOOD, "4": WOOD}
    assert issues(text) == 1


TIMED = "序号\n工作任务\n责任单位\n完成时限\n1\n加固望溪堤防。\n市水利局\n5月底前\n2\n改造渔港。\n市渔业局\n8月底前"
LAST = "3\n补植林场。\n市林业局\n12月底前"


def timed(text: str) -> list[str]:
    """The cells of units, each row's, with that which spans it."""
    document = restore_tables(found := document_of(text), fold(found.text)).document
    (grid,) = grids(document)
    return [document[grid.cells[row, 2]] if (row, 2) in grid.cells else "" for row in range(1, grid.rows)]


@pytest.mark.parametrize(
    ("more", "expected"),
    [
        ("修缮码头。\n12月底前", ["市水利局", "市渔业局", "市渔业局", "市林业局"]),
        ("修缮码头。\n9月底前\n疏浚航道。\n12月底前", ["市水利局", "市渔业局", "市渔业局", "市渔业局", "市林业局"]),
    ],
)
def test_a_row_without_number_and_units_but_with_its_own_time_is_spanned(more: str, expected: list[str]) -> None:
    assert timed(f"任务表\n{TIMED}\n{more}\n{LAST}\n附件2\n清单") == expected


def test_a_numbered_row_with_a_time_and_no_units_is_left_open() -> None:
    text = f"任务表\n{TIMED}\n3\n修缮码头。\n12月底前\n{LAST.replace('3', '4', 1)}\n附件2\n清单"
    assert issues(text)
