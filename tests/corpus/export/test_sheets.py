"""Sheets as Excel books and CSV: what prints, what fits, and nothing that is run as a formula."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from corpus.export.sheets import Sheet, safe, to_csv, to_xlsx
from tests.opened_files import book, csv_rows

DANGEROUS = ["=1+1", "+1", "-1", "@SUM(A1)", "=HYPERLINK(\"http://x\")", "\t=1", "＝1+1", "＋1", "－1", "＠SUM(A1)", "=cmd|' /C calc'!A0"]  # fmt: skip


@pytest.mark.parametrize("text", DANGEROUS)
def test_no_cell_is_a_formula(text):
    sheet = Sheet(name="甲", columns=("乙",), rows=((text,),), title=text, notes=(text,))
    page = book(to_xlsx([sheet]))["甲"]
    assert all(cell.data_type in "sn" for row in page.iter_rows() for cell in row)
    assert [cell.quotePrefix for row in page.iter_rows(min_row=3, max_row=3) for cell in row] == [True]
    assert csv_rows(to_csv(sheet))[1] == [f"'{text}"]


@given(st.text(st.characters(exclude_categories=["Cs"]), max_size=30))
def test_csv_never_begins_a_cell_with_a_formula(text):
    assert not safe(text).startswith(("=", "+", "-", "@", "＝", "＋", "－", "＠", "\t", "\r"))
    assert safe(text).endswith(text)


def test_a_cell_longer_than_excel_allows_is_cut():
    page = book(to_xlsx([Sheet(name="甲", columns=("乙",), rows=(("字" * 40_000,),))]))["甲"]
    assert len(page["A2"].value) == 32_000


def test_sheet_names_that_excel_refuses_are_mended():
    assert book(to_xlsx([Sheet(name="甲/乙:" + "丙" * 40, columns=("丁",), rows=())])).sheetnames == [
        "甲·乙·" + "丙" * 27
    ]


@pytest.mark.parametrize(
    ("name", "expected"),
    [("1 it's'", "1 it's’"), ("1 甲\x01\n乙", "1 甲··乙"), ("1 " + "😀" * 31, "1 " + "😀" * 14), ("'" * 40, None)],
)
def test_a_sheet_can_have_any_name(name, expected):
    (made,) = book(to_xlsx([Sheet(name=name, columns=("丁",), rows=())])).sheetnames
    assert made == (expected or made)


def page(**changes):
    sheet = Sheet(**{"name": "表", "columns": ("甲", "乙"), "rows": (("一", 2), ("三", None)), **changes})
    return book(to_xlsx([sheet]))["表"]


def cells(sheet):
    return [[cell.value for cell in row] for row in sheet.iter_rows()]


def test_values_stay_what_they_are():
    assert cells(page()) == [["甲", "乙"], ["一", 2], ["三", None]]
    assert cells(page(rows=(("", 0), (None, 2.5)))) == [["甲", "乙"], [None, 0], [None, 2.5]]


def test_title_subtitle_headings_and_notes_have_rows_of_their_own():
    sheet = page(title="题", subtitle="来源", headings={1: ("上", "下")}, notes=("注",))
    assert [row[0] for row in cells(sheet)] == ["题", "来源", "甲", "一", "上", "下", "三", "注"]
    assert sheet.freeze_panes == "A4"
    assert sheet.print_title_rows == "$3:$3"


@pytest.mark.parametrize(
    ("widths", "reaches"),
    [((40, 40, 40), "A1:C1"), ((40, 190, 40), "A1:B1"), ((40, 191, 40), None), ((231, 9, 9), None)],
)
def test_a_title_stands_over_all_columns_that_one_page_shows(widths, reaches):
    names = ("甲", "乙", "丙")
    sheet = page(columns=names, rows=(("一", 2, 3),), title="题", widths=dict(zip(names, widths, strict=True)))
    assert [str(each) for each in sheet.merged_cells.ranges] == ([reaches] if reaches else [])


def test_a_sheet_can_be_filtered_unless_headings_stand_between_its_rows():
    assert page().auto_filter.ref == "A1:B3"
    assert page(headings={0: ("上",)}).auto_filter.ref is None
    assert page(rows=()).auto_filter.ref is None


@pytest.mark.parametrize(
    ("changes", "width"),
    [
        ({"widths": {"甲": 30}}, 30),
        ({}, 8),  # never narrower
        ({"rows": (("字" * 3, None),)}, 8),
        ({"rows": (("字" * 4, None),)}, 10),
        ({"rows": (("字" * 10, None),)}, 22),  # two for a Han character, and a little room
        ({"rows": (("字" * 10 + "\n" + "字" * 15, None),)}, 32),  # by the longest line
        ({"rows": (("字" * 99, None),)}, 42),  # never wider
        ({"columns": ("字" * 8, "乙")}, 18),  # the head counts, too
        ({"rows": (*[("字", None)] * 499, ("字" * 10, None))}, 22),
        ({"rows": (*[("字", None)] * 500, ("字" * 10, None))}, 8),  # no more than 500 rows are looked at
    ],
)
def test_widths(changes, width):
    padding = 0.71  # what Excel adds to a width
    assert page(**changes).column_dimensions["A"].width == pytest.approx(width + padding, abs=0.01)


def test_a_row_is_as_high_as_its_text_and_no_higher_than_allowed():
    low, high = page(rows=(("字", None), ("字" * 420, None))), page(rows=(("字" * 9000, None),))
    assert low.row_dimensions[2].height < low.row_dimensions[3].height
    assert high.row_dimensions[2].height == pytest.approx(409, abs=1)  # all that Excel allows
    assert page(rows=(("字" * 9000, None),), tallest=64).row_dimensions[2].height == pytest.approx(64, abs=1)


@pytest.mark.parametrize(
    ("text", "lines"),
    [
        ("字", 1),
        ("字" * 5, 1),
        ("字" * 5 + "a", 2),
        ("字" * 10, 2),
        ("字" * 10 + "a", 3),
        ("一\n二\n三", 3),
        ("字" * 6 + "\n", 3),
    ],
)
def test_a_row_has_room_for_its_lines(text, lines):
    """A column of 11 holds five characters of two and keeps one for its edges."""
    sheet = page(widths={"甲": 11, "乙": 11}, rows=((text, None),), headings={0: ("上",)}, columns=("甲", "乙"))
    assert sheet.row_dimensions[3].height == pytest.approx(14.5 * lines + 6, abs=0.3)
    assert sheet.row_dimensions[2].height == pytest.approx(14.5 + 6, abs=0.3)  # a heading has the whole width


@pytest.mark.parametrize(("name", "height"), [("甲", 24), ("字" * 5, 24), ("字" * 6, 35)])
def test_the_head_is_a_little_higher(name, height):
    sheet = page(columns=(name, "乙"), widths={name: 11, "乙": 11})
    assert sheet.row_dimensions[1].height == pytest.approx(height, abs=0.3)


@pytest.mark.parametrize(("length", "lines"), [(9, 1), (10, 2)])
def test_a_title_has_room_for_its_large_letters(length, lines):
    """Of 36 that the columns have, 20 are left to letters that are almost twice as wide: nine of two, and the edges."""
    sheet = page(title="字" * length, subtitle="字" * (length + 8), widths={"甲": 18, "乙": 18})
    assert sheet.row_dimensions[1].height == pytest.approx(34 * lines, abs=0.3)
    assert sheet.row_dimensions[2].height == pytest.approx(14.5 * lines, abs=0.3)


def test_wide_sheets_take_several_pages_and_repeat_their_first_column():
    narrow, wide = page(), page(widths={"甲": 40, "乙": 200})
    assert (narrow.page_setup.fitToWidth or 1, wide.page_setup.fitToWidth) == (1, 2)
    assert (narrow.print_title_cols, wide.print_title_cols) == (None, "$A:$A")
    assert (narrow.freeze_panes, wide.freeze_panes) == ("A2", "B2")


@pytest.mark.parametrize(
    ("line", "font", "points", "place"),
    [
        (1, "黑体", 18, "center"),  # 小二
        (2, "宋体", 10, "center"),
        (3, "黑体", 10.5, "center"),  # 五号
        (4, "黑体", 10.5, None),  # a heading between rows
        (5, "宋体", 10.5, None),
        (6, "宋体", 9, None),  # 小五
    ],
)
def test_fonts_are_those_of_offices(line, font, points, place):
    sheet = page(title="题", subtitle="来源", rows=(("一", "二"),), headings={0: ("上",)}, notes=("注",))
    cell = sheet.cell(line, 1)
    assert (cell.font.name, cell.font.size) == (font, points)
    assert cell.alignment.horizontal == place
    assert bool(cell.border.left.style) is (2 < line < 6)  # the table is ruled, and nothing else


def test_csv_is_what_excel_opens_as_chinese():
    data = to_csv(Sheet(name="表", columns=("甲", "乙"), rows=(("一,二", 2), ("三\n四", None)), headings={1: ("上",)}))
    assert data.startswith(b"\xef\xbb\xbf")
    assert csv_rows(data) == [["甲", "乙"], ["一,二", "2"], ["三\n四", ""]]  # headings are left out


@pytest.mark.parametrize(
    ("name", "expected"), [("甲", "甲"), ("a[b]:*?/\\c", "a·b······c"), ("丙" * 31, "丙" * 31), ("丙" * 32, "丙" * 31)]
)
def test_names_of_sheets(name, expected):
    assert book(to_xlsx([Sheet(name=name, columns=("丁",), rows=())])).sheetnames == [expected]


def test_words_that_look_like_mark_up_of_the_book_are_words():
    text = "<r>甲 & <乙></r>"
    sheet = Sheet(name="甲", columns=(text,), rows=((text,),), title=text, notes=(text,))
    cells = [row[0].value for row in book(to_xlsx([sheet]))["甲"].iter_rows()]
    assert [value.strip() for value in cells] == [text] * 4


def test_a_link_looks_like_one():
    cell = page(links={(0, 0): "http://localhost:8501/?a=1"}).cell(2, 1)
    assert (cell.value, cell.font.underline, cell.font.color.rgb[-6:]) == ("一", "single", "0563C1")
    assert cell.hyperlink is not None
    assert page().cell(2, 1).font.underline is None
