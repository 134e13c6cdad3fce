"""A page laid flat: the sheet found in a photo, quarter turns, skew. What was done is kept, to find places again."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from statistics import mean

import cv2
import numpy as np

from ingest.ocr.columns import set_up_at
from ingest.ocr.engine import Image, Models, Quad, Recognised

_LONGEST, _SHORTEST_SIDE = 2000, 1500
"""Pixels of the longer and the shorter side: A4 at 170 dpi. More costs time and memory and reads no better."""
_SHEET = 0.35
"""The share of a photo that the sheet covers at least."""
_INSET = 0.01
"""The share of a side by which a corner must differ from the picture's own: else there is nothing to lay flat."""
_ASKEW = 0.15
"""Degrees of skew that do not matter."""
_STEEPEST = 30.0
_UPRIGHT = 1.5
"""A line of text is so much longer than high."""
_SAMPLE, _UNSURE = 6, 0.85
"""Lines by which a page is told from one upside down, and the confidence that leaves no doubt."""


@dataclass(frozen=True, slots=True)
class LaidPage:
    """A page straight and upright, where its lines stand, and how its places come from those of the picture."""

    image: Image
    quads: tuple[Quad, ...]
    matrix: Image
    """3 × 3: from the picture's pixels to the page's."""
    in_columns: bool = False
    """Whether it is set in columns (竖排): its lines are those, and their characters lie on their backs."""

    def turned(self, matrix: Image, size: tuple[int, int]) -> LaidPage:
        """The page seen otherwise, its lines with it."""
        paper = (255, 255, 255)
        image = cv2.warpPerspective(self.image, matrix, size, borderValue=paper, flags=cv2.INTER_CUBIC)
        quads = tuple(moved(matrix, quad) for quad in self.quads)
        return LaidPage(image, quads, matrix @ self.matrix, self.in_columns)

    @property
    def size(self) -> tuple[int, int]:
        height, width = self.image.shape[:2]
        return width, height


def moved(matrix: Image, points: Image) -> Quad:
    """Points as a matrix moves them."""
    found: Quad = cv2.perspectiveTransform(points.reshape(1, -1, 2).astype(np.float64), matrix)[0]
    return found.astype(np.float32)


def bounded(image: Image) -> tuple[Image, float]:
    """A picture of a size that costs bounded time and memory, and the scale by which it was made smaller."""
    high, wide = image.shape[:2]
    scale = min(1.0, _SHORTEST_SIDE / max(min(high, wide), 1))
    if max(high, wide) <= 2 * min(high, wide):  # a long screenshot is read band by band
        scale = min(scale, _LONGEST / max(high, wide))
    if scale == 1.0:
        return image, 1.0
    size = max(round(wide * scale), 1), max(round(high * scale), 1)
    return cv2.resize(image, size, interpolation=cv2.INTER_AREA), scale


def flat(image: Image, scale: float) -> LaidPage:
    """The sheet that a photo shows, corners to corners; a scan as it is."""
    page = LaidPage(image, (), np.diag([scale, scale, 1.0]))
    corners = _sheet(image)
    if corners is None:
        return page
    width = int(max(np.linalg.norm(corners[0] - corners[1]), np.linalg.norm(corners[3] - corners[2])))
    height = int(max(np.linalg.norm(corners[0] - corners[3]), np.linalg.norm(corners[1] - corners[2])))
    whole = np.array([[0, 0], [width, 0], [width, height], [0, height]], dtype=np.float32)
    return page.turned(cv2.getPerspectiveTransform(corners, whole), (width, height))


def _sheet(image: Image) -> Quad | None:
    """The corners of a bright sheet on a darker ground; None where the picture is the sheet."""
    high, wide = image.shape[:2]
    gray = cv2.GaussianBlur(cv2.cvtColor(image, cv2.COLOR_BGR2GRAY), (9, 9), 0)
    _, bright = cv2.threshold(gray, 0, 255, cv2.THRESH_BINARY + cv2.THRESH_OTSU)
    bright = cv2.morphologyEx(bright, cv2.MORPH_CLOSE, np.ones((25, 25), np.uint8))
    outlines, _ = cv2.findContours(bright, cv2.RETR_EXTERNAL, cv2.CHAIN_APPROX_SIMPLE)
    largest = max(outlines, key=cv2.contourArea, default=None)
    if largest is None or cv2.contourArea(largest) < _SHEET * high * wide:
        return None
    hull = cv2.convexHull(largest)
    shape = cv2.approxPolyDP(hull, 0.02 * cv2.arcLength(hull, True), True)
    if len(shape) != 4 or cv2.contourArea(shape) < 0.9 * cv2.contourArea(hull):
        return None
    corners = _ordered(shape.reshape(4, 2).astype(np.float32))
    whole = np.array([[0, 0], [wide, 0], [wide, high], [0, high]], dtype=np.float32)
    inset = np.abs(corners - whole).max(axis=1)
    return corners if (inset > _INSET * max(high, wide)).sum() >= 3 else None


def _ordered(corners: Quad) -> Quad:
    """From the top left, clockwise."""
    total, difference = corners.sum(axis=1), corners[:, 0] - corners[:, 1]
    order = [total.argmin(), difference.argmax(), total.argmax(), difference.argmin()]
    return corners[order]


def straightened(page: LaidPage, models: Models) -> LaidPage:
    """A page with its lines found, level, and the right way up."""
    page = _found(page, models)
    if _is_on_its_side(page.quads):
        page = _found(_quarter(page), models)
        if _is_in_columns(page, models):
            return _level(replace(page, in_columns=True))
    page = _level(page)
    return _right_way_up(page, models)


def _found(page: LaidPage, models: Models) -> LaidPage:
    """Lines are looked for in bands, so that a long picture costs no more memory than a page."""
    quads: list[Quad] = []
    for top, bottom in _bands(page.image):
        quads += [quad + np.array([0, top], np.float32) for quad in models.find(page.image[top:bottom])]
    return LaidPage(page.image, tuple(quads), page.matrix)


def _bands(image: Image) -> list[tuple[int, int]]:
    """From where to where a picture is looked at, cut where nothing is printed."""
    high = image.shape[0]
    ink = image.min(axis=2).min(axis=1).astype(np.int16) if high > _LONGEST else np.zeros(0, np.int16)
    bands, top = [], 0
    while high - top > _LONGEST:
        late = ink[top + _LONGEST // 2 : top + _LONGEST]
        cut = top + _LONGEST // 2 + len(late) - 1 - int(late[::-1].argmax())
        bands.append((top, cut + 1))
        top = cut + 1
    return [*bands, (top, high)]


def _sides(quad: Quad) -> tuple[float, float]:
    return float(np.linalg.norm(quad[1] - quad[0])), float(np.linalg.norm(quad[3] - quad[0]))


def _is_on_its_side(quads: Sequence[Quad]) -> bool:
    """Whether most lines run downwards."""
    down = sum(high for wide, high in map(_sides, quads) if high > _UPRIGHT * wide)
    along = sum(wide for wide, high in map(_sides, quads) if wide > _UPRIGHT * high)
    return down > along


def _quarter(page: LaidPage) -> LaidPage:
    """The page turned a quarter against the clock."""
    width, height = page.size
    matrix = np.array([[0, 1, 0], [-1, 0, width - 1], [0, 0, 1]], dtype=np.float64)
    return page.turned(matrix, (height, width))


def _level(page: LaidPage) -> LaidPage:
    angle = _skew(page.quads)
    if abs(angle) < _ASKEW:
        return page
    width, height = page.size
    matrix = np.vstack([cv2.getRotationMatrix2D((width / 2, height / 2), angle, 1.0), [0, 0, 1]])
    return page.turned(matrix, (width, height))


def _skew(quads: Sequence[Quad]) -> float:
    """The angle of the lines in degrees, by that of most of their length."""
    angles = []
    for quad in quads:
        wide, high = _sides(quad)
        if wide > 2 * _UPRIGHT * high:
            along = (quad[1] + quad[2] - quad[0] - quad[3]) / 2
            angles.append((float(np.degrees(np.arctan2(along[1], along[0]))), wide))
    angles = [(angle, wide) for angle, wide in angles if abs(angle) < _STEEPEST]
    half, total = sum(wide for _, wide in angles) / 2, 0.0
    for angle, wide in sorted(angles):
        total += wide
        if total >= half:
            return angle
    return 0.0


def _is_in_columns(page: LaidPage, models: Models) -> bool:
    """Whether the lines of a page that was turned read as columns do, and make no sense head over heels.

    Of lines that do lie head over heels the characters set up are as clear as those of columns, in the wrong order.
    """
    if _confidence(models.read(page.image, _longest(page), set_up_at)) < _UNSURE:
        return False
    turned = _upside_down(page)
    return _confidence(models.read(turned.image, _longest(turned))) < _UNSURE


def _right_way_up(page: LaidPage, models: Models) -> LaidPage:
    if not page.quads:
        return page
    sure = _confidence(models.read(page.image, _longest(page)))
    if sure >= _UNSURE:
        return page
    turned = _upside_down(page)
    return turned if _confidence(models.read(turned.image, _longest(turned))) > sure else page


def _longest(page: LaidPage) -> list[Quad]:
    """The lines that tell how a page stands."""
    return sorted(page.quads, key=lambda quad: -_sides(quad)[0])[:_SAMPLE]


def _upside_down(page: LaidPage) -> LaidPage:
    width, height = page.size
    matrix = np.array([[-1, 0, width - 1], [0, -1, height - 1], [0, 0, 1]], dtype=np.float64)
    turned = page.turned(matrix, (width, height))
    return LaidPage(turned.image, tuple(quad[[2, 3, 0, 1]] for quad in turned.quads), turned.matrix)


def _confidence(readings: Sequence[Recognised]) -> float:
    return mean([reading.confidence for reading in readings] or [0.0])
