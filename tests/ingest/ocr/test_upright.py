"""Pages are laid flat and level, and every place can be found again on the picture."""

import cv2
import numpy as np
import pytest

from ingest.ocr import upright
from ingest.ocr.upright import bounded, flat, moved, straightened


class FakeModels:
    """Finds level lines, and is sure of them when asked to be."""

    def __init__(self, quads, sure=1.0, in_columns=0.4):
        self.quads, self.sure, self.in_columns = list(quads), sure, in_columns

    def find(self, image):
        return [quad.astype(np.float32) for quad in self.quads]

    def read(self, image, quads, crop=None):
        return [upright.Recognised("字", (self.in_columns if crop else self.sure,)) for _ in quads]


def line(left=100, top=100, wide=400, high=30, angle=0.0):
    corners = np.array([[0, 0], [wide, 0], [wide, high], [0, high]], np.float32)
    turn = np.radians(angle)
    return corners @ np.array([[np.cos(turn), np.sin(turn)], [-np.sin(turn), np.cos(turn)]]) + (left, top)


def paper(high=800, wide=600):
    return np.full((high, wide, 3), 255, np.uint8)


@pytest.mark.parametrize(
    ("high", "wide", "size"), [(800, 600, (800, 600)), (4000, 3000, (2000, 1500)), (9000, 1000, (9000, 1000))]
)
def test_pictures_are_made_smaller_but_for_long_screenshots(high, wide, size):
    image, scale = bounded(paper(high, wide))
    assert image.shape[:2] == size and scale == size[0] / high


def test_a_long_picture_is_looked_at_in_bands_cut_between_lines():
    image = paper(6000, 400)
    image[1900:2000] = 0
    bands = upright._bands(image)
    assert bands[0][0] == 0 and bands[-1][1] == 6000 and max(b - a for a, b in bands) <= 2000
    assert not any(1900 < end < 2000 for _, end in bands)


def test_the_sheet_in_a_photo_is_laid_flat():
    photo = np.full((800, 600, 3), 50, np.uint8)
    corners = np.array([[80, 60], [540, 40], [570, 760], [40, 740]], np.float32)
    cv2.fillConvexPoly(photo, corners.astype(np.int32), (250, 250, 250))
    page = flat(photo, 1.0)
    assert page.image.mean() > 240
    assert moved(page.matrix, corners)[0] == pytest.approx([0, 0], abs=6)


def test_a_scan_is_its_own_sheet():
    assert flat(paper(), 1.0).size == (600, 800)


def test_skewed_lines_are_level_afterwards_and_found_again():
    quad = line(angle=2.0)
    page = straightened(flat(paper(), 1.0), FakeModels([quad]))
    (level,) = page.quads
    assert level[0][1] == pytest.approx(level[1][1], abs=0.5)
    assert moved(np.linalg.inv(page.matrix), level) == pytest.approx(quad, abs=0.5)


def test_a_page_on_its_side_is_turned():
    page = straightened(flat(paper(), 1.0), FakeModels([line(wide=30, high=400)]))
    assert page.size == (800, 600) and not page.in_columns


def test_a_page_whose_lines_read_as_columns_is_set_so():
    page = straightened(flat(paper(), 1.0), FakeModels([line(wide=30, high=400)], sure=0.2, in_columns=0.95))
    assert page.size == (800, 600) and page.in_columns


def test_a_page_upside_down_is_turned_where_that_reads_better():
    class Surer(FakeModels):
        def read(self, image, quads, crop=None):
            self.sure = 0.9 if image[0, 0, 0] == 0 else 0.3
            return super().read(image, quads, crop)

    image = paper()
    image[-1, -1] = 0
    page = straightened(flat(image, 1.0), Surer([line()]))
    assert page.quads[0][0] == pytest.approx([600 - 1 - 500, 800 - 1 - 130], abs=1)


def test_a_page_without_lines_stays():
    assert straightened(flat(paper(), 1.0), FakeModels([])).quads == ()
