"""Every page in a real Chromium: nothing breaks, everything fits, a hit opens its place, a URL opens the same view."""

from __future__ import annotations

import re
import statistics
import time
import zipfile
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from corpus.build import Corpus
from tests.browser.conftest import PATIENCE

pytestmark = pytest.mark.browser
SCREENSHOTS = Path(__file__).parent / "screenshots"
ENGLISH = re.compile(
    r"\b(upload|browse|drag|drop|limit|press|enter|apply|search|choose|select|options?|results?|running|stop|deploy|"
    r"rerun|settings|error|loading|submit|cancel|clear|close|open|download|fullscreen|column|row)s?\b",
    re.IGNORECASE,
)


def ready(page: Page) -> None:
    """Waits until the page has run to its end."""
    page.wait_for_selector("[data-testid=stSidebar] [data-testid=stPageLink]", timeout=PATIENCE)
    page.wait_for_function("!document.querySelector('[data-test-script-state=running]')", timeout=PATIENCE)
    page.wait_for_function("!document.querySelector('[data-testid=stSkeleton]')", timeout=PATIENCE)


def open_at(page: Page, address: str) -> None:
    page.goto(address)
    ready(page)


NAMES = ["search", "search-words", "search-none", "search-like", "document", "document-record", "compare", "compare-cell", "compare-side",
         "compare-time", "tasks", "tasks-unit", "tasks-none", "plan", "corpus", "corpus-doubtful"]  # fmt: skip


def check(page: Page, shot: str) -> None:
    """No error box, no horizontal scroll, no English of Streamlit's; a screenshot for people to look at."""
    page.wait_for_timeout(400)
    SCREENSHOTS.mkdir(exist_ok=True)
    page.screenshot(path=SCREENSHOTS / f"{shot}.png")
    assert page.locator("[data-testid=stException], [data-testid=stAlertContentError]").count() == 0
    wide, room = page.evaluate("(m => [m.scrollWidth, m.clientWidth])(document.querySelector('.stMain'))")
    assert wide <= room
    own = page.evaluate(
        """() => { const copy = document.querySelector('.stApp').cloneNode(true);
        copy.querySelectorAll('.zc, script, style, canvas, [data-testid=stIconMaterial], [data-testid=stMarkdown], [data-testid=stMultiSelect]')
            .forEach(e => e.remove());
        return copy.textContent; }"""
    )
    assert not ENGLISH.search(own), own


@pytest.mark.parametrize("name", NAMES)
def test_page_is_whole(name: str, visit: Page, site: str, addresses: dict[str, str]) -> None:
    open_at(visit, site + addresses[name])
    check(visit, f"{name}-1280")


@pytest.mark.parametrize("visit", [(1920, 1080)], indirect=True, ids=["1920"])
@pytest.mark.parametrize("name", ["search-words", "document-record", "compare-cell", "tasks", "corpus"])
def test_page_is_whole_on_a_large_screen(name: str, visit: Page, site: str, addresses: dict[str, str]) -> None:
    open_at(visit, site + addresses[name])
    check(visit, f"{name}-1920")


@pytest.mark.parametrize("name", ["", "document", "compare", "plan", "tasks", "corpus"])
def test_empty_page_is_whole(name: str, visit: Page, empty_site: str) -> None:
    open_at(visit, empty_site + name)
    check(visit, f"empty-{name or 'search'}")


@pytest.mark.parametrize("name", ["search-words", "document-record", "compare-cell", "tasks", "corpus"])
def test_dark(name: str, visit: Page, site: str, addresses: dict[str, str]) -> None:
    visit.emulate_media(color_scheme="dark")
    open_at(visit, site + addresses[name])
    check(visit, f"{name}-dark")


def test_an_address_of_no_page_is_told_in_chinese(visit: Page, site: str) -> None:
    visit.goto(f"{site}nowhere")
    told = visit.get_by_role("dialog")
    expect(told).to_contain_text("没有这个页面", timeout=PATIENCE)
    assert not re.search(r"[a-z]{4,} [a-z]{2,}", told.inner_text()), told.inner_text()


def test_first_hit_within_three_seconds(visit: Page, site: str) -> None:
    open_at(visit, site)  # the first visit opens the corpus
    seconds = []
    for word in ("改革", "生态", "服务"):
        start = time.perf_counter()
        visit.goto(f"{site}?q={word}")
        visit.wait_for_selector(".zc-hits article", timeout=15_000)
        seconds.append(time.perf_counter() - start)
    assert statistics.median(seconds) < 3, seconds


def test_a_hit_opens_at_its_place_and_back_returns(visit: Page, site: str) -> None:
    open_at(visit, f"{site}?q=改革&kind=task")
    title = visit.locator(".zc-hits .zc-title").first
    words = title.inner_text()
    title.click()
    here = visit.locator(".zc-text .zc-here").first
    expect(here).to_be_in_viewport(timeout=15_000)
    assert words[:6] in "".join(visit.locator(".zc-text .zc-here").all_inner_texts())
    assert "record=" in visit.url
    visit.go_back()
    expect(visit.locator(".zc-hits .zc-title").first).to_have_text(words, timeout=15_000)
    visit.wait_for_function("location.search.includes('kind=task')", timeout=15_000)


def test_record_and_heading_scroll_to_their_place(visit: Page, site: str, addresses: dict[str, str]) -> None:
    open_at(visit, site + addresses["document"])
    visit.locator(".zc-records li.zc-r-task").last.locator("a").first.click()
    expect(visit.locator(".zc-text .zc-here").first).to_be_in_viewport(timeout=5_000)
    visit.locator(".zc-outline li a").first.click()
    expect(visit.locator(".zc-text .zc-here").first).to_be_in_viewport(timeout=15_000)


def test_marks_are_switched_off_and_stay_off(visit: Page, site: str, addresses: dict[str, str]) -> None:
    open_at(visit, site + addresses["document"])
    unit = visit.locator(".zc-text .zc-unit").first
    look = "e => getComputedStyle(e).textDecorationLine"
    assert unit.evaluate(look) == "underline"
    visit.locator("input[data-mark=unit]").uncheck()
    assert unit.evaluate(look) == "none"
    visit.reload()
    ready(visit)
    assert visit.locator(".zc-text .zc-unit").first.evaluate(look) == "none"


def test_search_by_typing_filtering_and_reopening(visit: Page, site: str) -> None:
    open_at(visit, site)
    box = visit.get_by_role("textbox", name="检索")
    box.fill("改革")
    box.press("Enter")
    visit.wait_for_selector(".zc-hits mark", timeout=15_000)
    visit.locator(".zc-facets details").first.locator("li a").first.click()
    visit.wait_for_selector(".zc-chips .zc-chosen", timeout=15_000)
    visit.locator(".zc-tab", has_text="任务").click()
    expect(visit.locator(".zc-tab.zc-now")).to_contain_text("任务", timeout=15_000)
    ready(visit)
    seen = visit.locator(".zc-hits").inner_text()
    again = visit.context.new_page()
    open_at(again, visit.url)
    assert again.locator(".zc-hits").inner_text() == seen
    visit.locator(".zc-chips .zc-chosen").first.click()
    expect(visit.locator(".zc-chips")).to_have_count(0, timeout=15_000)


def test_what_is_like_a_pasted_text_is_marked_and_opens(visit: Page, site: str) -> None:
    open_at(visit, site + "?q=改革&kind=passage")
    words = visit.locator(".zc-hits article p").first.inner_text().strip("…")[:60]
    visit.get_by_role("button", name="找相似").first.click()
    visit.locator("textarea").fill(words)
    visit.get_by_role("button", name="找相似条文").click()
    likes = visit.locator(".zc-likes article")
    expect(likes.first).to_contain_text("一字不差")
    expect(visit.locator("textarea")).to_have_count(0, timeout=15_000)  # the box is closed
    assert likes.first.locator("mark").count() >= 1
    likes.first.locator(".zc-title").click()
    expect(visit.locator(".zc-here").first).to_be_visible()


DOWNLOADS = {
    "search": ("search-words", "导出", ".xlsx"),
    "compare": ("compare", "导出", ".xlsx"),
}


@pytest.mark.parametrize("what", DOWNLOADS)
def test_download(what: str, visit: Page, site: str, addresses: dict[str, str], tmp_path: Path) -> None:
    name, button, ending = DOWNLOADS[what]
    open_at(visit, site + addresses[name])
    with visit.expect_download(timeout=30_000) as caught:
        visit.get_by_role("button", name=button, exact=True).click()
    path = tmp_path / caught.value.suggested_filename
    caught.value.save_as(path)
    assert path.suffix == ending
    assert zipfile.is_zipfile(path)


def test_original_comes_back_as_it_came(visit: Page, site: str, tmp_path: Path) -> None:
    open_at(visit, f"{site}?q=恶意方案&kind=document")
    visit.locator(".zc-hits .zc-title").first.click()
    with visit.expect_download(timeout=30_000) as caught:
        visit.get_by_role("button", name="下载原件").click()
    caught.value.save_as(tmp_path / "x.txt")
    assert "<script>window.hacked=1</script>" in (tmp_path / "x.txt").read_text(encoding="utf-8")


@pytest.mark.parametrize("page", ["?q=恶意", "?q=改革 推进", "tasks", "corpus"])
def test_hostile_text_stays_text(page: str, visit: Page, site: str, full: Path) -> None:
    with Corpus.open(full) as corpus:
        hostile = next(row.document_id for row in corpus.documents() if row.source_name == "恶意.txt")
    for address in (f"document?id={hostile}", page + (f"?id={hostile}" if page == "tasks" else "")):
        open_at(visit, site + address)
        visit.wait_for_timeout(300)
        assert visit.evaluate("window.hacked") is None
    assert visit.locator(".zc script, .zc img, .zc svg").count() == 0


def test_cell_of_the_heat_map_opens_its_clauses(visit: Page, site: str) -> None:
    open_at(visit, f"{site}compare")
    visit.locator(".zc-heat td a").first.click()
    expect(visit.locator(".zc-clause").first).to_be_visible(timeout=15_000)
    visit.locator(".zc-clause .zc-open").first.click()
    expect(visit.locator(".zc-text .zc-here").first).to_be_in_viewport(timeout=15_000)


def test_upload_and_removal(visit: Page, empty_site: str) -> None:
    open_at(visit, f"{empty_site}corpus")
    text = "云澜省改革方案\n一、任务\n1.推进改革。（责任单位：省财政厅）"
    files = [
        {"name": name, "mimeType": "text/plain", "buffer": data}
        for name, data in (("方案.txt", text.encode()), ("空.txt", b""))
    ]
    visit.locator("input[type=file]").set_input_files(files)
    expect(visit.get_by_text("新增 1")).to_be_visible(timeout=30_000)
    ready(visit)
    check(visit, "corpus-added")
    grid = visit.locator(".stDataFrameGlideDataEditor").last
    visit.wait_for_timeout(800)
    grid.click(position={"x": 16, "y": 55})
    visit.get_by_role("button", name="删除", exact=True).click()
    dialog = visit.get_by_role("dialog")
    expect(dialog.get_by_text("确定从语料库中删除这 1 份文件吗")).to_be_visible(timeout=15_000)
    check(visit, "corpus-remove")
    dialog.get_by_role("button", name="删除", exact=True).click()
    expect(visit.get_by_text("语料库还是空的").first).to_be_visible(timeout=15_000)
