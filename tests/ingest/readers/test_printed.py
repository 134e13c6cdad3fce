"""Printed lines from the places of glyphs."""

import pypdfium2 as pdfium
import pytest

from ingest.readers import pdf, printed
from ingest.readers.glyphs import Glyph, draw
from ingest.readers.printed import Piece, Printed, lines_of
from tests.made_files import PARAGRAPHS, made_pdf, set_lines


def test_quotation_marks_drawn_after_their_line_are_put_back():
    """Word processors draw them in another font: 十四五规划“” instead of “十四五”规划."""
    late = [
        (84.0, 60.0, "现将《"),
        (132.0, 60.0, "十四五"),
        (180.0, 60.0, "应急规划》印发给你们"),
        (120.0, 60.0, "“"),
        (168.0, 60.0, "”"),
    ]
    early = [
        (120.0, 80.0, "“"),
        (168.0, 80.0, "”"),
        (84.0, 80.0, "落实《"),
        (132.0, 80.0, "十四五"),
        (180.0, 80.0, "发展规划》有关要求"),
    ]
    lines = [line.text for line in pdf.read(made_pdf([[*late, *early, *set_lines(PARAGRAPHS, top=120)]])).lines]
    assert lines[:2] == ["现将《“十四五”应急规划》印发给你们", "落实《“十四五”发展规划》有关要求"]


def test_the_room_that_typesetting_leaves_beside_numbers_is_no_space():
    words = [
        (60.0, 60.0, "淘汰"),
        (87.0, 60.0, "35"),
        (114.0, 60.0, "蒸吨以下锅炉"),
        (60.0, 80.0, "AI"),
        (92.0, 80.0, "for"),
        (140.0, 80.0, "S"),
    ]
    lines = [line.text for line in pdf.read(made_pdf([[*words, *set_lines(PARAGRAPHS * 2, top=120)]])).lines]
    assert lines[0] == "淘汰35蒸吨以下锅炉"
    assert lines[1].split() == ["AI", "for", "S"]


def read(words: list[tuple[float, float, str]]) -> list[Printed]:
    with pdfium.PdfDocument(made_pdf([words])) as document:
        return [line.printed(7) for line in lines_of((glyph, None) for glyph in draw(document[0]).glyphs)]


def glyph(char: str, left: float, baseline: float = 100.0, height: float = 10.0) -> Glyph:
    return Glyph(char, left, left + height, baseline, height)


def piece(*chars: tuple[str, float]) -> Piece:
    return Piece([glyph(char, left) for char, left in chars])


@pytest.mark.parametrize(
    ("first", "second", "gap", "text"),
    [
        ("a", "b", 1.4, "ab"),
        ("a", "b", 1.6, "a b"),
        ("甲", "b", 3.9, "甲b"),  # the quarter of a character that typesetting leaves
        ("甲", "b", 4.1, "甲 b"),
        ("甲", "乙", 15.0, "甲 乙"),
        ("甲", "乙", 15.1, "甲   乙"),
        ("甲", "乙", -1.0, "甲乙"),
    ],
)
def test_gaps_become_spaces(first, second, gap, text):
    """In tenths of a glyph ten points high."""
    assert piece((first, 0.0), (second, 10.0 + gap)).text() == text


def test_glyphs_are_read_from_left_to_right():
    assert piece(("乙", 10.0), ("甲", 0.0)).text() == "甲乙"


@pytest.mark.parametrize(
    ("left", "baseline", "beside"),
    [
        (24.9, 100.0, True),  # one and a half glyphs behind the end at 10
        (25.0, 100.0, False),
        (10.0, 103.5, True),  # a third of a glyph higher
        (10.0, 103.6, False),
        (10.0, 96.4, False),
        (-24.9, 100.0, True),
        (-25.0, 100.0, False),
    ],
)
def test_which_pieces_stand_on_one_line(left, baseline, beside):
    other = Piece([glyph("乙", left, baseline)])
    assert piece(("甲", 0.0)).is_beside(other) is beside


def test_small_print_beside_large_is_measured_by_the_large():
    small = Piece([glyph("注", 20.0, 103.0, 4.0)])
    assert piece(("甲", 0.0)).is_beside(small) and small.is_beside(piece(("甲", 0.0)))


def test_a_line_knows_its_page_and_its_place():
    (line,) = read([(60.0, 100.0, "推进政务服务")])
    assert (line.text, line.page) == ("推进政务服务", 7)
    assert (round(line.left), round(line.right)) == (60, 132)
    assert 93 < line.middle < 100  # above its baseline, which is 100 from the top


def test_lines_come_as_they_begin_to_be_drawn():
    assert [line.text for line in read([(60.0, 100.0, "下"), (60.0, 60.0, "上"), (300.0, 100.0, "右")])] == [
        "下",
        "上",
        "右",
    ]


def test_pieces_with_nothing_between_them_so_far_are_one_line_in_the_end():
    found = read([(60.0, 60.0, "甲甲"), (120.0, 60.0, "丙丙"), (84.0, 60.0, "乙乙乙")])
    assert [line.text for line in found] == ["甲甲乙乙乙丙丙"]


def test_a_piece_drawn_long_after_its_line_is_a_line_of_its_own(monkeypatch):
    words = [(60.0, 60.0, "甲"), (60.0, 90.0, "乙"), (60.0, 120.0, "丙"), (84.0, 60.0, "后")]
    assert [line.text for line in read(words)] == ["甲 后", "乙", "丙"]
    monkeypatch.setattr(printed, "_LOOK_BACK", 2)
    assert [line.text for line in read(words)] == ["甲", "乙", "丙", "后"]
