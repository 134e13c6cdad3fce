"""A kept table of a 方案 as it is handed in."""

import io
import json
from dataclasses import replace
from datetime import date

import docx
import pytest

from corpus.division.rows import Grouping, TableColumn
from corpus.division.table import TableSource
from corpus.export.division import TableFormat
from corpus.export.plan import PlainReader, UnknownTable, export_plan_table, hand_in, plan_handout
from corpus.model import Span, UnitRole
from corpus.search.asked import Kind
from corpus.workspace.cells import CellLimit, NamedUnit
from corpus.workspace.model import PlanRow, PlanTable, Provenance, Workspace
from tests.opened_files import book, csv_rows, lines

ORDER = TableSource(document_id="d1", file="甲.docx", title="疏浚方案", document_number="栖政〔2024〕6号")
LETTER = TableSource(document_id="d2", file="乙.txt", title=None, document_number=None)
TASK, LEAD, DUE = TableColumn.TASK, TableColumn.LEAD, TableColumn.DEADLINE


def origin(source, entry="d1-t0", path=("一、疏浚", "（一）航道")):
    return Provenance(
        entry_id=entry, kind=Kind.TASK, source=source, span=Span(3, 9), path=path, quote="=疏浚航道，清除沉船。"
    )


def row(row_id, task, *origins, path=("一、疏浚",), **cells):
    made = {TASK: task, **{TableColumn(name): text for name, text in cells.items()}}
    return PlanRow(row_id=row_id, cells=made, path=path, origins=origins)


TABLE = PlanTable(
    table_id="t1",
    title="疏浚任务分工表",
    rows=(
        row("r1", "疏浚航道", origin(ORDER), lead="市港航局", deadline="2025年底前"),
        row("r2", "合并的任务", origin(ORDER), origin(LETTER, "d2-t0"), lead="市水务局", deadline="长期"),
        row("r3", "=手写的一行", path=("二、其他",)),
    ),
)
PLAN = Workspace(plan_id="p1", name="航道", tables=(TABLE,))


class Reader(PlainReader):
    """Knows one day."""

    def limit(self, text, source):
        return CellLimit(date(2025, 12, 31)) if text == "2025年底前" and source == ORDER else CellLimit()


READER = Reader()


def exported(form, **options):
    return export_plan_table(PLAN, "t1", form, reader=READER, **options)


@pytest.mark.parametrize("form", TableFormat)
def test_every_form_is_made_of_a_table_and_of_an_empty_one(form):
    assert exported(form)
    empty = replace(PLAN, tables=(PlanTable(table_id="t1", title="空"),))
    assert export_plan_table(empty, "t1", form)


def test_numbers_and_sources_follow_from_place_and_origins():
    rows = lines(book(exported(TableFormat.XLSX))["任务分工表"])
    assert rows[2] == ["分组", "序号", "任务", "牵头单位", "完成时限", "来源"]
    assert [each[1] for each in rows[3:]] == [1, 2, 3]
    assert rows[4][-1].split("\n")[1].startswith("乙.txt ")
    assert rows[5][-1] is None


def test_every_origin_has_its_line_among_the_sources():
    rows = lines(book(exported(TableFormat.XLSX))["出处"])[1:]
    assert [(each[1], each[2]) for each in rows] == [
        ("疏浚航道", "甲.docx"),
        ("合并的任务", "甲.docx"),
        ("合并的任务", "乙.txt"),
    ]
    assert all(each[6] == "=疏浚航道，清除沉船。" for each in rows)


def test_no_cell_of_a_kept_table_is_a_formula():
    page = book(exported(TableFormat.XLSX))["任务分工表"]
    assert {cell.data_type for each in page.iter_rows() for cell in each} <= {"s", "n"}
    assert "'=手写的一行" in csv_rows(exported(TableFormat.CSV))[3]


def test_the_columns_that_were_chosen_are_shown():
    table = replace(TABLE, columns=(TASK, TableColumn.SUPERVISING))
    handout = plan_handout(table, READER)
    assert handout.filled == (TASK, TableColumn.SUPERVISING)
    assert TableColumn.SUPERVISING not in plan_handout(TABLE, READER).filled


def test_json_has_all_origins_and_the_day():
    found = json.loads(exported(TableFormat.JSON))["rows"]
    assert [each["due"] for each in found] == ["2025-12-31", None, None]
    assert [len(each["origins"]) for each in found] == [1, 2, 0]
    assert found[1]["origins"][1]["file"] == "乙.txt"
    assert found[2]["task"] == "=手写的一行"


def test_the_calendar_tells_what_it_leaves_out():
    made = hand_in(PLAN, "t1", TableFormat.ICS, reader=READER)
    assert made.told == ("1 行的时限不是具体日期（第 2 行：长期），1 行没有写时限，没有写入日历。",)
    assert b"DTSTART;VALUE=DATE:20251231" in made.data
    assert b"UID:p1-r1@" in made.data
    assert hand_in(PLAN, "t1", TableFormat.CSV, reader=READER).told == ()


def test_without_a_reader_no_day_is_guessed():
    assert b"VEVENT" not in export_plan_table(PLAN, "t1", TableFormat.ICS)


def test_groups_follow_the_cells_as_they_stand_now():
    edited = replace(TABLE.rows[2], cells={**TABLE.rows[2].cells, LEAD: "市水务局、市港航局"})
    table = replace(TABLE, by=Grouping.UNIT, rows=(*TABLE.rows[:2], edited))
    handout = plan_handout(table, READER)
    assert [(each.path[0], each.cells[TableColumn.NUMBER], each.cells[TableColumn.ROLE]) for each in handout.rows] == [
        ("市港航局（牵头2项）", "1", "牵头"),
        ("市港航局（牵头2项）", "2", "牵头"),
        ("市水务局（牵头2项）", "3", "牵头"),
        ("市水务局（牵头2项）", "2", "牵头"),
    ]
    assert len(handout.own_rows()) == 3


def test_units_are_read_as_the_reader_reads_them():
    class OneUnit(Reader):
        def units(self, text):
            return (NamedUnit("市农业农村局", UnitRole.COOPERATING),) if text else ()

    made = export_plan_table(PLAN, "t1", TableFormat.XLSX, reader=OneUnit())
    assert {tuple(each[:2]) for each in lines(book(made)["按单位"])[2:]} == {("市农业农村局", "配合")}


def test_word_has_the_rows_under_their_sections():
    (table,) = docx.Document(io.BytesIO(exported(TableFormat.DOCX))).tables
    assert [each.cells[0].text for each in table.rows] == ["序号", "一、疏浚", "1", "2", "二、其他", "3"]


def test_a_table_that_is_not_there_is_said():
    with pytest.raises(UnknownTable, match="航道"):
        export_plan_table(PLAN, "t9", TableFormat.CSV)
