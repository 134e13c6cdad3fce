"""Values of a sheet as a person sees them."""

from datetime import date, datetime

import pytest
from openpyxl.utils.datetime import MAC_EPOCH

from ingest.readers.shown import CHINESE_FORMATS, shown


@pytest.mark.parametrize(
    ("value", "text"),
    [
        (date(2026, 1, 2), "2026-01-02"),
        (datetime(2026, 1, 2), "2026-01-02"),
        (datetime(2026, 1, 2, 8, 30), "2026-01-02 08:30"),
        (True, "是"),
        (False, "否"),
        (3.5, "3.5"),
        (12, "12"),
        (12.0, "12"),
        (1234567.5, "1234567.5"),
        (0.1 + 0.2, "0.3"),
        (-0.5, "-0.5"),
        (float("inf"), "inf"),
        ("甲", "甲"),
    ],
)
def test_values_without_a_format(value, text):
    assert shown(value) == text


NEW_YEARS_EVE = 46387


@pytest.mark.parametrize(
    ("code", "text"),
    [
        ("yyyy-mm-dd", "2026-12-31"),
        ("mm-dd-yy", "2026-12-31"),  # in order and in full, whatever the order of the format
        ("yyyy/m/d", "2026-12-31"),
        ("yyyy-mm-dd h:mm:ss", "2026-12-31"),
        ('yyyy"年"m"月"d"日"', "2026年12月31日"),
        ("yyyy年m月d日;@", "2026年12月31日"),
        ('yyyy"年"m"月底"', "2026年12月底"),
        ('yy"年"mm"月"', "26年12月"),
        ("yyyy/m", "2026/12"),
        ('m"月"d"日"', "12月31日"),
        ('[DBNum1][$-804]yyyy"年"m"月"d"日";@', "二〇二六年十二月三十一日"),
        ("[$-F800]dddd, mmmm dd, yyyy", "2026年12月31日"),
        ("aaaa", "星期四"),
        ("aaa", "四"),
        ("dddd", "星期四"),
        (CHINESE_FORMATS[57], "2026年12月"),
        (CHINESE_FORMATS[31], "2026年12月31日"),
    ],
)
def test_days_are_shown_as_chinese_readers_see_them(code, text):
    assert shown(NEW_YEARS_EVE, code) == text


@pytest.mark.parametrize(
    ("value", "code", "text"),
    [
        (0.5, "h:mm", "12:00"),
        (0.35, "hh:mm:ss", "08:24:00"),
        (NEW_YEARS_EVE + 0.6, '上午/下午h"时"mm"分"', "下午2时24分"),
        (NEW_YEARS_EVE + 0.25, "yyyy-mm-dd h:mm", "2026-12-31 06:00"),
        (1.5, "[h]:mm", "36:00"),
        (0.5, "[m]", "720"),
        (3e9, "yyyy-mm-dd", "3000000000"),  # no day of any calendar
    ],
)
def test_times(value, code, text):
    assert shown(value, code) == text


def test_a_book_may_count_its_days_from_1904():
    assert shown(0.0 + 1, "yyyy-mm-dd", MAC_EPOCH) == "1904-01-02"


@pytest.mark.parametrize(
    ("value", "code", "text"),
    [
        ("50%", "0%", "50%"),
        ("甲", '"任务："@', "任务：甲"),
        ("甲", '0;0;0;"任务："@', "任务：甲"),
        ("甲", ";;;", ""),
        (5, ";;;", ""),
        (123, "@", "123"),
        (12, "[DBNum1]General", "十二"),
        (12, "[DBNum2]General", "壹拾贰"),
        (3, 'General"项"', "3项"),
        (0, '0;-0;"无"', "无"),
    ],
)
def test_words_of_a_format_stand_around_the_value(value, code, text):
    assert shown(value, code) == text
