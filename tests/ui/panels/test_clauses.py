"""Clauses of regions: of an opened cell, and side by side."""

from __future__ import annotations

from dataclasses import replace

from corpus.compare import make_matrix
from corpus.model import Span
from corpus.search.asked import Entry, Hit, Kind
from tests.made_clauses import CLAUSES, clause
from ui.compare_state import CompareView
from ui.panels.clauses import (
    SHOWN,
    SIDE,
    THEMES,
    TOGETHER,
    Aside,
    ClauseShelf,
    by_theme,
    cell_html,
    chosen_html,
    clause_html,
    passage_html,
    side_html,
)

MATRIX = make_matrix(CLAUSES)
SHELF = ClauseShelf({e.entry_id: e for e in CLAUSES}.get)
CELL = CompareView(cell=("澜州市", "生态补偿"))


def passage(number: int, text: str = "其他事项中写到红线管理。", kind: Kind = Kind.PASSAGE) -> Hit:
    entry = replace(clause(number, "澜州市", ()), kind=kind, text=text, document_id="e", entry_id=f"e-p{number}")
    return Hit(entry=entry, score=0.0, highlights=(Span(7, 9),))


def test_cell_shows_its_clauses_with_their_sources() -> None:
    html = cell_html(CELL, MATRIX, SHELF)
    assert html.count("<article") == 2
    assert "record=d-r0" in html
    assert cell_html(CompareView(), MATRIX, SHELF) == ""


def test_an_empty_cell_offers_what_the_texts_say_marked_as_such() -> None:
    view = CompareView(cell=("无此市", "红线"))
    assert "库中的文件也没有写到" in cell_html(view, MATRIX, SHELF)
    html = cell_html(view, MATRIX, SHELF, Aside((passage(1), passage(2)), 5, "红线"))
    assert "条款写到“红线” 5 处（列出前 2 处）：没有读出为制度创新，原文如下" in html
    assert html.count("zc-clause zc-light") == 2
    assert "<mark>红线</mark>" in html
    assert " · 条款</small>" in html
    papers = Aside((passage(1, "某通知", Kind.DOCUMENT),), 1)
    assert "库中这里的文件 1 份：可打开查看" in cell_html(view, MATRIX, SHELF, papers)


def test_a_passage_that_holds_a_shown_clause_is_not_shown_twice() -> None:
    same = replace(passage(1).entry, document_id="d", span=Span(0, 40))
    html = cell_html(CELL, MATRIX, SHELF, Aside((Hit(entry=same, score=0.0),), 1, "生态补偿"))
    assert html.count("<article") == 2
    assert "现有条款都已列在上面" in html


def test_of_very_many_clauses_the_first_are_shown_and_the_rest_is_told() -> None:
    many = [clause(n, "甲市", ("红线",)) for n in range(SHOWN + 1)]
    shelf = ClauseShelf({e.entry_id: e for e in many}.get)
    html = cell_html(CompareView(cell=("甲市", "红线")), make_matrix(many), shelf)
    assert html.count("<article") == SHOWN
    assert f"全部 {SHOWN + 1} 条请用“导出”" in html


def of(text: str, start: int, end: int, longest: int = 300) -> str:
    return passage_html(CLAUSES[0], lambda _: (text, Span(start, end)), longest=longest)


def test_a_clause_shows_the_passage_and_not_its_head_alone() -> None:
    assert of("（一）建立补偿机制\n按年公布<结果>。", 3, 9) == "（一）<b>建立补偿机制</b> 按年公布&lt;结果&gt;。"
    assert of("建立补偿机制", 0, 6) == "建立补偿机制"
    assert of("甲" * 60 + "建立机制" + "乙" * 60, 60, 64, 24) == f"…{'甲' * 40}<b>建立机制</b>{'乙' * 19}…"
    assert of("短", 5, 9) == "探索建立第0项制度"  # the passage is gone
    assert passage_html(CLAUSES[0], lambda _: ("建立机制", Span(0, 4)), own_html="<ins>建</ins>") == "<ins>建</ins>"


def test_a_clause_stands_with_its_place_year_and_themes() -> None:
    entry = replace(
        clause(0, "澜州市", ("甲", "乙", "丙", "丁")),
        facets={"region": ("云澜省", "云澜省澜州市"), "theme": ("甲", "乙", "丙", "丁")},
    )
    html = clause_html(entry, ())
    assert "<b>云澜省澜州市</b> · <span>2015</span> · <span>甲、乙、丙</span>" in html
    assert "<b>" not in clause_html(entry, (), place=False)
    assert 'aria-pressed="true"' in clause_html(entry, ("d-r0",))
    assert "· ·" not in clause_html(replace(entry, day=None, facets={"region": ("甲市",)}), ())


def test_side_by_side_puts_what_is_shared_first_and_each_clause_once() -> None:
    columns = {r: [e for e in CLAUSES if e.facets["region"] == (r,)] for r in ("澜州市", "栖河市")}
    found = by_theme(columns)
    assert list(found) == ["红线", "生态补偿", "未归主题"]
    assert [e.entry_id for e in found["红线"]["澜州市"]] == ["d-r1"]
    assert sum(len(entries) for regions in found.values() for entries in regions.values()) == 4
    assert side_html(CompareView(), columns, SHELF).count("<article") == 4


def test_what_one_has_and_the_other_lacks_leads_to_what_its_texts_say() -> None:
    columns = {
        "甲市": [clause(0, "甲市", ()), clause(1, "甲市", ("一",)), clause(2, "甲市", ("二",))],
        "乙市": [clause(3, "乙市", ("二",))],
    }
    assert list(by_theme(columns)) == ["二", "一", "未归主题"]
    assert side_html(CompareView(), columns, SHELF).count("<td>—</td>") == 2
    html = side_html(CompareView(), columns, SHELF, {"乙市": "库中 2 份文件，1 条"}, {("乙市", "一"): 3})
    assert "没有列出；条款 3 处写到 ▸" in html
    assert html.count("<td>—</td>") == 1
    assert "乙市 <small>库中 2 份文件，1 条</small>" in html
    assert "甲市 <small>3 条</small>" in html


def test_of_many_clauses_side_by_side_the_rest_is_a_link() -> None:
    entries: list[Entry] = [clause(n, "甲市", ("一",)) for n in range(TOGETHER + 3)]
    html = side_html(CompareView(), {"甲市": entries}, SHELF)
    assert html.count("<article") == TOGETHER
    assert f"共 {TOGETHER + 3} 条 ▸" in html


def test_mentions_of_a_cell_are_marked() -> None:
    said = replace(clause(8, "澜州市", ("红线",)), kind=Kind.MENTION)
    entries = {each.entry_id: each for each in (*CLAUSES, said)}
    matrix = make_matrix([*CLAUSES, said])
    html = cell_html(CompareView(cell=("澜州市", "红线")), matrix, ClauseShelf(entries.get))
    assert html.count("zc-clause zc-light") == 1
    assert "正文提及" in html


def test_of_many_themes_side_by_side_the_rest_is_a_link() -> None:
    entries: list[Entry] = [clause(n, "甲市", (f"主题{n}",)) for n in range(THEMES + 2)]
    html = side_html(CompareView(), {"甲市": entries}, SHELF)
    assert html.count("<article") == THEMES
    assert "再看其余 2 个主题 ▸" in html
    assert "rows=all" in html
    whole = side_html(CompareView(everything=True), {"甲市": entries}, SHELF)
    assert whole.count("<article") == THEMES + 2
    assert "再看其余" not in whole


def test_which_regions_stand_side_by_side_is_said_where_it_is_not_as_chosen() -> None:
    assert "没有选地区" in chosen_html(CompareView())
    assert chosen_html(CompareView(regions=("澜州市",))) == ""
    assert f"前 {SIDE} 个" in chosen_html(CompareView(regions=tuple(f"{n}市" for n in range(SIDE + 1))))
