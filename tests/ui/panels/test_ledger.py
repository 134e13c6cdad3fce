"""The ledger as people see it."""

from __future__ import annotations

import pytest

from corpus.glossary import load_glossary
from corpus.model import Ledger, LedgerEntry
from ingest.ledger import Added, Left
from ui.panels.ledger import ledger_html

HOSTILE = "<script>alert(1)</script>\n</pre>&"


def test_words_are_told_by_reason_and_open_to_themselves() -> None:
    left = (LedgerEntry("navigation", 312, "首页\n打印"), LedgerEntry("hidden", 2, "密文"))
    html = ledger_html(Ledger(source=1, canonical=1, left=left, added=(LedgerEntry("numbering", 2, "1."),)))
    assert "未收入正文：导航 312 字、隐藏文字 2 字；正文中添加：自动编号 2 字" in html
    assert "<pre>首页\n打印</pre>" in html
    assert html.count("只显示开头部分") == 1  # 312 characters, of which four are kept


def test_hostile_words_are_text() -> None:
    html = ledger_html(Ledger(source=1, canonical=1, left=(LedgerEntry("hidden", 28, HOSTILE),)))
    assert "<script>" not in html and html.count("</pre>") == 1


@pytest.mark.parametrize("ledger", [None, Ledger(source=5, canonical=5)])
def test_nothing_is_said_of_nothing(ledger: Ledger | None) -> None:
    assert ledger_html(ledger) == ""


@pytest.mark.parametrize("slug", [*(f"left.{each}" for each in Left), *(f"added.{each}" for each in Added)])
def test_every_reason_has_its_chinese_name(slug: str) -> None:
    assert slug in load_glossary()
