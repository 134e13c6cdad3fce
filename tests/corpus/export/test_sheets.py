"""Sheets as Excel books and CSV: what prints, what fits, and nothing that is run as a formula."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from corpus.export.sheets import Sheet, safe, to_csv, to_xlsx
from tests.opened_files import book, csv_rows

DANGEROUS = ["=1+1", "+1", "-1", "@SUM(A1)", "=HYPERLINK(\"http://x\")", "\t=1", "=cmd|' /C calc'!A0"]  # fmt: skip


@pytest.mark.parametrize("text", DANGEROUS)
def test_no_cell_is_a_formula(text):
    sheet = Sheet(name="甲", columns=("乙",), rows=((text,),), title=text, notes=(text,))
    page = book(to_xlsx([sheet]))["甲"]
    assert all(cell.data_type in "sn" for row in page.iter_rows() for cell in row)
    assert [cell.quotePrefix for row in page.iter_rows(min_row=3, max_row=3) for cell in row] == [True]
    assert csv_rows(to_csv(sheet))[1] == [f"'{text}"]


@given(st.text(st.characters(exclude_categories=["Cs"]), max_size=30))
def test_csv_never_begins_a_cell_with_a_formula(text):
    assert not safe(text).startswith(("=", "+", "-", "@", "\t", "\r"))
    assert safe(text).endswith(text)


def test_a_cell_longer_than_excel_allows_is_cut():
    page = book(to_xlsx([Sheet(name="甲", columns=("乙",), rows=(("字" * 40_000,),))]))["甲"]
    assert len(page["A2"].value) == 32_000


def test_sheet_names_that_excel_refuses_are_mended():
    assert book(to_xlsx([Sheet(name="甲/乙:" + "丙" * 40, columns=("丁",), rows=())])).sheetnames == [
        "甲·乙·" + "丙" * 27
    ]
