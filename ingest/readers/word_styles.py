"""What Word's styles say of a paragraph or a run: a heading, a list, hidden or struck out. Styles build on others."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import Any

from ingest.patterns import pattern, says
from ingest.readers.numbering import whole
from ingest.readers.word_names import qn

_VAL = qn("w:val")
_DEEPEST = 50
"""Styles in one chain: Word allows eleven."""
_BODY_TEXT = 9
"""The outline level that is none."""


@dataclass(frozen=True, slots=True)
class WordStyle:
    """A style with what it has from those it builds on. None: nothing is said."""

    heading: int | None = None
    list_id: str | None = None
    level: int | None = None
    hidden: bool | None = None
    struck: bool | None = None
    style_id: str = ""
    """Where the list was given: levels of a list may name their style."""


class WordStyles:
    """The styles of a document by id."""

    def __init__(self, root: Any) -> None:
        elements = () if root is None else root.iter(qn("w:style"))
        self._elements = {each.get(qn("w:styleId"), ""): each for each in elements}
        self._known: dict[str, WordStyle] = {}
        self.paragraphs = next((key for key, each in self._elements.items() if _is_default(each)), "")
        """The style of paragraphs that name none."""

    def paragraph(self, element: Any) -> WordStyle:
        """The style of a paragraph, its own properties first."""
        properties = element.find(qn("w:pPr"))
        style = self.get(_value(properties, "w:pStyle") or self.paragraphs)
        list_id, level = list_of(properties)
        if list_id is None and level is None:
            return style
        return replace(
            style,
            list_id=style.list_id if list_id is None else list_id,
            level=style.level if level is None else level,
            style_id=style.style_id if list_id is None else "",
        )

    def get(self, style_id: str) -> WordStyle:
        chain: list[str] = []
        while style_id in self._elements and style_id not in chain and len(chain) < _DEEPEST:
            if style_id in self._known:
                break
            chain.append(style_id)
            style_id = _value(self._elements[style_id], "w:basedOn") or ""
        style = self._known.get(style_id, WordStyle())
        for each in reversed(chain):
            style = self._known[each] = _built_on(style, self._elements[each], each)
        return style


def is_on(properties: Any, *names: str) -> bool | None:
    """Whether properties of a run turn something on or off; None where they say nothing."""
    found = None
    for name in names:
        child = None if properties is None else properties.find(qn(name))
        if child is not None:
            found = bool(found) or child.get(_VAL, "1") in ("1", "true", "on")
    return found


def list_of(properties: Any) -> tuple[str | None, int | None]:
    """The list and the level that properties of a paragraph give it."""
    given = None if properties is None else properties.find(qn("w:numPr"))
    level = _value(given, "w:ilvl")
    return _value(given, "w:numId"), None if level is None else whole(level)


def _built_on(base: WordStyle, element: Any, style_id: str) -> WordStyle:
    run, paragraph = element.find(qn("w:rPr")), element.find(qn("w:pPr"))
    list_id, level = list_of(paragraph)
    hidden, struck = is_on(run, "w:vanish"), is_on(run, "w:strike", "w:dstrike")
    return WordStyle(
        heading=_heading(base, element, paragraph),
        list_id=base.list_id if list_id is None else list_id,
        level=base.level if level is None else level,
        hidden=base.hidden if hidden is None else hidden,
        struck=base.struck if struck is None else struck,
        style_id=base.style_id if list_id is None else style_id,
    )


def _heading(base: WordStyle, element: Any, paragraph: Any) -> int | None:
    """By its name, else as the heading on which it builds, unless it takes itself out of the outline."""
    name = _value(element, "w:name") or ""
    if marked := pattern("heading-style").find(name):
        return int(marked["level"])
    if says("title-style", name):
        return 0
    outline = _value(paragraph, "w:outlineLvl")
    taken_out = outline is not None and whole(outline) >= _BODY_TEXT
    return base.heading or None if not taken_out else None


def _is_default(style: Any) -> bool:
    return style.get(qn("w:type")) == "paragraph" and style.get(qn("w:default")) in ("1", "true", "on")


def _value(element: Any, name: str) -> str | None:
    child = None if element is None else element.find(qn(name))
    return None if child is None else child.get(_VAL)
