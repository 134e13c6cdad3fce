"""Word's automatic numbering as text: it lies in numbering.xml, not in the paragraphs."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any

from ingest.readers.numerals import FORMATS
from ingest.readers.word_names import qn

_VAL = qn("w:val")
_LONGEST = 9
"""Digits: a longer number is nonsense."""


def whole(text: str | None) -> int:
    """An attribute as a whole number; 0 for none and for nonsense.

    >>> whole("12"), whole(None), whole("1x"), whole("9" * 5000)
    (12, 0, 0, 0)
    """
    return int(text) if text and len(text) <= _LONGEST and text.isascii() and text.isdigit() else 0


@dataclass(frozen=True, slots=True)
class _Level:
    start: int
    style: str
    text: str
    restart: int | None = None
    """Levels from the top whose next number starts this one anew: 0 for none, None for all above it."""
    in_digits: bool = False
    """Whether the numbers of levels above it stand in digits, however they are written there."""
    of_style: str = ""
    """The paragraph style that has this level."""


@dataclass
class Numbering:
    """Counts a document's numbered paragraphs in order; ask once for each, in reading order."""

    levels: dict[tuple[str, int], _Level] = field(default_factory=dict)
    own_levels: dict[tuple[str, int], _Level] = field(default_factory=dict)
    """(numId, level) → what a list says of a level in place of its abstract numbering."""
    lists: dict[str, str] = field(default_factory=dict)
    """numId → abstractNumId: lists of one abstract numbering go on counting together."""
    counts: dict[tuple[str, int], int] = field(default_factory=dict)
    restarts: dict[tuple[str, int], int] = field(default_factory=dict)
    """(numId, level) → start given for that list alone."""

    def label(self, list_id: str, level: int) -> str:
        """The number that Word prints before the next paragraph of a list, e.g. （一） or 3.; empty for a bullet."""
        abstract = self.lists.get(list_id)
        shape = self._shape(list_id, level)
        if abstract is None or shape is None or shape.style in ("none", "bullet"):
            return ""
        key = (abstract, level)
        if (list_id, level) in self.restarts:
            self.counts[key] = self.restarts.pop((list_id, level)) - 1
        self.counts[key] = self.counts.get(key, shape.start - 1) + 1
        for deeper in [k for k in self.counts if k[0] == abstract and k[1] > level]:
            if self._starts_anew(list_id, deeper[1], level):
                del self.counts[deeper]
        return re.sub(r"%(\d)", lambda match: self._number(list_id, int(match[1]) - 1, shape.in_digits), shape.text)

    def level_of(self, list_id: str, style_id: str) -> int:
        """The level of a list that belongs to a style which names the list alone."""
        found = (
            level
            for (abstract, level), shape in self.levels.items()
            if style_id and shape.of_style == style_id and abstract == self.lists.get(list_id)
        )
        return next(found, 0)

    def _shape(self, list_id: str, level: int) -> _Level | None:
        return self.own_levels.get((list_id, level)) or self.levels.get((self.lists.get(list_id, ""), level))

    def _starts_anew(self, list_id: str, deeper: int, level: int) -> bool:
        """Whether a number of a level starts a deeper one anew."""
        shape = self._shape(list_id, deeper)
        return shape is None or shape.restart is None or level < shape.restart

    def _number(self, list_id: str, level: int, in_digits: bool) -> str:
        shape = self._shape(list_id, level)
        if shape is None:
            return ""
        count = self.counts.get((self.lists[list_id], level), shape.start)
        return str(count) if in_digits else FORMATS.get(shape.style, str)(count)


def load_numbering(root: Any, styles: Any = None) -> Numbering:
    """The numbering definitions of a numbering part's XML root (None: a document without).

    ``styles`` is the root of the styles part: a list may be defined there and only referred to.
    """
    numbering = Numbering()
    if root is None:
        return numbering
    abstracts = list(root.iter(qn("w:abstractNum")))
    for abstract in abstracts:
        for level, shape in _levels(abstract):
            numbering.levels[abstract.get(qn("w:abstractNumId")), level] = shape
    for number in root.iter(qn("w:num")):
        _load_list(numbering, number)
    _follow_links(numbering, abstracts, styles)
    return numbering


def _load_list(numbering: Numbering, number: Any) -> None:
    list_id = number.get(qn("w:numId"))
    numbering.lists[list_id] = _val(number, "w:abstractNumId", "")
    for override in number.iter(qn("w:lvlOverride")):
        level = whole(override.get(qn("w:ilvl")))
        for _, shape in _levels(override):
            numbering.own_levels[list_id, level] = shape
        if override.find(qn("w:startOverride")) is not None:
            numbering.restarts[list_id, level] = whole(_val(override, "w:startOverride", "1"))


def _levels(parent: Any) -> Iterator[tuple[int, _Level]]:
    for level in parent.iter(qn("w:lvl")):
        restart = level.find(qn("w:lvlRestart"))
        yield (
            whole(level.get(qn("w:ilvl"))),
            _Level(
                start=whole(_val(level, "w:start", "1")),
                style=_val(level, "w:numFmt", "decimal"),
                text=_val(level, "w:lvlText", ""),
                restart=None if restart is None else whole(restart.get(_VAL)),
                in_digits=_is_legal(level),
                of_style=_val(level, "w:pStyle", ""),
            ),
        )


def _is_legal(level: Any) -> bool:
    child = level.find(qn("w:isLgl"))
    return child is not None and child.get(_VAL, "1") in ("1", "true", "on")


def _follow_links(numbering: Numbering, abstracts: list[Any], styles: Any) -> None:
    """Lists of an abstract numbering that only names a numbering style count by the one that defines the style."""
    defined = {_val(each, "w:styleLink", ""): each.get(qn("w:abstractNumId")) for each in abstracts}
    by_style = dict(_lists_of_styles(styles))
    linked: dict[str, str] = {}
    for abstract in abstracts:
        style = _val(abstract, "w:numStyleLink", "")
        target = defined.get(style) or numbering.lists.get(by_style.get(style, ""))
        if style and target:
            linked[abstract.get(qn("w:abstractNumId"))] = target
    for list_id, found in numbering.lists.items():
        numbering.lists[list_id] = linked.get(found, found)


def _lists_of_styles(styles: Any) -> Iterator[tuple[str, str]]:
    for style in () if styles is None else styles.iter(qn("w:style")):
        number = style.find(f"{qn('w:pPr')}/{qn('w:numPr')}/{qn('w:numId')}")
        if number is not None:
            yield style.get(qn("w:styleId"), ""), number.get(_VAL, "")


def _val(element: Any, name: str, default: str) -> str:
    child = element.find(qn(name))
    return default if child is None else child.get(_VAL) or default
