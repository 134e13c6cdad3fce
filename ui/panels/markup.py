"""Pieces of HTML out of untrusted words. Whatever a document says, it reaches the page as text."""

from __future__ import annotations

import re
from collections.abc import Iterable
from html import escape as _escape

from corpus.model import Span
from ui.address import View, href

EMPTY = frozenset({"input", "br", "img"})
_MARKDOWN = re.compile(r"([\\`*_{}\[\]()#+\-!|<>~$:&]|(?<=\d)\.(?=\s|$))")


def text(words: str) -> str:
    """Words for the inside of an element or of a quoted attribute."""
    return _escape(words, quote=True)


def literal(words: str) -> str:
    """Words for what Streamlit takes as Markdown (labels of buttons, help, toasts, captions): there a title of
    others could load a picture from elsewhere.

    >>> literal("![](http://x.cn/1.png) **1**")
    '\\\\!\\\\[\\\\]\\\\(http\\\\://x.cn/1.png\\\\) \\\\*\\\\*1\\\\*\\\\*'
    """
    return _MARKDOWN.sub(r"\\\1", " ".join(words.splitlines()))


def tag(name: str, inner: str = "", **attributes: str | bool | None) -> str:
    """An element; ``inner`` is HTML already, attribute values are escaped here. A trailing ``_`` spares Python's words.

    >>> tag("a", text("<b>"), class_="x", data_go=True, title=None)
    '<a class="x" data-go>&lt;b&gt;</a>'
    """
    words = [name]
    for key, value in attributes.items():
        attribute = key.rstrip("_").replace("_", "-")
        if value is True:
            words.append(attribute)
        elif isinstance(value, str):
            words.append(f'{attribute}="{text(value)}"')
    return f"<{' '.join(words)}>" if name in EMPTY else f"<{' '.join(words)}>{inner}</{name}>"


def link(inner: str, view: View, *, class_: str | None = None, title: str | None = None) -> str:
    """A link to a view: followed inside the page on a click, an ordinary address in a new tab."""
    return tag("a", inner, href=href(view), data_go=True, class_=class_, title=title)


def joined(parts: Iterable[str], separator: str = "") -> str:
    return separator.join(part for part in parts if part)


def one_stop(links: Iterable[str], separator: str = "") -> str:
    """Links that are one stop of the Tab key, at the chosen one or the first: inside ``data_row`` the arrow keys lead
    from one to the next."""
    found = [each for each in links if each]
    stop = next((at for at, each in enumerate(found) if "zc-now" in each), 0)
    return separator.join(
        each if at == stop else each.replace("<a ", '<a tabindex="-1" ', 1) for at, each in enumerate(found)
    )


def marked(words: str, spans: Iterable[Span]) -> str:
    """The words with the spans in <mark>; overlapping and wrong spans do no harm.

    >>> marked("生态补偿", [Span(0, 2)])
    '<mark>生态</mark>补偿'
    """
    pieces, at = [], 0
    for span in sorted(spans):
        start, end = max(span.start, at), min(span.end, len(words))
        if start < end:
            pieces += [text(words[at:start]), tag("mark", text(words[start:end]))]
            at = end
    return "".join([*pieces, text(words[at:])])


def shortened(words: str, limit: int) -> str:
    """At most ``limit`` characters, with … where something is left out."""
    return words if len(words) <= limit else words[: limit - 1].rstrip("，、；： ") + "…"
