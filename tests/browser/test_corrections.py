"""校核 in a real Chromium: a record put right is found by its new words; a missed one is added by selecting text."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from corpus.build import Corpus
from tests.browser.conftest import _chromium, serve
from tests.browser.test_pages import check, open_at, ready

pytestmark = pytest.mark.browser
# A character beyond the first plane: JavaScript counts it twice, Python once.
TEXT = """栖河市湿地保护工作方案
栖政发〔2021〕7号

各县（市、区）人民政府：
现将有关事项通知如下（𠮷林湿地同样适用）。

一、主要任务
（一）修复退化湿地。到2025年，退化湿地修复率达到75%以上。（牵头单位：市林业局；责任单位：市水利局）
（二）建设观鸟步道。𠮷林湿地<b>先行</b>，完善沿河步道和标识，适时增设夜间照明设施。（牵头单位：市住房城乡建设局）
（三）开展日常巡护。由市林业局牵头，市财政局配合，每年汛期前完成一轮巡护。

栖河市人民政府
2021年3月1日
"""
SELECT = """words => {
  const walk = document.createTreeWalker(document.querySelector('.zc-text'), NodeFilter.SHOW_TEXT);
  for (let node = walk.nextNode(); node; node = walk.nextNode()) {
    const at = node.data.indexOf(words);
    if (at < 0) continue;
    const range = document.createRange();
    range.setStart(node, at);
    range.setEnd(node, at + words.length);
    getSelection().removeAllRanges();
    getSelection().addRange(range);
    return true;
  }
  return false;
}"""


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    _chromium()
    with Corpus.open(tmp_path / "校核库") as corpus:
        corpus.add_bytes([("方案.txt", TEXT.encode())], workers=0)
    return tmp_path / "校核库"


@pytest.fixture
def desk(folder: Path) -> Iterator[tuple[str, str]]:
    with Corpus.open(folder) as corpus:
        document_id = corpus.documents()[0].document_id
    for address in serve(folder):
        yield address, document_id


@pytest.mark.parametrize("visit", [(1280, 720), (1920, 1080)], indirect=True, ids=["1280", "1920"])
def test_a_record_is_put_right_and_found_and_a_missed_one_is_added(
    visit: Page, desk: tuple[str, str], folder: Path
) -> None:
    site, document_id = desk
    open_at(visit, f"{site}document?id={document_id}")
    check(visit, "correcting")
    # Put right, in its window.
    visit.locator('[data-act="edit t1"]').click()
    visit.get_by_label("牵头单位").fill("市园林绿化局")
    visit.get_by_role("button", name="保存").click()
    expect(visit.locator(".zc-records")).to_contain_text("市园林绿化局", timeout=20_000)
    expect(visit.locator(".zc-records .zc-checked")).to_have_count(1)
    visit.reload()
    ready(visit)
    expect(visit.locator(".zc-records")).to_contain_text("市园林绿化局", timeout=20_000)
    # A missed one, by selecting its words behind a character that JavaScript counts twice.
    assert visit.evaluate(SELECT, "适时增设夜间照明设施")
    visit.get_by_role("button", name="补任务").click()
    visit.get_by_label("责任单位").fill("市城管局")
    visit.get_by_role("button", name="保存").click()
    expect(visit.locator(".zc-records .zc-checked")).to_have_count(2, timeout=20_000)
    with Corpus.open(folder) as corpus:
        parsed = corpus.document(document_id)
    added = next(task for task in parsed.tasks if task.ordinal and task.ordinal >= 1_000_000)
    assert parsed.document[added.span] == "适时增设夜间照明设施"
    # Both are found by the new words, and a link to a record still opens that record.
    for words in ("牵头:市园林绿化局", "责任:市城管局"):
        open_at(visit, f"{site}?q={words}&kind=task")
        expect(visit.locator(".zc-hits article")).to_have_count(1, timeout=20_000)
        expect(visit.locator(".zc-hits .zc-checked")).to_have_text("已校核")
    visit.locator(".zc-hits .zc-title").click()
    ready(visit)
    expect(visit.locator(".zc-text .zc-here").first).to_contain_text("适时增设夜间照明设施", timeout=20_000)


def test_a_record_is_taken_out_and_comes_back(visit: Page, desk: tuple[str, str]) -> None:
    site, document_id = desk
    open_at(visit, f"{site}document?id={document_id}")
    tasks = visit.locator(".zc-records li.zc-r-task")
    expect(tasks).to_have_count(3)
    visit.locator('[data-act="reject t0"]').click()
    expect(tasks).to_have_count(2, timeout=20_000)
    visit.get_by_role("button", name="校核").first.click()
    visit.get_by_role("button", name="撤销").click()
    expect(tasks).to_have_count(3, timeout=20_000)


def test_boundaries_are_selected(visit: Page, desk: tuple[str, str], folder: Path) -> None:
    site, document_id = desk
    open_at(visit, f"{site}document?id={document_id}")
    visit.locator('[data-act="edit t1"]').click()
    visit.get_by_role("button", name="改起止", exact=True).click()
    expect(visit.get_by_text("请在正文中选中这条记录的新起止")).to_be_visible(timeout=20_000)
    ready(visit)  # a text that is shown anew has nothing selected
    assert visit.evaluate(SELECT, "完善沿河步道和标识")
    visit.get_by_role("button", name="定为起止").click()
    expect(visit.locator(".zc-records .zc-checked")).to_have_count(1, timeout=20_000)
    with Corpus.open(folder) as corpus:
        parsed = corpus.document(document_id)
    assert parsed.document[parsed.tasks[1].span] == "完善沿河步道和标识"


def test_the_queue_leads_to_the_place(visit: Page, desk: tuple[str, str]) -> None:
    site, _ = desk
    open_at(visit, f"{site}corpus")
    visit.get_by_text("待校核 ▸").click()
    ready(visit)
    expect(visit.locator(".zc-queue")).to_be_visible(timeout=20_000)
    assert "check=yes" in visit.url
    check(visit, "correcting-queue")
