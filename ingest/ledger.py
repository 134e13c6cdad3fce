"""The ledger: every character of a file is in the canonical text, or left out for a reason that people can read.

    source + added = canonical + left out        (non-blank characters after NFC, counted by ``amount``)

Readers and stages say what they leave out and what they add; the source is counted a second way by ``ingest.counts``,
which shares no code with the readers, so that the equation can fail. What then is missing has no reason: an Issue.
"""

from __future__ import annotations

import unicodedata
from dataclasses import dataclass
from enum import StrEnum


class Left(StrEnum):
    """Why words of the file are not in the canonical text. The list is closed; the glossary has the Chinese names."""

    NAVIGATION = "navigation"
    """导航、栏目、按钮、页脚: what a site puts around a document."""
    FACTS = "facts"
    """页面信息: what the page says about the document; it is among the facts."""
    RUNNING = "running"
    """页眉页脚 of printed pages, browser headers among them."""
    PAGE_NUMBER = "page_number"
    HIDDEN = "hidden"
    """隐藏文字: by attribute, style, class, vanish, hidden rows and columns."""
    STRUCK = "struck"
    """删除线, deleted revisions."""
    REPEATED = "repeated"
    """The same text once more: a title told twice, text and its shadow, a table's head on each page."""
    WATERMARK = "watermark"
    ANNOTATION = "annotation"
    """Inserted pinyin, ruby, comments of reviewers."""
    MARKUP = "markup"
    """Signs that only format: those of Markdown, rules of a table drawn with characters, field codes."""
    PREVIEW = "preview"
    """What a document platform puts around its preview."""
    ATTACHED = "attached"
    """附件未含: a part of the file that is not the document itself (an attachment of a mail, an embedded file)."""
    UNREADABLE = "unreadable"
    """Bytes or characters that are none, replaced or dropped."""


class Added(StrEnum):
    """What is in the canonical text and not in the file as text."""

    NUMBERING = "numbering"
    """自动编号 of Word, list items of HTML."""
    SEPARATOR = "separator"
    """Between cells or pieces that the file keeps apart by form alone."""
    RECOGNISED = "recognised"
    """识别: text of pictures."""
    TITLE = "title"
    """标题 that the page tells above its text or in its head only; there it is left out."""
    COMPUTED = "computed"
    """Values of formulas, numbers as their format shows them, special characters and equations as text."""


@dataclass(frozen=True, slots=True)
class LeftOut:
    """Words that were left out, as they stood in the file."""

    reason: Left
    text: str


@dataclass(frozen=True, slots=True)
class AddedText:
    """Words that were added."""

    reason: Added
    text: str


def amount(text: str) -> int:
    """Non-blank characters after NFC: what the ledger counts.

    >>> amount(" 通 知\\u3000\\n①")
    3
    """
    return sum(not character.isspace() for character in unicodedata.normalize("NFC", text))
