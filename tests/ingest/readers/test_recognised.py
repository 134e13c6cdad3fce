"""A recognised page as a printed one: margins, sizes and places that lines can be joined by."""

import pytest

from ingest.ledger import Added, AddedText, Left, LeftOut
from ingest.ocr.recognise import PicturedLine, RecognisedPage
from ingest.readers.recognised import as_sheet

WIDTH, HEIGHT = 1190, 1684
"""Half a point a pixel."""


def line(text, left, top, em=32, read=None):
    wide = em * sum(1 if ord(char) > 255 else 0.5 for char in text)
    box = (left, top, left + wide, top + em * 1.14)
    pictured = (box[0] / WIDTH, box[1] / HEIGHT, box[2] / WIDTH, box[3] / HEIGHT)
    return PicturedLine(text, read or text, (0.9,) * len(text), box, pictured)


def sheet(*lines):
    return as_sheet(RecognisedPage(WIDTH, HEIGHT, lines), 3)


def test_lines_that_begin_nearly_in_one_place_begin_there():
    found = sheet(line("甲" * 20, 200, 100), line("乙" * 20, 206, 150), line("丙" * 18, 264, 200))
    lefts = {glyph.char: glyph.left for glyph in reversed(found.sheet.glyphs)}
    assert lefts["甲"] == lefts["乙"] == pytest.approx(90.0)
    assert lefts["丙"] == pytest.approx(90 + 2 * 16, abs=2)


def test_a_bracket_has_ink_in_half_its_width():
    whole, half = (
        sheet(line("甲" * 20, 200, 100)),
        sheet(line("甲" * 20, 200, 100), line("（乙丙丁戊己庚辛）", 216, 150)),
    )
    (bracket,) = (glyph for glyph in half.sheet.glyphs if glyph.char == "（")
    assert bracket.left == pytest.approx(whole.sheet.glyphs[0].left, abs=1.5)


def test_a_short_line_has_the_type_of_long_ones():
    found = sheet(line("甲" * 20, 200, 100), line("知", 196, 150, em=41))
    sizes = {glyph.char: glyph.size for glyph in found.sheet.glyphs}
    assert sizes["知"] == pytest.approx(sizes["甲"], rel=0.05)


def test_a_column_head_under_a_larger_title_keeps_its_own_type():
    """Taken for as large as the title, its first and last characters would stand in its neighbours' cells."""
    found = sheet(
        line("甲" * 14, 400, 100, em=40),
        line("牵头单位", 520, 150, em=28),
        *(line("乙" * 10, 520, 250 + 50 * row, em=27) for row in range(3)),
    )
    sizes = {glyph.char: glyph.size for glyph in found.sheet.glyphs}
    assert sizes["头"] == pytest.approx(sizes["乙"], rel=0.05)


def test_the_ledger_is_told_what_was_read_and_mended():
    found = sheet(line("国发〔2019〕1号", 200, 100, read="国发〔2019]1号"))
    assert found.added == (AddedText(Added.RECOGNISED, "国发〔2019]1号"), AddedText(Added.CORRECTED, "国发〔2019〕1号"))
    assert found.left == (LeftOut(Left.CORRECTED, "国发〔2019]1号"),)


def test_glyphs_know_their_place_on_the_picture():
    spot = sheet(line("甲乙", 119, 168.4)).sheet.glyphs[0].spot
    assert (spot.page, spot.left, spot.top, spot.confidence) == (3, 1000, 1000, 90)
