"""Pages of a PDF one after the other: rulings, pictures, what PDFium leaves out."""

import pytest

from ingest import IngestCode, IngestError
from ingest.ledger import Left
from ingest.readers.sheets import open_sheets
from tests.made_files import PARAGRAPHS, grid, made_pdf, set_lines

SCAN = "600 0 0 800 0 0 cm /Dot Do"


def test_rulings_are_counted():
    (sheet,) = open_sheets(made_pdf([set_lines(PARAGRAPHS)], grid(0, [60, 250, 420], [505, 525])))
    assert (sheet.number, sheet.rulings, sheet.is_picture) == (1, 5, False)


@pytest.mark.parametrize(
    ("under", "words", "picture"),
    [
        (SCAN, [], True),
        (SCAN, [(60.0, 100.0, "政" * 25)], True),
        (SCAN, [(60.0, 100.0, "政" * 26)], False),  # a background
        ("600 0 0 400 0 0 cm /Dot Do", [], True),
        ("600 0 0 399 0 0 cm /Dot Do", [], False),
        ("", [], False),
    ],
)
def test_which_pages_are_pictures(under, words, picture):
    (sheet,) = open_sheets(made_pdf([words], under=under))
    assert sheet.is_picture is picture


def test_what_pdfium_leaves_out_as_drawn_twice_is_known():
    words = [word for x, y, text in set_lines(PARAGRAPHS[:2]) for word in ((x, y, text), (x + 0.3, y, text))]
    (sheet,) = open_sheets(made_pdf([words]))
    assert "".join(glyph.char for glyph in sheet.glyphs) == "".join(PARAGRAPHS[:2])
    assert {reason for reason, _ in sheet.left} == {Left.REPEATED}
    assert "".join(text for _, text in sheet.left) == "".join(PARAGRAPHS[:2])


def test_blanks_are_no_repetition():
    (sheet,) = open_sheets(made_pdf([[(60.0, 100.0, "政务"), (60.0, 100.0, "　　"), (84.0, 100.0, "服务")]]))
    assert sheet.left == []


def test_a_font_without_codes_is_counted_and_left_out():
    (sheet,) = open_sheets(made_pdf([set_lines(PARAGRAPHS)], under="BT /Codes 12 Tf 60 300 Td (!#$) Tj ET"))
    assert sheet.illegible == 3
    assert sheet.left == [(Left.UNREADABLE, char) for char in "!#$"]


def test_a_broken_file_is_refused_when_it_is_opened():
    with pytest.raises(IngestError) as error:
        list(open_sheets(b"%PDF-1.7 x"))
    assert error.value.code is IngestCode.BROKEN
