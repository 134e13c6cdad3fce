"""The source of a passage as one line, in the manner of GB/T 7714-2015.

A file: 机关. 题名: 文号[Z]. 日期: 章节[引用日期].
A page of the web: 机关. 题名: 文号[EB/OL]. (日期): 章节[引用日期]. 地址.
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from corpus.precedents.places import Precedent, PrecedentSource

_MOST = 3
"""Issuers that are named; of more the first ones, with 等."""


def citation_line(source: PrecedentSource, path: Sequence[str] = (), accessed: date | None = None) -> str:
    """A document, and where in it; ``accessed``: the day on which it was looked up (引用日期).

    >>> citation_line(PrecedentSource(document_id="", title="关于治水的意见", file="a.txt", number="云政发〔2020〕3号",
    ...     issuers=("云澜省人民政府",)), ("二、主要任务", "（一）治污"))
    '云澜省人民政府. 关于治水的意见: 云政发〔2020〕3号[Z]: 二、主要任务 › （一）治污.'
    >>> citation_line(PrecedentSource(document_id="", title="关于治水的意见", file="a.html", day=date(2020, 3, 1),
    ...     url="https://example.com/a"), accessed=date(2026, 1, 5))
    '关于治水的意见[EB/OL]. (2020-03-01)[2026-01-05]. https://example.com/a.'
    """
    issuers = "，".join(source.issuers[:_MOST]) + ("，等" if len(source.issuers) > _MOST else "")
    title = ": ".join(filter(None, (source.title, source.number))) + ("[EB/OL]" if source.url else "[Z]")
    day = source.day.isoformat() if source.day else ""
    line = ". ".join(filter(None, (issuers, title, f"({day})" if day and source.url else day)))
    return f"{line}{_where(path, accessed, apart=not day)}{f'. {source.url}' if source.url else ''}."


def _where(path: Sequence[str], accessed: date | None, *, apart: bool) -> str:
    """: 章节[引用日期], or only one of the two; a day alone stands behind a stop where no other day comes before it."""
    place = f": {' › '.join(path)}" if path else ""
    looked = f"[{accessed.isoformat()}]" if accessed else ""
    return f"{place}{'. ' if looked and apart and not place else ''}{looked}"


def quoted(place: Precedent) -> str:
    """The words with their source, as they are copied."""
    return f"“{place.text}”——{citation_line(place.source, place.path)}"
