"""A web page as BeautifulSoup understood it, laid out flat so that every question about it is asked in linear time.

The only module that knows the library. A saved page may nest its elements thousands deep, and asking each for its
text would read the innermost thousands of times: the page's text is one string here, and an element a stretch of it.
Both come of the same pass: each element is given its place as BeautifulSoup makes it.
"""

from __future__ import annotations

import re
import tomllib
from collections import defaultdict
from collections.abc import Mapping
from contextlib import suppress
from functools import cache
from importlib.resources import files

import bs4
from bs4 import BeautifulSoup
from bs4.builder import TreeBuilder
from lxml import etree

from ingest.line import IngestCode, IngestError

__all__ = ["Tag", "WebPage", "attribute", "marks"]

SILENT = frozenset({"script", "style", "noscript", "template"})
"""Elements whose words nobody reads: neither text of the page nor left out of it."""
_SERVER_CODE = (("<%", "%>"), ("<?xml", ">"))
_FILLED_IN = re.compile(r"\$\{[^{}]*\}")
_ENDS = re.compile(r"</\s*(?:html|body)\s*>", re.IGNORECASE)
_NAMESPACES = {"xml": "http://www.w3.org/XML/1998/namespace"}
"""What BeautifulSoup says of every element; without it each would have a list of its own."""
_LINE_ENDS = re.compile(r"\r\n?")


@cache
def marks(of: str) -> frozenset[str]:
    """What pages.toml lists: containers, furniture, blocks, dropped, hidden …"""
    return frozenset(_listed()[of])


@cache
def _listed() -> Mapping[str, list[str]]:
    return tomllib.loads((files("ingest") / "pages.toml").read_text(encoding="utf-8"))


class Tag(bs4.Tag):
    """An element, and where it stands in its page, which is asked for its text."""

    attrs: dict[str, str]
    parent: Tag | None = None
    first: int = 0
    last: int = 0
    """Its first and last step: in ``WebPage.steps`` it stands at both. What is silent has no place."""
    start: int = 0
    end: int = 0
    """Its stretch of ``WebPage.text``."""
    place: int = 0
    """Its place in ``WebPage.tags``, where the elements in it follow."""
    size: int = 0
    """How many elements it is, itself among them."""

    prefix = namespace = None
    hidden = can_be_empty_element = False
    known_xml: bool | None = False
    next_element = next_sibling = None

    def __init__(self, name: str, attributes: dict[str, str], parent: Tag, previous: bs4.PageElement) -> None:
        """A new last element of its parent. What bs4 notes of each for printing and for XML is the class's here."""
        self.name, self.attrs, self.contents = name, attributes, []
        self.parent, self.previous_element = parent, previous
        previous.next_element = self
        siblings = parent.contents
        self.previous_sibling = siblings[-1] if siblings else None
        if siblings:
            siblings[-1].next_sibling = self
        siblings.append(self)

    __eq__ = object.__eq__  # bs4 compares two elements by all that is in them, and asks at each end of one
    __hash__ = object.__hash__

    @property
    def inner(self) -> list[Tag]:
        """The elements right below it, in order."""
        return [each for each in self.contents if isinstance(each, Tag) and each.name not in SILENT]

    def encloses(self, other: Tag) -> bool:
        """Whether another stands in it, or is it."""
        return self.first <= other.first and other.last <= self.last


class WebPage:
    """A parsed page: its elements and texts in reading order. Raises IngestError where there is no page."""

    def __init__(self, markup: str) -> None:
        markup = _LINE_ENDS.sub("\n", markup) if "\r" in markup else markup
        markup = _ENDS.sub("", _without_server_code(markup))  # what stands behind a first </html> belongs to the page
        layout = _Layout()
        self._soup = _Soup(markup.removeprefix("\ufeff"), builder=layout)
        if not layout.named:
            sentence = "网页里没有任何内容，请重新下载或另存为完整网页。"
            raise IngestError(IngestCode.EMPTY_PAGE, sentence)
        self.steps: list[Tag | str] = layout.steps
        """Each element twice, where it begins and where it ends, and each text between them."""
        self.text = "".join(layout.texts)
        self.tags: list[Tag] = layout.tags
        """In order of their beginning; the page itself is the first."""
        self._named = layout.named
        self.body: Tag = next(iter(self.named("body")), self._soup)

    def close(self) -> None:
        """Let go of the elements: they know each other, and only the garbage collector would find them."""
        for tags in self._named.values():
            for tag in tags:
                vars(tag).clear()
        self._soup.contents = []
        for kept in (self.steps, self.tags, self._named):
            kept.clear()

    def opens(self, step: int) -> bool:
        """Whether an element begins at a step (it ends at the other)."""
        tag = self.steps[step]
        return isinstance(tag, Tag) and tag.first == step

    def text_of(self, tag: Tag) -> str:
        """All text inside an element, as it stands in the page."""
        return self.text[tag.start : tag.end]

    def inside(self, tag: Tag) -> list[Tag]:
        """The elements in an element, itself first."""
        return self.tags[tag.place : tag.place + tag.size]

    def named(self, name: str) -> list[Tag]:
        """The elements of a name, silent ones and those in them too."""
        return self._named.get(name, [])

    def silent(self, name: str) -> str:
        """What the elements of a name hold that nobody reads: scripts, style sheets."""
        return "\n".join(str(tag.string or "") for tag in self.named(name))


class _Soup(BeautifulSoup, Tag):
    """The page itself has a place like its elements."""

    currentTag: Tag
    tagStack: list[Tag]
    _most_recent_element: bs4.PageElement
    known_xml: bool | None


class _Layout(TreeBuilder):
    """Hands BeautifulSoup what lxml finds in a page, and gives each element its place.

    Leaner than the library's own builder for lxml: HTML has no namespaces, nobody asks for comments, and values of
    attributes stay strings. Texts are kept once, in ``steps``; in the tree stand those of silent elements alone. White
    space between elements stays as it came: it may part the names of two signers.
    """

    def __init__(self) -> None:
        super().__init__()
        self.steps: list[Tag | str] = []
        self.texts: list[str] = []
        self.tags: list[Tag] = []
        self.named: dict[str, list[Tag]] = defaultdict(list)
        self._pieces: list[str] = []
        """Of the text at the place."""
        self._at = 0
        """Characters of the page so far."""
        self._silent = self._unseen = 0
        """How many of the elements around the place are silent, or in one that is; and how many, from a frame on whose
        page came in its attribute, stand where only a browser without frames looks."""
        self._in_frame = False

    def initialize_soup(self, soup: BeautifulSoup) -> None:
        super().initialize_soup(soup)
        assert isinstance(soup, _Soup)
        self._page = soup
        self.steps.append(soup)
        self.tags.append(soup)

    def feed(self, markup: str) -> None:
        self._page._most_recent_element = self._page
        self._parse(markup)
        self._close_inside(self._page)
        self._page.last, self._page.end, self._page.size = len(self.steps), self._at, len(self.tags)
        self.steps.append(self._page)

    def _parse(self, markup: str) -> None:
        parser = etree.HTMLParser(target=self)
        with suppress(etree.ParserError):  # there is nothing in it
            parser.feed(markup)
            parser.close()
        self._take_text()

    def _take_text(self) -> None:
        """A text ends where an element begins or ends."""
        if self._pieces:
            text = self._pieces[0] if len(self._pieces) == 1 else "".join(self._pieces)
            self._pieces.clear()
            if self._silent:
                self._page.handle_data(text)
            else:
                self.steps.append(text)
                self.texts.append(text)
                self._at += len(text)

    def _open(self, name: str, attributes: dict[str, str]) -> Tag:
        """What ``BeautifulSoup.handle_starttag`` does, without what only XML and other builders ask for."""
        soup = self._page
        if soup.current_data:
            soup.endData()
        tag = Tag(name, attributes, soup.currentTag, soup._most_recent_element)
        soup._most_recent_element = soup.currentTag = tag
        soup.tagStack.append(tag)
        self.named[name].append(tag)
        if self._silent or name in SILENT:
            self._silent += 1
        else:
            tag.first, tag.start, tag.place = len(self.steps), self._at, len(self.tags)
            self.steps.append(tag)
            self.tags.append(tag)
        return tag

    def _close(self) -> None:
        """The same of ``handle_endtag``. lxml tells of every element that begins that it ends, in order."""
        soup = self._page
        if soup.current_data:
            soup.endData()
        tag = soup.tagStack.pop()
        soup.currentTag = soup.tagStack[-1]
        if self._silent:
            self._silent -= 1
        else:
            tag.last, tag.end, tag.size = len(self.steps), self._at, len(self.tags) - tag.place
            self.steps.append(tag)

    def _close_inside(self, tag: Tag) -> None:
        """Where a page is too deep lxml tells of no more, and elements stay open."""
        while self._page.currentTag is not tag:
            self._close()

    def start(self, name: str, attributes: dict[str, str]) -> None:
        """lxml calls this and what follows, in the order of the page."""
        if self._unseen:
            self._unseen += 1
            return
        if self._pieces:
            self._take_text()
        if name == "iframe" and "srcdoc" in attributes and not self._in_frame:
            self._frame(attributes)
        else:
            self._open(name, attributes)

    def _frame(self, attributes: dict[str, str]) -> None:
        """A frame whose page came with it is a part of this page."""
        tag = self._open("div", attributes)
        self._in_frame = True
        self._parse(attributes["srcdoc"])
        self._close_inside(tag)
        self._in_frame, self._unseen = False, 1

    def end(self, name: str) -> None:
        if self._unseen:
            self._unseen -= 1
            if self._unseen:
                return
        if self._pieces:
            self._take_text()
        self._close()

    def data(self, text: str) -> None:
        if not self._unseen:
            self._pieces.append(text)

    def comment(self, text: str) -> None:
        self._take_text()

    def pi(self, target: str, data: str | None = None) -> None:
        self._take_text()

    def close(self) -> None:
        """The end of the page: nothing is handed back."""


def attribute(tag: Tag, name: str) -> str:
    """An attribute's value; empty where there is none."""
    return tag.attrs.get(name, "")


def _without_server_code(markup: str) -> str:
    """A page saved before its server filled it in, without the code. An opening sign alone is text."""
    for opening, closing in _SERVER_CODE:
        pieces, at = [], 0
        while (start := markup.find(opening, at)) >= 0 and (end := markup.find(closing, start)) >= 0:
            pieces.append(markup[at:start])
            at = end + len(closing)
        markup = "".join([*pieces, markup[at:]])
    return _FILLED_IN.sub("", markup) if "${" in markup else markup
