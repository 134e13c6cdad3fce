"""A scan in a real Chromium: a click on a record frames its words on the picture of the page."""

from __future__ import annotations

import pytest
from playwright.sync_api import Locator, Page, expect

from tests.browser.test_pages import check, open_at, ready
from tests.made_scans import EM, HEIGHT, LEFT, NOTICE, WIDTH, set_lines

pytestmark = pytest.mark.browser
Place = tuple[float, float, float, float]
TASK = "健全生态保护补偿机制"


def place_of(words: str) -> Place:
    """Where the line with some words was written, in shares of the page."""
    y, line = next(line for line in set_lines(NOTICE.splitlines()[3:-2]) if words in line[1])
    left = LEFT + EM * (len(line) - len(line.lstrip("　")))
    return left / WIDTH, y / HEIGHT, (LEFT + EM * len(line)) / WIDTH, (y + EM) / HEIGHT


def shown_at(frame: Locator, picture: Locator) -> Place:
    """Where a frame stands on a picture, in shares of it."""
    one, whole = frame.bounding_box(), picture.bounding_box()
    assert one and whole
    left, top = (one["x"] - whole["x"]) / whole["width"], (one["y"] - whole["y"]) / whole["height"]
    return left, top, left + one["width"] / whole["width"], top + one["height"] / whole["height"]


def settled(frame: Locator, picture: Locator) -> Place:
    """The same once the page has come to rest: it scrolls to the place, and what is measured bit by bit is askew."""
    before: Place | None = None
    for _ in range(40):
        now = shown_at(frame, picture)
        if now == before:
            return now
        before = now
        frame.page.wait_for_timeout(250)
    raise AssertionError("the page does not come to rest")


def test_a_click_on_a_task_frames_its_words_on_the_picture(visit: Page, scanned_site: str) -> None:
    visit.set_viewport_size({"width": 1920, "height": 1080})
    open_at(visit, scanned_site)
    visit.get_by_role("link", name="文件").first.click()
    ready(visit)
    visit.locator(".zc-title").first.click()
    ready(visit)
    picture, frames = visit.locator(".zc-picture img"), visit.locator(".zc-spot.zc-here")
    expect(picture).to_be_visible(timeout=15_000)
    assert visit.get_by_text("原件第 1 页（识别）").count() == 1
    visit.locator(".zc-records li.zc-r-task a", has_text=TASK).click()
    expect(frames.first).to_be_visible(timeout=15_000)
    wanted, found = place_of(TASK), settled(frames.first, picture)
    assert max(abs(a - b) for a, b in zip(found, wanted, strict=True)) < EM / WIDTH, (
        found,
        wanted,
    )  # a bracket is half
    check(visit, "scan-task")
