"""Image files → the pictures of their pages, by Pillow, within bounds that no page exceeds."""

from __future__ import annotations

import warnings
from collections.abc import Iterator
from contextlib import contextmanager
from io import BytesIO
from typing import Any

import numpy as np
from PIL import Image as Pillow
from PIL import ImageOps

from ingest.line import IngestCode, IngestError

MOST_PIXELS = 80_000_000
"""Of one page: A3 at 600 dpi has 70 million."""
MOST_PAGES = 500
"""Of one file; at two to four seconds each they take half an hour."""
_BROKEN = "图片已损坏或不完整，请重新下载或重新扫描。"


@contextmanager
def opened(data: bytes) -> Iterator[Pillow.Image]:
    """An image file. Raises IngestError for one that is broken or too large."""
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")  # of odd tags and of many pixels, which are counted here
        try:
            with Pillow.open(BytesIO(data)) as image:
                yield image
        except IngestError:
            raise
        except Exception as error:  # Pillow's decoders raise whatever broken bytes make of them
            raise IngestError(IngestCode.BROKEN, _BROKEN) from error


def pages(data: bytes) -> int:
    """How many pages an image file has: a TIFF may have several. Raises IngestError."""
    with opened(data) as image:
        found = int(getattr(image, "n_frames", 1)) if image.format == "TIFF" else 1
    if found > MOST_PAGES:
        sentence = f"图片有 {found} 页，超过 {MOST_PAGES} 页的上限，请拆分后再导入。"
        raise IngestError(IngestCode.TOO_LARGE, sentence)
    return found


def page(data: bytes, number: int) -> Pillow.Image:
    """A page (from 1) as people see it, on white, red-green-blue. Raises IngestError."""
    with opened(data) as image:
        if number > 1:
            image.seek(number - 1)
        if image.width * image.height > MOST_PIXELS:
            size = f"{image.width} × {image.height}"
            raise IngestError(IngestCode.TOO_LARGE, f"图片太大（{size} 像素），请缩小到 300 dpi 后再导入。")
        return _on_white(ImageOps.exif_transpose(image))


def _on_white(image: Pillow.Image) -> Pillow.Image:
    if image.mode.startswith("I"):  # sixteen bits of gray
        image = image.point(lambda value: value / 256).convert("L") if image.mode != "I" else image.convert("L")
    if "A" in image.getbands() or "transparency" in image.info:
        clear = image.convert("RGBA")
        ground = Pillow.new("RGBA", clear.size, "white")
        return Pillow.alpha_composite(ground, clear).convert("RGB")
    return image.convert("RGB")


def pixels(image: Pillow.Image) -> np.ndarray[Any, Any]:
    """Blue, green, red, as OpenCV has them."""
    return np.ascontiguousarray(np.asarray(image)[:, :, ::-1])
