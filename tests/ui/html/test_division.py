"""The task-division table in its editor, and the comparison of regions."""

from __future__ import annotations

from dataclasses import replace

import pytest

from corpus.compare import make_matrix
from corpus.division.table import TableColumn, task_table
from corpus.model import Span
from corpus.search.asked import Entry, Kind
from tests.made_up import make_parsed
from ui.html.division import changes, edited, editor_rows, findings_html, without
from ui.html.matrix import by_theme, cell_html, domain_counts, heat_html, of_domain, shade, side_html
from ui.state import CompareView

PLAN = make_parsed(
    "云澜省方案\n1.推进甲项改革。（牵头：省财政厅）\n2.推进乙项改革。\n3.推进丙项改革。（牵头：省科技厅）"
)
TABLE = task_table([PLAN])
FIRST = f"{PLAN.document_id}-t0"


def test_rows_open_their_place() -> None:
    rows = editor_rows(TABLE)
    assert [row["number"] for row in rows] == ["1", "2", "3"]
    assert rows[0]["lead"] == "省财政厅"
    assert rows[0]["source"].startswith(f"document?id={PLAN.document_id}&record={FIRST}#")


def test_edits_are_kept_by_record() -> None:
    """Row numbers are the editor's; what is kept outlives another order, other columns, another page."""
    rows = list(TABLE.rows)
    found = changes(rows, {0: {"lead": "省发展改革委"}, 2: {"task": None, "number": "9"}, 99: {"lead": "x"}})
    assert found == {(FIRST, TableColumn.LEAD): "省发展改革委", (f"{PLAN.document_id}-t2", TableColumn.TASK): ""}
    after = list(edited(TABLE, found).rows)
    assert after[0].cells[TableColumn.LEAD] == "省发展改革委"
    assert after[1].cells == rows[1].cells
    assert [row.entry_id for row in after] == [row.entry_id for row in rows]


def test_columns_are_left_out() -> None:
    assert TableColumn.LEAD not in without(TABLE, ("lead", "nonsense")).columns


def test_findings_name_their_number_and_place() -> None:
    html = findings_html(TABLE)
    assert "1 项无牵头单位" in html
    assert "document?id=" in html


# --- regions x themes -------------------------------------------------------------------------------------------------


def clause(number: int, region: str, themes: tuple[str, ...], day: str = "2015-01-01") -> Entry:
    words = f"探索建立第{number}项制度"
    return Entry(
        entry_id=f"d-r{number}", kind=Kind.PRIORITY, document_id="d", span=Span(0, 9), title=words, text=words, day=day,
        facets={"region": (region,), "theme": themes},
    )  # fmt: skip


CLAUSES = [
    clause(0, "澜州市", ("生态补偿",)),
    clause(1, "澜州市", ("生态补偿", "红线")),
    clause(2, "栖河市", ("红线",)),
    clause(3, "<b>市", ("信用",)),
    clause(4, "栖河市", ()),
]
MATRIX = make_matrix(CLAUSES)
DOMAINS = {"生态补偿": "生态文明", "红线": "生态文明", "信用": "营商环境"}


def test_heat_map_opens_every_cell() -> None:
    html = heat_html(CompareView(), MATRIX, DOMAINS)
    assert (
        'class="zc-s2"><a href="compare?cell=%E6%BE%9C%E5%B7%9E%E5%B8%82&amp;cell=%E7%94%9F%E6%80%81%E8%A1%A5%E5%81%BF"'
        in html
    )
    assert '<th colspan="2" class="zc-domain">生态文明</th>' in html
    assert "<b>市" not in html


def test_cell_shows_its_clauses_with_their_sources() -> None:
    view = CompareView(cell=("澜州市", "生态补偿"))
    html = cell_html(view, MATRIX, {e.entry_id: e for e in CLAUSES}.get, ())
    assert html.count("<article") == 2
    assert "record=d-r0" in html
    assert cell_html(CompareView(), MATRIX, lambda _: None, ()) == ""
    assert "没有条文" in cell_html(CompareView(cell=("无此市", "x")), MATRIX, lambda _: None, ())


def test_domains() -> None:
    assert domain_counts(MATRIX, DOMAINS) == {"生态文明": 3, "营商环境": 1, "其他": 1}
    part = of_domain(MATRIX, DOMAINS, "营商环境")
    assert (part.rows, part.columns, part.total) == (("<b>市",), ("信用",), 1)
    assert of_domain(MATRIX, DOMAINS, "") == MATRIX


def test_side_by_side_puts_what_is_shared_first_and_each_clause_once() -> None:
    columns = {r: [e for e in CLAUSES if e.facets["region"] == (r,)] for r in ("澜州市", "栖河市")}
    found = by_theme(columns)
    assert list(found) == ["红线", "生态补偿", "未归主题"]
    assert [e.entry_id for e in found["红线"]["澜州市"]] == ["d-r1"]
    assert sum(len(entries) for regions in found.values() for entries in regions.values()) == 4
    assert side_html(columns, ()).count("<article") == 4


@pytest.mark.parametrize(("count", "most", "step"), [(1, 1, 1), (5, 5, 5), (1, 100, 1), (100, 100, 5), (41, 100, 3)])
def test_shade(count: int, most: int, step: int) -> None:
    assert shade(count, most) == step


def test_view_of_a_cell_keeps_the_filters() -> None:
    view = replace(CompareView(themes=("红线",)), cell=("澜州市", "红线"))
    assert CompareView.read(view.params) == view
