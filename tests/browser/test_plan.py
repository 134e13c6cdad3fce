"""方案 in a real Chromium: whatever is written in the table, in whatever way and at whatever pace, is there afterwards."""

from __future__ import annotations

import re
import zipfile
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from corpus.build import Corpus
from corpus.division.rows import Grouping, TableColumn
from corpus.search.asked import Kind, Query
from corpus.workspace.changes import AddTable, CellEdit, EditCells, ReplaceItems
from corpus.workspace.made import new_id
from corpus.workspace.model import PlanRow, PlanTable, Workspace
from tests.browser.hand import Hand, hand_on
from tests.browser.test_pages import SCREENSHOTS, check, open_at, ready

pytestmark = pytest.mark.browser
_ROWS = 30
_COLUMNS = {1: TableColumn.TASK, 2: TableColumn.CONTENT, 3: TableColumn.LEAD, 4: TableColumn.DEADLINE}


def made(folder: Path, name: str, rows: int = _ROWS, tables: int = 1) -> Workspace:
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
        for number in range(tables):
            title = f"第{number + 1}期关于印发海堤加固和河道整治三年行动方案的通知分工表" if tables > 1 else "分工表"
            table = PlanTable(table_id=new_id(), title=title, rows=lines)
            plan = corpus.plans.change(plan.plan_id, AddTable(table=table), editor="测试").workspace
    return plan


def kept(folder: Path, plan: Workspace) -> dict[tuple[str, TableColumn], str]:
    """What the corpus has of the table."""
    with Corpus.open(folder) as corpus:
        (table,) = corpus.plans.open(plan.plan_id).tables
    return {(row.row_id, column): row.cells.get(column, "") for row in table.rows for column in TableColumn}


def cell(page: Page, row: int, at: int) -> str:
    words = page.locator(f".zcg tr[data-key='r{row}#0'] td[data-at='{at}']").text_content()
    return words or ""


def saved(page: Page) -> None:
    page.wait_for_function("document.querySelector('.zcg-saved')?.textContent.startsWith('已保存')", timeout=60_000)


def open_plan(page: Page, site: str, plan: Workspace) -> None:
    open_at(page, f"{site}plan?id={plan.plan_id}")
    page.locator(".zcg tbody tr").first.wait_for(timeout=60_000)


@pytest.mark.parametrize("visit", [(853, 480), (1280, 720)], indirect=True, ids=["853", "1280"])
def test_many_tables_with_long_names_fit_and_open(visit: Page, desk: Path, desk_site: str) -> None:
    plan = made(desk, "多表", 4, tables=10)
    open_plan(visit, desk_site, plan)
    visit.wait_for_function("(m => m.scrollWidth <= m.clientWidth)(document.querySelector('.stMain'))", timeout=20_000)
    visit.locator(".st-key-plan-table input").click()
    visit.get_by_role("option", name="第10期").click()
    expect(visit.locator(".st-key-plan-table input")).to_have_value(re.compile("^第10期"))
    visit.screenshot(path=SCREENSHOTS / f"plan-tables-{(visit.viewport_size or {}).get('width')}.png")
    visit.wait_for_url(f"**table={plan.tables[9].table_id}**")


def test_another_grouping_is_there_at_once_and_kept_with_what_is_written(
    visit: Page, desk: Path, desk_site: str
) -> None:
    plan = made(desk, "分组", 4)
    open_plan(visit, desk_site, plan)
    visit.get_by_role("radio", name="按单位").click()
    heads = visit.evaluate(
        "[...document.querySelectorAll('.zcg-group')].map(e => e.textContent)"
    )  # nothing is waited for
    assert any("市水务局" in head for head in heads)
    visit.locator(".zcg tr[data-key='r1#0'] td").nth(1).dblclick()
    visit.keyboard.press("Control+a")
    visit.keyboard.insert_text("疏浚河道")
    visit.keyboard.press("Enter")
    saved(visit)
    assert kept(desk, plan)["r1", TableColumn.TASK] == "疏浚河道"
    visit.reload()
    expect(visit.get_by_role("radio", name="按单位")).to_be_checked(timeout=60_000)
    expect(visit.locator(".zcg-group").first).to_contain_text("市水务局")
    visit.get_by_role("radio", name="按单位").press("ArrowLeft")  # the keyboard's way
    expect(visit.get_by_role("radio", name="按章节")).to_be_focused()
    expect(visit.locator(".zcg-group").first).to_contain_text("一、海堤")
    saved(visit)
    with Corpus.open(desk) as corpus:
        assert corpus.plans.open(plan.plan_id).tables[0].by is Grouping.SECTION


# --- edits ------------------------------------------------------------------------------------------------------------


@pytest.fixture
def hand(visit: Page) -> Hand:
    return hand_on(visit)


def test_no_edit_is_lost_at_a_hands_pace(hand: Hand, desk: Path, desk_site: str) -> None:
    """200 as fast as it goes: in the journeys."""
    plan = made(desk, "编辑")
    open_plan(hand.page, desk_site, plan)
    hand.write(14, _ROWS, list(_COLUMNS), pause=250)
    assert hand.shown() == hand.written
    hand.page.reload()  # at once, whatever is still on its way
    hand.page.locator(".zcg tbody tr").first.wait_for(timeout=60_000)
    saved(hand.page)
    assert hand.shown() == hand.written
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
    expect(page.locator(".zcg td[data-at='1']")).to_have_count(5, timeout=60_000)
    saved(page)
    changed = titles(page)
    for _ in range(5):
        page.get_by_role("button", name="撤销").click()
        saved(page)
    page.wait_for_function("document.querySelectorAll(\".zcg td[data-at='1']\").length === 6", timeout=60_000)
    saved(page)
    assert titles(page) == before
    for _ in range(5):
        page.get_by_role("button", name="重做").click()
        saved(page)
    page.wait_for_function("document.querySelectorAll(\".zcg td[data-at='1']\").length === 5", timeout=60_000)
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
    expect(hand.page.get_by_text("另一窗口：第 3 行“任务2”的牵头单位")).to_be_visible(timeout=60_000)
    assert cell(hand.page, 2, 3) == "市交通运输局"
    hand.click(3, 1)
    hand.put("这边改的")
    hand.press("Enter")
    saved(hand.page)
    hand.page.get_by_role("button", name="知道了").click()
    expect(hand.page.get_by_text("另一窗口：")).to_have_count(0, timeout=60_000)
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
        expect(visit.locator(".zc-basket[aria-pressed=true]")).to_have_count(number + 1, timeout=60_000)
    visit.get_by_role("button", name="篮中 2 条").click()
    visit.get_by_role("button", name="全部转入分工表").click()
    expect(visit.locator(".zcg td[data-at='1']")).to_have_count(4, timeout=60_000)
    note = visit.get_by_placeholder("备注").first
    note.fill("先办")
    note.press("Tab")
    visit.wait_for_timeout(1_500)
    visit.reload()
    expect(visit.get_by_placeholder("备注").first).to_have_value("先办", timeout=60_000)
    visit.locator(".zcg-source a").first.click()
    expect(visit.locator(".zc-text .zc-here").first).to_be_in_viewport(timeout=60_000)
    visit.go_back()
    expect(visit.locator(".zcg td[data-at='1']")).to_have_count(4, timeout=60_000)
    visit.get_by_role("button", name="移出：").first.click()
    expect(visit.get_by_role("button", name="篮中 1 条")).to_be_visible(timeout=60_000)
    expect(visit.locator("[data-testid=stSidebar] .st-key-zc-corpus")).to_have_count(1)  # told once, however often


def test_old_addresses_lead_to_an_equal_table(visit: Page, desk: Path, desk_site: str) -> None:
    with Corpus.open(desk) as corpus:
        best = corpus.documents(order="tasks", page_size=1)[0]
        entry = corpus.search(Query(kind=Kind.PRIORITY)).hits[0].entry
    made(desk, "旧链接", 1)
    for _ in range(2):  # the second time the table that was made
        open_at(visit, f"{desk_site}tasks?id={best.document_id}&basket={entry.entry_id}")
        expect(visit.locator(".zcg td[data-at='1']")).to_have_count(best.tasks, timeout=60_000)
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
    with hand.page.expect_download(timeout=60_000) as caught:
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
    expect(visit.locator(".zc-records .zc-basket[aria-pressed=true]")).to_have_count(1, timeout=60_000)
    visit.locator(".zc-relatives .zc-basket").click()
    expect(visit.locator(".zc-relatives .zc-basket[aria-pressed=true]")).to_have_count(1, timeout=60_000)
    expect(visit.get_by_role("button", name="篮中 2 条")).to_be_visible()


def test_the_check_shows_the_rows_of_a_kind(visit: Page, desk: Path, desk_site: str) -> None:
    plan = made(desk, "检查", 8)
    open_plan(visit, desk_site, plan)
    visit.locator(".zc-checks a", has_text="没有责任单位").click()
    expect(visit.locator(".zcg td[data-at='1']")).to_have_count(4, timeout=60_000)
    assert "found=" in visit.url
    visit.get_by_role("link", name="显示全部行").click()
    expect(visit.locator(".zcg td[data-at='1']")).to_have_count(8, timeout=60_000)


@pytest.mark.parametrize("visit", [(1280, 720), (1920, 1080)], indirect=True, ids=["1280", "1920"])
def test_the_page_is_whole(visit: Page, desk: Path, desk_site: str) -> None:
    plan = made(desk, "外观")
    open_plan(visit, desk_site, plan)
    check(visit, f"plan-{visit.viewport_size['width'] if visit.viewport_size else 0}")


# --- what is owed, and what stays as it is ----------------------------------------------------------------------------


def two_tables(folder: Path) -> Workspace:
    plan = made(folder, "两张表", 4)
    with Corpus.open(folder) as corpus:
        other = PlanTable(table_id=new_id(), title="第二张", rows=(PlanRow(row_id="q", cells={}),))
        return corpus.plans.change(plan.plan_id, AddTable(table=other), editor="测试").workspace


_COUNT_TIMERS = """() => { const live = new Set(); const [start, end] = [setInterval, clearInterval];
    window.setInterval = (...said) => { const id = start(...said); live.add(id); return id; };
    window.clearInterval = (id) => { live.delete(id); end(id); };
    window.timers = () => live.size; }"""


def test_a_table_that_is_left_looks_no_longer_and_says_nothing_twice(hand: Hand, desk: Path, desk_site: str) -> None:
    plan, page, tries = two_tables(desk), hand.page, []
    page.add_init_script(f"({_COUNT_TIMERS})()")
    page.on("websocket", lambda socket: socket.on("framesent", lambda sent: tries.extend(tries_in(sent))))
    open_plan(page, desk_site, plan)
    saved(page)
    timers = page.evaluate("timers()")
    hand.click(0, 1)
    hand.put("LEFTALONE")
    hand.press("Enter")
    page.locator(".st-key-plan-table input").click()
    page.get_by_role("option", name="第二张").click()  # while it is on its way
    page.locator("tr[data-key='q#0']").wait_for(timeout=60_000)
    page.wait_for_function("!Object.keys(localStorage).some(key => key.startsWith('zc-grid|'))", timeout=60_000)
    assert kept_first(desk, plan, "r0") == "LEFTALONE"
    page.wait_for_timeout(500)
    before = max(tries)
    page.wait_for_timeout(4_000)
    assert max(tries) == before
    assert page.evaluate("timers()") == timers


def tries_in(frame: bytes | str) -> list[int]:
    """How often an edit was sent, of the frames that carry it: what was sent once goes along with every later one."""
    words = frame.encode() if isinstance(frame, str) else frame
    return [int(each) for each in re.findall(rb'tries\\?":(\d+)', words)] if b"LEFTALONE" in words else []


def kept_first(folder: Path, plan: Workspace, row_id: str) -> str:
    with Corpus.open(folder) as corpus:
        rows = corpus.plans.open(plan.plan_id).tables[0].rows
    return next(row.cells[TableColumn.TASK] for row in rows if row.row_id == row_id)


def test_the_table_keeps_its_place_whatever_is_said_above_it(hand: Hand, desk: Path, desk_site: str) -> None:
    """A table drawn anew has no cells for a moment, and nobody is in one."""
    plan = made(desk, "不动", 4)
    page = hand.page
    open_plan(page, desk_site, plan)
    hand.click(1, 1)
    page.evaluate("document.querySelector('.zcg').mine = true")
    with Corpus.open(desk) as corpus:
        table_id = corpus.plans.open(plan.plan_id).tables[0].table_id
        edit = CellEdit(row_id="r3", column=TableColumn.TASK, old="任务3", new="别人改的")
        corpus.plans.change(plan.plan_id, EditCells(table_id=table_id, edits=(edit,)), editor="别人")
    expect(page.get_by_text("另一窗口：").first).to_be_visible(timeout=60_000)
    assert page.evaluate("document.querySelector('.zcg').mine === true")
    page.get_by_role("button", name="知道了").click()
    expect(page.get_by_text("另一窗口：")).to_have_count(0, timeout=60_000)
    assert page.evaluate("document.querySelector('.zcg').mine === true")
    hand.put("还在这一格")
    hand.press("Enter")
    assert cell(page, 1, 1) == "还在这一格"
    saved(page)


def test_notes_are_kept_however_quickly_the_page_is_left(visit: Page, desk: Path, desk_site: str) -> None:
    with Corpus.open(desk) as corpus:
        plan = corpus.plans.make(corpus.plans.free_name("备注"))
        found = [hit.entry for hit in corpus.search(Query(text="改革", kind=Kind.TASK)).hits[:3]]
        items = tuple(corpus.plans.items(found))
        corpus.plans.change(plan.plan_id, ReplaceItems(removed=(), added=items), editor="测试")
    open_at(visit, f"{desk_site}plan?id={plan.plan_id}")
    notes = visit.get_by_placeholder("备注")
    expect(notes).to_have_count(3, timeout=60_000)
    for number, words in enumerate(("先办", "后办", "不办")):
        notes.nth(number).fill(words)
    assert [note.input_value() for note in notes.all()] == ["先办", "后办", "不办"]
    visit.reload()  # at once, the last note not even left
    expect(notes).to_have_count(3, timeout=60_000)
    visit.wait_for_function("!Object.keys(localStorage).some(key => key.startsWith('zc-grid|'))", timeout=60_000)
    assert [note.input_value() for note in notes.all()] == ["先办", "后办", "不办"]
    with Corpus.open(desk) as corpus:
        assert [item.note for item in corpus.plans.open(plan.plan_id).items] == ["先办", "后办", "不办"]
