"""Which elements of a page hold the document, and why elements inside them are left out."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from functools import cache

from ingest.ledger import Left
from ingest.readers.hidden import HiddenText
from ingest.readers.page import Extent, Tag, WebPage, attribute, marks

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
def _furniture() -> re.Pattern[str]:
    return re.compile("|".join(sorted(marks("furniture"))), re.IGNORECASE)


class PageContent:
    """Where in a page the document stands. Weights are asked for any element at no cost: clauses are found once."""

    def __init__(self, page: WebPage) -> None:
        self.page = page
        self._hidden = HiddenText(page)
        self._clauses = [match.start() for match in _PROSE.finditer(page.text)]
        self._stops = [match.start() for match in _STOP.finditer(page.text)]
        self._unseen = self._hidden_elements()
        self._clauses = [at for at in self._clauses if not self._is_unseen(at)]
        self.main = self._container()
        self.containers = self._pieces(self.main)
        """What holds the text, in the page's order and apart from each other."""
        self._begins = [page.extent(tag).first for tag in self.containers]

    def _hidden_elements(self) -> dict[int, Extent]:
        """By the first step: what is not shown, unless it is the text of the page."""
        whole = self.weight(self.page.body)
        found: dict[int, Extent] = {}
        end = -1
        for tag in self.page.tags:
            extent = self.page.extent(tag)
            if extent.first > end and self._hidden.hides(tag) and self.weight(tag) <= _SHOWN_AFTER_ALL * whole:
                found[extent.first] = extent
                end = extent.last
        self._unseen_starts = [extent.start for extent in found.values()]
        self._unseen_ends = [extent.end for extent in found.values()]
        return found

    def _is_unseen(self, at: int) -> bool:
        index = bisect_right(self._unseen_starts, at) - 1
        return index >= 0 and at < self._unseen_ends[index]

    def is_hidden(self, tag: Tag) -> bool:
        return self.page.extent(tag).first in self._unseen

    def holds(self, tag: Tag) -> bool:
        """Whether an element stands in one of the containers, or is one."""
        extent = self.page.extent(tag)
        index = bisect_right(self._begins, extent.first) - 1
        return index >= 0 and extent.last <= self.page.extent(self.containers[index]).last

    def weight(self, tag: Tag) -> int:
        """How much prose an element holds, in clauses: menus have none."""
        extent = self.page.extent(tag)
        count = bisect_left(self._clauses, extent.end - 2) - bisect_left(self._clauses, extent.start)
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
        return not _containers().isdisjoint(names(tag))

    def _densest(self) -> Tag:
        """The element whose own paragraphs hold most prose, widened to a parent that holds clearly more."""
        scores: dict[int, int] = {}
        scored: dict[int, Tag] = {}
        for tag in self.page.inside(self.page.body):
            if tag.name not in _PARAGRAPHS or any(
                child.name in ("p", "div", "table") for child in self.page.children(tag)
            ):
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
            tag.name in ("table", "thead", "tbody", "tr")
            or (tag.name == "td" and len(self.page.children(tag.parent)) > 1)
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
        page, best = self.page, self._whole(best)
        main = page.extent(best)
        loose = set(map(id, self._loose(best)))
        found: list[Tag] = []
        end = -1
        for tag in page.inside(page.body):
            extent = page.extent(tag)
            if tag is self.main or (
                extent.first > end
                and main not in extent
                and extent not in main
                and (id(tag) in loose or self._is_piece(tag, best))
            ):
                found.append(tag)
                end = extent.last
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
        if tag.name not in _HOLDERS or self.is_hidden(tag):
            return False
        twin = tag.name == best.name and _called(tag) == _called(best) != set()
        if twin and (tag.parent is best.parent or self._is_known(tag)):
            return self.page.text_of(tag).strip() != ""
        if self._is_known(tag) and self.weight(tag) > (_WIDER - 1) * self.weight(best):
            return True
        beside = tag.parent is not None and self.page.extent(best) in self.page.extent(tag.parent)
        return beside and self._is_much([tag], best)

    def _loose(self, best: Tag) -> list[Tag]:
        """Paragraphs and tables beside the container, or beside what is around it, that are much of the text."""
        parent = best.parent
        while parent is not None and best is not self.page.body:
            found = [
                tag
                for tag in self.page.children(parent)
                if tag.name in _LOOSE and self.page.extent(best) not in self.page.extent(tag)
            ]
            if found and self._is_much(found, best):
                return found
            parent = parent.parent
        return []

    def _is_much(self, tags: list[Tag], best: Tag) -> bool:
        """Whether elements hold clearly more prose than menus, facts or a foot, which have commas but no full stops."""
        extents = [self.page.extent(tag) for tag in tags]
        stops = sum(bisect_left(self._stops, each.end) - bisect_left(self._stops, each.start) for each in extents)
        return stops > 0 and sum(map(self.weight, tags)) > (_WIDER - 1) * self.weight(best)

    def left_for(self, tag: Tag) -> Left | None:
        """Why an element inside the container is no part of the document; None for what is."""
        if self.is_hidden(tag):
            return Left.HIDDEN
        if tag.name in marks("dropped"):
            return Left.NAVIGATION
        if tag.name in marks("struck") or _STRUCK.search(attribute(tag, "style")):
            return Left.STRUCK
        if tag.name in marks("annotation"):
            return Left.ANNOTATION
        named = f"{attribute(tag, 'class')} {attribute(tag, 'id')}"
        if len(named) > 1 and _furniture().search(named):
            extent = self.page.extent(tag)
            return Left.NAVIGATION if extent.end - extent.start < _SMALL else None
        return None


def _called(tag: Tag) -> set[str]:
    """What an element shares with those of its kind: its classes, its id where it has none."""
    return set((attribute(tag, "class") or attribute(tag, "id")).lower().split())


def names(tag: Tag) -> set[str]:
    """What an element is called by its id and classes, in lower case."""
    if tag.name == "ucapcontent":
        return {"ucap-content"}
    return set(f"{attribute(tag, 'id')} {attribute(tag, 'class')}".lower().split())
