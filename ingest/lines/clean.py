"""What is noise inside a line: inserted pinyin, stray white space, invisible characters. The words stay as they are."""

from __future__ import annotations

import re
import unicodedata
from enum import Enum
from functools import lru_cache

from corpus.fold import fold
from ingest.lines.radicals import unify
from ingest.patterns import pattern

_HAN = "\u2e80-\u2fdf\u3005-\u3007\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff\U00020000-\U0003ffff"
# Full-width punctuation, with the curly quotes, dashes and dots that Chinese shares with other scripts.
_WIDE = "\u3001-\u3003\u3008-\u3011\u3014-\u301f\uff01-\uff0f\uff1a-\uff20\uff3b-\uff40\uff5b-\uff65“”‘’…—○◯□■●"
_SPACE = r"[\s\u00a0\u2000-\u200a\u202f\u205f\u3000]"

# Zero-width and bidirectional marks, soft hyphen, BOM, and control characters other than tab and line end.
_INVISIBLE = re.compile(
    "[\u00ad\u200b-\u200f\u202a-\u202e\u2060-\u2064\ufeff\ufff9-\ufffb\x00-\x08\x0e-\x1f\x7f-\x84\x86-\x9f]"
)
_SOFT_DASH = re.compile(r"(?<=\d)\u00ad(?=\d)")
"""2014-2020 as some PDF fonts write it."""
_SPACES = re.compile(f"{_SPACE}+")
_BETWEEN = re.compile(f"(?<=[{_HAN}{_WIDE}]) (?=[{_HAN}{_WIDE}])")
# Half-width punctuation in Chinese text: "工作, 做好", "( 一)", "牵头单位: 市财政局".
_BESIDE = re.compile(f"(?<=[{_HAN}{_WIDE}]) (?=[,;:!?)\\]%])|(?<=[,;:!?()\\[]) (?=[{_HAN}{_WIDE}])")
# Digits that belong to a date, a document number or a label: 2026年 4 月 20 日, 〔2019〕 6 号, 第 179 号, 附件 1.
_NUMBER = re.compile(
    r"(?<=\d) (?=[年月日号期条章])|(?<=[月第〔\[]) (?=\d)|(?<=年) (?=\d{1,2}(?!\d))|(?<=\d) (?=[〕\]])"
    r"|(?<=[〔〕\[\]]) (?=\d+ ?号)|(?<=附件) (?=\d)"
)
# Digits of one number set apart, between words or dashes that touch it: 达到2 9 0 0亿元, 送电1 0 ～ 2 0个. Columns of a
# row touch none.
_DASHES = "~～—–-"
_SPACED_DIGITS = re.compile(
    rf"(?<=[{_HAN}（(）)“，、{_DASHES}])(?:(?<=[{_DASHES}]) )?\d(?: ?\d)*(?: ?\. ?\d(?: ?\d)*)?"
    rf"(?= ?[%％‰{_DASHES}]|[{_HAN}])"
)
# Gaps that say something, in a line without sentence punctuation: between two signers (财政局 公安局), between the
# columns of a list of names (wide), after the label of an article (第三条 …), and after a heading (一、目标 全面贯彻…).
_WIDE_GAP = re.compile(f"(?<=[{_HAN}{_WIDE}]{{2}})(?:{_SPACE}{{3,}}|[\u3000\u2003]{{2,}})(?=[{_HAN}]{{2}})")
_COLUMN_GAP = re.compile(f"(?:{_SPACE}{{2,}}|[\u3000\u2003\t])")
_WRITTEN = re.compile(f"[{_HAN}{_WIDE}]")
# What is left of a no-break space that went through the wrong codec: 第一条?为了, ??各区政府.
_LOST_SPACE = re.compile(f"^(?:[?？] ?){{1,8}}(?=[{_HAN}（(])|(?<=[编章节条])(?:\\? ?)+(?=[{_HAN}])")
_SENTENCE = re.compile("[，。；：,;:]")
_KEPT = "\ue000"
"""Stands for a space that stays while the others go; private use, so no file holds it."""
_PAGE_NUMBER = re.compile(r"(?:(?<=\s)|^)[—–－-] ?\d{1,3} ?[—–－-](?=\s|$)")

_LINES, _LONGEST = 4096, 1000
"""Lines that are kept cleaned, because stage after stage asks, and the characters of the longest."""

# Pinyin in brackets after a character: 發(fā), 關(guan). Tone marks tell the first kind; the second is only taken
# where a file has many, or one inside a document number, because 公顷(ha) and 微信(app) look much the same.
_TONED = re.compile("[(（][a-zü]{0,4}[āáǎàēéěèīíǐìōóǒòūúǔùǖǘǚǜ][a-zāáǎàēéěèīíǐìōóǒòūúǔùǖǘǚǜü]{0,4} ?[)）]")
_MAYBE_PINYIN = re.compile("[(（][a-züāáǎàēéěèīíǐìōóǒòūúǔùǖǘǚǜ]")
"""How all of it begins: most files have no such place."""
_SYLLABLE = (
    "(?:[bpmfdtnlgkhjqxrzcsyw]|[zcs]h)?(?:a|ai|an|ang|ao|e|ei|en|eng|er|i|ia|ian|iang|iao|ie|in|ing|iong|iu|o|ong|ou"
    "|u|ua|uai|uan|uang|ue|ui|un|uo|v|ve|ü|üe)"
)
_PLAIN = re.compile(f"(?<=[{_HAN}])[(（]{_SYLLABLE} ?[)）]")
_UNITS = re.compile("[(（](?:ha|a|e|mu) ?[)）]")
"""Signs of measures that look like pinyin."""
_PLAIN_COUNT = 5
_IN_NUMBER = re.compile(
    rf"[(（]{_SYLLABLE} ?[)）][{_HAN}]{{0,6}}[\[〔［【(（] ?(?:19|20)\d\d ?[\]〕］】)）] ?\d{{1,5}}"
    rf"|[\]〕］】)）] ?\d{{1,5}} ?[号號][(（]hao ?[)）]"
)
"""Before the year of a document number, or behind its 号."""


class Gaps(Enum):
    """Which white space of a line parts the cells of a row."""

    NONE = "none"
    WIDE = "wide"
    ALL = "all"


def has_pinyin(text: str) -> bool:
    """Whether pinyin was inserted into a text by a machine."""
    if not _MAYBE_PINYIN.search(text):
        return False
    if _TONED.search(text) or _IN_NUMBER.search(text):
        return True
    return sum(not _UNITS.fullmatch(found) for found in _PLAIN.findall(text)) >= _PLAIN_COUNT


def strip_pinyin(text: str) -> str:
    """
    >>> strip_pinyin("州政發(fā)〔2020〕5號")
    '州政發〔2020〕5號'
    """
    return _PLAIN.sub("", _TONED.sub("", text))


def clean(text: str, gaps: Gaps = Gaps.NONE) -> str:
    """One line in NFC, with the white space that Chinese does not write removed and the rest single.

    ``gaps`` says which of it parts the cells of a row, and so stays.

    >>> clean("国 土资源厅  2026年 4月 20 日")
    '国土资源厅 2026年4月20日'
    """
    return _kept_clean(text, gaps) if len(text) <= _LONGEST else _clean(text, gaps)


def _clean(text: str, gaps: Gaps) -> str:
    text = _visible(text)
    if _PAGE_NUMBER.fullmatch(text):
        return ""
    if not _SPACES.search(text):
        return text
    text = _label_apart(_PAGE_NUMBER.sub(" ", text))
    if gaps is Gaps.WIDE:
        text = _COLUMN_GAP.sub(_KEPT, text)
    elif not _SENTENCE.search(text):
        text = _WIDE_GAP.sub(_KEPT, text)
    text = _SPACES.sub(" ", text)
    if not _SENTENCE.search(text):
        text = _signers_apart(text)
    if gaps is not Gaps.ALL:
        text = _BESIDE.sub("", _BETWEEN.sub("", text))
        text = _SPACED_DIGITS.sub(_as_one_number, text)
    text = _NUMBER.sub("", text)
    return text.replace(_KEPT, " ").strip()


def _as_one_number(match: re.Match[str]) -> str:
    """Digits each by itself as one number; other numbers side by side stay (2024 12)."""
    apart = all(len(run) == 1 for part in match[0].split(".") for run in part.split())
    lead = " " if match[0].startswith(" ") else ""
    return lead + match[0].replace(" ", "") if apart else match[0]


def same_length(text: str) -> str:
    """A text with the characters that ``clean`` changes one for one, so that what it drops shows by comparing."""
    return unify(unicodedata.normalize("NFC", _SOFT_DASH.sub("-", text)))


def _label_apart(text: str) -> str:
    """The gap between the label of an article or chapter and what follows stays."""
    match = pattern("formal-label-with-gap").match(text)
    if match and _WRITTEN.match(text, match.end()):
        return text[: match.end("label")] + _KEPT + text[match.end() :]
    return text


def _signers_apart(text: str) -> str:
    """The gap between two organs stays."""
    gaps = [match.end() - 1 for match in pattern("organ-before-organ").pattern.finditer(fold(text))]
    return "".join(_KEPT if at in gaps else char for at, char in enumerate(text)) if gaps else text


def _visible(text: str) -> str:
    """A line in NFC without what nobody sees, and with what a wrong codec or font made of spaces and characters undone.

    Each step is guarded by a cheap test: most lines need none of them.
    """
    if "\u00ad" in text:
        text = _SOFT_DASH.sub("-", text)
    text = _INVISIBLE.sub("", text).strip()
    if not unicodedata.is_normalized("NFC", text):
        text = unicodedata.normalize("NFC", text)
    text = unify(text)
    if "?" in text or "？" in text:
        text = _LOST_SPACE.sub(" ", text).strip()
    return text


_kept_clean = lru_cache(maxsize=_LINES)(_clean)
