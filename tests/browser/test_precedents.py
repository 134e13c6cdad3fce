"""借鉴 in a real Chromium: pasted, narrowed, opened at the place, copied, taken home."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from playwright.sync_api import Page, expect

from corpus.build import Corpus
from tests.browser.conftest import _chromium, serve
from tests.browser.test_pages import open_at, ready
from tests.lent_plans import uploads

pytestmark = pytest.mark.browser


@pytest.fixture(scope="module")
def lent(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    _chromium()
    folder = tmp_path_factory.mktemp("browser") / "借鉴"
    with Corpus.open(folder) as corpus:
        corpus.add_bytes(uploads(), workers=0)
    yield from serve(folder)


@pytest.mark.parametrize("visit", [(1280, 720), (1920, 1080)], indirect=True)
def test_a_sentence_is_pasted_and_what_others_say_taken_along(lent: str, visit: Page) -> None:
    open_at(visit, lent)
    visit.get_by_role("button", name="找相似").click()
    visit.get_by_label("粘贴一段文字").fill("健全河湖巡查管护机制")
    visit.get_by_role("button", name="看别处怎么写").click()
    expect(visit.locator(".zc-counts")).to_contain_text("3 处（3 份文件），归为 1 种写法")
    head = visit.locator(".zc-lent summary").first
    expect(head).to_contain_text("牵头: 水利 2")
    assert visit.evaluate("document.documentElement.scrollWidth <= innerWidth")
    other = visit.locator(".zc-lent article").filter(has_text="日常巡查")
    expect(other.locator("ins").first).to_be_visible()
    other.get_by_text("复制").click()
    expect(other.get_by_text("已复制")).to_be_visible()
    if other.get_by_text("+ 篮").count():  # what the visit before has put there is kept
        other.get_by_text("+ 篮").click()
    expect(visit.locator(".st-key-zc-basket")).to_contain_text("篮中 1 条")
    ready(visit)
    with visit.expect_download() as taken:
        visit.get_by_role("button", name="Excel").click()
    assert taken.value.suggested_filename == "借鉴.xlsx"
    visit.reload()
    ready(visit)
    expect(visit.locator(".zc-counts")).to_contain_text("3 处")
    visit.locator(".zc-lent article").filter(has_text="日常巡查").get_by_text("原文").click()
    visit.wait_for_url("**/document**")
    ready(visit)
    expect(visit.locator(".zc-here").first).to_be_in_viewport()
    assert "日常巡查管护机制" in "".join(visit.locator(".zc-here").all_inner_texts())  # marks part the passage
