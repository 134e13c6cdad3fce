"""检索: hits, facets, examples, and the way on when there are none."""

from __future__ import annotations

import re
import shutil
from pathlib import Path
from urllib.parse import unquote_plus

from pytest import MonkeyPatch

from corpus.build import Corpus
from corpus.search.asked import Kind
from tests.shown_pages import SAMPLES, Run, html


def test_search_shows_hits_facets_and_the_reading(run: Run, filled: Path) -> None:
    shown = html(run("search", filled, q="营商环境"))
    assert "营商" in shown
    assert "<mark>" in shown
    assert "document?id=" in shown
    assert "<summary>地区</summary>" in shown
    assert "理解" in shown


def test_search_of_nothing_lists_the_documents_with_examples(run: Run, filled: Path) -> None:
    shown = html(run("search", filled))
    assert shown.count("<article>") == len(SAMPLES)
    assert "试试" in shown


def test_no_hit_offers_a_way_on(run: Run, filled: Path) -> None:
    assert "没有找到" in html(run("search", filled, q="魑魅魍魉"))


def test_words_go_into_the_url_and_back(run: Run, filled: Path) -> None:
    app = run("search", filled, kind="task")
    app.text_input[0].set_value("改革").run()
    assert app.query_params["q"] == "改革"
    assert app.query_params["kind"] == "task"
    again = run("search", filled, q="改革", kind="task")
    assert html(again) == html(app)


def test_every_kind_and_order_of_the_url_is_shown(run: Run, filled: Path) -> None:
    for kind in Kind:
        shown = html(run("search", filled, kind=kind.value, sort="oldest"))
        assert f'<span class="zc-chip zc-k-{kind.value}">' in shown
        assert set(re.findall(r"zc-k-(\w+)", shown)) == {kind.value}


def test_facets_of_the_url_narrow_the_result(run: Run, filled: Path) -> None:
    shown = html(run("search", filled, q="改革", document_type="方案"))
    assert "文种：方案 ✕" in shown
    assert "文种：方案 ✕" not in html(run("search", filled, q="改革"))


def test_switches_widen_what_is_found(run: Run, filled: Path) -> None:
    assert 'class="zc-now" title="也查同一主题的其他说法"' in html(run("search", filled, q="改革", wider="synonyms"))


def test_an_example_finds_something(run: Run, filled: Path) -> None:
    shown = html(run("search", filled))
    examples = re.findall(r'href="\./\?q=([^"&]+)"[^>]*>', shown.partition("试试")[2].partition("</div>")[0])
    assert examples
    for example in examples:
        assert "<article>" in html(run("search", filled, q=unquote_plus(example)))


def test_what_was_just_found_is_not_asked_again_until_documents_change(
    run: Run, filled: Path, tmp_path: Path, monkeypatch: MonkeyPatch
) -> None:
    folder = tmp_path / "库"
    shutil.copytree(filled, folder)
    asked: list[str] = []
    search = Corpus.search
    monkeypatch.setattr(Corpus, "search", lambda self, query: asked.append(query.text) or search(self, query))
    app = run("search", folder, q="推进")
    before, known = asked.count("推进"), html(app)
    app.run()
    assert asked.count("推进") == before
    assert html(app) == known
    with Corpus.open(folder) as corpus:
        corpus.add_bytes([("新.txt", "一、任务\n1.推进甲乙丙丁戊工程。（责任单位：市财政局）".encode())], workers=0)
    app.run()
    assert asked.count("推进") > before
    assert "甲乙丙丁戊" in html(app)
