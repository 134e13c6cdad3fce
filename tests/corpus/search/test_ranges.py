"""Years, dates and numbers as people write them, and how they compare."""

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from corpus.search.ranges import number_key, number_of, read_bounds, read_date, read_number

NUMBERS = st.decimals(min_value=-(10**15), max_value=10**15, places=4)


@given(NUMBERS, NUMBERS)
def test_keys_compare_as_numbers_do(one, other):
    assert (number_key(one) < number_key(other)) == (one < other)


@given(NUMBERS)
def test_a_number_comes_back_from_its_key(number):
    assert Decimal(number_of(number_key(number))) == number


@pytest.mark.parametrize(
    ("text", "number"),
    [("80", "80"), ("1,200", "1200"), ("１２.５％", "12.5"), ("0.50", "0.5"), ("-3", "-3"), ("0", "0")],
)
def test_numbers_as_typed(text, number):
    assert number_of(read_number(text)) == number


def test_keys_are_kept_on_disk_in_one_form():
    """An index of before is compared with what is asked today."""
    assert number_key(Decimal("1280.5")) == "1" + "0" * 16 + "1280.500000"
    assert number_key(Decimal("-1280.5")) == "0" + "9" * 16 + "8719.499999"
    assert {len(number_key(Decimal(10) ** power)) for power in (-9, 0, 19, 20, 30)} == {28}  # however large


@pytest.mark.parametrize("text", ["", "八十", "1.2.3", "80万", "nan"])
def test_what_is_no_number(text):
    assert read_number(text) is None


@pytest.mark.parametrize(
    ("text", "date"),
    [
        ("2019", "2019"),
        ("2019年", "2019"),
        ("２０１９年６月", "2019-06"),
        ("2019年6月底", "2019-06"),
        ("2019-6-5", "2019-06-05"),
        ("2019.06.05", "2019-06-05"),
        ("2019年下半年", "2019-12"),
        ("每年", None),
        ("19年", None),
    ],
)
def test_dates_as_typed(text, date):
    assert read_date(text) == date


@pytest.mark.parametrize(
    ("text", "bounds"),
    [
        ("2015-2020", ("2015", "2020", False, False)),
        ("2015—2020年", ("2015", "2020", False, False)),
        ("2015年至2020年", ("2015", "2020", False, False)),
        (">=2018", ("2018", None, False, False)),
        ("＞2018", ("2018", None, True, False)),
        ("≤2018年6月", (None, "2018-06", False, False)),
        ("<2018", (None, "2018", False, True)),
        ("=2018", ("2018", "2018", False, False)),
        ("2019-06-05", None),  # a day, no stretch
        ("2019", None),
        (">每年", None),
        ("15-2020", None),  # either end must be a year
        ("2015-20", None),
    ],
)
def test_bounds(text, bounds):
    assert read_bounds(text, read_date) == bounds
