"""方案 in a real Chromium: whatever is written in the table, in whatever way and at whatever pace, is there afterwards."""

from __future__ import annotations

import random
import zipfile
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from pathlib import Path

import pytest
from playwright.sync_api import CDPSession, Page, expect

from corpus.build import Corpus
from corpus.division.rows import TableColumn
from corpus.search.asked import Kind, Query
from corpus.workspace.changes import AddTable
from corpus.workspace.made import new_id
from corpus.workspace.model import PlanRow, PlanTable, Workspace
from tests.browser.test_pages import check, open_at, ready

pytestmark = pytest.mark.browser
_ROWS = 30
_COLUMNS = {1: TableColumn.TASK, 2: TableColumn.CONTENT, 3: TableColumn.LEAD, 4: TableColumn.DEADLINE}


def made(folder: Path, name: str, rows: int = _ROWS) -> Workspace:
    """A plan with a table written by hand: rows r0, r1 …"""
    lines = tuple(
        PlanRow(
            row_id=f"r{number}",
            cells={
                TableColumn.TASK: f"任务{number}",
                TableColumn.CONTENT: f"加固第 {number} 段海堤",
                TableColumn.LEAD: "市水务局、市财政局" if number % 2 else "",
                TableColumn.DEADLINE: "2026年底前",
            },
            path=("一、海堤",) if number < rows // 2 else ("二、河道",),
        )
        for number in range(rows)
    )
    with Corpus.open(folder) as corpus:
        plan = corpus.plans.make(corpus.plans.free_name(name))
        table = PlanTable(table_id=new_id(), title="分工表", rows=lines)
        return corpus.plans.change(plan.plan_id, AddTable(table=table), editor="测试").workspace


def kept(folder: Path, plan: Workspace) -> dict[tuple[str, TableColumn], str]:
    """What the corpus has of the table."""
    with Corpus.open(folder) as corpus:
        (table,) = corpus.plans.open(plan.plan_id).tables
    return {(row.row_id, column): row.cells.get(column, "") for row in table.rows for column in TableColumn}


def cell(page: Page, row: int, at: int) -> str:
    words = page.locator(f".zcg tr[data-key='r{row}#0'] td[data-at='{at}']").text_content()
    return words or ""


def saved(page: Page) -> None:
    page.wait_for_function("document.querySelector('.zcg-saved')?.textContent.startsWith('已保存')", timeout=30_000)


def open_plan(page: Page, site: str, plan: Workspace) -> None:
    open_at(page, f"{site}plan?id={plan.plan_id}")
    page.locator(".zcg tbody tr").first.wait_for(timeout=30_000)


# The table may just be drawn anew: then its cell is there a moment later.
_MIDDLE = """async place => { let cell; for (let look = 0; look < 200; look++) {
    if ((cell = document.querySelector(place))) break; await new Promise(done => setTimeout(done, 50)); }
    cell.scrollIntoView({ block: "nearest" });
    const box = cell.getBoundingClientRect(); return [box.x + box.width / 2, box.y + box.height / 2]; }"""


# --- 200 edits --------------------------------------------------------------------------------------------------------


@dataclass
class Hand:
    """Somebody who writes: each gesture puts words into one cell or several, and remembers them."""

    page: Page
    keys: CDPSession
    chance: random.Random
    written: dict[tuple[int, int], str] = field(default_factory=dict)
    count: int = 0

    def say(self, row: int, at: int) -> str:
        self.count += 1
        words = f"改{self.count}号{self.chance.choice(['局', '厅', '委'])}"
        self.written[row, at] = words
        return words

    def click(self, row: int, at: int, *, twice: bool = False) -> None:
        place = f".zcg tr[data-key='r{row}#0'] td[data-at='{at}']"
        x, y = self.page.evaluate(_MIDDLE, place)
        self.page.mouse.click(x, y, click_count=1)
        if twice:
            self.page.mouse.click(x, y, click_count=2)

    def press(self, key: str) -> None:
        self.page.keyboard.press(key)

    def put(self, words: str) -> None:
        self.page.keyboard.insert_text(words)

    def compose(self, words: str) -> None:
        self.keys.send(
            "Input.imeSetComposition", {"text": words, "selectionStart": len(words), "selectionEnd": len(words)}
        )


def double_click(hand: Hand, row: int, at: int) -> None:
    hand.click(row, at, twice=True)
    hand.press("Control+a")
    hand.put(hand.say(row, at))
    hand.press("Enter")


def type_over(hand: Hand, row: int, at: int) -> None:
    hand.click(row, at)
    hand.put(hand.say(row, at))
    hand.press("Enter")


def key_by_key(hand: Hand, row: int, at: int) -> None:
    hand.click(row, at)
    hand.press("F2")
    hand.press("Control+a")
    hand.page.keyboard.type(hand.say(row, at))
    hand.press("Tab")


def tab_along(hand: Hand, row: int, at: int) -> None:
    hand.click(row, 1)
    for column in (1, 2, 3):
        hand.put(hand.say(row, column))
        hand.press("Tab")


def enter_down(hand: Hand, row: int, at: int) -> None:
    hand.click(row, at)
    for below in (row, row + 1):
        hand.put(hand.say(below, at))
        hand.press("Enter")


def click_away(hand: Hand, row: int, at: int) -> None:
    hand.click(row, at)
    hand.put(hand.say(row, at))
    hand.click(row + 1, 2)


def paste_block(hand: Hand, row: int, at: int) -> None:
    block = "\n".join("\t".join(hand.say(below, column) for column in (2, 3)) for below in (row, row + 1))
    hand.page.evaluate("words => navigator.clipboard.writeText(words)", block)
    hand.click(row, 2)
    hand.press("Control+v")


def input_method(hand: Hand, row: int, at: int) -> None:
    hand.click(row, at)
    words = hand.say(row, at)
    hand.compose("gai")
    hand.compose(words[:2])
    hand.keys.send("Input.insertText", {"text": words})
    hand.press("Enter")


def composed_and_left(hand: Hand, row: int, at: int) -> None:
    hand.click(row, at)
    hand.compose(hand.say(row, at))
    hand.click(row + 1, 1)


GESTURES: tuple[Callable[[Hand, int, int], None], ...] = (
    double_click, type_over, key_by_key, tab_along, enter_down, click_away, paste_block, input_method, composed_and_left
)  # fmt: skip


@pytest.fixture
def hand(visit: Page) -> Iterator[Hand]:
    visit.context.grant_permissions(["clipboard-read", "clipboard-write"])
    yield Hand(page=visit, keys=visit.context.new_cdp_session(visit), chance=random.Random(7))


@pytest.mark.parametrize(("edits", "pause"), [(200, 0), (14, 250)], ids=["as fast as it goes", "at a hand's pace"])
def test_no_edit_is_lost(edits: int, pause: int, hand: Hand, desk: Path, desk_site: str) -> None:
    plan = made(desk, "编辑")
    open_plan(hand.page, desk_site, plan)
    while hand.count < edits:
        gesture = GESTURES[hand.chance.randrange(len(GESTURES))]
        gesture(hand, hand.chance.randrange(_ROWS - 1), hand.chance.choice(list(_COLUMNS)))
        hand.page.wait_for_timeout(pause)
    assert {place: cell(hand.page, *place) for place in hand.written} == hand.written
    hand.page.reload()  # at once, whatever is still on its way
    hand.page.locator(".zcg tbody tr").first.wait_for(timeout=30_000)
    saved(hand.page)
    assert {place: cell(hand.page, *place) for place in hand.written} == hand.written
    found = kept(desk, plan)
    assert {(row, at): found[f"r{row}", _COLUMNS[at]] for row, at in hand.written} == hand.written


def test_what_is_composed_is_not_committed_before_its_time(hand: Hand, desk: Path, desk_site: str) -> None:
    plan = made(desk, "输入法", 4)
    open_plan(hand.page, desk_site, plan)
    hand.click(1, 2)
    hand.compose("zhong")
    hand.keys.send("Input.dispatchKeyEvent", {"type": "rawKeyDown", "key": "Process", "windowsVirtualKeyCode": 229})
    hand.keys.send("Input.dispatchKeyEvent", {"type": "rawKeyDown", "key": "Enter", "windowsVirtualKeyCode": 229})
    assert hand.page.locator(".zcg-writing").count() == 1
    assert hand.page.locator(".zcg-editor").input_value() == "zhong"
    hand.keys.send("Input.insertText", {"text": "中"})
    hand.press("Escape")
    assert cell(hand.page, 1, 2) == "加固第 1 段海堤"


def test_an_edit_of_a_page_that_was_closed_at_once_comes_when_it_is_opened_again(
    hand: Hand, desk: Path, desk_site: str
) -> None:
    plan = made(desk, "关闭", 4)
    open_plan(hand.page, desk_site, plan)
    hand.click(2, 1)
    hand.put("还没有按回车")
    hand.page.goto("about:blank")
    open_plan(hand.page, desk_site, plan)
    saved(hand.page)
    assert cell(hand.page, 2, 1) == "还没有按回车"
    assert kept(desk, plan)["r2", TableColumn.TASK] == "还没有按回车"


# --- rows, undo, find and replace -------------------------------------------------------------------------------------


def titles(page: Page) -> list[str]:
    return page.locator(".zcg td[data-at='1']").all_text_contents()


def menu(hand: Hand, words: str) -> None:
    hand.press("Shift+F10")
    hand.page.get_by_role("menuitem", name=words).click()


def test_rows_are_added_moved_deleted_merged_and_all_is_taken_back(hand: Hand, desk: Path, desk_site: str) -> None:
    plan = made(desk, "行", 6)
    page = hand.page
    open_plan(page, desk_site, plan)
    before = titles(page)
    hand.click(1, 1)
    hand.press("Alt+ArrowDown")
    assert titles(page)[:4] == ["任务0", "任务2", "任务1", "任务3"]
    menu(hand, "在下方插入一行")
    hand.put("新的一行")
    hand.press("Enter")
    assert titles(page)[3] == "新的一行"
    hand.click(4, 1)
    menu(hand, "删除本行")
    assert "任务4" not in titles(page)
    hand.click(0, 1)
    hand.press("Shift+ArrowDown")
    menu(hand, "合并所选 2 行")
    expect(page.locator(".zcg td[data-at='1']")).to_have_count(5, timeout=15_000)
    saved(page)
    changed = titles(page)
    for _ in range(5):
        page.get_by_role("button", name="撤销").click()
        saved(page)
    page.wait_for_function("document.querySelectorAll(\".zcg td[data-at='1']\").length === 6", timeout=30_000)
    saved(page)
    assert titles(page) == before
    for _ in range(5):
        page.get_by_role("button", name="重做").click()
        saved(page)
    page.wait_for_function("document.querySelectorAll(\".zcg td[data-at='1']\").length === 5", timeout=30_000)
    saved(page)
    assert titles(page) == changed


def test_a_row_is_dragged_into_another_section(hand: Hand, desk: Path, desk_site: str) -> None:
    plan = made(desk, "拖动", 6)
    page = hand.page
    open_plan(page, desk_site, plan)
    page.locator("tr[data-key='r0#0'] .zcg-grip").hover()
    page.mouse.down()
    target = page.locator("tr[data-key='r4#0'] td[data-at='2']").bounding_box()
    assert target
    page.mouse.move(target["x"] + 10, target["y"] + target["height"] - 4, steps=4)
    page.mouse.up()
    saved(page)
    assert titles(page) == ["任务1", "任务2", "任务3", "任务4", "任务0", "任务5"]
    with Corpus.open(desk) as corpus:
        (table,) = corpus.plans.open(plan.plan_id).tables
    assert next(row.path for row in table.rows if row.row_id == "r0") == ("二、河道",)


def test_a_block_is_filled_down_copied_and_cleared(hand: Hand, desk: Path, desk_site: str) -> None:
    plan = made(desk, "填充", 6)
    page = hand.page
    open_plan(page, desk_site, plan)
    hand.click(1, 3)
    hand.press("Shift+ArrowDown")
    hand.press("Shift+ArrowDown")
    hand.press("Control+d")
    assert [cell(page, row, 3) for row in (1, 2, 3)] == ["市水务局、市财政局"] * 3
    hand.press("Control+c")
    hand.click(4, 2)
    hand.press("Control+v")
    assert cell(page, 4, 2) == "市水务局、市财政局"
    hand.press("Delete")
    assert [cell(page, row, 2) for row in (4, 5)] == ["", ""]
    saved(page)


def test_a_unit_is_found_and_replaced_in_all_rows(hand: Hand, desk: Path, desk_site: str) -> None:
    plan = made(desk, "替换", 8)
    page = hand.page
    open_plan(page, desk_site, plan)
    hand.click(0, 1)
    hand.press("Control+f")
    page.get_by_label("查找", exact=True).fill("市水务局")
    page.get_by_label("整个单位名称").check()
    page.get_by_label("替换为").fill("市水利局")
    page.get_by_role("button", name="全部替换（4 格）").click()
    page.wait_for_function(
        "document.querySelector(\"tr[data-key='r1#0'] td[data-at='3']\").textContent === '市水利局、市财政局'"
    )
    assert [words for (_, column), words in kept(desk, plan).items() if column is TableColumn.LEAD and words] == [
        "市水利局、市财政局"
    ] * 4


# --- two windows, the basket, old addresses -----------------------------------------------------------------------------


def test_another_window_is_told_and_both_edits_stand(hand: Hand, desk: Path, desk_site: str) -> None:
    plan = made(desk, "两个窗口", 6)
    open_plan(hand.page, desk_site, plan)
    other = hand.page.context.new_page()
    open_plan(other, desk_site, plan)
    other.locator("tr[data-key='r2#0'] td[data-at='3']").click()
    other.keyboard.insert_text("市交通运输局")
    other.keyboard.press("Enter")
    saved(other)
    expect(hand.page.get_by_text("另一窗口：第 3 行“任务2”的牵头单位")).to_be_visible(timeout=20_000)
    assert cell(hand.page, 2, 3) == "市交通运输局"
    hand.click(3, 1)
    hand.put("这边改的")
    hand.press("Enter")
    saved(hand.page)
    hand.page.get_by_role("button", name="知道了").click()
    expect(hand.page.get_by_text("另一窗口：")).to_have_count(0, timeout=15_000)
    found = kept(desk, plan)
    assert (found["r2", TableColumn.LEAD], found["r3", TableColumn.TASK]) == ("市交通运输局", "这边改的")


def test_from_the_basket_to_a_table_and_back_to_the_source(visit: Page, desk: Path, desk_site: str) -> None:
    plan = made(desk, "篮", 2)
    open_plan(visit, desk_site, plan)
    visit.get_by_role("link", name="检索").click()
    ready(visit)
    open_at(visit, f"{desk_site}?q=改革&kind=task")
    for number in (0, 1):
        visit.locator(".zc-basket").nth(number).click()
        expect(visit.locator(".zc-basket[aria-pressed=true]")).to_have_count(number + 1, timeout=15_000)
    visit.get_by_role("button", name="篮中 2 条").click()
    visit.get_by_role("button", name="全部转入分工表").click()
    expect(visit.locator(".zcg td[data-at='1']")).to_have_count(4, timeout=20_000)
    note = visit.get_by_placeholder("备注").first
    note.fill("先办")
    note.press("Tab")
    visit.wait_for_timeout(1_500)
    visit.reload()
    expect(visit.get_by_placeholder("备注").first).to_have_value("先办", timeout=20_000)
    visit.locator(".zcg-source a").first.click()
    expect(visit.locator(".zc-text .zc-here").first).to_be_in_viewport(timeout=20_000)
    visit.go_back()
    expect(visit.locator(".zcg td[data-at='1']")).to_have_count(4, timeout=20_000)


def test_old_addresses_lead_to_an_equal_table(visit: Page, desk: Path, desk_site: str) -> None:
    with Corpus.open(desk) as corpus:
        best = corpus.documents(order="tasks", page_size=1)[0]
        entry = corpus.search(Query(kind=Kind.PRIORITY)).hits[0].entry
    made(desk, "旧链接", 1)
    for _ in range(2):  # the second time the table that was made
        open_at(visit, f"{desk_site}tasks?id={best.document_id}&basket={entry.entry_id}")
        expect(visit.locator(".zcg td[data-at='1']")).to_have_count(best.tasks, timeout=30_000)
        visit.wait_for_function("location.pathname.endsWith('/plan') && !location.search.includes('basket')")
    with Corpus.open(desk) as corpus:
        plan = corpus.plans.open(corpus.plans.all()[0].plan_id)
    assert [item.origin.entry_id for item in plan.items] == [entry.entry_id]
    assert len(plan.tables) == 2


@pytest.mark.parametrize(
    "file", [("Word（A4 横向）", ".docx"), ("Excel", ".xlsx"), ("CSV", ".csv")], ids=lambda f: f[1]
)
def test_what_was_written_stands_in_the_files(
    file: tuple[str, str], hand: Hand, desk: Path, desk_site: str, tmp_path: Path
) -> None:
    button, ending = file
    plan = made(desk, "导出", 4)
    open_plan(hand.page, desk_site, plan)
    hand.click(1, 1)
    hand.put("改写甲")
    hand.press("Enter")
    hand.page.get_by_role("button", name="导出").click()
    with hand.page.expect_download(timeout=30_000) as caught:
        hand.page.get_by_role("button", name=button, exact=True).click()
    path = tmp_path / caught.value.suggested_filename
    caught.value.save_as(path)
    assert path.suffix == ending
    if zipfile.is_zipfile(path):
        with zipfile.ZipFile(path) as book:
            said = "".join(book.read(name).decode() for name in book.namelist() if name.endswith(".xml"))
    else:
        said = path.read_text(encoding="utf-8-sig")
    assert "改写甲" in said


def test_records_of_a_document_go_into_the_basket(visit: Page, desk: Path, desk_site: str) -> None:
    with Corpus.open(desk) as corpus:
        best = corpus.documents(order="tasks", page_size=1)[0]
    plan = made(desk, "文件页的篮", 1)
    open_plan(visit, desk_site, plan)
    visit.get_by_role("link", name="文件", exact=True).click()
    open_at(visit, f"{desk_site}document?id={best.document_id}")
    visit.locator(".zc-records li.zc-r-task").first.hover()
    visit.locator(".zc-records li.zc-r-task .zc-basket").first.click()
    expect(visit.locator(".zc-records .zc-basket[aria-pressed=true]")).to_have_count(1, timeout=15_000)
    visit.locator(".zc-relatives .zc-basket").click()
    expect(visit.locator(".zc-relatives .zc-basket[aria-pressed=true]")).to_have_count(1, timeout=15_000)
    expect(visit.get_by_role("button", name="篮中 2 条")).to_be_visible()


def test_the_check_shows_the_rows_of_a_kind(visit: Page, desk: Path, desk_site: str) -> None:
    plan = made(desk, "检查", 8)
    open_plan(visit, desk_site, plan)
    visit.locator(".zc-checks a", has_text="没有责任单位").click()
    expect(visit.locator(".zcg td[data-at='1']")).to_have_count(4, timeout=15_000)
    assert "found=" in visit.url
    visit.get_by_role("link", name="显示全部行").click()
    expect(visit.locator(".zcg td[data-at='1']")).to_have_count(8, timeout=15_000)


@pytest.mark.parametrize("visit", [(1280, 720), (1920, 1080)], indirect=True, ids=["1280", "1920"])
def test_the_page_is_whole(visit: Page, desk: Path, desk_site: str) -> None:
    plan = made(desk, "外观")
    open_plan(visit, desk_site, plan)
    check(visit, f"plan-{visit.viewport_size['width'] if visit.viewport_size else 0}")
