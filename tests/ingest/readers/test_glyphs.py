"""Glyphs of a PDF page: upright, in their places, and what is none of the text."""

import pypdfium2 as pdfium
import pytest

from ingest.ledger import Left
from ingest.readers.glyphs import DrawnPage, draw, is_odd, quarter_of
from tests.made_files import PARAGRAPHS, made_pdf, set_lines, shown


def drawn(*args, **kwargs) -> DrawnPage:
    with pdfium.PdfDocument(made_pdf(*args, **kwargs)) as document:
        return draw(document[0])


def test_a_glyph_knows_its_place_and_its_type():
    (first, *_) = drawn([[(60.0, 100.0, "推进")]]).glyphs
    assert (first.char, round(first.left), round(first.right), round(first.baseline)) == ("推", 60, 72, 100)
    assert (first.size, first.turn, first.odd) == (12, 0, False)


@pytest.mark.parametrize("matrix", ["12 0 0 12 60 700", "0 12 -12 0 100 60", "-12 0 0 -12 540 100"])
def test_the_size_of_type_is_that_on_the_page(matrix):
    page = drawn([[]], under=shown(matrix, "推进政务服务", 1))
    assert {glyph.size for glyph in page.glyphs} == {12}
    assert "".join(glyph.char for glyph in page.glyphs) == "推进政务服务"


def test_type_of_negative_size_in_a_turned_matrix_is_upright():
    page = drawn([[]], under=shown("-1 0 0 -1 60 700", "推进政务服务", -12))
    assert page.frame.quarters == 0
    assert [glyph.turn for glyph in page.glyphs] == [0] * 6


@pytest.mark.parametrize(
    ("angle", "quarter"),
    [(0, 0), (9, 0), (-9, 0), (11, None), (90, 1), (81, 1), (45, None), (180, 2), (-180, 2), (-90, 3)],
)
def test_which_way_text_runs(angle, quarter):
    assert quarter_of(angle) == quarter


def test_some_text_on_its_side_keeps_its_turn():
    page = drawn([set_lines(PARAGRAPHS)], under=shown("0 1 -1 0 40 300", "装订线"))
    assert page.frame.quarters == 0
    assert [(glyph.char, glyph.turn) for glyph in page.glyphs if glyph.turn] == [("装", 3), ("订", 3), ("线", 3)]


@pytest.mark.parametrize(
    ("char", "odd"),
    [("政", False), ("a", False), (" ", False), ("\x01", True), ("\x85", True), ("\ue123", True), ("\uf0b7", False), ("\ufffd", True)],
)  # fmt: skip
def test_which_characters_say_nothing(char, odd):
    assert is_odd(char) is odd


def test_a_font_without_codes_gives_odd_glyphs():
    page = drawn([[(60.0, 100.0, "推进")]], under=shown("1 0 0 1 60 300", "!#$", font="Codes"))
    assert [glyph.odd for glyph in page.glyphs] == [True, True, True, False, False]
    assert page.glyphs[0].font != page.glyphs[-1].font


def test_what_is_left_out_is_known_in_its_order():
    under = shown(".7 .7 -.7 .7 100 200", "斜") + shown("1 0 0 1 60 10", "外")
    page = drawn([set_lines(PARAGRAPHS)], under=under, page="/CropBox[0 50 600 800]")
    assert page.left == [(Left.WATERMARK, "斜"), (Left.HIDDEN, "外")]
