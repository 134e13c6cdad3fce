"""A table as it is handed in: what it takes over, what is printed of it, and who has what to do."""

from dataclasses import replace

import pytest

from corpus.division.rows import INFERRED, Grouping, TableColumn
from corpus.division.table import TableOptions, task_table
from corpus.export.handout import (
    cite,
    headings,
    rows_by_unit,
    source_words,
    split_units,
    task_handout,
)
from corpus.model import UnitRole
from tests.sample_plan import PLAN

HANDOUT = task_handout(task_table([PLAN]))
OTHER = replace(PLAN, document=replace(PLAN.document, source=replace(PLAN.document.source, sha256="b" * 64)))


def test_every_row_keeps_its_group_its_words_and_its_origin():
    first = HANDOUT.rows[0]
    assert first.path == ("一、重点任务",)
    assert first.cells[TableColumn.LEAD] == "市环保局"
    (origin,) = first.origins
    assert (origin.place, origin.source.file) == ("一、（一）", "云山市无废城市方案.docx")
    assert origin.quote == PLAN.document[origin.span]
    assert cite(origin) == "《云山市“无废城市”建设实施方案》（云政发〔2023〕7号）一、（一）"


def test_columns_in_which_nothing_stands_are_not_printed():
    assert TableColumn.SUPERVISING not in HANDOUT.filled
    lone = replace(HANDOUT, rows=HANDOUT.rows[3:])
    assert lone.filled == (TableColumn.NUMBER, TableColumn.TASK, TableColumn.SOURCE)


def test_columns_that_a_person_named_stay_empty():
    wanted = (TableColumn.TASK, TableColumn.SUPERVISING)
    assert task_handout(task_table([PLAN], TableOptions(columns=wanted))).filled == wanted


def test_a_source_names_its_document_where_there_are_several():
    both = task_handout(task_table([PLAN, OTHER]))
    assert source_words(HANDOUT.rows[0], HANDOUT) == "一、（一）"
    assert source_words(both.rows[0], both) == "云政发〔2023〕7号 一、（一）"


def test_a_document_without_number_or_title_goes_by_what_it_has():
    bare = replace(PLAN, metadata=replace(PLAN.metadata, document_number=None))
    nameless = replace(OTHER, metadata=replace(PLAN.metadata, document_number=None, title=None))
    both = task_handout(task_table([bare, nameless]))
    found = [source_words(row, both) for row in both.rows]
    assert found[0] == "云山市“无废城市”建设实施方案 一、（一）"
    assert found[4] == "云山市无废城市方案.docx 一、（一）"


def test_a_row_that_stands_under_several_units_is_one_row():
    table = task_handout(task_table([PLAN], TableOptions(by=Grouping.UNIT)))
    assert len(table.rows) > len(table.own_rows()) == 4


def test_heads_below_a_head_that_stays_are_told_with_their_depth():
    paths = [("甲", "一"), ("甲", "一"), ("甲", "二"), ("乙", "二"), ()]
    assert headings(paths) == {0: (0, ("甲", "一")), 2: (1, ("二",)), 3: (0, ("乙", "二"))}


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("市财政局、市审计局", ["市财政局", "市审计局"]),
        ("各县（市、区）人民政府、市港航局", ["各县（市、区）人民政府", "市港航局"]),
        ("市气象局，市水务局；市林草局", ["市气象局", "市水务局", "市林草局"]),
        ("市水务局\n市水务局", ["市水务局"]),
        (f"市港航局{INFERRED}、市气象局", ["市港航局", "市气象局"]),
        ("市生态环境局（原市环保局）", ["市生态环境局"]),
        ("市交通委（市道运中心）", ["市交通委（市道运中心）"]),
        ("市水务局）、市林草局", ["市水务局）", "市林草局"]),
        (" 、；", []),
    ],
)
def test_units_of_a_cell(text, names):
    assert [unit.name for unit in split_units(text)] == names


def test_each_unit_has_its_rows_with_what_it_leads_first():
    first, second = HANDOUT.rows[:2]
    helping = replace(first, cells={**first.cells, TableColumn.LEAD: "乙局", TableColumn.COOPERATING: "甲局"})
    leading = replace(second, cells={**second.cells, TableColumn.LEAD: "甲局", TableColumn.RESPONSIBLE: "甲局、乙局"})
    found = list(rows_by_unit(replace(HANDOUT, rows=(helping, leading)), split_units))
    assert [(each.unit, each.roles) for each in found] == [
        ("乙局", (UnitRole.LEAD,)),
        ("乙局", (UnitRole.RESPONSIBLE,)),
        ("甲局", (UnitRole.LEAD, UnitRole.RESPONSIBLE)),
        ("甲局", (UnitRole.COOPERATING,)),
    ]
