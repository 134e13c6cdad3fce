"""Seals (红章) taken off a page by their colour, so that the signature under them can be read."""

from __future__ import annotations

import cv2
import numpy as np

from ingest.ocr.engine import Image

_RED, _PALE, _DARK = 35, 12, 90
"""Of 255: by how much red leads in a seal and at its rim, and how dark the ink is that stands under it."""
_SMALLEST, _LARGEST = 0.08, 0.42
"""Shares of a page's shorter side: how wide a seal is. On A4 they are 38 to 58 mm."""
_SQUARE = 0.7
"""A seal is about as high as wide; a 红头 is not."""
_RIM = 4
"""Pixels around a seal whose red is too pale to be told."""
_NEAR = 0.012
"""Share of the shorter side over which the strokes of one seal are joined."""
_SPARSE = 0.75
"""The share of its box that a seal fills with red at most: a coloured field is none."""


def without_stamps(image: Image) -> tuple[Image, int]:
    """The page with what is red in a seal's place as paper, and the number of seals; ink under them stays."""
    red = _red(image)
    boxes = _boxes(red, min(image.shape[:2]))
    if not boxes:
        return image, 0
    cleaned = image.copy()
    for left, top, width, height in boxes:
        inside = cleaned[top : top + height, left : left + width]
        ink = inside[:, :, 2]  # what is red is as bright as paper in red light
        pale = (ink >= _DARK) & (ink.astype(np.int16) - inside.min(axis=2) > _PALE)
        bright = np.where((red[top : top + height, left : left + width] > 0) & (ink >= _DARK) | pale, 255, ink)
        inside[:] = bright[:, :, None]
    return cleaned, len(boxes)


def _red(image: Image) -> Image:
    blue, green, strong = (image[:, :, index].astype(np.int16) for index in range(3))
    return ((strong - np.maximum(blue, green) > _RED).astype(np.uint8)) * 255


def _boxes(red: Image, side: int) -> list[tuple[int, int, int, int]]:
    near = max(int(_NEAR * side), 3)
    joined = cv2.morphologyEx(red, cv2.MORPH_CLOSE, np.ones((near, near), np.uint8))
    count, _, stats, _ = cv2.connectedComponentsWithStats(joined)
    found = []
    for left, top, width, height, _ in stats[1:count].tolist():
        long, short = max(width, height), min(width, height)
        filled = float(red[top : top + height, left : left + width].mean()) / 255
        if short >= _SMALLEST * side and long <= _LARGEST * side and short >= _SQUARE * long and filled < _SPARSE:
            left, top = max(left - _RIM, 0), max(top - _RIM, 0)
            found.append((left, top, width + 2 * _RIM, height + 2 * _RIM))
    return found
