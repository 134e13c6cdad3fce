"""Pages really read: what stands where, on whatever side the page lies."""

import pytest

from ingest.ocr import picture
from ingest.ocr.recognise import recognise
from tests.made_scans import NOTICE, blank, needed, set_notice, set_table, with_seal, write


def told(page):
    return recognise(picture.pixels(page))


def test_a_skewed_and_sealed_page_is_read_with_its_places():
    needed()
    page = with_seal(set_notice(), 900, 1270)
    write(page, (840, 1320), "专用章", 40, (210, 40, 40))
    found = told(page.rotate(2, fillcolor="white", expand=True))
    assert found.seals == 1
    text = "".join(line.text for line in found.lines)
    assert text == "".join(NOTICE.split())
    number = next(line for line in found.lines if line.text == "青政发〔2019〕860号")
    left, top, right, bottom = number.pictured
    assert 0.3 < left < right < 0.7 and 0.1 < top < bottom < 0.25
    assert len(number.sure) == len(number.text) and min(number.sure) > 0.5


def test_a_table_has_its_cells_and_no_line_runs_over_a_wall():
    needed()
    found = told(set_table())
    (grid,) = found.grids
    assert len(grid.cells) == 9
    assert {"建设绿色园区", "市工业和信息化局"} <= {line.text for line in found.lines}


@pytest.mark.parametrize("page", [blank()])
def test_a_blank_page_says_nothing(page):
    needed()
    assert told(page).lines == ()
