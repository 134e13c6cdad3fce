"""Charts of Office files: their words (titles, names of series and categories) are no text, but are told."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from typing import Any

from corpus.model import Issue
from ingest.files.package import Package
from ingest.ledger import Left
from ingest.readers.accounts import Accounts

_WORDS = ("{*}t", "{*}v", "{*}pt")
"""Titles; values that a chart keeps of the cells that it draws; the same in charts of newer kinds."""
_HAN = re.compile("[\u4e00-\u9fff]{2,}")
_FIRST = 20
"""Characters that an issue quotes."""


def leave_charts(package: Package, owners: Iterable[str], accounts: Accounts, known: str = "") -> tuple[Issue, ...]:
    """Note the words of all charts of these parts; an issue where there are words that a text does not hold."""
    names = dict.fromkeys(name for owner in owners for name in package.related(owner, "chart", "chartEx"))
    new = []
    for name in names:
        words = list(_words(package.root(name)))
        accounts.leave(Left.CHART, " ".join(words))
        accounts.close()
        new.append(" ".join(each for each in words if _HAN.search(each) and each not in known))
    return _issue(list(filter(None, new)))


def _words(root: Any) -> Iterator[str]:
    return (each.text.strip() for each in root.iter(*_WORDS) if each.text and each.text.strip())


def _issue(told: Sequence[str]) -> tuple[Issue, ...]:
    if not told:
        return ()
    quoted = told[0][:_FIRST] + ("…" if len(told[0]) > _FIRST else "")
    message = f"文件里有 {len(told)} 个图表，其中的文字（例如“{quoted}”）没有收入正文，请对照原文件。"
    return (Issue("chart_unread", message),)
