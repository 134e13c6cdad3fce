"""Text of a web page that a browser does not show: by attribute, by style, by a rule of the page's own style sheet."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache

from ingest.readers.page import Tag, WebPage, marks

_HIDDEN = re.compile(r"(?:display\s*:\s*none|visibility\s*:\s*(?:hidden|collapse))", re.IGNORECASE)
_SHOWN = re.compile(r"(?:display|visibility)\s*:", re.IGNORECASE)
_NOTHING = re.compile(r"(?:font-size|opacity)\s*:\s*0(?:\.0*)?(?:px|pt|em|rem|%)?\s*(?:[;!]|$)", re.IGNORECASE)
"""Hides words of its own; elements inside may have a size of theirs."""
_AWAY = re.compile(r"(?:text-indent|left|top|margin-left)\s*:\s*-\d{4,}(?:\.\d+)?px", re.IGNORECASE)
_SELECTOR = re.compile(r"([a-zA-Z][a-zA-Z0-9]*)?((?:[.#][-\w]+)+)")
_BRACE = re.compile(r"[{}]")
_MOST_RULES = 1000
_TELLING = frozenset({"hidden", "style", "class", "id"})
"""Attributes by which an element can be hidden."""


@dataclass(frozen=True, slots=True)
class _HidingRule:
    tag: str
    names: frozenset[str]
    """Classes as .name, ids as #name: all must be there."""
    hides: bool


@dataclass(frozen=True, slots=True)
class _Said:
    """What the attributes of an element say about its being seen."""

    hides: bool
    hides_words: bool
    """Its own words, not elements inside."""


class HiddenText:
    """What hides the elements of a page."""

    def __init__(self, page: WebPage) -> None:
        self._said = cache(self._says)  # one style stands at hundreds of elements
        self._rules: dict[str, list[_HidingRule]] = defaultdict(list)
        sheet = page.silent("style")
        if _HIDDEN.search(sheet):
            for number, rule in enumerate(_rules(sheet)):
                if number == _MOST_RULES:
                    break
                self._rules[min(rule.names)].append(rule)

    def hides(self, tag: Tag) -> bool:
        """Whether an element is not shown. What a script may do about it is not known."""
        attributes = tag.attrs
        if _TELLING.isdisjoint(attributes):
            return False
        if "hidden" in attributes and attributes["hidden"].lower() != "until-found":
            return True
        get = attributes.get
        said = self._said(tag.name, get("style", ""), get("class", ""), get("id", ""))
        return said.hides or (said.hides_words and not tag.inner)

    def _says(self, tag: str, style: str, classes: str, identity: str) -> _Said:
        """By attributes of these values at an element of this name."""
        hides, hides_words = bool(_HIDDEN.search(style) or _AWAY.search(style)), bool(_NOTHING.search(style))
        if not hides and not _SHOWN.search(style):  # else no style sheet says anything about it
            names, hides = _names(classes, identity)
            hides = hides or (bool(self._rules) and self._by_sheet(tag, names))
        return _Said(hides, hides_words)

    def _by_sheet(self, tag: str, names: frozenset[str]) -> bool:
        found = [
            rule
            for name in names
            for rule in self._rules.get(name, ())
            if rule.names <= names and rule.tag in ("", tag)
        ]
        # .tab {display: none} .tab.active {display: block}: the rule that asks for more wins, then the later one.
        return bool(found) and max(enumerate(found), key=lambda pair: (len(pair[1].names), pair[0]))[1].hides


def _names(classes: str, identity: str) -> tuple[frozenset[str], bool]:
    """What rules of a sheet call an element by, and whether one of its classes hides it without a sheet."""
    of_class = classes.split()
    names = frozenset({*(f".{name}" for name in of_class), f"#{identity}"})
    return names, not marks("hidden").isdisjoint(name.lower() for name in of_class)


def _rules(sheet: str) -> Iterator[_HidingRule]:
    for selectors, body in _blocks(sheet):
        if _SHOWN.search(body):
            hides = _HIDDEN.search(body) is not None
            for selector in selectors.split(","):
                if match := _SELECTOR.fullmatch(selector.strip()):
                    names = re.findall(r"[.#][-\w]+", match[2])
                    yield _HidingRule((match[1] or "").lower(), frozenset(names), hides)


def _blocks(sheet: str) -> Iterator[tuple[str, str]]:
    """The rules of a sheet that hold on every medium: not those in @media print {…}."""
    depth, at, prelude = 0, 0, ""
    for brace in _BRACE.finditer(_without_comments(sheet)):
        text, at = brace.string[at : brace.start()], brace.end()
        if brace[0] == "{":
            prelude = text.strip() if depth == 0 else prelude
            depth += 1
        else:
            if depth == 1 and not prelude.startswith("@"):
                yield prelude, text
            depth = max(depth - 1, 0)


def _without_comments(sheet: str) -> str:
    first, *others = sheet.split("/*")
    return first + "".join(each.partition("*/")[2] for each in others)
