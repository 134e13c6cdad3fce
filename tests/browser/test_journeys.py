"""A day's work from its beginning to its end, on a small and on a large screen: nothing that was done is lost."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import docx
import pytest
from playwright.sync_api import Page, expect

from corpus.build import Corpus
from tests.browser.conftest import _chromium, serve
from tests.browser.hand import hand_on
from tests.browser.test_pages import check, open_at, ready
from tests.browser.test_plan import saved

pytestmark = pytest.mark.browser
SIZES = pytest.mark.parametrize("visit", [(1280, 720), (1920, 1080)], indirect=True, ids=["1280", "1920"])
PLAN = "云澜省海堤加固方案\n云政发〔2024〕8号\n\n一、主要任务\n" + "".join(
    f"（{n}）加固第{n}段海堤。完成海堤第{n}段的勘察、设计和施工，到2026年底前全部完工。"
    "（牵头单位：省水利厅；责任单位：省财政厅、各市人民政府）\n"
    for n in "一二三四五六七八"
)
DRAFT = """栖河市海堤加固方案

一、主要任务
（一）加固东段海堤，到2026年底前完工。（牵头单位：市水利局）
（三）加固西段海堤，到2026年底前完工。（牵头单位：市水利局）
（四）建设观潮步道，完善沿堤标识。

栖河市人民政府
2024年6月1日
"""
_ROWS, _EDITS = 6, 200


@pytest.fixture
def begun(tmp_path: Path) -> Iterator[str]:
    """A corpus in which nothing is yet."""
    _chromium()
    yield from serve(tmp_path / "新库")


@SIZES
def test_from_a_file_to_a_table_that_is_handed_in(visit: Page, begun: str, tmp_path: Path) -> None:
    page, hand = visit, hand_on(visit)
    # Load.
    open_at(page, f"{begun}corpus")
    file = {"name": "海堤方案.txt", "mimeType": "text/plain", "buffer": PLAN.encode()}
    page.locator("input[type=file]").set_input_files([file])
    expect(page.get_by_text("新增 1")).to_be_visible(timeout=60_000)
    # Find.
    page.get_by_role("link", name="检索", exact=True).click()
    ready(page)
    page.get_by_role("textbox", name="检索").fill("海堤 种类:任务")
    page.keyboard.press("Enter")
    expect(page.locator(".zc-hits article")).to_have_count(8, timeout=60_000)
    # Basket.
    for number in range(_ROWS):
        page.locator(".zc-hits .zc-basket").nth(number).click()
        expect(page.locator(".zc-hits .zc-basket[aria-pressed=true]")).to_have_count(number + 1, timeout=60_000)
    page.get_by_role("button", name=f"篮中 {_ROWS} 条").click()
    # Table.
    page.get_by_role("button", name="全部转入分工表").click()
    expect(page.locator(".zcg tr[data-key]")).to_have_count(_ROWS, timeout=60_000)
    expect(page.locator(".zcg td[data-at='3']").first).to_have_text("省水利厅")
    # Adapt.
    page.get_by_role("button", name="换成本地").click()
    place = page.get_by_role("textbox", name="本地名称")
    place.fill("云澜省栖河市")
    place.press("Enter")
    page.get_by_role("button", name="替换所选 3 项").click(timeout=60_000)
    expect(page.locator(".zcg td[data-at='3']").filter(has_text="市水利局")).to_have_count(_ROWS, timeout=60_000)
    expect(page.get_by_role("dialog")).to_have_count(0, timeout=60_000)
    # 200 edits, and a reload at once.
    hand.rows = page.locator(".zcg tr[data-key]").evaluate_all("rows => rows.map(row => row.dataset.key)")
    hand.write(_EDITS, _ROWS, (1, 2, 3, 4))
    assert hand.shown() == hand.written
    page.reload()
    page.locator(".zcg tbody tr").first.wait_for(timeout=60_000)
    saved(page)
    assert hand.shown() == hand.written
    check(page, f"journey-{(page.viewport_size or {}).get('width')}")
    # Word.
    page.get_by_role("button", name="导出").click()
    with page.expect_download(timeout=60_000) as caught:
        page.get_by_role("button", name="Word（A4 横向）").click()
    caught.value.save_as(tmp_path / "表.docx")
    cells = {cell.text for table in docx.Document(str(tmp_path / "表.docx")).tables for cell in table._cells}
    assert set(hand.written.values()) <= cells


@pytest.fixture(scope="module")
def superior(tmp_path_factory: pytest.TempPathFactory) -> Iterator[tuple[str, str]]:
    _chromium()
    folder = tmp_path_factory.mktemp("browser") / "上级"
    with Corpus.open(folder) as corpus:
        corpus.add_bytes([("海堤方案.txt", PLAN.encode())], workers=0)
        (row,) = corpus.documents()
    for address in serve(folder):
        yield address, row.document_id


@SIZES
def test_a_draft_is_checked_against_its_superior(visit: Page, superior: tuple[str, str], tmp_path: Path) -> None:
    page, (site, document_id) = visit, superior
    open_at(page, f"{site}check?against={document_id}")
    page.get_by_role("button", name="粘贴文字").click()
    page.get_by_role("textbox", name="粘贴草稿的文字").fill(DRAFT)
    page.get_by_role("textbox", name="粘贴草稿的文字").press("Control+Enter")
    remarks = page.locator(".zc-review aside")
    expect(remarks).to_contain_text("编号从“（一）”跳到“（三）”", timeout=60_000)
    page.keyboard.press("Escape")
    expect(remarks).to_contain_text("“建设观潮步道”没有写明责任单位")
    expect(remarks).to_contain_text("上级任务“加固第八段海堤”")
    expect(page.locator(".zc-review .zc-text")).to_contain_text("完善沿堤标识")
    remarks.get_by_text("没有写明责任单位").click()
    expect(page.locator(".zc-text .zc-here").first).to_be_in_viewport()
    check(page, f"draft-{(page.viewport_size or {}).get('width')}")
    with page.expect_download(timeout=60_000) as caught:
        page.get_by_role("button", name="带批注的 Word").click()
    caught.value.save_as(tmp_path / "体检.docx")
    said = " ".join(comment.text for comment in docx.Document(str(tmp_path / "体检.docx")).comments)
    assert "跳到“（三）”" in said
    assert "没有写明责任单位" in said
