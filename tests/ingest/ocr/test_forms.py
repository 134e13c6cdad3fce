"""Numbers and signs as their form has them, and nothing else changed."""

import pytest

from ingest.ocr.forms import mended, widened


@pytest.mark.parametrize(
    ("read", "text"),
    [
        ("国发〔2019]860号", "国发〔2019〕860号"),
        ("国发[2019〕86O号", "国发〔2019〕860号"),
        ("青政办发〔2O2l】l2号", "青政办发〔2021〕12号"),
        ("国发[2019]3号", "国发[2019]3号"),  # as some are printed
        ("到2O25年，增长l2.5%", "到2025年，增长12.5%"),
        ("新增5O家", "新增50家"),
        ("2020一2025年", "2020—2025年"),
        ("-3一", "—3—"),
        ("统一思想", "统一思想"),
        ("PM2.5、O2和VOCs", "PM2.5、O2和VOCs"),
        ("APEC会议I日", "APEC会议I日"),  # no figure beside it
        ("第l0条", "第l0条"),  # the form of an article does not tell
    ],
)
def test_numbers_are_mended_where_their_form_leaves_no_choice(read, text):
    assert mended(read) == text
    assert len(mended(read)) == len(read)


@pytest.mark.parametrize(
    ("read", "text"),
    [
        ("(一)推进", "（一）推进"),
        ("办公厅(室):", "办公厅（室）："),
        ("12:30开始", "12:30开始"),
        ("印发<条例>的通知", "印发〈条例〉的通知"),
        ("a>b", "a>b"),
        ("5G(NR)", "5G(NR)"),
    ],
)
def test_signs_beside_han_are_wide(read, text):
    assert widened(read) == text
