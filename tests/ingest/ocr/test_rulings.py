"""Cells are found between ruled lines; strokes, frames and single lines are no table."""

import cv2
import numpy as np
import pytest

from ingest.ocr import picture
from ingest.ocr.rulings import find_grids
from tests.made_scans import needed, set_notice, set_table


def paper():
    return np.full((600, 800, 3), 255, np.uint8)


def ruled(*lines):
    page = paper()
    for line in lines:
        cv2.line(page, line[:2], line[2:], (0, 0, 0), 2)
    return page


OUTER = [(100, 100, 700, 100), (100, 400, 700, 400), (100, 100, 100, 400), (700, 100, 700, 400)]


def places(page):
    """Cells of all tables, in tens of pixels."""
    return [sorted(tuple(round(side / 10) for side in box) for box in grid.cells) for grid in find_grids(page, 25.0)]


def test_lines_that_cross_part_cells():
    page = ruled(*OUTER, (400, 100, 400, 400), (100, 200, 700, 200))
    assert places(page) == [[(10, 10, 40, 20), (10, 20, 40, 40), (40, 10, 70, 20), (40, 20, 70, 40)]]


def test_cells_without_a_line_between_them_are_one():
    page = ruled(*OUTER, (400, 100, 400, 400), (400, 200, 700, 200))
    assert places(page) == [[(10, 10, 40, 40), (40, 10, 70, 20), (40, 20, 70, 40)]]


def test_a_table_open_at_its_sides_has_its_outer_columns():
    lines = [(100, y, 700, y) for y in (100, 200, 400)]
    assert len(places(ruled(*lines, (400, 100, 400, 400)))[0]) == 4


def test_a_broken_line_is_one():
    page = ruled(*OUTER, (400, 100, 400, 400), (100, 200, 700, 200))
    page[:, 250:253] = 255
    assert len(places(page)[0]) == 4


def test_a_line_with_words_close_under_it_is_one():
    page = ruled(*OUTER, (400, 100, 400, 400), (100, 200, 700, 200))
    for left in (*range(110, 380, 28), *range(410, 680, 28)):
        page[204:222, left : left + 20] = 0
    assert len(places(page)[0]) == 4


@pytest.mark.parametrize("lines", [OUTER, [(100, 100, 700, 100)], [(100, 100, 700, 100), (100, 110, 700, 110)]])
def test_frames_and_single_lines_are_no_table(lines):
    assert places(ruled(*lines)) == []


def test_strokes_of_text_are_no_table():
    needed()
    assert find_grids(picture.pixels(set_notice()), 36.0) == []


def test_a_drawn_table_has_its_cells():
    needed()
    (grid,) = find_grids(picture.pixels(set_table()), 34.0)
    assert len(grid.cells) == 9 and grid.walls(260) == pytest.approx([160, 300, 700, 1080], abs=3)
