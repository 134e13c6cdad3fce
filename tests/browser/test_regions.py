"""Regions compared in a real Chromium: a 0 that is not nothing, years, who began and who followed, what is taken home."""

from __future__ import annotations

import io
from collections.abc import Iterator

import openpyxl
import pytest
from playwright.sync_api import Page, expect

from corpus.build import Corpus
from tests.browser.conftest import _chromium, serve
from tests.browser.test_pages import open_at, ready
from tests.region_papers import FILES

pytestmark = pytest.mark.browser
SIZES = [(1280, 720), (1920, 1080)]


@pytest.fixture(scope="module")
def regions(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    _chromium()
    folder = tmp_path_factory.mktemp("browser") / "地区"
    with Corpus.open(folder) as corpus:
        corpus.add_bytes(FILES, workers=0)
    yield from serve(folder)


def fits(page: Page) -> bool:
    found: bool = page.evaluate("document.documentElement.scrollWidth <= innerWidth")
    return found


@pytest.mark.parametrize("visit", SIZES, indirect=True)
def test_a_nought_leads_to_what_the_texts_say(regions: str, visit: Page) -> None:
    open_at(visit, regions + "compare")
    expect(visit.locator(".zc-basis")).to_contain_text("依据：库中 4 份文件、4 个地区。")
    row = visit.locator(".zc-heat tbody tr").filter(has_text="浙江省杭州市")
    row.locator("td a").filter(has_text="文1").first.press("Enter")
    expect(visit.locator("h3.zc-aside")).to_contain_text("没有读出为制度创新", timeout=30_000)
    expect(visit.locator("mark").filter(has_text="流域生态补偿")).to_be_visible()
    assert fits(visit)
    assert visit.url.count("cell=") == 2
    visit.locator(".zc-clause a").filter(has_text="原文").first.click()
    visit.wait_for_url("**/document?**")
    expect(visit.locator(".zc-text")).to_contain_text("做好流域生态补偿工作", timeout=30_000)


@pytest.mark.parametrize("visit", SIZES, indirect=True)
def test_years_and_the_course_of_a_theme(regions: str, visit: Page) -> None:
    open_at(visit, regions + "compare?view=time")
    expect(visit.locator(".zc-years thead")).to_contain_text("2019")
    visit.get_by_text("主题 × 年份").click()
    expect(visit.locator(".zc-years tbody tr").first).to_contain_text("生态保护补偿", timeout=30_000)
    visit.get_by_role("radio", name="先后").click()
    ready(visit)
    visit.locator(".zc-courses th a").filter(has_text="生态保护补偿").click()
    steps = visit.locator(".zc-course > li")
    expect(steps).to_have_count(2, timeout=30_000)
    expect(steps.nth(0)).to_contain_text("浙江省")
    expect(steps.nth(1).locator("ins")).to_have_text("横向")
    assert fits(visit)
    visit.reload()
    ready(visit)
    expect(steps.nth(1).locator("ins")).to_have_text("横向")


def test_eight_regions_stand_side_by_side(regions: str, visit: Page) -> None:
    places = ("福建省", "浙江省", "浙江省杭州市", "江西省", "甲省", "乙省", "丙省", "丁省")
    open_at(visit, regions + "compare?view=side&" + "&".join(f"region={place}" for place in places))
    expect(visit.locator(".zc-side thead th")).to_have_count(9)
    assert fits(visit)  # the table scrolls, the page does not
    expect(visit.locator(".zc-side")).to_contain_text("没有列出；条款 1 处写到")


def test_the_book_has_the_table_its_ground_and_links(regions: str, visit: Page) -> None:
    open_at(visit, regions + "compare")
    with visit.expect_download(timeout=30_000) as download:
        visit.get_by_role("button", name="导出").click()
    book = openpyxl.load_workbook(io.BytesIO(download.value.path().read_bytes()))
    assert book.sheetnames[0] == "地区×主题"
    assert book["条文"]["M2"].hyperlink.target.startswith(regions + "document?record=")
