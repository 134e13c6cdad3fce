"""依据链 on the document page in a real Chromium: opened, walked by keyboard, led to who cites what is lacking."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from playwright.sync_api import Page, expect

from corpus.build import Corpus
from tests.browser.conftest import _chromium, serve
from tests.browser.test_pages import open_at
from tests.chained_papers import FILES

pytestmark = pytest.mark.browser


@pytest.fixture(scope="module")
def chained(tmp_path_factory: pytest.TempPathFactory) -> Iterator[tuple[str, str]]:
    _chromium()
    folder = tmp_path_factory.mktemp("browser") / "依据"
    with Corpus.open(folder) as corpus:
        corpus.add_bytes(FILES, workers=0)
        (plan,) = corpus.kin.named("清河市治水方案")
    for site in serve(folder):
        yield site, plan.document_id


@pytest.mark.parametrize("visit", [(1280, 720), (1920, 1080)], indirect=True)
def test_a_chain_is_opened_and_followed_by_keyboard(chained: tuple[str, str], visit: Page) -> None:
    site, plan = chained
    open_at(visit, f"{site}document?id={plan}")
    summary = visit.locator(".zc-chain > summary")
    expect(summary).to_have_text("依据链：依据 2 份（库中没有 1 份），文号有缺")
    summary.press("Enter")
    expect(visit.locator(".zc-chain")).to_contain_text("之间缺 2、4–6 号")
    boxes = visit.locator(".zc-graph a")
    expect(boxes).to_have_count(3)
    assert visit.evaluate("document.documentElement.scrollWidth <= innerWidth")
    law = boxes.filter(has_text="远方省水条例")
    law.focus()
    law.press("Enter")
    expect(visit.locator("h1.zc-doc-name")).to_contain_text("远方省水条例", timeout=30_000)
    expect(visit.locator(".zc-chain > summary")).to_have_text("依据链：以它为依据 1 份")


def test_what_is_lacking_leads_to_who_cites_it(chained: tuple[str, str], visit: Page) -> None:
    site, plan = chained
    open_at(visit, f"{site}document?id={plan}")
    visit.locator(".zc-chain > summary").click()
    visit.locator(".zc-lacking").click()
    visit.wait_for_url("**kind=citation**")
    expect(visit.locator(".zc-hits")).to_contain_text("清河市治水方案", timeout=30_000)
