"""What the table on the page shows."""

from __future__ import annotations

from dataclasses import replace

import pytest

from corpus.division.rows import Grouping, TableColumn
from corpus.division.table import TableSource
from corpus.intake.tables import LexiconReader
from corpus.model import Span, UnitRole
from corpus.search.asked import Kind
from corpus.workspace.grouping import PlanGroup
from corpus.workspace.model import PlanRow, PlanTable, Provenance
from corpus.workspace.standing import Displaced, Standing
from ui.plans.rows import Beside, column_data, columns_of, group_data, opened_at, place_words, table_data

SOURCE = TableSource(
    document_id="ab", file="夹/方案.txt", title="栖河市海堤建设方案", document_number="栖府〔2024〕3号"
)
ORIGIN = Provenance(
    entry_id="ab-t0",
    kind=Kind.TASK,
    source=SOURCE,
    span=Span(3, 9),
    path=("一、任务",),
    quote="加固海堤",
    place="一、1.",
)
MADE = {TableColumn.TASK: "加固海堤", TableColumn.LEAD: "市水利局"}
ROW = PlanRow(
    row_id="r", cells={**MADE, TableColumn.LEAD: "市水务局"}, original=MADE, path=("一、任务",), origins=(ORIGIN,)
)
HAND = PlanRow(row_id="h", cells={TableColumn.TASK: "自己加的"})


def table(*rows: PlanRow, columns: tuple[TableColumn, ...] | None = None) -> PlanTable:
    return PlanTable(table_id="t", title="表", rows=rows, columns=columns)


def test_empty_columns_fold_away_and_come_when_something_stands_in_them() -> None:
    assert TableColumn.TARGETS not in columns_of(table(ROW), Grouping.SECTION)
    filled = replace(ROW, cells={**ROW.cells, TableColumn.TARGETS: "12 公里"})
    assert TableColumn.TARGETS in columns_of(table(filled), Grouping.SECTION)
    assert TableColumn.SOURCE in columns_of(table(ROW), Grouping.SECTION)
    assert TableColumn.SOURCE not in columns_of(table(HAND), Grouping.SECTION)


def test_chosen_columns_stay_whatever_stands_in_them() -> None:
    chosen = table(ROW, columns=(TableColumn.TARGETS,))
    assert columns_of(chosen, Grouping.SECTION) == (TableColumn.NUMBER, TableColumn.TASK, TableColumn.TARGETS)
    assert TableColumn.ROLE in columns_of(chosen, Grouping.UNIT)


@pytest.mark.parametrize("column", TableColumn)
def test_every_column_says_how_it_is_written(column: TableColumn) -> None:
    kinds = {"number", "text", "role", "unit", "deadline", "source"}
    data = column_data(column)
    assert data["kind"] in kinds
    assert data["h"] == column.heading


def test_a_row_says_what_was_edited_and_where_it_comes_from() -> None:
    (group,) = group_data([PlanGroup(path=("一、任务",), rows=(ROW, HAND))], tuple(TableColumn), Beside())
    row, hand = group["rows"]  # type: ignore[misc]
    assert row["c"] == {"task": "加固海堤", "lead": "市水务局"}
    assert row["o"] == {"lead": "市水利局"}
    assert row["s"] == [
        {"t": "栖河市海堤建设方案 · 栖府〔2024〕3号 · 一、1.", "href": "document?id=ab&at=3-9", "q": "加固海堤"}
    ]
    assert (hand["s"], hand["hand"], hand["o"]) == ([], True, {})


def test_only_some_rows_and_what_is_said_of_them() -> None:
    groups = [PlanGroup(path=("甲",), rows=(ROW,)), PlanGroup(path=("乙",), rows=(HAND,))]
    beside = Beside(only={"h"}, flags={"h": ["10:32 另一窗口改过"]})
    (group,) = group_data(groups, tuple(TableColumn), beside, restart=True)
    assert group["path"] == ["乙"]
    assert group["restart"]
    assert [row["f"] for row in group["rows"]] == [["10:32 另一窗口改过"]]  # type: ignore[attr-defined]


def test_by_unit_a_row_says_what_the_unit_is_in_it() -> None:
    group = PlanGroup(path=("市水务局",), rows=(ROW,), roles={"r": (UnitRole.LEAD,)})
    ((found,),) = (each["rows"] for each in group_data([group], tuple(TableColumn), Beside()))
    assert found["role"] == "牵头"


@pytest.mark.parametrize(
    ("displaced", "address", "note"),
    [
        (None, "document?id=ab&at=3-9", ""),
        (Displaced(standing=Standing.MOVED, span=Span(13, 19)), "document?id=ab&at=13-19", ""),
        (Displaced(standing=Standing.REWORDED), "document?id=ab&at=3-9", "（原文已变）"),
        (Displaced(standing=Standing.REMOVED), "", "（库中已无）"),
    ],
)
def test_where_a_passage_opens_today(displaced: Displaced | None, address: str, note: str) -> None:
    assert opened_at(ORIGIN, {ORIGIN: displaced} if displaced else {}) == (address, note)


def test_a_document_without_a_title_shows_its_file() -> None:
    bare = replace(ORIGIN, source=replace(SOURCE, title=None, document_number=None), place="")
    assert place_words(bare) == "方案.txt · 一、任务"


def test_a_row_in_several_groups_is_told_once() -> None:
    """By units a table is several times as long: what the rows say is sent once."""
    groups = [PlanGroup(path=("市水务局",), rows=(ROW, HAND)), PlanGroup(path=("市财政局",), rows=(ROW,))]
    first, second = group_data(groups, tuple(TableColumn), Beside())
    assert [row["id"] for row in first["rows"]] == ["r", "h"]  # type: ignore[attr-defined]
    assert second["rows"] == [{"id": "r", "role": groups[1].role_words(ROW)}]


def test_it_is_said_how_the_table_would_be_grouped_otherwise() -> None:
    """The rows themselves are said once; by units there is a column more."""
    data = table_data(table(ROW, HAND), LexiconReader(), Beside())
    assert [by for by, _ in data["groupings"]] == [by.value for by in Grouping]  # type: ignore[attr-defined]
    assert data["by"] == "section"
    assert [row["c"]["task"] for group in data["groups"] for row in group["rows"]] == ["加固海堤", "自己加的"]  # type: ignore[attr-defined]
    others = data["others"]
    assert set(others) == {by.value for by in Grouping} - {"section"}  # type: ignore[call-overload]
    first = others["unit"]["groups"][0]  # type: ignore[index]
    assert (first["path"], first["rows"]) == (["市水务局（牵头1项）"], [{"id": "r", "role": "牵头"}])
    assert "role" in [column["k"] for column in others["unit"]["columns"]]  # type: ignore[index]
    assert "role" not in [column["k"] for column in data["columns"]]  # type: ignore[attr-defined]
