"""A page as its picture, for people to hold recognised text against: drawn from the original when it is shown."""

from __future__ import annotations

from io import BytesIO

import numpy as np
from PIL import Image as Pillow

from ingest.files.formats import READERS, kind_of, read_as
from ingest.line import IngestError
from ingest.ocr import picture
from ingest.readers.ofd_pictures import page_image
from ingest.readers.sheets import pictures_of
from ingest.readers.word_pictures import numbered

_WIDTH, _QUALITY = 1100, 70
"""Pixels, and of 100: a page takes some 150 kB, its text is easily read."""


def page_picture(name: str, data: bytes, number: int) -> bytes | None:
    """A page (from 1) of a PDF, OFD or image file, or a picture of a Word file, as JPEG; None where there is none."""
    try:
        image = _drawn(kind_of(name, data), data, number)
    except (IngestError, IndexError):
        return None
    if image is None:
        return None
    image.thumbnail((_WIDTH, 4 * _WIDTH))
    out = BytesIO()
    image.save(out, "JPEG", quality=_QUALITY)
    return out.getvalue()


def _drawn(kind: str, data: bytes, number: int) -> Pillow.Image | None:
    row = READERS[kind]
    if kind == ".pdf":
        pixels = next((pixels for _, pixels in pictures_of(data, [number])), None)
        return None if pixels is None else Pillow.fromarray(np.ascontiguousarray(pixels[:, :, ::-1]))
    if kind == ".ofd":
        return page_image(data, number)
    if row.name == "Word":
        found = numbered(number, lambda: read_as(kind, data))
        return None if found is None else picture.page(found, 1)
    return picture.page(data, number) if row.media_type.startswith("image/") else None
