"""A seal goes, what it covers stays, and red words stay red."""

import numpy as np

from ingest.ocr import picture
from ingest.ocr.stamps import without_stamps
from tests.made_scans import blank, needed, set_notice, with_seal, write


def red(image):
    return int(((image[:, :, 2].astype(int) - image[:, :, 1]) > 60).sum())


def test_a_seal_goes_and_the_ink_under_it_stays():
    needed()
    page = blank()
    write(page, (600, 800), "青川市人民政府")
    plain, sealed = picture.pixels(page), picture.pixels(with_seal(page, 700, 820))
    cleaned, seals = without_stamps(sealed)
    assert red(sealed) > 1000 and red(cleaned) == 0 and seals == 1
    ink = plain.max(axis=2) < 60
    assert (cleaned.max(axis=2)[ink] < 120).mean() > 0.95
    assert np.array_equal(cleaned[:400], sealed[:400])


def test_a_red_head_stays():
    needed()
    page = picture.pixels(set_notice())
    cleaned, seals = without_stamps(page)
    assert cleaned is page and not seals
