"""A page's stamp (day and source) with the article glued on: 2026-01-05 08:30 来源：某某网近日，某市政府发布…"""

from __future__ import annotations

import re

from ingest.patterns import pattern

_SIGN = re.compile("[来來]源")
"""What tells as printed that there may be one: it costs less than folding."""
_WITHIN = 200
"""Characters in which a stamp ends."""


def split_stamp(text: str) -> list[str]:
    """The stamp and the article that goes on behind it on one line; a line without both stays whole.

    >>> split_stamp("2026-01-05 08:30 来源：澜州新闻网近日，市政府发布《某方案》")
    ['2026-01-05 08:30 来源：澜州新闻网', '近日，市政府发布《某方案》']
    """
    head = text[:_WITHIN]
    found = pattern("stamp-glued").match(head) if _SIGN.search(head) else None
    if found is None:
        return [text]
    return [text[: found.end("stamp")], text[found.end("stamp") :]]
