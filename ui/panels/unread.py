"""可能漏读: the places of a document that look as if they held a record, and stand in none."""

from __future__ import annotations

from collections.abc import Callable

from corpus.glossary import chinese
from corpus.model import ParsedDocument, Span
from ui.panels.annotate import unread_anchor
from ui.panels.markup import joined, shortened, tag, text

_QUOTE = 60
"""Characters of a place in the list."""


def unread_html(parsed: ParsedDocument, to: Callable[[Span, str, str], str]) -> str:
    """A list to open; ``to`` makes a link to a place, by its span, its name there and the words to click."""
    if not parsed.unread:
        return ""
    items = joined(
        tag(
            "li",
            f"{text(chinese(f'unread.{sign.kind.value}'))} "
            + to(sign.span, unread_anchor(index), text(shortened(parsed.document[sign.span], _QUOTE))),
        )
        for index, sign in enumerate(parsed.unread)
    )
    head = tag("summary", f"可能漏读 {len(parsed.unread)}")
    return tag("details", head + tag("ul", items), class_="zc-related zc-unread-list")
