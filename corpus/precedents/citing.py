"""The source of a passage as one line, in the manner of GB/T 7714: 机关. 题名: 文号[Z]. 日期: 章节."""

from __future__ import annotations

from collections.abc import Sequence

from corpus.precedents.places import Precedent, PrecedentSource

_MOST = 3
"""Issuers that are named; of more the first ones, with 等."""


def citation_line(source: PrecedentSource, path: Sequence[str] = ()) -> str:
    """A document, and where in it.

    >>> citation_line(PrecedentSource(document_id="", title="关于治水的意见", file="a.txt", number="云政发〔2020〕3号",
    ...     issuers=("云澜省人民政府",)), ("二、主要任务", "（一）治污"))
    '云澜省人民政府. 关于治水的意见: 云政发〔2020〕3号[Z]: 二、主要任务 › （一）治污.'
    """
    issuers = "，".join(source.issuers[:_MOST]) + ("，等" if len(source.issuers) > _MOST else "")
    title = ": ".join(filter(None, (source.title, source.number))) + "[Z]"
    line = ". ".join(filter(None, (issuers, title, source.day.isoformat() if source.day else "")))
    return f"{line}: {' › '.join(path)}." if path else f"{line}."


def quoted(place: Precedent) -> str:
    """The words with their source, as they are copied."""
    return f"“{place.text}”——{citation_line(place.source, place.path)}"
