"""Text set in columns from the right is read, with its stops and brackets; a page on its side is no such page."""

import numpy as np
import pytest

from ingest.ocr import columns, picture
from ingest.ocr.recognise import recognise
from tests.made_scans import needed, set_columns

TEXT = """青川市人民政府关于绿色转型的通知
各县（市、区）人民政府，市政府各部门：
　　一、到二〇二五年，森林覆盖率达到百分之六十三，新增绿色工厂五十家。
　　二、健全生态保护补偿机制。（牵头单位：市财政局）
　　　　　　　　　　　　　青川市人民政府"""


def test_a_page_of_columns_is_read_from_the_right_with_its_signs():
    needed()
    page = set_columns(TEXT).rotate(1.5, fillcolor="white", expand=True)
    noisy = picture.pixels(page).astype(int) + np.random.default_rng(1).normal(0, 18, (page.height, page.width, 3))
    found = recognise(np.clip(noisy, 0, 255).astype(np.uint8))
    assert "".join(line.text for line in found.lines) == "".join(TEXT.split())
    first, *_, last = found.lines
    assert first.pictured[0] > 0.8 and last.pictured[2] < first.pictured[0] - 0.2
    assert first.pictured[3] - first.pictured[1] > 5 * (first.pictured[2] - first.pictured[0])


def lying(*pieces: tuple[int, int], em: int = 40) -> np.ndarray:
    """A line of dark pieces (from, to) as they lie in it; each is as broad as the type."""
    column = np.full((max(end for _, end in pieces) + 20, em + 8, 3), 255, np.uint8)
    for start, end in pieces:
        column[start:end, 4 : 4 + em] = 0
    return np.rot90(column)


@pytest.mark.parametrize(
    ("pieces", "characters"),
    [
        ([(10, 48), (60, 98), (110, 148)], 3),
        ([(10, 48), (60, 98), (112, 118), (124, 130), (138, 144), (160, 198)], 4),
        ([(10, 48), (60, 98), (126, 132), (160, 170), (210, 248)], 5),
        ([(10, 130)], 3),
        ([(10, 16)], 1),
    ],
    ids=["whole", "three-strokes", "one-and-a-stop", "touching", "alone"],
)
def test_characters_are_told_by_their_places(pieces, characters):
    needed()
    image = columns.set_up(lying(*pieces))
    step = image.shape[1] / characters
    assert image.shape[0] == 48 and step == pytest.approx(48 + 2 * round(0.1 * 48), abs=1)


def test_a_bracket_is_turned_and_a_stroke_is_not():
    needed()
    arc = np.zeros((12, 40), np.uint8)
    for x in range(40):
        arc[min(int(((x - 19.5) / 6) ** 2), 11), x] = 1
    assert columns._is_bracket(arc, 40) and columns._is_bracket(arc[::-1], 40)
    stroke = np.zeros((12, 40), np.uint8)
    stroke[4:8] = 1
    assert not columns._is_bracket(stroke, 40) and not columns._is_bracket(arc[:, 10:24], 40)


def test_a_blank_line_stays_as_it_is():
    needed()
    blank = np.full((40, 300, 3), 255, np.uint8)
    assert columns.set_up(blank) is blank
