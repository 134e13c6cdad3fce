"""Whoever uses no mouse, a small screen, a screen reader or paper gets as far as anybody else."""

from __future__ import annotations

import re
import unicodedata
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect
from pypdfium2 import PdfDocument

from corpus.build import Corpus
from tests.browser.test_pages import SCREENSHOTS, open_at, ready

pytestmark = pytest.mark.browser
NAMELESS = """() => [...document.querySelectorAll('a[href], button, input, textarea, select, [role=button], [role=tab]')]
    .filter(e => e.getClientRects().length && getComputedStyle(e).visibility !== 'hidden' && !e.closest('[aria-hidden=true]'))
    .filter(e => !(e.textContent.trim() || e.getAttribute('aria-label') || e.title || e.placeholder
        || [...(e.labels ?? [])].some(l => l.textContent.trim())
        || (e.getAttribute('aria-labelledby') ?? '').split(' ').some(id => document.getElementById(id)?.textContent.trim())))
    .map(e => e.outerHTML.slice(0, 200))"""
"""Controls of which a screen reader could say nothing."""
FAINT = """() => {
    const canvas = document.createElement('canvas').getContext('2d', { willReadFrequently: true });
    const rgba = (c) => { canvas.clearRect(0, 0, 1, 1); canvas.fillStyle = c; canvas.fillRect(0, 0, 1, 1);
        const d = canvas.getImageData(0, 0, 1, 1).data; return [d[0], d[1], d[2], d[3] / 255]; };
    const over = (top, below) => [0, 1, 2].map(i => top[i] * top[3] + below[i] * (1 - top[3])).concat(1);
    const light = (c) => { const [r, g, b] = c.map(v => (v /= 255) <= .03928 ? v / 12.92 : ((v + .055) / 1.055) ** 2.4);
        return .2126 * r + .7152 * g + .0722 * b; };
    const behind = (e) => { const all = []; for (let at = e; at; at = at.parentElement) all.push(rgba(getComputedStyle(at).backgroundColor));
        return all.reverse().reduce((below, top) => over(top, below), [255, 255, 255, 1]); };
    const faint = new Map();
    for (const e of document.querySelectorAll('.zc *')) {
        if (![...e.childNodes].some(n => n.nodeType === 3 && n.data.trim()) || !e.getClientRects().length) continue;
        const look = getComputedStyle(e);
        if (+look.opacity === 0) continue;
        const below = behind(e), a = light(over(rgba(look.color), below)), b = light(below);
        const ratio = (Math.max(a, b) + .05) / (Math.min(a, b) + .05);
        if (ratio < 4.5) faint.set(e.className || e.tagName, ratio.toFixed(2) + ' ' + e.textContent.trim().slice(0, 20));
    }
    return Object.fromEntries(faint);
}"""
"""Our own words that stand out too little from what is behind them."""


@pytest.fixture(scope="module")
def places(full: Path) -> dict[str, str]:
    with Corpus.open(full) as corpus:
        rows = [row for row in corpus.documents(order="tasks", page_size=40) if row.document_number and row.targets]
        best = rows[0].document_id
    return {
        "search": "?q=改革",
        "document": f"document?id={best}",
        "deep": f"document?id={best}&record={best}-t{rows[0].tasks - 2}",
        "compare": "compare",
        "files": f"compare?view=files&by=task&rows=all&id={rows[0].document_id}&id={rows[1].document_id}",
        "examples": "?view=precedents&theme=生态保护补偿",
        "plan": f"tasks?id={best}",
        "corpus": "corpus",
    }


@pytest.mark.parametrize("name", ["search", "document", "compare", "examples", "plan", "corpus"])
def test_every_control_has_a_name_and_words_stand_out(
    name: str, visit: Page, site: str, places: dict[str, str]
) -> None:
    open_at(visit, site + places[name])
    visit.wait_for_timeout(800)
    assert visit.evaluate("document.documentElement.lang") == "zh-CN"
    assert visit.evaluate(NAMELESS) == []
    assert visit.evaluate(FAINT) == {}
    assert visit.locator("summary a, summary button, a a, button button").count() == 0


@pytest.mark.parametrize("address", ["", "?q=改革", "?q=改革&kind=task"])
def test_the_first_hit_is_near(address: str, visit: Page, site: str) -> None:
    open_at(visit, site + address)
    expect(visit.get_by_role("textbox", name="检索")).to_be_focused(timeout=60_000)
    visit.wait_for_timeout(800)
    for _ in range(12):
        visit.keyboard.press("Tab")
        if visit.evaluate("!!document.activeElement.closest('.zc-hits article')"):
            break
    else:
        pytest.fail("more than twelve stops")
    visit.keyboard.press("Enter")
    expect(visit.locator(".zc-text")).to_be_visible(timeout=60_000)


def test_arrow_keys_lead_along_the_kinds(visit: Page, site: str) -> None:
    open_at(visit, f"{site}?q=改革")
    visit.locator(".zc-tab.zc-now").focus()
    visit.keyboard.press("ArrowRight")
    visit.keyboard.press("Enter")
    expect(visit.locator(".zc-tab.zc-now")).to_contain_text("文件", timeout=60_000)


def test_a_deep_link_keeps_title_and_number_in_view(visit: Page, site: str, places: dict[str, str]) -> None:
    open_at(visit, site + places["deep"])
    expect(visit.locator(".zc-text .zc-here").first).to_be_in_viewport(timeout=60_000)
    expect(visit.locator(".zc-running b")).to_be_in_viewport()
    expect(visit.locator(".zc-running > span")).to_be_in_viewport()


LATE = {
    # As React does with what it has drawn, where something beside it is not there yet.
    "hidden": "const text = document.querySelector('.zc-text').closest('[data-testid=stElementContainer]');"
    " text.style.display = 'none'; setTimeout(() => (text.style.display = ''), 1500);",
    "pushed": "setTimeout(() => document.querySelector('.zc-text').style.marginTop = '4000px', 700);",
    "to the top": "setTimeout(() => document.querySelector('[data-testid=stMain]').scrollTo(0, 0), 700);",
}


@pytest.mark.parametrize("late", LATE)
def test_a_page_that_comes_in_parts_stays_at_its_place(
    late: str, visit: Page, site: str, places: dict[str, str]
) -> None:
    watch = "new MutationObserver((_, watch) => { if (!document.querySelector('.zc-text')) return; watch.disconnect(); %s })"
    visit.add_init_script(watch % LATE[late] + ".observe(document, { childList: true, subtree: true });")
    open_at(visit, site + places["deep"])
    here = visit.locator(".zc-text .zc-here").first
    visit.wait_for_timeout(2500)
    expect(here).to_be_in_viewport(timeout=5_000)
    visit.mouse.move(640, 360)
    visit.mouse.wheel(0, -3000)
    expect(here).not_to_be_in_viewport(timeout=5_000)
    visit.wait_for_timeout(1000)
    expect(here).not_to_be_in_viewport()


def test_a_click_beside_the_text_changes_the_address(visit: Page, site: str, places: dict[str, str]) -> None:
    open_at(visit, site + places["document"])
    visit.locator(".zc-outline li a").nth(2).click()
    assert "at=" in visit.url
    visit.locator(".zc-records li.zc-r-task > a").last.click()
    assert "record=" in visit.url
    here = visit.locator(".zc-text .zc-here").first.inner_text()
    again = visit.context.new_page()
    open_at(again, visit.url)
    assert again.locator(".zc-text .zc-here").first.inner_text() == here
    expect(again.locator(".zc-text .zc-here").first).to_be_in_viewport(timeout=60_000)


def test_words_are_found_in_the_text(visit: Page, site: str, places: dict[str, str]) -> None:
    open_at(visit, site + places["document"])
    said = visit.locator(".zc-text .zc-unit").first.inner_text()
    box = visit.get_by_role("searchbox", name="在文中查找")
    box.fill(said)
    count = visit.locator("[data-found]")
    expect(count).to_have_text(re.compile(r"^\d+ 处"))
    total = int(count.inner_text().split()[0])
    assert total == visit.locator(".zc-text").evaluate(
        "(e, w) => [...e.querySelectorAll('[data-from]')].reduce((n, p) => n + p.textContent.split(w).length - 1, 0)",
        said,
    )
    box.press("Enter")
    expect(count).to_have_text(re.compile(rf"^1 / {total} 处"))
    box.press("Shift+Enter")
    expect(count).to_have_text(re.compile(rf"^{total} / {total} 处"))
    box.press("Escape")
    expect(count).to_have_text("")


def test_records_are_sifted(visit: Page, site: str, places: dict[str, str]) -> None:
    open_at(visit, site + places["document"])
    assert visit.locator(".zc-records li.zc-r-achieved:visible").count() == 0
    words = visit.locator(".zc-records li.zc-r-task small b").first.inner_text().split("、")[0]
    visit.get_by_role("searchbox", name="筛选记录").fill(words)
    shown = visit.locator(".zc-records li:visible")
    assert 0 < shown.count() < visit.locator(".zc-records li").count()
    assert all(words in each for each in shown.all_inner_texts())
    visit.get_by_role("searchbox", name="筛选记录").fill("魑魅魍魉")
    expect(visit.get_by_text("没有相符的记录")).to_be_visible()


def test_a_citation_is_copied_with_its_place(visit: Page, site: str, places: dict[str, str]) -> None:
    visit.context.grant_permissions(["clipboard-read", "clipboard-write"])
    open_at(visit, site + places["document"])
    button = visit.get_by_text("复制引文")
    button.click()
    whole = visit.evaluate("navigator.clipboard.readText()")
    assert re.search(r"\[(Z|EB/OL)\]\. .*\[\d{4}-\d\d-\d\d\]\.", whole)
    expect(visit.get_by_text("复制引文")).to_be_visible(timeout=60_000)
    visit.locator(".zc-outline li a").nth(1).click()
    visit.get_by_text("复制引文").click()
    section = visit.locator(".zc-outline li a").nth(1).get_attribute("title") or "?"
    assert section in visit.evaluate("navigator.clipboard.readText()")


@pytest.mark.parametrize("visit", [(853, 480), (1024, 768)], indirect=True, ids=["1280-at-150", "1024"])
@pytest.mark.parametrize("name", ["search", "deep", "compare", "plan", "corpus"])
def test_a_small_screen_has_room_for_the_text(name: str, visit: Page, site: str, places: dict[str, str]) -> None:
    open_at(visit, site + places[name])
    visit.wait_for_timeout(500)
    SCREENSHOTS.mkdir(exist_ok=True)
    visit.screenshot(path=SCREENSHOTS / f"{name}-{(visit.viewport_size or {}).get('width')}.png")
    visit.wait_for_function("(m => m.scrollWidth <= m.clientWidth)(document.querySelector('.stMain'))", timeout=20_000)
    if name == "deep":
        assert visit.evaluate("document.querySelector('.zc-text').getBoundingClientRect().width") >= 320
        outline = visit.locator(".zc-outline summary")
        outline.click()
        expect(visit.locator(".zc-outline li a").first).to_be_visible()


PRESSED = {
    "检索",
    "文件",
    "对比",
    "方案",
    "体检",
    "语料库",
    "导出",
    "列",
    "撤销",
    "重做",
    "换成本地",
    "下载原件",
    "收起",
    "校核",
}
"""What stands on buttons and in the navigation."""
PRINTED = {
    "document": (".zc-text", "h1.zc-doc-name", (595, 842)),
    "compare": (".zc-heat", ".zc-heat thead th[scope=col]", (595, 842)),
    "files": (".zc-files", ".zc-files thead th:nth-child(2)", (595, 842)),
    "plan": (".zcg table", ".zcg caption", (842, 595)),
}
"""Of each page what must be whole, whose words must stand on the first sheet, and the size of a sheet in points."""


def plainly(words: str) -> str:
    return re.sub(r"\s", "", unicodedata.normalize("NFKC", words))


@pytest.mark.parametrize("name", PRINTED)
def test_paper_has_the_words_and_nothing_to_press(name: str, visit: Page, site: str, places: dict[str, str]) -> None:
    open_at(visit, site + places[name])
    whole, head, size = PRINTED[name]
    visit.locator(whole).first.wait_for(timeout=60_000)
    visit.wait_for_timeout(800)
    words = plainly(visit.locator(head).first.text_content() or "")
    visit.emulate_media(media="print")
    assert visit.locator(whole).first.evaluate(
        "e => e.scrollHeight <= e.clientHeight + 2 && e.getClientRects().length > 0"
    )
    assert visit.locator("button:visible, input:visible, [data-testid=stSidebar]:visible").count() == 0
    said = visit.locator(whole).first.inner_text()
    with PdfDocument(visit.pdf(prefer_css_page_size=True)) as paper:
        sheets = [sheet.get_textpage().get_text_range() for sheet in paper]
        assert [tuple(map(round, sheet.get_size())) for sheet in paper] == [size] * len(sheets)
        title = paper.get_metadata_dict()["Title"]
    assert words
    assert words in plainly(sheets[0])
    assert not {line.strip() for sheet in sheets for line in sheet.splitlines()} & PRESSED
    assert len(sheets) <= len(said) / 250 + 3  # a sheet of running text holds 900 characters, one of a table 300
    assert all(sheet.strip() for sheet in sheets)
    if name == "document":
        assert plainly(title).startswith(words)
    if name == "plan":  # the head of the table on each sheet
        assert all("主要内容" in plainly(sheet) for sheet in sheets)


def test_a_broken_connection_is_told_in_chinese(visit: Page, site: str) -> None:
    """The words of Streamlit's own box, as they come: another test cannot stop the program that all of them look at."""
    open_at(visit, site)
    said = visit.evaluate(
        """async () => { const box = document.createElement('section'); box.setAttribute('role', 'dialog');
        box.innerHTML = '<h2>Connection error</h2><div>Is Streamlit still running? If you accidentally stopped Streamlit, '
            + 'just restart it in your terminal:</div><code>streamlit run yourscript.py</code>';
        document.body.append(box); await new Promise(done => setTimeout(done, 300));
        const words = box.textContent; box.remove(); return words; }"""
    )
    assert "连接中断" in said
    assert "zhengce serve" in said
    assert "Streamlit" not in said


def test_keys_leave_every_part_of_the_document_page(visit: Page, site: str, places: dict[str, str]) -> None:
    """No trap: Tab goes on and comes round, and what has the focus is seen."""
    open_at(visit, site + places["document"])
    visit.locator(".zc-running a").focus()
    seen = set()
    for _ in range(30):
        visit.keyboard.press("Tab")
        seen.add(visit.evaluate("document.activeElement.outerHTML.slice(0, 160)"))
        ring = visit.evaluate("(e => { const s = getComputedStyle(e); return s.outlineStyle !== 'none' || s.boxShadow !== 'none'"
                              " || s.borderStyle !== 'none' || e === document.body })(document.activeElement)")  # fmt: skip
        assert ring
    assert len(seen) > 20
    ready(visit)
