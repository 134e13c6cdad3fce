"""Hits by documents as the page shows them."""

from dataclasses import replace

from corpus.search.asked import Hit, HitGroup, Kind, Results
from tests.hits import HIT, TASK
from ui.address import href
from ui.panels.groups import group_html, group_link, within_chip
from ui.panels.results import nothing_html, reading_html, results_html
from ui.state import SearchView

VIEW = SearchView(text="补偿", grouped=True)
GROUP = HitGroup(document_id="ab", hits=(HIT, HIT), total=9)


def test_a_document_has_its_hits_and_the_way_to_the_others():
    html = group_html(VIEW, GROUP, ())
    assert html.count("<article>") == 2
    assert "更多（7 条）" in html
    assert "in=ab" in html
    assert "云澜省行动方案" in html
    assert "更多" not in group_html(VIEW, replace(GROUP, total=2), ())


def test_the_documents_own_entry_stands_in_the_head_alone():
    whole = Hit(entry=replace(TASK, kind=Kind.DOCUMENT, title="云澜省行动方案"), score=1.0)
    assert group_html(VIEW, HitGroup(document_id="ab", hits=(whole, HIT), total=2), ()).count("<article>") == 1
    assert group_html(VIEW, HitGroup(document_id="ab", hits=(whole,), total=1), ()).count("<article>") == 1


def test_the_switch_and_the_way_back():
    assert 'class="zc-now"' in group_link(VIEW)
    assert not SearchView.read(VIEW.by_document().params).grouped
    inside = VIEW.by_document("ab")
    assert (inside.query(20).filters, inside.query(20).grouped) == ({"document": ("ab",)}, False)
    assert "文件：云澜省行动方案 ✕" in within_chip(inside, "云澜省行动方案")
    assert href(VIEW) in within_chip(inside, "").replace("&amp;", "&")
    assert within_chip(VIEW, "云澜省行动方案") == ""
    assert "文件：一份文件 ✕" in nothing_html(inside, Results(hits=(), total=0, kinds={}, facets={}), ())


def test_the_page_counts_documents():
    found = Results(hits=(HIT,), total=900, kinds={}, facets={}, groups=(GROUP,), documents=45)
    html = results_html(VIEW, found, ())
    assert html.count('class="zc-group"') == 1
    assert "page=3" in html
    assert "page=4" not in html  # 45 documents, not 900 hits
    assert "900 条，在 45 份文件中" in reading_html(VIEW, found)
