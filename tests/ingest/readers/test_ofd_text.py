"""The text of an OFD page: what stands on one line is one line, and lines come in reading order."""

import time

import pytest

from ingest.readers.ofd_text import PageText, words_of
from ingest.readers.xml_parts import parse
from tests.made_files import HANG
from tests.made_notices import ofd_page


def lines(page: bytes) -> tuple[list[str], list[tuple[str, str]]]:
    found = PageText()
    printed = [line.text for line in found.lines(parse(page, kind="OFD"), 1)]
    return printed, [(each.reason.value, each.text) for each in found.left]


def thing(attributes: str, words: str, code: str = 'X="0" Y="5"') -> str:
    return f'<ofd:TextObject Size="5" {attributes}><ofd:TextCode {code}>{words}</ofd:TextCode></ofd:TextObject>'


def test_pieces_of_a_line_are_one_line_in_order():
    page = ofd_page((20, 20, "推进"), (30, 20.5, "绿道"), (20, 30, "建设"))
    assert lines(page)[0] == ["推进绿道", "建设"]


def test_a_small_gap_is_a_blank_and_a_wide_one_parts_lines():
    assert lines(ofd_page((20, 20, "序号"), (37, 20, "任务"), (80, 20, "单位")))[0] == ["序号 任务", "单位"]


def test_shuffled_lines_are_put_in_order_and_columns_stay():
    order = [3, 0, 5, 1, 4, 2]
    assert lines(ofd_page(*[(20, 20 + 10 * n, f"第{n}行") for n in order]))[0] == [f"第{n}行" for n in range(6)]
    columns = [(20, 20 + 10 * n, f"左{n}") for n in range(5)] + [(120, 20 + 10 * n, f"右{n}") for n in range(5)]
    assert lines(ofd_page(*columns))[0] == [text for _, _, text in columns]


def test_a_clear_layer_over_the_picture_of_a_page_is_its_text():
    """Few clear words among others are hidden ones."""
    layer = thing('Boundary="20 20 90 6" Alpha="0"', "推进绿道建设") + thing(
        'Boundary="20 30 90 6" Alpha="0"', "二、任务"
    )
    number = thing('Boundary="90 280 90 6"', "第1页")
    assert lines(ofd_page(more=layer + number)) == (["推进绿道建设", "二、任务", "第1页"], [])
    unseen = thing('Boundary="20 40 90 6" Visible="false"', "隐藏")
    assert lines(ofd_page(more=layer + unseen))[1] == [("hidden", "隐藏")]


def test_the_matrix_of_an_object_moves_and_scales_its_text():
    moved = thing('Boundary="0 0 100 100" CTM="2 0 0 2 20 40"', "甲乙")
    assert lines(ofd_page((40, 20, "上"), (45, 45, "丙"), more=moved))[0] == ["上", "甲乙 丙"]


def test_what_nobody_reads_is_left_out_with_its_reason():
    more = (
        thing('Boundary="0 50 9 9" Visible="false"', "暗")
        + thing('Boundary="0 60 9 9" Alpha="0"', "透")
        + thing('Boundary="0 70 9 9" CTM="0.7 0.7 -0.7 0.7 0 0"', "样稿")
        + thing('Boundary="20.1 20 9 9"', "推进")
    )
    printed, left = lines(ofd_page((20, 20, "推进"), more=more))
    assert printed == ["推进"]
    assert left == [("hidden", "暗"), ("hidden", "透"), ("watermark", "样稿"), ("repeated", "推进")]


def test_text_without_places_is_read_as_it_stands():
    page = ofd_page(more=thing("", "甲\n乙", "") + thing("", "丙", ""))
    assert lines(page)[0] == ["甲", "乙", "丙"]


@pytest.mark.parametrize("steps", ["5 5 5", "g 3 5", "g 999999999 5", "g", "g x y", "nan inf"])
def test_advances_are_read_as_far_as_they_make_sense(steps):
    assert lines(ofd_page(more=thing('Boundary="0 0 9 9"', "甲乙丙丁", f'X="0" Y="5" DeltaX="{steps}"')))[0] == [
        "甲乙丙丁"
    ]


def test_words_are_told_without_their_places():
    assert words_of(parse(ofd_page((1, 1, "甲"), (2, 2, "乙")), kind="OFD")) == "甲\n乙"


def test_a_line_of_thousands_of_pieces_is_read_in_time():
    """Some converters draw every character by itself; that must not take the square of their number."""
    started = time.monotonic()
    assert lines(ofd_page(*[(5 * n, 20, "推") for n in range(30_000)]))[0] == ["推" * 30_000]
    assert time.monotonic() - started < HANG
