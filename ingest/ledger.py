"""The ledger: every character of a file is in the canonical text, or left out for a reason that people can read.

    source + added = canonical + left out        (non-blank characters after NFC, counted by ``amount``)

Readers and stages say what they leave out and what they add; the source is counted a second way by ``ingest.counts``,
which shares no code with the readers, so that the equation can fail. What then is missing has no reason: an Issue.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum

from corpus.model import Issue, Ledger, LedgerEntry


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
    CHART = "chart"
    """图表: titles and names in a chart."""
    ATTACHED = "attached"
    """附件未含: a part of the file that is not the document itself (an attachment of a mail, an embedded file)."""
    CORRECTED = "corrected"
    """识别更正: recognised numbers that their form does not allow, as they were read."""
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
    CORRECTED = "corrected"
    """识别更正: the same numbers as their form has them."""
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


_LONGEST = 20_000
"""Characters of the words of one entry that are kept: a page shows them, and the amount is told in any case."""
_FIRST = 60
"""Characters that an issue quotes."""
_RUN = 64
"""Characters that are compared at once where two texts are alike, which is nearly everywhere."""
_KNOWN = 6
"""Characters by which words are known again somewhere else."""


def squeezed(text: str) -> str:
    """A text in NFC without white space: what the ledger counts and compares."""
    if not unicodedata.is_normalized("NFC", text):
        text = unicodedata.normalize("NFC", text)
    return "".join(text.split())


def amount(text: str) -> int:
    """Non-blank characters after NFC: what the ledger counts.

    >>> amount(" 通 知\\u3000\\n①")
    3
    """
    return len(squeezed(text))


def lost(before: str, after: str) -> str:
    """The characters of a text that another lacks, which has the others in the same order.

    >>> lost("**通知** 如下", "通知如下")
    '****'
    """
    before, after = squeezed(before), squeezed(after)
    if len(before) == len(after):
        return ""
    missing, at, place = [], 0, 0
    while place < len(before):
        if (run := after[at : at + _RUN]) and before.startswith(run, place):
            at, place = at + len(run), place + len(run)
            continue
        for character in before[place : place + _RUN]:
            if at < len(after) and character == after[at]:
                at += 1
            else:
                missing.append(character)
        place += _RUN
    return "".join(missing)


def balance(
    source: str | None, text: str, left: Iterable[LeftOut], added: Iterable[AddedText]
) -> tuple[Ledger, tuple[Issue, ...]]:
    """The ledger of a document, and an issue where characters of the file are missing without a reason."""
    left = tuple(left)
    ledger = Ledger(
        source=None if source is None else amount(source),
        canonical=amount(text),
        added=_entries((each.reason, each.text) for each in added),
        left=_entries((each.reason, each.text) for each in left),
    )
    if source is None or ledger.missing <= 0:
        return ledger, ()
    words = _unknown(source, "\n".join([text, *(each.text for each in left)]))
    quoted = f"，例如“{words}”" if words else ""
    sentence = f"原文件里有 {ledger.missing} 个字没有读入，也说不出原因{quoted}，请核对原文件。"
    return ledger, (Issue("text_dropped", sentence),)


def _entries(pairs: Iterable[tuple[str, str]]) -> tuple[LedgerEntry, ...]:
    """One entry for each reason, in the order in which they came."""
    words: dict[str, list[str]] = {}
    for reason, text in pairs:
        words.setdefault(str(reason), []).append(text)
    made = ((reason, amount("\n".join(pieces)), "\n".join(pieces)) for reason, pieces in words.items())
    return tuple(LedgerEntry(reason, count, text[:_LONGEST]) for reason, count, text in made if count)


def _unknown(source: str, known: str) -> str:
    """The first words of a source that stand nowhere in what is known; found by short runs, in linear time."""
    known = squeezed(known)
    runs = {known[at : at + _KNOWN] for at in range(len(known))}
    for line in source.splitlines():
        words = squeezed(line)
        for at in range(max(len(words) - _KNOWN + 1, 1)):
            run = words[at : at + _KNOWN]
            if run and run not in runs and (len(run) == _KNOWN or run not in known):
                return words[at : at + _FIRST]
    return ""
