"""Documents compared in a real Chromium: chosen by name, laid side by side, opened at the place, taken home."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from playwright.sync_api import Page, expect

from corpus.build import Corpus
from tests.browser.conftest import _chromium, serve
from tests.browser.test_pages import open_at, ready

pytestmark = pytest.mark.browser
OLD = """某县冷链建设方案（征求意见稿）
一、加强仓储建设。新建冷库三座，配齐检测设备。
牵头单位：县商务局
二、完善配送网络。开通乡镇线路五条，到2026年覆盖率达到80%。
牵头单位：县交通局
"""
NEW = """某县冷链建设方案
一、完善配送网络。开通乡镇线路五条，到2026年覆盖率达到85%。
牵头单位：县交通局
二、加强仓储建设。新建冷库四座，配齐检测设备。
牵头单位：县商务局
"""
THIRD = "邻县冷链建设办法\n一、加强仓储建设。新建冷库九座，配齐检测设备。\n牵头单位：县商务局\n"


@pytest.fixture(scope="module")
def versions(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    _chromium()
    folder = tmp_path_factory.mktemp("browser") / "版本"
    with Corpus.open(folder) as corpus:
        files = {"征求意见稿.txt": OLD, "印发稿.txt": NEW, "邻县.txt": THIRD}
        corpus.add_bytes([(name, text.encode()) for name, text in files.items()], workers=0)
    yield from serve(folder)


def choose(page: Page, words: str) -> None:
    box = page.locator(".st-key-compare-documents input")
    box.fill(words)
    page.get_by_role("option").filter(has_text=words).first.click()
    ready(page)


@pytest.mark.parametrize("visit", [(1280, 720), (1920, 1080)], indirect=True)
def test_three_documents_are_chosen_and_compared(versions: str, visit: Page) -> None:
    open_at(visit, versions + "compare?view=files")
    choose(visit, "征求意见稿")
    choose(visit, "某县冷链建设方案")
    expect(visit.locator(".zc-versions ins").filter(has_text="四")).to_be_visible()
    expect(visit.locator(".zc-versions del").filter(has_text="三")).to_be_visible()
    choose(visit, "邻县")
    row = visit.locator(".zc-files tr").filter(has_text="加强仓储建设")
    expect(row.locator("mark").filter(has_text="九")).to_be_visible()
    assert visit.url.count("id=") == 3
    assert visit.evaluate("document.documentElement.scrollWidth <= innerWidth")
    visit.reload()
    ready(visit)
    expect(row.locator("mark").filter(has_text="九")).to_be_visible()
    row.locator("a").filter(has_text="九").click()
    visit.wait_for_url("**/document?**")
    expect(visit.locator(".zc-text")).to_contain_text("新建冷库九座", timeout=30_000)
