"""Documents that another has to do with, as lists in its head. Pure HTML."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from corpus.model import ParsedDocument, Relation
from corpus.search.asked import Kind
from ui.panels.markup import joined, link, tag, text
from ui.state import DocumentView, SearchView


@dataclass(frozen=True, slots=True)
class Relative:
    """Another document that this one has to do with."""

    document_id: str
    title: str
    note: str
    """文号 or date."""


def relatives_html(name: str, relatives: Sequence[Relative]) -> str:
    """How many, and which."""
    if not relatives:
        return ""
    items = joined(
        tag("li", joined([link(text(r.title), DocumentView(document_id=r.document_id)), text(r.note)], " "))
        for r in relatives
    )
    return tag("details", tag("summary", f"{name} {len(relatives)}") + tag("ul", items), class_="zc-related")


def bases_html(parsed: ParsedDocument) -> str:
    """依据: the documents that this one says it is based on, as searches for them."""
    bases = {(c.title or "", c.number or ""): c for c in parsed.citations if c.relation is Relation.BASED_ON}
    if not bases:
        return ""
    items = joined(
        tag(
            "li", link(text("　".join(filter(None, key))), SearchView(text=f'"{key[1] or key[0]}"', kind=Kind.DOCUMENT))
        )
        for key in bases
    )
    return tag("details", tag("summary", f"依据 {len(bases)}") + tag("ul", items), class_="zc-related")
