"""From the space in which a PDF page is drawn to what people see: cropped, turned upright, from the top left."""

from __future__ import annotations

from dataclasses import dataclass

Box = tuple[float, float, float, float]
"""Left, top, right, bottom; in a page's own space left, bottom, right, top."""
QUARTER = 90


@dataclass(frozen=True, slots=True)
class PageFrame:
    """What is shown of a page (in its own space) and how many quarters it is turned clockwise."""

    shown: Box
    quarters: int = 0

    @property
    def width(self) -> float:
        left, bottom, right, top = self.shown
        return top - bottom if self.quarters % 2 else right - left

    @property
    def height(self) -> float:
        left, bottom, right, top = self.shown
        return right - left if self.quarters % 2 else top - bottom

    def place(self, x: float, y: float) -> tuple[float, float]:
        """A place of the page's own space, in points from the left and from the top."""
        left, bottom, right, top = self.shown
        if self.quarters == 1:
            return y - bottom, x - left
        if self.quarters == 2:
            return right - x, y - bottom
        if self.quarters == 3:
            return top - y, right - x
        return x - left, top - y

    def back(self, x: float, y: float) -> tuple[float, float]:
        """The other way."""
        left, bottom, right, top = self.shown
        if self.quarters == 1:
            return y + left, x + bottom
        if self.quarters == 2:
            return right - x, y + bottom
        if self.quarters == 3:
            return right - y, top - x
        return x + left, top - y

    def place_box(self, box: Box) -> Box:
        """A box of the page's own space, as people see it."""
        return spanned(self.place(box[0], box[1]), self.place(box[2], box[3]))

    def from_frame(self, other: PageFrame, box: Box) -> Box:
        """A box as another frame of the same page has it."""
        return spanned(self.place(*other.back(box[0], box[1])), self.place(*other.back(box[2], box[3])))

    def shows(self, x: float, y: float) -> bool:
        """Whether a place that people would see is on the page."""
        return 0 <= x <= self.width and 0 <= y <= self.height


def spanned(one: tuple[float, float], two: tuple[float, float]) -> Box:
    """The box between two corners."""
    return min(one[0], two[0]), min(one[1], two[1]), max(one[0], two[0]), max(one[1], two[1])


def reading(x: float, y: float, turn: int) -> tuple[float, float]:
    """A place turned so that text of a turn (quarters clockwise) runs to the right. ``seen`` is the other way.

    >>> reading(3.0, 8.0, 1), seen(8.0, -3.0, 1)
    ((8.0, -3.0), (3.0, 8.0))
    """
    return ((x, y), (y, -x), (-x, -y), (-y, x))[turn]


def seen(x: float, y: float, turn: int) -> tuple[float, float]:
    """See ``reading``."""
    return ((x, y), (-y, x), (-x, -y), (y, -x))[turn]
