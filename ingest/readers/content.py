"""Which elements of a page hold the document, and why elements inside them are left out."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Mapping
from functools import cache

from ingest.ledger import Left
from ingest.readers.hidden import HiddenText
from ingest.readers.page import Tag, WebPage, attribute, marks

_STRUCK = re.compile(r"text-decoration(?:-line)?\s*:[^;]*line-through", re.IGNORECASE)
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
_SHOWN_AFTER_ALL = 0.5
"""A hidden element with so much of the page's prose is its text, which a script uncovers."""
_LOOSE = frozenset({"p", "h1", "h2", "h3", "h4", "h5", "h6", "table", "blockquote", "ol", "pre", "center", "font"})
"""What may stand beside a container without one of its own."""
_STOP = re.compile("。")
_PROSE = re.compile(r"[\u4e00-\u9fff]{2}[，。；：、,;]")
_HOLDERS = frozenset({"div", "td", "article", "section", "ucapcontent", "span"})
_PARAGRAPHS = frozenset({"p", "div", "td", "li", "span", "font", "section"})


@cache
def _containers() -> frozenset[str]:
    return frozenset(name.lower() for name in marks("containers"))


@cache
def _reasons() -> Mapping[str, Left]:
    """Why elements of a name are left out."""
    listed = (("annotation", Left.ANNOTATION), ("struck", Left.STRUCK), ("dropped", Left.NAVIGATION))
    return {name: reason for of, reason in listed for name in marks(of)}


@cache
def _furniture() -> re.Pattern[str]:
    return re.compile("|".join(sorted(marks("furniture"))), re.IGNORECASE)


class PageContent:
    """Where in a page the document stands. Weights are asked for any element at no cost: clauses are found once."""

    def __init__(self, page: WebPage) -> None:
        self.page = page
        self._hidden = HiddenText(page)
        self._is_known_as = cache(_is_known_as)  # the same names and styles stand at hundreds of elements
        self._reason = cache(_reason)
        self._clauses = [match.start() for match in _PROSE.finditer(page.text)]
        self._stops = [match.start() for match in _STOP.finditer(page.text)]
        self._unseen = self._hidden_elements()
        if self._unseen:
            self._clauses = [at for at in self._clauses if not self._is_unseen(at)]
        self.main = self._container()
        self.containers = self._pieces(self.main)
        """What holds the text, in the page's order and apart from each other."""
        self._begins = [tag.first for tag in self.containers]

    def _hidden_elements(self) -> dict[int, Tag]:
        """By the first step: what is not shown, unless it is the text of the page."""
        whole = self.weight(self.page.body)
        found: dict[int, Tag] = {}
        end = -1
        for tag in self.page.tags:
            if (
                tag.attrs
                and tag.first > end
                and self._hidden.hides(tag)
                and self.weight(tag) <= _SHOWN_AFTER_ALL * whole
            ):
                found[tag.first] = tag
                end = tag.last
        self._unseen_starts = [tag.start for tag in found.values()]
        self._unseen_ends = [tag.end for tag in found.values()]
        return found

    def _is_unseen(self, at: int) -> bool:
        index = bisect_right(self._unseen_starts, at) - 1
        return index >= 0 and at < self._unseen_ends[index]

    def is_hidden(self, tag: Tag) -> bool:
        return tag.first in self._unseen

    def holds(self, tag: Tag) -> bool:
        """Whether an element stands in one of the containers, or is one."""
        index = bisect_right(self._begins, tag.first) - 1
        return index >= 0 and tag.last <= self.containers[index].last

    def weight(self, tag: Tag) -> int:
        """How much prose an element holds, in clauses: menus have none."""
        count = bisect_left(self._clauses, tag.end - 2) - bisect_left(self._clauses, tag.start)
        return _CLAUSE * max(count, 0)

    def _container(self) -> Tag:
        """The element with the document's text: a known container, else the deepest one with nearly all the prose."""
        best: Tag | None = None
        for tag in self.page.inside(self.page.body):
            if (
                tag.name in _HOLDERS
                and self._is_known(tag)
                and (best is None or self.weight(tag) > _INNER * self.weight(best))
            ):
                best = tag
        if best is not None and self.weight(best) >= max(_ENOUGH, _PART * self.weight(self.page.body)):
            return best
        return self._densest()

    def _is_known(self, tag: Tag) -> bool:
        """Whether an element is called as those are that hold the text on other sites."""
        if tag.name == "ucapcontent":
            return True
        attributes = tag.attrs
        return bool(attributes) and self._is_known_as(attributes.get("id", ""), attributes.get("class", ""))

    def _densest(self) -> Tag:
        """The element whose own paragraphs hold most prose, widened to a parent that holds clearly more."""
        scores: dict[int, int] = {}
        scored: dict[int, Tag] = {}
        for tag in self.page.inside(self.page.body):
            if tag.name not in _PARAGRAPHS or any(child.name in ("p", "div", "table") for child in tag.inner):
                continue
            if weight := self.weight(tag):
                for each in (tag, tag.parent):
                    if each is not None:
                        scores[id(each)] = scores.get(id(each), 0) + weight
                        scored[id(each)] = each
        if not scores:
            return self.page.body
        return self._widened(self._whole_table(scored[max(scores, key=scores.__getitem__)]))

    def _whole_table(self, tag: Tag) -> Tag:
        """What stands around the table of which an element is a part: its title, the other cells of its row."""
        while tag.parent is not None and (
            tag.name in ("table", "thead", "tbody", "tr") or (tag.name == "td" and len(tag.parent.inner) > 1)
        ):
            tag = tag.parent
        return tag

    def _widened(self, best: Tag) -> Tag:
        body, weight = self.page.body, self.weight(best)
        parent = best.parent
        while parent is not None:
            if parent is body or parent.parent is None or parent.name == "html":
                return body if self.weight(body) > _WIDER * self.weight(best) and weight < _FEW else best
            if self.weight(parent) > _WIDER * weight:
                best, weight = parent, self.weight(parent)
            parent = parent.parent
        return best

    def _pieces(self, best: Tag) -> list[Tag]:
        """The container, and what holds other pieces of the text beside it, in the page's order."""
        best = self._whole(best)
        loose = set(self._loose(best))
        found: list[Tag] = []
        end = -1
        for tag in self.page.inside(self.page.body):
            if tag is self.main or (
                tag.first > end
                and (tag.name in _HOLDERS or tag in loose)
                and not tag.encloses(best)
                and not best.encloses(tag)
                and (tag in loose or self._is_piece(tag, best))
            ):
                found.append(tag)
                end = tag.last
        return found or [self.main]

    def _whole(self, tag: Tag) -> Tag:
        """The outermost element with the prose of one and no more: what stands beside that stands beside the text."""
        while tag.parent is not None and tag.parent is not self.page.body and tag is not self.page.body:
            if self.weight(tag.parent) > self.weight(tag):
                break
            tag = tag.parent
        return tag

    def _is_piece(self, tag: Tag, best: Tag) -> bool:
        """Whether an element outside the container holds a part of the text.

        It is called as the container is, or is known as one, or stands beside it or around it with prose of its own.
        """
        if self.is_hidden(tag):
            return False
        twin = tag.name == best.name and tag.attrs and _called(tag) == _called(best) != set()
        if twin and (tag.parent is best.parent or self._is_known(tag)):
            return self.page.text_of(tag).strip() != ""
        if self._is_known(tag) and self.weight(tag) > (_WIDER - 1) * self.weight(best):
            return True
        beside = tag.parent is not None and tag.parent.encloses(best)
        return beside and self._is_much([tag], best)

    def _loose(self, best: Tag) -> list[Tag]:
        """Paragraphs and tables beside the container, or beside what is around it, that are much of the text."""
        parent = best.parent
        while parent is not None and best is not self.page.body:
            found = [tag for tag in parent.inner if tag.name in _LOOSE and not tag.encloses(best)]
            if found and self._is_much(found, best):
                return found
            parent = parent.parent
        return []

    def _is_much(self, tags: list[Tag], best: Tag) -> bool:
        """Whether elements hold clearly more prose than menus, facts or a foot, which have commas but no full stops."""
        stops = sum(bisect_left(self._stops, tag.end) - bisect_left(self._stops, tag.start) for tag in tags)
        return stops > 0 and sum(map(self.weight, tags)) > (_WIDER - 1) * self.weight(best)

    def left_for(self, tag: Tag) -> Left | None:
        """Why an element inside the container is no part of the document; None for what is."""
        if tag.first in self._unseen:
            return Left.HIDDEN
        if not tag.attrs:
            return _reasons().get(tag.name)
        get = tag.attrs.get
        reason, named = self._reason(tag.name, get("style", ""), get("class", ""), get("id", ""))
        return None if named and tag.end - tag.start >= _SMALL else reason


def _reason(tag: str, style: str, classes: str, identity: str) -> tuple[Left | None, bool]:
    """Why an element with these attributes is left out, and whether only because it is called furniture."""
    reason = _reasons().get(tag)
    if reason is Left.NAVIGATION:
        return reason, False
    if _STRUCK.search(style):
        return Left.STRUCK, False
    if reason is None and _is_furniture(classes, identity):
        return Left.NAVIGATION, True
    return reason, False


def _is_furniture(classes: str, identity: str) -> bool:
    return bool(classes or identity) and _furniture().search(f"{classes} {identity}") is not None


def _is_known_as(identity: str, classes: str) -> bool:
    return not _containers().isdisjoint(f"{identity} {classes}".lower().split())


def _called(tag: Tag) -> set[str]:
    """What an element shares with those of its kind: its classes, its id where it has none."""
    return set((attribute(tag, "class") or attribute(tag, "id")).lower().split())
