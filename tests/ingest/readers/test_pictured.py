"""A page is drawn for people as it lies in the original."""

from io import BytesIO

import pytest
from PIL import Image

from ingest.readers.pictured import page_picture
from tests.made_scans import blank, saved


@pytest.mark.parametrize(("name", "kind"), [("a.png", "PNG"), ("a.pdf", "PDF")])
def test_a_page_is_a_small_jpeg(name, kind):
    drawn = Image.open(BytesIO(page_picture(name, saved(blank(), kind=kind), 1)))
    assert (
        drawn.format == "JPEG"
        and drawn.width <= 1100
        and drawn.height / drawn.width == pytest.approx(1754 / 1240, rel=0.01)
    )


@pytest.mark.parametrize(("name", "data", "number"), [
    ("a.txt", "通知".encode(), 1), ("a.pdf", b"%PDF-1.4", 1), ("a.pdf", saved(blank(), kind="PDF"), 7), ("a.png", b"\x89PNG\r\n\x1a\n", 1),
])  # fmt: skip
def test_where_there_is_no_page_there_is_no_picture(name, data, number):
    assert page_picture(name, data, number) is None
