"""Word's automatic numbering as text: it lies in numbering.xml, not in the paragraphs."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass, field

from docx.oxml.ns import qn

_DIGITS = "〇一二三四五六七八九"
_MOST_ROMAN = 3999
"""The last number that Roman numerals write."""
_CIRCLED = "①②③④⑤⑥⑦⑧⑨⑩⑪⑫⑬⑭⑮⑯⑰⑱⑲⑳"


def chinese(number: int) -> str:
    """
    >>> [chinese(n) for n in (1, 10, 12, 20, 21, 105)]
    ['一', '十', '十二', '二十', '二十一', '一百〇五']
    """
    if number >= 100:
        hundreds, rest = divmod(number, 100)
        return (
            _DIGITS[hundreds % 10] + "百" + ("" if not rest else "〇" + chinese(rest) if rest < 10 else chinese(rest))
        )
    tens, ones = divmod(number, 10)
    return ("" if not tens else "十" if tens == 1 else _DIGITS[tens] + "十") + (
        _DIGITS[ones] if ones or not tens else ""
    )


def whole(text: str | None) -> int:
    """An attribute as a whole number; 0 for none and for nonsense.

    >>> whole("12"), whole(None), whole("1x")
    (12, 0, 0)
    """
    return int(text) if text and text.isascii() and text.isdigit() else 0


def _roman(number: int) -> str:
    if number > _MOST_ROMAN:
        return str(number)
    text = ""
    for value, sign in ((10, "X"), (9, "IX"), (5, "V"), (4, "IV"), (1, "I")):
        text += sign * (number // value)
        number %= value
    return text


def _letter(number: int) -> str:
    return chr(ord("A") + (number - 1) % 26)


FORMATS: dict[str, Callable[[int], str]] = {
    "decimal": str,
    "decimalZero": lambda n: f"{n:02d}",
    "chineseCounting": chinese,
    "chineseCountingThousand": chinese,
    "chineseLegalSimplified": chinese,
    "ideographDigital": chinese,
    "japaneseCounting": chinese,
    "taiwaneseCounting": chinese,
    "taiwaneseCountingThousand": chinese,
    "decimalEnclosedCircle": lambda n: _CIRCLED[n - 1] if n <= len(_CIRCLED) else f"({n})",
    "decimalEnclosedCircleChinese": lambda n: _CIRCLED[n - 1] if n <= len(_CIRCLED) else f"({n})",
    "decimalFullWidth": lambda n: "".join(chr(ord(c) + 0xFEE0) for c in str(n)),
    "upperRoman": _roman,
    "lowerRoman": lambda n: _roman(n).lower(),
    "upperLetter": _letter,
    "lowerLetter": lambda n: _letter(n).lower(),
}


@dataclass(frozen=True, slots=True)
class _Level:
    start: int
    style: str
    text: str


@dataclass
class Numbering:
    """Counts a document's numbered paragraphs in order; ask once for each, in reading order."""

    levels: dict[tuple[str, int], _Level] = field(default_factory=dict)
    lists: dict[str, str] = field(default_factory=dict)
    """numId → abstractNumId: lists of one abstract numbering go on counting together."""
    counts: dict[tuple[str, int], int] = field(default_factory=dict)
    restarts: dict[tuple[str, int], int] = field(default_factory=dict)
    """(numId, level) → start given for that list alone."""

    def label(self, list_id: str, level: int) -> str:
        """The number that Word prints before the next paragraph of a list, e.g. （一） or 3.; empty for a bullet."""
        abstract = self.lists.get(list_id)
        shape = self.levels.get((abstract or "", level))
        if abstract is None or shape is None or shape.style in ("none", "bullet"):
            return ""
        key = (abstract, level)
        if (list_id, level) in self.restarts:
            self.counts[key] = self.restarts.pop((list_id, level)) - 1
        self.counts[key] = self.counts.get(key, shape.start - 1) + 1
        for deeper in [k for k in self.counts if k[0] == abstract and k[1] > level]:
            del self.counts[deeper]
        return re.sub(r"%(\d)", lambda match: self._number(abstract, int(match[1]) - 1), shape.text)

    def _number(self, abstract: str, level: int) -> str:
        shape = self.levels.get((abstract, level))
        if shape is None:
            return ""
        return FORMATS.get(shape.style, str)(self.counts.get((abstract, level), shape.start))


def load_numbering(root: object) -> Numbering:
    """The numbering definitions of a numbering part's XML root (None: a document without)."""
    numbering = Numbering()
    if root is None:
        return numbering
    for abstract in root.iter(qn("w:abstractNum")):  # type: ignore[attr-defined]
        for level in abstract.iter(qn("w:lvl")):
            key = (abstract.get(qn("w:abstractNumId")), whole(level.get(qn("w:ilvl"))))
            numbering.levels[key] = _Level(
                whole(_val(level, "w:start", "1")), _val(level, "w:numFmt", "decimal"), _val(level, "w:lvlText", "")
            )
    for number in root.iter(qn("w:num")):  # type: ignore[attr-defined]
        list_id = number.get(qn("w:numId"))
        numbering.lists[list_id] = _val(number, "w:abstractNumId", "")
        for override in number.iter(qn("w:lvlOverride")):
            if override.find(qn("w:startOverride")) is not None:
                level = whole(override.get(qn("w:ilvl")))
                numbering.restarts[list_id, level] = whole(_val(override, "w:startOverride", "1"))
    return numbering


def _val(element: object, name: str, default: str) -> str:
    child = element.find(qn(name))  # type: ignore[attr-defined]
    return default if child is None else child.get(qn("w:val")) or default
