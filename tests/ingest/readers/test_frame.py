"""Places of a page's own space, as people see them."""

import pytest

from ingest.readers.frame import PageFrame, reading, seen

SHOWN = (10.0, 20.0, 110.0, 220.0)  # 100 wide, 200 high


@pytest.mark.parametrize(
    ("quarters", "size", "place"),
    [
        (0, (100, 200), (5, 195)),
        (1, (200, 100), (5, 5)),  # the foot is at the left, the left edge on top
        (2, (100, 200), (95, 5)),
        (3, (200, 100), (195, 95)),
    ],
)
def test_a_place_near_the_left_foot_of_a_turned_page(quarters, size, place):
    frame = PageFrame(SHOWN, quarters)
    assert (frame.width, frame.height) == size
    assert frame.place(15, 25) == place
    assert frame.back(*place) == (15, 25)


@pytest.mark.parametrize("quarters", range(4))
def test_a_box_has_its_left_before_its_right_and_its_top_above_its_foot(quarters):
    left, top, right, bottom = PageFrame(SHOWN, quarters).place_box((15, 25, 45, 35))
    assert left < right and top < bottom
    assert sorted((right - left, bottom - top)) == [10, 30]


def test_a_box_of_one_frame_in_another():
    whole, shown = PageFrame((0, 0, 600, 800), 1), PageFrame((30, 20, 590, 780))
    box = (130.0, 220.0, 160.0, 230.0)
    assert shown.from_frame(whole, whole.place_box(box)) == shown.place_box(box)


@pytest.mark.parametrize(
    ("x", "y", "shown"), [(0, 0, True), (100, 200, True), (-0.1, 5, False), (5, 200.1, False), (100.1, 5, False)]
)
def test_what_is_shown(x, y, shown):
    assert PageFrame(SHOWN).shows(x, y) is shown


@pytest.mark.parametrize(("turn", "along"), [(0, (1, 0)), (1, (0, 1)), (2, (-1, 0)), (3, (0, -1))])
def test_turned_text_reads_to_the_right(turn, along):
    assert reading(*along, turn) == (1, 0)
    assert seen(*reading(3, 8, turn), turn) == (3, 8)
