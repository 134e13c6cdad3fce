"""What a corpus holds, as figures, rows and sentences."""

from __future__ import annotations

from dataclasses import replace

import pytest

from corpus.build import DocumentRow, Progress, Stats
from corpus.glossary import chinese
from ui.panels.holdings import chosen, document_rows, figures_html, pager_html, progress_words
from ui.state import CorpusView

ROW = DocumentRow(
    document_id="ab", title="云澜省方案", document_number=None, issuers=("云澜省人民政府",), day=None, level="省", region="云澜省",
    document_type="方案", tasks=3, targets=1, priorities=0, citations=2, issues=1, source_name="a.html",
)  # fmt: skip


STATS = Stats(documents=163, tasks=1842, assignments=9, targets=617, priorities=130, mentioned=7, citations=4, issues={"preview": 2}, unread={"figure": 5}, without_number=23,
              without_date=9, levels={"省": 60, "国家": 45}, engine="tantivy", bytes_on_disk=20_000_000)  # fmt: skip


def test_figures_of_the_corpus() -> None:
    html = figures_html(STATS, CorpusView(lacking="date"), 2)
    for piece in (
        "<b>163</b> 份文件",
        "<b>7</b> 条正文提及",
        "<b>1\u00a0842</b> 项任务",
        "无文号 23",
        "有疑点 2",
        "省级 60 · 国家 45",
        "可能漏读 5 处",
    ):
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


def test_progress() -> None:
    assert progress_words(Progress(done=128, total=163, name="甲.pdf", eta=11.8)) == "128 / 163　余 12 秒　甲.pdf"
    assert progress_words(Progress(done=3, total=3, name="a_b.txt", eta=0)) == "3 / 3　a\\_b.txt"


@pytest.mark.parametrize(
    ("changes", "lacking", "count"),
    [
        ({}, "number", 1),
        ({"document_number": "清发〔2020〕1号"}, "number", 0),
        ({}, "date", 1),
        ({"day": "2020-01-01"}, "date", 0),
        ({"issues": 1}, "issues", 1),
        ({"issues": 0}, "issues", 0),
        ({}, "nonsense", 1),  # a filter that nobody knows leaves all
    ],
)
def test_what_documents_lack(changes: dict[str, object], lacking: str, count: int) -> None:
    assert len(chosen([replace(ROW, **changes)], CorpusView(lacking=lacking))) == count


@pytest.mark.parametrize(
    "words", ["云澜省方案", "清发〔2020〕1号", "云澜省人民政府", "a.html", "云澜省", "方案 人民政府"]
)
def test_documents_are_found_by_all_that_the_list_shows(words: str) -> None:
    row = replace(ROW, document_number="清发〔2020〕1号")
    assert chosen([row], CorpusView(text=words)) == [row]
    assert chosen([row], CorpusView(text=f"{words} 别处")) == []


def test_rows_of_the_list() -> None:
    (row,) = document_rows([ROW])
    assert row == {
        "标题": "云澜省方案", "文号": "", "发文机关": "云澜省人民政府", "日期": "", "级别": "省", "地区": "云澜省", "文种": "方案",
        "任务": 3, "目标": 1, "创新": 0, "疑点": 1, "文件名": "a.html",
    }  # fmt: skip


def test_a_corpus_without_doubts_says_so() -> None:
    clean = replace(STATS, without_number=0, without_date=0, issues={}, levels={})
    html = figures_html(clean, CorpusView(), 0)
    assert "质量：没有疑点" in html
    assert "无文号" not in html
    assert "20 MB" in html


def test_only_the_most_frequent_doubts_are_named() -> None:
    codes = ("preview", "garbled", "spun", "cut_off", "duplicated")
    html = figures_html(replace(STATS, issues={code: 9 - n for n, code in enumerate(codes)}), CorpusView(), 2)
    assert [chinese(code) in html for code in codes] == [True, True, True, True, False]


@pytest.mark.parametrize(
    ("eta", "done", "words"),
    [(11.8, 3, "3 / 9　余 12 秒　甲.pdf"), (None, 3, "3 / 9　甲.pdf"), (0.4, 9, "9 / 9　甲.pdf")],
)
def test_progress_says_what_is_left_while_something_is(eta: float | None, done: int, words: str) -> None:
    assert progress_words(Progress(done=done, total=9, name="甲.pdf", eta=eta)) == words


@pytest.mark.parametrize(("page", "now"), [(1, "1"), (3, "3"), (99, "3")])
def test_pages_of_the_list_keep_its_filters(page: int, now: str) -> None:
    html = pager_html(CorpusView(lacking="number", text="方案", page=page), 3)
    assert f"<b>{now}</b>" in html
    assert html.count("lacking=number&amp;q=") == 2
    assert pager_html(CorpusView(), 1) == ""
