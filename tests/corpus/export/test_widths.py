"""Columns are as wide as their words need them."""

import pytest

from corpus.export.unbroken import width
from corpus.export.widths import column_widths, lines_of


def test_the_page_is_filled():
    assert sum(column_widths(["甲", "乙"], [["一", "二"]], 60)) == pytest.approx(60)
    assert sum(column_widths(["甲", "乙"], [], 60)) == pytest.approx(60)
    assert sum(column_widths(["甲" * 30] * 9, [["字" * 40] * 9], 60)) == pytest.approx(60)


def test_long_texts_have_the_room():
    number, text, unit = column_widths(["序号", "内容", "单位"], [["1", "字" * 300, "市水务局"]] * 5, 60)
    assert text > 45
    assert number < 4
    assert 4 <= unit < 8


def test_a_column_is_wide_enough_for_a_unit_of_its_own():
    _, unit = column_widths(["内容", "单位"], [["字" * 900, "市水务和河湖局、市港航局"]] * 9, 40)
    assert unit >= 7


def test_a_word_that_one_row_has_makes_no_column_wide():
    rows = [["字" * 90, "市水务和河湖局" if n == 0 else ""] for n in range(40)]
    assert column_widths(["内容", "单位"], rows, 40)[1] < 5


def test_a_rare_word_has_as_much_room_as_it_is_given():
    rows = [["字" * 90, "市水务和河湖局" if n == 0 else ""] for n in range(40)]
    wide, narrow = (column_widths(["内容", "单位"], rows, 40, rare)[1] for rare in (4, 2))
    assert wide > narrow + 1


def test_a_head_is_not_parted_before_its_last_letter():
    assert column_widths(["内容", "牵头单位"], [["字" * 900, "水务局"]] * 9, 60)[1] >= 4.4


def test_a_document_number_at_the_head_of_a_line_fits():
    number = "云澜办发改函〔2021〕1234号"
    rows = [["字" * 900, f"{number}\n三、（一）" if n == 0 else "四、"] for n in range(40)]
    assert column_widths(["内容", "来源"], rows, 40)[1] >= width(number) + 1


def test_two_columns_of_one_kind_are_of_one_width():
    first, second = column_widths(["甲", "乙"], [["字" * 50, "字" * 50]], 40)
    assert first == pytest.approx(second, abs=1)


@pytest.mark.parametrize(("row", "lines"), [(["甲", ""], 1), (["甲" * 6, "乙"], 2), (["甲", "乙\n丙\n丁"], 3)])
def test_lines(row, lines):
    assert lines_of(row, [5, 5]) == lines
