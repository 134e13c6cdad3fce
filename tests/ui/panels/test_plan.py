"""Beside the table of a plan: its check, other windows, what could not be mapped."""

from __future__ import annotations

from datetime import datetime

from corpus.division.rows import TableColumn
from corpus.division.table import TableSource
from corpus.model import Span
from corpus.search.asked import Kind
from corpus.store.plans import StepKind
from corpus.workspace.adapting import Adaptation, CellPlace, Unmapped
from corpus.workspace.findings import TableFinding
from corpus.workspace.history import HistoryLine
from corpus.workspace.model import PlanRow, Provenance
from ui.panels.plan import check_html, news_html, row_words, unmapped_html
from ui.state import PlanView

VIEW = PlanView(plan_id="p", table_id="t")
FOUND = TableFinding(code="no_lead", row_ids=("a", "b"), message="2 行<没有>牵头单位。")


def step(said: str) -> HistoryLine:
    at = datetime(2026, 3, 1, 10, 32)
    return HistoryLine(number=1, at=at, editor="x", kind=StepKind.CHANGE, said=said, undone=False, rows=frozenset())


def test_one_line_for_all_kinds_each_with_its_count() -> None:
    html = check_html(VIEW, [FOUND], 9)
    assert "9 行" in html
    assert "没有牵头单位 <b>2</b>" in html
    assert "plan?id=p&amp;table=t&amp;found=no_lead" in html
    assert "2 行&lt;没有&gt;牵头单位。" in html
    assert "没有发现问题" in check_html(VIEW, [], 9)
    assert check_html(VIEW, [], 0) == ""


def test_a_chosen_kind_says_what_it_means_and_leads_back() -> None:
    chosen = PlanView(plan_id="p", table_id="t", found="no_lead")
    html = check_html(chosen, [FOUND], 9)
    assert FOUND.mend in html
    assert '<a href="plan?id=p&amp;table=t" data-go>显示全部行</a>' in html
    assert "这一类已全部改好" in check_html(chosen, [], 9)


def test_what_others_did_is_told_a_few_in_full() -> None:
    html = news_html([step(f"第 {number} 行<b>") for number in range(9)], ["这张表已被删除。", "这张表已被删除。"])
    assert html.count("这张表已被删除。") == 1
    assert "10:32 另一窗口：第 4 行&lt;b&gt;" in html
    assert "第 5 行" not in html
    assert "等 9 处改动" in html


def test_a_row_in_a_line() -> None:
    source = TableSource(document_id="ab", file="a.txt", title="海堤方案", document_number=None)
    origin = Provenance(entry_id="ab-t0", kind=Kind.TASK, source=source, span=Span(3, 9), path=(), quote="x")
    row = PlanRow(row_id="r", cells={TableColumn.TASK: "加固海堤"}, origins=(origin,))
    assert row_words(row) == "加固海堤（海堤方案）"
    assert row_words(PlanRow(row_id="r", cells={TableColumn.CONTENT: "只有内容"})) == "只有内容"


def test_names_that_nobody_could_map() -> None:
    places = tuple(CellPlace(row, TableColumn.LEAD, 0, Span(0, 3)) for row in "ab")
    html = unmapped_html(Adaptation(proposals=(), unmapped=(Unmapped(name="<某局>", why="本地没有。", places=places),)))
    assert "<b>&lt;某局&gt;</b>（2 行）本地没有。" in html
