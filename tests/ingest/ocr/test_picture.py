"""Image files are opened within bounds, and shown as people see them."""

from io import BytesIO

import pytest
from PIL import Image

from ingest.line import IngestCode, IngestError
from ingest.ocr import picture
from tests.made_scans import saved


def small(colour="white", mode="RGB", size=(4, 2)):
    return Image.new(mode, size, colour)


def test_a_tiff_has_its_pages_in_order():
    data = saved(small("red"), small("blue"), kind="TIFF")
    assert picture.pages(data) == 2
    assert [picture.page(data, number).getpixel((0, 0)) for number in (1, 2)] == [(255, 0, 0), (0, 0, 255)]


@pytest.mark.parametrize("kind", ["PNG", "JPEG", "BMP", "WEBP", "TIFF"])
def test_kinds_that_are_opened(kind):
    data = saved(small(), kind=kind)
    assert picture.pages(data) == 1 and picture.page(data, 1).size == (4, 2)


@pytest.mark.parametrize("mode", ["1", "L", "P", "I;16", "RGBA", "CMYK"])
def test_every_mode_becomes_colours(mode):
    out = BytesIO()
    Image.new(mode, (3, 3)).save(out, "TIFF")
    assert picture.page(out.getvalue(), 1).mode == "RGB"


def test_what_is_clear_is_paper():
    assert picture.page(saved(small((0, 0, 0, 0), "RGBA")), 1).getpixel((0, 0)) == (255, 255, 255)


def test_a_photo_is_turned_as_it_says():
    turned = small()
    exif = turned.getexif()
    exif[0x0112] = 6
    out = BytesIO()
    turned.save(out, "JPEG", exif=exif)
    assert picture.page(out.getvalue(), 1).size == (2, 4)


def test_pixels_are_blue_green_red():
    assert picture.pixels(small((1, 2, 3)))[0, 0].tolist() == [3, 2, 1]


@pytest.mark.parametrize("data", [b"\x89PNG\r\n\x1a\n", saved(small())[:40], b"II*\x00\x08\x00\x00\x00", b"BM"])
def test_broken_files_say_so(data):
    with pytest.raises(IngestError) as caught:
        picture.page(data, picture.pages(data))
    assert caught.value.code is IngestCode.BROKEN


def test_what_is_too_large_says_so(monkeypatch):
    monkeypatch.setattr(picture, "MOST_PIXELS", 7)
    monkeypatch.setattr(picture, "MOST_PAGES", 1)
    for open_it in (
        lambda: picture.page(saved(small()), 1),
        lambda: picture.pages(saved(small(), small(), kind="TIFF")),
    ):
        with pytest.raises(IngestError) as caught:
            open_it()
        assert caught.value.code is IngestCode.TOO_LARGE
