"""The sheets of a table that is handed in."""

from dataclasses import replace

import pytest

from corpus.division.rows import Grouping, TableColumn
from corpus.division.table import TableOptions, task_table
from corpus.export.handout import HandoutOptions, HeadStyle, SourceStyle, task_handout
from corpus.export.handout_sheets import WIDTHS, book_sheets, source_sheet, table_sheet, unit_sheet, word_sheet
from corpus.export.sheets import to_xlsx
from tests.opened_files import book
from tests.sample_plan import PLAN

HANDOUT = task_handout(task_table([PLAN]))
OTHER = replace(PLAN, document=replace(PLAN.document, source=replace(PLAN.document.source, sha256="b" * 64)))


def test_columns_have_widths():
    assert set(WIDTHS) == set(TableColumn)


@pytest.mark.parametrize(
    ("column", "words"),
    [
        (TableColumn.NUMBER, "1000"),
        (TableColumn.ROLE, "牵头单位"),
        (TableColumn.LEAD, "省农业农村厅、"),
        (TableColumn.COOPERATING, "省文化和旅游厅、"),
        (TableColumn.SUPERVISING, "省委督查室、"),
        (TableColumn.RESPONSIBLE, "省人力资源社会保障厅、"),
        (TableColumn.DEADLINE, "2025年12月31日前"),
    ],
)
def test_what_usually_stands_in_a_column_takes_one_line(column, words):
    assert len(words.encode("gbk")) <= WIDTHS[column]


def test_a_quote_shows_six_lines():
    """One long paragraph must not fill the screen; its end can be scrolled to in the cell."""

    def height(lines):
        rows = tuple(
            replace(row, origins=tuple(replace(o, quote="行\n" * (lines - 1) + "行") for o in row.origins))
            for row in HANDOUT.rows
        )
        return book(to_xlsx([source_sheet(replace(HANDOUT, rows=rows))]))["出处"].row_dimensions[3].height

    heights = [height(lines) for lines in (5, 6, 7, 99)]
    assert heights[1] - heights[0] == pytest.approx(14.5, abs=0.3)
    assert heights[1] == heights[2] == heights[3]


def test_numbers_are_numbers_and_other_digits_are_words():
    table = task_table([replace(PLAN, tasks=(replace(PLAN.tasks[0], title="2025"),))])
    assert table_sheet(task_handout(table)).rows[0][1:3] == (1, "2025")


def test_a_place_needs_more_room_where_it_names_its_document():
    alone, both = table_sheet(HANDOUT), table_sheet(task_handout(task_table([PLAN, OTHER])))
    assert alone.widths["来源"] < both.widths["来源"] == WIDTHS[TableColumn.SOURCE]


@pytest.mark.parametrize("column", ["序号", "完成时限"])
def test_short_columns_are_centred(column):
    assert column in table_sheet(HANDOUT).centred
    assert "任务" not in table_sheet(HANDOUT).centred


def test_units_stand_with_what_they_are_and_what_they_have_to_do():
    sheet = unit_sheet(HANDOUT)
    assert sheet.columns[:4] == ("单位", "角色", "序号", "任务")
    assert [row[:4] for row in sheet.rows] == [
        ("市环保局", "牵头", 1, "推进源头减量"),
        ("市财政局", "配合", 1, "推进源头减量"),
        ("市商务局", "配合", 1, "推进源头减量"),
        ("各县（市、区）人民政府", "责任", 2, "建设收运体系"),
        ("市委宣传部", "牵头", 3, "加强宣传"),
    ]


def test_a_file_leads_to_its_page_where_one_is_known():
    options = HandoutOptions(page=lambda origin: f"http://localhost/{origin.entry_id}")
    sheet = book(to_xlsx([source_sheet(HANDOUT, options)]))["出处"]
    assert sheet["C2"].value == "云山市无废城市方案.docx"
    assert sheet["C2"].hyperlink.target == f"http://localhost/{sheet['H2'].value}"
    assert book(to_xlsx([source_sheet(HANDOUT)]))["出处"]["C2"].hyperlink is None


def test_sheets_without_rows_are_left_out():
    bare = replace(HANDOUT, rows=HANDOUT.rows[3:], findings=())
    assert [sheet.name for sheet in book_sheets(bare)] == ["任务分工表", "出处"]


# --- for Word -----------------------------------------------------------------------------------------------------


def test_groups_are_rows_over_their_rows_or_a_column():
    rows, column = word_sheet(HANDOUT), word_sheet(HANDOUT, HandoutOptions(heads=HeadStyle.COLUMN))
    assert (rows.columns[0], rows.headings) == ("序号", {0: ("一、重点任务",), 2: ("二、保障措施",)})
    assert (column.columns[:2], column.headings, column.merged) == (("分组", "序号"), {}, {"分组"})
    assert [row[0] for row in column.rows] == ["一、重点任务"] * 2 + ["二、保障措施"] * 2


def test_heads_below_the_outermost_share_a_row():
    paths = [("甲", "一", "1"), ("甲", "一", "2"), ("甲", "二", "1"), ("乙", "二", "1")]
    rows = tuple(replace(row, path=path) for row, path in zip(HANDOUT.rows, paths, strict=True))
    sheet = word_sheet(replace(HANDOUT, rows=rows))
    assert sheet.headings == {0: ("甲", "一　1"), 1: ("2",), 2: ("二　1",), 3: ("乙", "二　1")}
    assert sheet.depths == {0: 0, 1: 2, 2: 1, 3: 0}


def test_sources_are_a_column_footnotes_or_nothing():
    column, notes, none = (word_sheet(HANDOUT, HandoutOptions(sources=style)) for style in SourceStyle)
    assert "来源" in column.columns
    assert column.subtitle == "来源：《云山市“无废城市”建设实施方案》（云政发〔2023〕7号）"
    assert "来源" not in notes.columns
    assert notes.footnotes[0] == ("《云山市“无废城市”建设实施方案》（云政发〔2023〕7号）一、（一）",)
    assert notes.footnoted == "任务"
    assert ("来源" not in none.columns, none.footnotes, none.subtitle) == (True, {}, None)


def test_a_number_begins_its_line_and_a_document_over_the_rows_is_not_said_again():
    both = task_handout(task_table([PLAN, OTHER]))
    assert word_sheet(both).rows[0][-1] == "一、（一）"
    assert word_sheet(both).headings[0][0] == "《云山市“无废城市”建设实施方案》（云政发〔2023〕7号）"
    by_unit = task_handout(task_table([PLAN, OTHER], TableOptions(by=Grouping.UNIT)))
    assert word_sheet(by_unit).rows[0][-1] == "云政发〔2023〕7号\n一、（一）"


def with_targets(count, words="建成站点五座", **options):
    rows = tuple(
        replace(
            HANDOUT.rows[0],
            row_id=str(n),
            cells={
                TableColumn.TASK: "甲",
                TableColumn.CONTENT: "年内建成站点五座。",
                TableColumn.TARGETS: words if n < count else "",
            },
        )
        for n in range(10)
    )
    return word_sheet(replace(HANDOUT, rows=rows, **options)).columns


def test_few_targets_that_the_content_says_anyway_have_no_column_on_paper():
    assert "量化目标" not in with_targets(2)
    assert "量化目标" in with_targets(3)
    assert "量化目标" in with_targets(2, words="建成站点六座")
    assert "量化目标" in with_targets(2, chosen=True)


def test_a_column_of_a_person_is_printed_though_empty():
    options = TableOptions(columns=(TableColumn.TASK, TableColumn.SUPERVISING))
    assert word_sheet(task_handout(task_table([PLAN], options))).columns == ("任务", "督导单位")
