"""Spots follow their characters from glyphs to paragraphs."""

from dataclasses import replace

from corpus.model import Spot
from ingest.line import Line
from ingest.readers.glyphs import Glyph
from ingest.readers.spots import spots_of, spread

ONE, TWO = Spot(1, 0, 0, 9, 9, 0, 99), Spot(1, 0, 9, 9, 18, 0, 80)


def sized(spot, length, doubtful=()):
    return replace(spot, length=length, doubtful=doubtful)


def test_glyphs_of_one_line_are_one_spot():
    glyphs = [Glyph(c, 0, 1, 0, 1, spot=ONE, sure=s) for c, s in (("甲", 0.9), ("乙", 0.2))] + [
        Glyph("丙", 2, 3, 0, 1, spot=TWO)
    ]
    assert spots_of(glyphs) == (sized(ONE, 2, (1,)), sized(TWO, 1))
    assert spots_of([Glyph("甲", 0, 1, 0, 1)]) == ()


def test_a_paragraph_has_the_spots_of_its_lines_and_a_line_cut_in_two_its_share():
    printed = [("甲乙 丙", (sized(ONE, 3, (0, 2)),)), ("丁", (sized(TWO, 1),))]
    first, second = spread([Line("甲乙"), Line("丙丁")], printed)
    assert first.spots == (sized(ONE, 2, (0,)),)
    assert second.spots == (sized(ONE, 1, (0,)), sized(TWO, 1))


def test_lines_that_the_file_has_as_text_have_none():
    printed = [("甲乙", ()), ("丙", (sized(TWO, 1),))]
    assert [line.spots for line in spread([Line("甲"), Line("乙"), Line("丙")], printed)] == [(), (), (sized(TWO, 1),)]
    lines = [Line("甲")]
    assert spread(lines, [("甲", ())]) == lines
