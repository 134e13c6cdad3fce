"""已存检索: saved searches with what is new in them, as HTML."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from dataclasses import replace

from corpus.intake.kept import News
from corpus.search.asked import Hit, Results
from corpus.store.saved import SavedSearch
from ui.panels.markup import joined, link, shortened, tag, text
from ui.panels.present import PAGE_SIZE, figure, hit_html
from ui.panels.results import search_pager
from ui.state import SearchView


def moment(iso: str) -> str:
    """To the minute, which is what people remember.

    >>> moment("2026-11-29T15:52:43")
    '2026-11-29 15:52'
    """
    return iso.replace("T", " ")[:16]


def saved_list_html(saved: Sequence[SavedSearch], new: Mapping[str, int]) -> str:
    """All of them, each with how much is new."""
    items = joined(
        tag(
            "li",
            link(text(shortened(each.name, 24)), SearchView.of(each.query, each.name), title=each.query.text)
            + _new(each, new),
        )
        for each in saved
    )
    return tag("ul", items, class_="zc-saved") if items else tag("p", "还没有已存的检索。", class_="zc-line")


def _new(each: SavedSearch, new: Mapping[str, int]) -> str:
    count = new.get(each.name, 0)
    only = replace(SearchView.of(each.query, each.name), fresh=True)
    return link(f"新增 {figure(count)}", only, class_="zc-new") if count else tag("small", "无新增")


def saved_line_html(view: SearchView, saved: SavedSearch, new: int) -> str:
    """Of the search that is shown: since when how much is new."""
    said = f"已存检索“{text(saved.name)}”：{moment(saved.looked)} 以来新增 {figure(new)} 条"
    other = link("看全部", replace(view, fresh=False, page=1)) if view.fresh else ""
    only = link("只看新增", replace(view, fresh=True, page=1)) if new and not view.fresh else ""
    return tag("div", joined([said, only, other], " "), class_="zc-line zc-read")


def fresh_results(news: News, page: int) -> Results:
    """A page of what is new."""
    first = (page - 1) * PAGE_SIZE
    hits = tuple(Hit(entry=entry, score=0.0) for entry in news.entries[first : first + PAGE_SIZE])
    return Results(hits=hits, total=len(news.entries), kinds={}, facets={})


def fresh_html(view: SearchView, results: Results, basket: Collection[str]) -> str:
    hits = joined(hit_html(hit, basket) for hit in results.hits) or tag("p", "没有新增。", class_="zc-line")
    return tag("div", hits + search_pager(view, results.total), class_="zc-hits")
