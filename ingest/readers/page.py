"""A web page as BeautifulSoup understood it, laid out flat so that every question about it is asked in linear time.

The only module that knows the library. A saved page may nest its elements thousands deep, and asking each for its
text would read the innermost thousands of times: the page's text is one string here, and an element a stretch of it.
"""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from importlib.resources import files

from bs4 import BeautifulSoup, CData, NavigableString, Tag
from bs4.element import PreformattedString

from ingest.line import IngestCode, IngestError

__all__ = ["Extent", "Tag", "WebPage", "attribute", "marks"]

SILENT = frozenset({"script", "style", "noscript", "template"})
"""Elements whose words nobody reads: neither text of the page nor left out of it."""
_SERVER_CODE = (("<%", "%>"), ("<?xml", ">"))
_FILLED_IN = re.compile(r"\$\{[^{}]*\}")
_ENDS = re.compile(r"</\s*(?:html|body)\s*>", re.IGNORECASE)
_XML_SPACES = re.compile(r"\r\n?")


@cache
def marks(of: str) -> frozenset[str]:
    """What pages.toml lists: containers, furniture, blocks, dropped, hidden …"""
    listed: dict[str, list[str]] = tomllib.loads((files("ingest") / "pages.toml").read_text(encoding="utf-8"))
    return frozenset(listed[of])


@dataclass(frozen=True, slots=True)
class Extent:
    """Where an element stands in its page."""

    first: int
    last: int
    """Its first and last step: in ``WebPage.steps`` it stands at both."""
    start: int
    end: int
    """Its stretch of ``WebPage.text``."""
    tags: int
    """Elements in it, itself among them."""

    def __contains__(self, other: Extent) -> bool:
        return self.first <= other.first and other.last <= self.last


class WebPage:
    """A parsed page: its elements and texts in reading order. Raises IngestError where there is no page."""

    def __init__(self, markup: str) -> None:
        markup = _ENDS.sub("", _without_server_code(_XML_SPACES.sub("\n", markup)))
        # What stands behind a first </html> belongs to the page.
        self.soup = _parsed(markup)
        for frame in self.soup.find_all("iframe", srcdoc=True):
            frame.name = "div"
            frame.clear()
            frame.extend(list(_parsed(attribute(frame, "srcdoc")).contents))
        if self.soup.find(True) is None:
            sentence = "网页里没有任何内容，请重新下载或另存为完整网页。"
            raise IngestError(IngestCode.EMPTY_PAGE, sentence)
        self.steps: list[Tag | str] = []
        """Each element twice, where it begins and where it ends, and each text between them."""
        self._extents: dict[int, Extent] = {}
        self._children: dict[int, list[Tag]] = {}
        self.text = "".join(self._laid_out())
        self.tags: list[Tag] = [tag for at, tag in enumerate(self.steps) if isinstance(tag, Tag) and self.opens(at)]
        self.body: Tag = self.soup.body or self.soup

    def _laid_out(self) -> Iterator[str]:
        """The texts of the page; fills ``steps`` and ``_extents`` on the way. No recursion: pages may be deep."""
        opened: list[tuple[Tag, Iterator[object], int, int, int]] = []
        self.steps.append(self.soup)
        opened.append((self.soup, iter(self.soup.contents), 0, 0, 0))
        size, tags = 0, 1
        while opened:
            tag, children, first, start, before = opened[-1]
            child = next(children, None)
            if child is None:
                opened.pop()
                self._extents[id(tag)] = Extent(first, len(self.steps), start, size, tags - before)
                self.steps.append(tag)
            elif isinstance(child, Tag):
                if child.name not in SILENT:
                    self._children.setdefault(id(tag), []).append(child)
                    opened.append((child, iter(child.contents), len(self.steps), size, tags))
                    self.steps.append(child)
                    tags += 1
            elif isinstance(child, NavigableString) and _is_text(child):
                self.steps.append(str(child))
                size += len(child)
                yield child

    def opens(self, step: int) -> bool:
        """Whether an element begins at a step (it ends at the other)."""
        tag = self.steps[step]
        return isinstance(tag, Tag) and self.extent(tag).first == step

    def extent(self, tag: Tag) -> Extent:
        return self._extents[id(tag)]

    def text_of(self, tag: Tag) -> str:
        """All text inside an element, as it stands in the page."""
        extent = self.extent(tag)
        return self.text[extent.start : extent.end]

    def children(self, tag: Tag) -> list[Tag]:
        """The elements right below one, in order."""
        return self._children.get(id(tag), [])

    def inside(self, tag: Tag) -> Iterator[Tag]:
        """The elements in an element, itself first."""
        extent = self.extent(tag)
        for step in range(extent.first, extent.last):
            each = self.steps[step]
            if isinstance(each, Tag) and self.extent(each).first == step:
                yield each

    def silent(self, name: str) -> str:
        """What the elements of a name hold that nobody reads: scripts, style sheets."""
        return "\n".join(str(tag.string or "") for tag in self.soup.find_all(name))


def _parsed(markup: str) -> BeautifulSoup:
    """The tree of a page. White space between elements stays as it came: it may part the names of two signers."""
    return BeautifulSoup(markup, "lxml", multi_valued_attributes=None, preserve_whitespace_tags={"html", "body"})


def attribute(tag: Tag, name: str) -> str:
    """An attribute's value; empty where there is none."""
    value = tag.get(name)
    return value if isinstance(value, str) else ""


def _is_text(node: NavigableString) -> bool:
    """Comments, declarations and instructions are none."""
    return isinstance(node, CData) or not isinstance(node, PreformattedString)


def _without_server_code(markup: str) -> str:
    """A page saved before its server filled it in, without the code. An opening sign alone is text."""
    for opening, closing in _SERVER_CODE:
        pieces, at = [], 0
        while (start := markup.find(opening, at)) >= 0 and (end := markup.find(closing, start)) >= 0:
            pieces.append(markup[at:start])
            at = end + len(closing)
        markup = "".join([*pieces, markup[at:]])
    return _FILLED_IN.sub("", markup)
