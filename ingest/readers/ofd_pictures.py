"""Pages of an OFD that are pictures: its ImageObjects (GB/T 33190-2016 §10) laid on a sheet as people see them.

A scanner's program puts one picture on a page, or the strips of one; where each stands is told in millimetres.
"""

from __future__ import annotations

import math
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from io import BytesIO
from posixpath import dirname, join
from typing import TYPE_CHECKING, Any
from zipfile import ZipFile

from ingest.files.office import DAMAGED
from ingest.line import IngestError
from ingest.readers.ofd_package import OfdPackage, OfdParts, at, every
from ingest.readers.xml_parts import attribute, first, name_of, named, numbers

if TYPE_CHECKING:
    from PIL import Image as Pillow

_A4 = (210.0, 297.0)
_PICTURE, _CURVES = 0.5, 200
"""The share of a page that its pictures cover at least where it is one, and the paths with which a page without text
and pictures may show some."""
_MOST_OBJECTS = 500
"""Pictures of one page: a scan has up to a hundred strips."""
_MOST_WORK, _LAYING = 240_000_000, 10
"""Pixels of the pictures of one page together, and by how much more a pixel costs that is laid on the sheet: three of
the largest pictures, six that fill the page; bounds the time that a page takes."""
_SCALE, _LONGEST = 200 / 25.4, 2000.0
"""Pixels a millimetre by which a page is drawn, and pixels of its longer side at most, as for PDF."""
_FILLED = 0.5
"""A picture whose matrix makes it fill less of its box, either way, is fitted into it: the matrix only turns it."""
_LEAST = 1e-6

PictureMatrix = tuple[float, float, float, float, float, float]
"""From the unit square of a picture to millimetres of the page."""
PlacedBox = tuple[float, float, float, float]
"""Left, top, right and bottom in millimetres."""


@dataclass(frozen=True, slots=True)
class PlacedPicture:
    """A picture as a page places it; without a part where no resource tells which it is."""

    part: str
    box: PlacedBox
    matrix: PictureMatrix


@dataclass(frozen=True, slots=True)
class PicturedPage:
    """The pictures of a page, the lowest first, and the page's size in millimetres."""

    width: float
    height: float
    pictures: tuple[PlacedPicture, ...]
    paths: int = 0
    """Lines and curves beside them."""

    @property
    def box(self) -> PlacedBox:
        return 0.0, 0.0, self.width, self.height

    @property
    def is_picture(self) -> bool:
        """Whether pictures cover most of the page, as those of a scan do."""
        covered = sum(_area(_within(each.box, self.box)) for each in self.pictures)
        return covered >= _PICTURE * self.width * self.height

    @property
    def is_drawn(self) -> bool:
        """Whether so much is drawn that letters may be among it: text as curves."""
        return self.paths >= _CURVES


class PagePictures:
    """What pages of a package show as pictures."""

    def __init__(self, package: OfdPackage, parts: OfdParts) -> None:
        self._package, self._parts = package, parts
        self._media: dict[str, dict[str, str]] = {}
        """By the part that lists them, and their ids."""
        self._templates: dict[str, Any] = {}

    def of(self, folder: str, content: Any) -> PicturedPage:
        """The pictures of a page, those of its templates below them."""
        layers = [*self._below(folder, content), content]
        media = self._resources(folder, content)
        size = first(content, "Area", "PhysicalBox")
        box = numbers(size.text if size is not None else self._parts.sizes.get(folder, ""))
        width, height = (
            value if value > 1 else usual for value, usual in zip((*box, 0, 0, 0, 0)[2:4], _A4, strict=True)
        )
        pictures = tuple(each for layer in layers for each in _placed(layer, media))[:_MOST_OBJECTS]
        paths = sum(name_of(each) == "PathObject" for each in content.iter())
        return PicturedPage(float(width), float(height), pictures, paths)

    def draw(self, page: PicturedPage) -> tuple[Pillow.Image | None, int]:
        """A page as people see it, at 200 dpi, less on large ones, and how many of its pictures could not be opened.

        None where none could.
        """
        from PIL import Image as Pillow

        from ingest.ocr import picture

        scale = min(_SCALE, _LONGEST / max(page.width, page.height))
        canvas = Pillow.new("RGB", (max(round(page.width * scale), 1), max(round(page.height * scale), 1)), "white")
        failed, work = 0, 0.0
        for placed in page.pictures:
            try:
                image = picture.page(self._package.picture(placed.part) if work < _MOST_WORK else b"", 1)
            except IngestError:
                failed += 1
                continue
            laid = _area(_within(placed.box, page.box)) * scale * scale
            work += image.width * image.height + _LAYING * laid
            _lay(canvas, image, placed, scale)
        return (canvas if failed < len(page.pictures) else None), failed

    def _below(self, folder: str, content: Any) -> Iterator[Any]:
        """The templates of a page."""
        for each in named(content, "Template"):
            place = self._parts.templates.get((folder, attribute(each, "TemplateID") or ""), "")
            if place not in self._templates:
                self._templates[place] = self._package.part(place)
            if self._templates[place] is not None:
                yield self._templates[place]

    def _resources(self, folder: str, content: Any) -> dict[str, str]:
        """The pictures that a page may use, by their ids."""
        own = (at(folder, each.text) for each in named(content, "PageRes"))
        found: dict[str, str] = {}
        for place in (*self._parts.resources.get(folder, ()), *own):
            if place not in self._media:
                self._media[place] = dict(self._listed(place))
            found |= self._media[place]
        return found

    def _listed(self, place: str) -> Iterator[tuple[str, str]]:
        """The pictures that a part of resources lists; one that is broken keeps no text closed."""
        try:
            root = self._package.part(place)
        except IngestError:
            return
        base = join(dirname(place), attribute(root, "BaseLoc") or "") if root is not None else ""
        for media in every(first(root, "MultiMedias"), "MultiMedia"):
            file = first(media, "MediaFile")
            if file is not None and (attribute(media, "Type") or "Image").lower() == "image":
                yield attribute(media, "ID") or "", at(at("", base), file.text)


def page_image(data: bytes, number: int) -> Pillow.Image | None:
    """A page (from 1) of an OFD that is a picture. Raises IngestError for a broken file."""
    try:
        with ZipFile(BytesIO(data)) as package:
            opened = OfdPackage(package)
            parts = opened.parts()
            folder, place = parts.pages[number - 1]
            content = opened.part(place)
            pictures = PagePictures(opened, parts)
            return None if content is None else pictures.draw(pictures.of(folder, content))[0]
    except DAMAGED:
        return None


def _placed(layer: Any, media: dict[str, str]) -> Iterator[PlacedPicture]:
    """The pictures of a page or template that are seen."""
    for element in layer.iter():
        if name_of(element) != "ImageObject" or _is_hidden(element):
            continue
        left, top, width, height = (numbers(attribute(element, "Boundary")) + [0.0] * 4)[:4]
        told = numbers(attribute(element, "CTM"))
        a, b, c, d, e, f = told[:6] if len(told) >= 6 else (width, 0.0, 0.0, height, 0.0, 0.0)
        matrix = (a, b, c, d, e + left, f + top)
        box = (left, top, left + width, top + height) if width > 0 and height > 0 else _spanned(matrix)
        part = media.get(attribute(element, "ResourceID") or "", "")
        yield PlacedPicture(part, box, _fitted(matrix, box))


def _is_hidden(element: Any) -> bool:
    return (attribute(element, "Visible") or "").lower() in ("false", "0") or attribute(element, "Alpha") == "0"


def _spanned(matrix: PictureMatrix) -> PlacedBox:
    """The box around a unit square that a matrix moved."""
    a, b, c, d, e, f = matrix
    xs, ys = [e, e + a, e + c, e + a + c], [f, f + b, f + d, f + b + d]
    return min(xs), min(ys), max(xs), max(ys)


def _fitted(matrix: PictureMatrix, box: PlacedBox) -> PictureMatrix:
    """A matrix by which a picture fills its box, turned or mirrored as it was: some programs leave the size out."""
    left, top, right, bottom = _spanned(matrix)
    wide, high = right - left, bottom - top
    if wide >= _FILLED * (box[2] - box[0]) and high >= _FILLED * (box[3] - box[1]):
        return matrix
    if wide < _LEAST or high < _LEAST:
        return box[2] - box[0], 0.0, 0.0, box[3] - box[1], box[0], box[1]
    across, down = (box[2] - box[0]) / wide, (box[3] - box[1]) / high
    a, b, c, d, e, f = matrix
    return a * across, b * down, c * across, d * down, box[0] + (e - left) * across, box[1] + (f - top) * down


def _within(box: PlacedBox, other: PlacedBox) -> PlacedBox:
    return max(box[0], other[0]), max(box[1], other[1]), min(box[2], other[2]), min(box[3], other[3])


def _area(box: PlacedBox) -> float:
    return max(box[2] - box[0], 0.0) * max(box[3] - box[1], 0.0)


def _lay(canvas: Pillow.Image, image: Pillow.Image, placed: PlacedPicture, scale: float) -> None:
    """Draw a picture within its box. Pixels of the sheet look for theirs in the picture, so strips leave no seams."""
    from PIL import Image as Pillow

    seen = _within(
        _within(placed.box, _spanned(placed.matrix)), (0.0, 0.0, canvas.width / scale, canvas.height / scale)
    )
    left, top, right, bottom = (round(value * scale) for value in seen)
    a, b, c, d, e, f = (value * scale for value in placed.matrix)
    area = a * d - b * c
    if right <= left or bottom <= top or abs(area) < _LEAST:
        return
    drawn = (math.hypot(a, b), math.hypot(c, d))
    small = image.resize(_size(image.size, drawn), Pillow.Resampling.LANCZOS)
    wide, high = small.size
    x, y = left - e, top - f
    back = (d * wide, -c * wide, (d * x - c * y) * wide, -b * high, a * high, (a * y - b * x) * high)
    way = (Pillow.Transform.AFFINE, tuple(value / area for value in back))
    size = (right - left, bottom - top)
    mask = Pillow.new("L", small.size, 255).transform(size, *way)
    canvas.paste(small.transform(size, *way, resample=Pillow.Resampling.BICUBIC), (left, top), mask)


def _size(size: Sequence[int], drawn: Sequence[float]) -> tuple[int, int]:
    """How large a picture is made before it is turned: no larger than it is drawn, nor than it is."""
    wide, high = (max(round(min(have, want)), 1) for have, want in zip(size, drawn, strict=True))
    return wide, high
