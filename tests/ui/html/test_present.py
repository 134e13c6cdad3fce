"""Hits, facets and lists as HTML: what a person reads, and that nothing of it is taken for mark-up."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from corpus.build import DocumentRow, Outcome, Progress, Stats, Status, Summary
from corpus.model import Span
from corpus.search.asked import Entry, Hit, Kind, Results
from ui.html.examples import example_queries
from ui.html.holdings import chosen, figures_html, outcome_rows, plain, progress_words, summary_words
from ui.html.markup import marked, shortened, tag
from ui.html.present import entry_sheet, figure, hit_html, pager, snippet, source_line
from ui.html.results import facet_html, kind_tabs, nothing_html, reading_html, results_html
from ui.state import CorpusView, SearchView

EVIL = '<img src=x onerror="alert(1)">'
TASK = Entry(
    entry_id="ab-t3",
    kind=Kind.TASK,
    document_id="ab",
    span=Span(5, 40),
    title="建立生态补偿机制",
    text="3.建立生态补偿机制。完善补偿资金管理。（牵头：省财政厅）",
    path=("四、主要任务", "（一）改革"),
    document_title="云澜省行动方案",
    document_number="云政发〔2023〕9号",
    day="2023-05-06",
    facets={
        "lead": ("省财政厅",),
        "region": ("云澜省", "云澜省澜州市"),
        "theme": ("生态保护补偿",),
        "due": ("2025-12-31",),
    },
)
HIT = Hit(entry=TASK, score=1.0, highlights=(Span(4, 8), Span(15, 17)))


def results(*hits: Hit, total: int = 1, reading: str = "") -> Results:
    facets = {
        "region": (("云澜省", 9), ("云澜省澜州市", 4)),
        "role": (("lead", 3),),
        "year": (("2020", 9), ("2023", 1)),
    }
    return Results(hits=hits, total=total, kinds={Kind.TASK: 1, Kind.PASSAGE: 1842}, facets=facets, reading=reading)


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


@pytest.mark.parametrize("where", ["title", "text", "path", "document_title", "document_number", "facets"])
def test_hostile_words_stay_words(where: str) -> None:
    value = {"path": (EVIL,), "facets": {"lead": (EVIL,), "region": (EVIL,), "theme": (EVIL,)}}.get(where, EVIL)
    entry = Entry(**{**{f: getattr(TASK, f) for f in TASK.__slots__}, where: value})
    view = SearchView(text=EVIL, filters={"region": (EVIL,)})
    found = Results(
        hits=(Hit(entry=entry, score=1, highlights=(Span(0, 99),)),),
        total=1,
        kinds={},
        facets={"theme": ((EVIL, 1),)},
        reading=EVIL,
    )
    html = results_html(view, found, ()) + reading_html(view, found) + nothing_html(view, found, (EVIL,))
    assert "<img" not in html


@given(st.text(), st.lists(st.tuples(st.integers(-5, 60), st.integers(-5, 60)), max_size=5))
def test_marking_keeps_every_character(words: str, places: list[tuple[int, int]]) -> None:
    from html import unescape

    html = marked(words, [Span(a, b) for a, b in places])
    assert unescape(html.replace("<mark>", "").replace("</mark>", "")) == words


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


def test_tabs_count_every_kind() -> None:
    html = kind_tabs(SearchView(text="补偿"), results())
    assert [
        name in html
        for name in ("全部 <b>1\u00a0843</b>", "条款 <b>1\u00a0842</b>", "任务 <b>1</b>", "制度创新 <b>0</b>")
    ] == [True] * 4


def test_facets_speak_chinese_and_years_come_newest_first() -> None:
    assert "牵头" in facet_html(SearchView(), "role", (("lead", 3),))
    html = facet_html(SearchView(), "year", (("2020", 9), ("2023", 1)))
    assert html.index("2023") < html.index("2020")


def test_long_facets_can_be_searched_and_opened() -> None:
    values = tuple((f"第{n}厅", 1) for n in range(30))
    html = facet_html(SearchView(), "unit", values)
    assert 'placeholder="查找单位"' in html
    assert "全部 30 项" in html
    assert html.count(" hidden") == 24


def test_chosen_value_is_shown_even_behind_the_fold() -> None:
    values = tuple((f"第{n}厅", 1) for n in range(30))
    html = facet_html(SearchView(filters={"unit": ("第29厅",)}), "unit", values)
    assert html.count(" hidden") == 23


@pytest.mark.parametrize(
    ("view", "words"),
    [
        (SearchView(text="补偿", kind=Kind.TARGET), "在全部类型中看（1\u00a0843 条）"),
        (SearchView(text="补偿", filters={"year": ("2020",)}), "去掉全部筛选"),
        (SearchView(text='"生态补偿"'), "不要求一字不差：生态补偿"),
        (SearchView(text="补偿"), "换个说法"),
    ],
)
def test_no_hit_says_what_to_do(view: SearchView, words: str) -> None:
    assert words in nothing_html(view, results(total=0), ("生态补偿",))


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


@pytest.mark.parametrize(
    ("number", "words"), [(0, "0"), (999, "999"), (1842, "1\u00a0842"), (1234567, "1\u00a0234\u00a0567")]
)
def test_figures(number: int, words: str) -> None:
    assert figure(number) == words


@pytest.mark.parametrize(
    ("words", "short"), [("一二三", "一二三"), ("一二三四五六", "一二三四…"), ("一二三、五六", "一二三…")]
)
def test_shortened(words: str, short: str) -> None:
    assert shortened(words, 5) == short


def test_tag_escapes_attributes() -> None:
    assert tag("a", title='"><b>', hidden=True, class_=None) == '<a title="&quot;&gt;&lt;b&gt;" hidden></a>'


def test_source_line_of_a_document_has_no_title_of_its_own() -> None:
    assert source_line(TASK).startswith("云澜省行动方案 · 云政发〔2023〕9号")


# --- the corpus -------------------------------------------------------------------------------------------------------

ROW = DocumentRow(
    document_id="ab", title="云澜省方案", document_number=None, issuers=("云澜省人民政府",), day=None, level="省", region="云澜省",
    document_type="方案", tasks=3, targets=1, priorities=0, citations=2, issues=1, source_name="a.html",
)  # fmt: skip
STATS = Stats(documents=163, tasks=1842, assignments=9, targets=617, priorities=130, citations=4, issues={"preview": 2}, without_number=23,
              without_date=9, levels={"省": 60, "国家": 45}, engine="tantivy", bytes_on_disk=20_000_000)  # fmt: skip


def test_figures_of_the_corpus() -> None:
    html = figures_html(STATS, CorpusView(lacking="date"), 2)
    for piece in ("<b>163</b> 份文件", "<b>1\u00a0842</b> 项任务", "无文号 23", "有疑点 2", "省级 60 · 国家 45"):
        assert piece in html
    assert 'href="corpus" data-go class="zc-chosen zc-now"' in html  # a click on the chosen figure lets go of it


@pytest.mark.parametrize(
    ("view", "count"),
    [
        (CorpusView(), 1),
        (CorpusView(lacking="number"), 1),
        (CorpusView(lacking="issues", text="云澜 方案"), 1),
        (CorpusView(text="别处"), 0),
        (CorpusView(text="a.html"), 1),
    ],
)
def test_documents_are_chosen(view: CorpusView, count: int) -> None:
    assert len(chosen([ROW], view)) == count


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


def test_progress() -> None:
    assert progress_words(Progress(done=128, total=163, name="甲.pdf", eta=11.8)) == "128 / 163　余 12 秒　甲.pdf"
    assert progress_words(Progress(done=3, total=3, name="a_b.txt", eta=0)) == "3 / 3　a\\_b.txt"


def test_markdown_of_a_file_name_is_plain() -> None:
    assert plain("[点我](javascript:alert(1)) $x$ :red[y]") == (
        "\\[点我\\]\\(javascript\\:alert\\(1\\)\\) \\$x\\$ \\:red\\[y\\]"
    )


def test_examples_find_something_here() -> None:
    facets = {
        "theme": (("生态补偿", 9), ("信用", 2)),
        "region": (("云澜省", 3),),
        "document_type": (("方案", 4),),
        "year": (("2023", 4),),
    }
    assert example_queries(facets) == ("生态补偿", "生态补偿 地区:云澜省", "信用", "文种:方案 年份:2023")
    assert example_queries({}) == ()
