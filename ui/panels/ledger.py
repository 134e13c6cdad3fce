"""未收入正文: what of a file is not in its document's text, and what of the text is not in the file. Pure HTML."""

from __future__ import annotations

from corpus.glossary import chinese
from corpus.model import Ledger, LedgerEntry
from ui.panels.markup import joined, tag, text


def _words(entry: LedgerEntry, name: str) -> str:
    head = tag("summary", f"{text(name)} {entry.amount} 字")
    cut = tag("p", "（只显示开头部分）", class_="zc-none") if entry.amount > _shown(entry) else ""
    return tag("details", head + tag("pre", text(entry.words)) + cut)


def _shown(entry: LedgerEntry) -> int:
    """The non-blank characters of an entry's words, which may be cut short."""
    return len("".join(entry.words.split()))


def ledger_html(ledger: Ledger | None) -> str:
    """未收入正文: what of the file is not in the text, by reason, opening to the words themselves; what was added."""
    if ledger is None or not (ledger.left or ledger.added):
        return ""
    sides = (("未收入正文", "left", ledger.left), ("正文中添加", "added", ledger.added))
    lists = [
        (title, [(entry, chinese(f"{side}.{entry.reason}")) for entry in entries]) for title, side, entries in sides
    ]
    told = [
        f"{title}：{'、'.join(f'{name} {entry.amount} 字' for entry, name in each)}" for title, each in lists if each
    ]
    words = joined(_words(entry, name) for _, each in lists for entry, name in each)
    return tag("details", tag("summary", text("；".join(told))) + words, class_="zc-related zc-ledger")
