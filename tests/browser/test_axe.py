"""axe-core finds nothing serious: pages on a small and on a large screen, boxes and empty pages on a small one."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser, Page

from tests.browser.test_pages import open_at

pytestmark = pytest.mark.browser
PAGES = ["search", "search-words", "search-none", "search-like", "document", "document-record", "compare", "compare-cell",
         "compare-side", "compare-time", "tasks", "tasks-unit", "corpus", "corpus-doubtful"]  # fmt: skip
MORE = {
    "lent": "?view=precedents&theme=生态保护补偿",
    "course": "compare?view=course",
    "files": "compare?view=files",
    "check": "check",
    "queue": "corpus?check=yes",
    "gone": "document?id=beef",
}
EMPTY = ["", "document", "compare", "plan", "check", "corpus"]
SIZES = ((1280, 720), (1920, 1080))


def serious(page: Page) -> list[str]:
    """What is serious or critical, with the first places."""
    found = Axe().run(page, options={"resultTypes": ["violations"]}).response["violations"]
    return [
        f"{each['id']} ({each['impact']}): {[node['html'][:160] for node in each['nodes'][:3]]}"
        for each in found
        if each["impact"] in ("serious", "critical")
    ]


def both_sizes(page: Page) -> list[str]:
    found = []
    for width, height in SIZES:
        page.set_viewport_size({"width": width, "height": height})
        page.wait_for_timeout(600)
        found += [f"{width}: {each}" for each in serious(page)]
    return found


@pytest.mark.parametrize("name", [*PAGES, *MORE])
def test_pages(name: str, visit: Page, site: str, addresses: dict[str, str]) -> None:
    open_at(visit, site + {**addresses, **MORE}[name])
    assert both_sizes(visit) == []


@pytest.mark.parametrize("name", EMPTY)
def test_pages_of_a_corpus_without_documents(name: str, visit: Page, empty_site: str) -> None:
    open_at(visit, empty_site + name)
    visit.wait_for_timeout(600)
    assert serious(visit) == []


BOXES = {
    "语法": "",
    "找相似": "",
    "清单": "",
    "保存": "",
    "导出": "tasks",
    "列": "tasks",
    "加入任务": "tasks",
    "本表": "tasks",
}


@pytest.mark.parametrize("name", BOXES)
def test_boxes(name: str, visit: Page, site: str, addresses: dict[str, str]) -> None:
    """Help, and whatever else opens over a page."""
    open_at(visit, site + addresses[BOXES[name] or "search-words"])
    visit.locator("[data-testid=stPopoverButton]").filter(has_text=name).first.click()
    visit.locator("[data-testid=stPopoverBody]").wait_for(timeout=60_000)
    visit.wait_for_timeout(600)
    assert serious(visit) == []


@pytest.fixture
def dark(browser: Browser) -> Iterator[Page]:
    context = browser.new_context(viewport={"width": 1280, "height": 720}, locale="zh-CN", color_scheme="dark")
    yield context.new_page()
    context.close()


@pytest.mark.parametrize("name", ["search-words", "document-record", "compare", "compare-side", "tasks", "corpus"])
def test_dark(name: str, dark: Page, site: str, addresses: dict[str, str]) -> None:
    open_at(dark, site + addresses[name])
    dark.wait_for_timeout(600)
    assert serious(dark) == []
