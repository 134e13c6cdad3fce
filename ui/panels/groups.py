"""Hits by documents, as HTML."""

from __future__ import annotations

from collections.abc import Collection, Mapping

from corpus.search.asked import Entry, HitGroup, Kind
from ui.panels.markup import joined, link, tag, text
from ui.panels.present import figure, hit_html
from ui.state import DocumentView, SearchView


def group_link(view: SearchView) -> str:
    """The switch beside the orders."""
    return link(
        "按文件归组",
        view.by_document(),
        class_="zc-now" if view.grouped else None,
        title="每份文件先列三条，可再看更多",
    )


def group_html(
    view: SearchView, group: HitGroup, basket: Collection[str], copies: Mapping[str, tuple[Entry, ...]] | None = None
) -> str:
    """A document's title, its first hits, and the way to the others."""
    entry = group.hits[0].entry
    head = joined(
        [
            link(text(entry.document_title), DocumentView(document_id=group.document_id), class_="zc-title"),
            tag("span", f"{text(entry.document_number or '')} {text(entry.day or '')}", class_="zc-where"),
            tag("span", f"{figure(group.total)} 条", class_="zc-where"),
        ]
    )
    shown = [hit for hit in group.hits if hit.entry.kind is not Kind.DOCUMENT or group.total == 1]
    more = group.total - len(group.hits)
    others = link(f"更多（{figure(more)} 条）", view.by_document(group.document_id), class_="zc-more") if more else ""
    hits = joined(hit_html(hit, basket, (), (copies or {}).get(hit.entry.entry_id, ())) for hit in shown)
    return tag("section", tag("h3", head) + hits + others, class_="zc-group")


def within_chip(view: SearchView, title: str) -> str:
    """That only one document is looked at, removable."""
    name = text(title or "一份文件")
    return link(f"文件：{name} ✕", view.by_document(), class_="zc-chosen", title="回到全部文件") if view.within else ""
