"""Which element of a page holds the document, and which elements inside it are furniture."""

from __future__ import annotations

import re
import tomllib
from collections import defaultdict
from functools import cache
from importlib.resources import files

from lxml import html

_HIDDEN = re.compile(r"display\s*:\s*none", re.IGNORECASE)
_SMALL = 400
"""Characters: an element whose name says furniture and that holds more is the text after all."""
_CLAUSE = 10
"""Characters that one clause, the measure of prose, stands for."""
_ENOUGH, _PART = 60, 0.3
"""Characters of prose, and the share of the page's: a known container with less is a teaser or a side bar."""
_INNER = 1.1
"""Of known containers one in another, the outer is taken where it holds a tenth more: the text's own title or table."""
_WIDER = 1.15
"""A parent that holds so much more than its densest child has pieces of the text beside it."""
_FEW = 100
"""Characters: on a page with less prose, everything is taken."""
_PROSE = re.compile(r"[\u4e00-\u9fff]{2,}[，。；：、,;]")


@cache
def marks(of: str) -> frozenset[str]:
    """What pages.toml lists: containers, furniture, blocks, dropped."""
    listed: dict[str, list[str]] = tomllib.loads((files("ingest") / "pages.toml").read_text(encoding="utf-8"))
    return frozenset(listed[of])


@cache
def _containers() -> frozenset[str]:
    return frozenset(name.lower() for name in marks("containers"))


@cache
def _furniture() -> re.Pattern[str]:
    return re.compile("|".join(sorted(marks("furniture"))), re.IGNORECASE)


def find_container(root: html.HtmlElement) -> html.HtmlElement:
    """The element with the document's text: a known container, else the deepest one with nearly all the prose."""
    body = root.find(".//body")
    body = root if body is None else body
    whole = _weight(body)
    best: html.HtmlElement | None = None
    for element in body.iter("div", "td", "article", "section", "ucapcontent", "span"):
        if not _containers().isdisjoint(_names(element)) and (
            best is None or _weight(element) > _INNER * _weight(best)
        ):
            best = element
    if best is not None and _weight(best) >= max(_ENOUGH, _PART * whole):
        return best
    return _densest(body)


def _names(element: html.HtmlElement) -> set[str]:
    names = f"{element.get('id') or ''} {element.get('class') or ''}".lower().split()
    return {"ucap-content"} if element.tag == "ucapcontent" else set(names)


def _weight(element: html.HtmlElement) -> int:
    """How much prose an element holds, in clauses: menus have none."""
    return _CLAUSE * len(_PROSE.findall("".join(element.itertext())))


def _densest(body: html.HtmlElement) -> html.HtmlElement:
    """The element whose own paragraphs hold most prose, widened to a parent that holds clearly more."""
    scores: dict[html.HtmlElement, float] = defaultdict(float)
    for element in body.iter("p", "div", "td", "li", "span", "font", "section"):
        if next(element.iterchildren("p", "div", "table"), None) is None and (weight := _weight(element)):
            parent = element.getparent()
            scores[element] += weight
            if parent is not None:
                scores[parent] += weight
    if not scores:
        return body
    best = _whole_table(max(scores, key=scores.__getitem__))
    weight = _weight(best)
    for parent in best.iterancestors():
        if parent is body or parent.tag == "html":
            return body if _weight(body) > _WIDER * _weight(best) and weight < _FEW else best
        if _weight(parent) > _WIDER * weight:
            best, weight = parent, _weight(parent)
    return best


def _whole_table(element: html.HtmlElement) -> html.HtmlElement:
    """What stands around the table of which an element is a part: its title, the other cells of its row."""
    while element.tag in ("table", "thead", "tbody", "tr") or (element.tag == "td" and len(element.getparent()) > 1):
        element = element.getparent()
    return element


def is_dropped(element: html.HtmlElement) -> bool:
    """Whether an element inside the container is no part of the document: buttons, share bars, hidden text."""
    if not isinstance(element.tag, str) or element.tag in marks("dropped"):
        return True
    if _HIDDEN.search(element.get("style") or ""):
        return True
    names = f"{element.get('class') or ''} {element.get('id') or ''}"
    return len(names) > 1 and bool(_furniture().search(names)) and len("".join(element.itertext())) < _SMALL
