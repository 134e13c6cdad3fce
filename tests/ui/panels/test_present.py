"""Hits, facets and lists as HTML: what a person reads, and that nothing of it is taken for mark-up."""

from __future__ import annotations

from dataclasses import replace

import pytest

from corpus.build import Outcome, Status, Summary
from corpus.model import Span
from corpus.search.asked import Entry, Hit, Kind
from tests.hits import HIT, TASK
from ui.panels.holdings import outcome_rows, summary_words
from ui.panels.present import entry_sheet, figure, folded, hit_html, other_files, pager, snippet, source_line
from ui.state import SearchView


@pytest.mark.parametrize(
    "piece",
    [
        '<span class="zc-chip zc-k-task">任务</span>',
        'href="document?id=ab&amp;record=ab-t3"',  # opens at its place
        "<mark>生态补偿</mark>",
        "牵头 <b>省财政厅</b>",
        "时限 <b>2025-12-31</b>",
        "主题 生态保护补偿",
        "云澜省澜州市 · 2023-05-06",
        "云澜省行动方案 · 云政发〔2023〕9号",
        'href="#basket=ab-t3"',
    ],
)
def test_hit_says(piece: str) -> None:
    assert piece in hit_html(HIT, ())


def test_hit_in_the_basket() -> None:
    assert 'aria-pressed="true"' in hit_html(HIT, {"ab-t3"})
    assert "已在篮中" in hit_html(HIT, {"ab-t3"})


def test_document_hit_is_one_line_with_its_issuers() -> None:
    text = "云澜省行动方案\n云政发〔2023〕9号\n云澜省人民政府"
    entry = Entry(
        entry_id="ab", kind=Kind.DOCUMENT, document_id="ab", span=Span(0, 7), title="云澜省行动方案", text=text
    )
    html = hit_html(Hit(entry=entry, score=1, highlights=(Span(8, 11),)), ())
    assert "<mark>云政发</mark>〔2023〕9号　云澜省人民政府" in html
    assert 'href="document?id=ab"' in html
    assert "basket" not in html  # only clauses and records go into the basket


@pytest.mark.parametrize(
    ("words", "spans", "expected"),
    [
        ("短句。", [], "短句。"),
        ("一" * 200, [], "一" * 110 + "…"),
        (
            "一" * 150 + "补偿" + "二" * 150,
            [Span(150, 152)],
            "…" + "一" * 27 + "<mark>补偿</mark>" + "二" * 81 + "…",
        ),  # around the hit
        ("补\n偿", [Span(0, 3)], "<mark>补 偿</mark>"),
    ],
)
def test_snippet(words: str, spans: list[Span], expected: str) -> None:
    assert snippet(words, spans) == expected


@pytest.mark.parametrize(
    ("page", "pages", "shown"),
    [(1, 1, ""), (1, 3, "1 2 3"), (5, 9, "1 … 3 4 5 6 7 … 9"), (9, 9, "1 … 7 8 9")],
)
def test_pager(page: int, pages: int, shown: str) -> None:
    import re

    html = pager(page, pages, {n: SearchView(page=n) for n in range(1, pages + 1)})
    assert " ".join(re.findall(r">([\d…]+)<", html)) == shown


def test_export_has_the_source_of_every_row() -> None:
    sheet = entry_sheet([TASK], "检索结果")
    row = dict(zip(sheet.columns, sheet.rows[0], strict=True))
    assert row["牵头单位"] == "省财政厅"
    assert row["文号"] == "云政发〔2023〕9号"
    assert row["章节路径"] == "四、主要任务 › （一）改革"
    assert row["记录编号"] == "ab-t3"
    assert row["校核"] == ""
    looked = entry_sheet([replace(TASK, facets={**TASK.facets, "verified": ("yes",)})], "检索结果")
    assert looked.rows[0][looked.columns.index("校核")] == "是"


def test_a_hit_that_a_person_has_looked_at_says_so() -> None:
    looked = replace(TASK, facets={**TASK.facets, "verified": ("yes",)})
    assert "已校核" in hit_html(Hit(entry=looked, score=1.0), ())
    assert "已校核" not in hit_html(Hit(entry=TASK, score=1.0), ())


@pytest.mark.parametrize(
    ("number", "words"), [(0, "0"), (999, "999"), (1842, "1\u00a0842"), (1234567, "1\u00a0234\u00a0567")]
)
def test_figures(number: int, words: str) -> None:
    assert figure(number) == words


def test_source_line_of_a_document_has_no_title_of_its_own() -> None:
    assert source_line(TASK).startswith("云澜省行动方案 · 云政发〔2023〕9号")


def test_places_perhaps_overlooked_are_counted() -> None:
    outcomes = tuple(Outcome(name=f"{n}.txt", status=Status.ADDED, unread=n) for n in range(3))
    assert "**3** 处可能漏读" in summary_words(Summary(outcomes=outcomes, seconds=1))


def test_outcomes() -> None:
    outcomes = (
        Outcome(name="好.txt", status=Status.ADDED, document_id="a", warnings=("正文过少",)),
        Outcome(name="坏.pdf", status=Status.FAILED, reason="这是没有文字层的扫描件"),
    )
    assert summary_words(Summary(outcomes=outcomes, seconds=2.04)) == (
        "新增 **1** · 未变 **0** · 跳过 **0** · 失败 **1** · 有疑点 **1**　用时 2.0 秒"
    )
    assert [(row["结果"], row["原因"]) for row in outcome_rows(outcomes)] == [
        ("有疑点", "正文过少"),
        ("失败", "这是没有文字层的扫描件"),
    ]


def test_clauses_of_reprints_are_folded_under_the_first() -> None:
    long = "建立流域上下游横向补偿机制，由受益地区按照水质改善情况给予资金补助，每年底前完成清算并公布结果。"

    def hit(key: str, text: str, kind: Kind = Kind.TASK) -> Hit:
        return Hit(entry=replace(TASK, entry_id=key, text=text, kind=kind, document_title=f"方案{key}"), score=1.0)

    hits = [hit("a", long), hit("b", "增长5%"), hit("c", long.replace("，", "， ")), hit("d", "增长5%")]
    hits += [hit("e", long, Kind.PASSAGE), hit("f", long, Kind.DOCUMENT), hit("g", long, Kind.DOCUMENT)]
    found = [(first.entry.entry_id, [copy.entry.entry_id for copy in copies]) for first, copies in folded(hits)]
    assert found == [("a", ["c"]), ("b", []), ("d", []), ("e", []), ("f", []), ("g", [])]
    (first, copies), *_ = folded(hits)
    assert "同样的文字另见 " in hit_html(first, (), copies)
    assert "方案c</a>" in hit_html(first, (), copies)
    assert "另见" not in hit_html(first, ())


def test_the_year_of_what_has_been_reached_is_no_time_limit() -> None:
    figures = replace(TASK, facets={"due": ("2025",)})
    reached = hit_html(Hit(entry=replace(figures, kind=Kind.ACHIEVED), score=1.0), ())
    assert "年度 <b>2025</b>" in reached
    assert "时限 <b>2025</b>" in hit_html(Hit(entry=replace(figures, kind=Kind.TARGET), score=1.0), ())


def test_a_citation_says_how_it_cites() -> None:
    cited = replace(TASK, kind=Kind.CITATION, title="《海堤条例》", facets={"relation": ("based_on",)})
    assert "关系 <b>依据</b>" in hit_html(Hit(entry=cited, score=1.0), ())


def test_other_files_of_a_document_stand_under_it() -> None:
    entry = Entry(
        entry_id="b-t0",
        kind=Kind.TASK,
        document_id="b",
        span=Span(0, 1),
        title="甲",
        text="甲",
        document_title="某<方案>",
    )
    assert other_files(()) == ""
    html = other_files((entry, entry))
    assert "同一文件另有 2 个版本" in html
    assert html.count("record=b-t0") == 2
    assert "某&lt;方案&gt;" in html
    hit = Hit(entry=entry, score=1.0)
    assert "同一文件另有 1 个版本" in hit_html(hit, (), (), (entry,))
    assert "同一文件" not in hit_html(hit, ())
