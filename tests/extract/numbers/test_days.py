"""Calendar days as documents print them, and what only looks like one."""

from __future__ import annotations

from datetime import date

import pytest

from corpus.fold import fold
from extract.numbers.days import find_day, number


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("2019年1月27日", date(2019, 1, 27)),
        ("2 0 1 9 年 1 月 2 7 日", date(2019, 1, 27)),
        ("二○○七年四月十三日", date(2007, 4, 13)),
        ("二00八年九月七日", date(2008, 9, 7)),
        ("二O一八年十二月三十一日", date(2018, 12, 31)),
        ("印发于２０２１－０６－２５ 16:57", date(2021, 6, 25)),
        ("2021/6/5", date(2021, 6, 5)),
        ("2021.6.5", date(2021, 6, 5)),
        ("20171116", date(2017, 11, 16)),
        (" 20171116 ", date(2017, 11, 16)),
        ("2020年3月1日至2021年4月1日", date(2020, 3, 1)),  # the first
        ("2021-01-01，二〇二〇年一月一日", date(2020, 1, 1)),  # words go before figures
        ("2019年2月30日", None),
        ("2019年13月1日", None),
        ("编号20171116", None),  # something stands beside it
        ("20171316", None),
        ("2019年6月", None),
        ("", None),
        (None, None),
    ],
)
def test_find_day(text: str | None, day: date | None) -> None:
    assert find_day(text and fold(text)) == day


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("1 2", 12),
        ("二十五", 25),
        ("十", 10),
        ("一九九六", 1996),
        ("二00八", 2008),
        ("二O一八", 2018),
        ("七百四十六", 746),
        ("一百零三", 103),
        ("百", 100),
    ],
)
def test_number(text: str, value: int) -> None:
    assert number(text) == value


@pytest.mark.parametrize("text", ["", "某", "一某"])
def test_what_is_no_number_is_refused(text: str) -> None:
    with pytest.raises(ValueError):
        number(text)
