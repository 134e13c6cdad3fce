"""Web pages of government sites: the text in its containers, tables, and the facts printed around it."""

from __future__ import annotations

import re
from collections.abc import Iterator
from contextlib import closing
from functools import cache

from corpus.model import Cell, Issue
from ingest.files.decode import decode
from ingest.ledger import Added, AddedText, Left, LeftOut
from ingest.line import IngestCode, IngestError, Line, RawDocument
from ingest.lines.wrap import JOINED, join_wrapped, wrap_width
from ingest.readers.content import PageContent
from ingest.readers.page import Tag, WebPage, attribute, marks
from ingest.readers.page_facts import page_facts
from ingest.readers.page_more import is_framed, more_pages
from ingest.readers.page_tables import data_cells

_HEADINGS = {f"h{level}": level - 1 for level in range(1, 7)}
_TITLE_ZONE = 30
"""Lines at the beginning of a text among which its title stands."""
_ENDS = 12
"""Characters at either end by which a title is known again where its middle differs."""
_FRAMED = 100
"""Characters: a page of frames with less has its text elsewhere."""
_PREFORMATTED = re.compile(r"white-space\s*:\s*(?:pre|break-spaces)", re.IGNORECASE)
_RAISED = str.maketrans("0123456789+-−–n", "⁰¹²³⁴⁵⁶⁷⁸⁹⁺⁻⁻⁻ⁿ")

_RAISABLE = frozenset("0123456789+-−–n")


def read(data: bytes) -> RawDocument:
    """Lines of a page's content, and the facts around it. Raises IngestError where there is no page."""
    text, issues = decode(data)
    with closing(WebPage(text)) as page:
        return _read(PageContent(page), issues)


def _read(content: PageContent, issues: tuple[Issue, ...]) -> RawDocument:
    facts, places = page_facts(content)
    walk = _PageWalk(content)
    lines = walk.lines({step for place in places for step in place})
    if not lines or (sum(len(line.text) for line in lines) < _FRAMED and is_framed(content.page)):
        sentence = "网页里没有正文（可能只存了框架），请打开原网页后另存，或复制正文存成文本。"
        raise IngestError(IngestCode.EMPTY_PAGE, sentence)
    joined = (JOINED,) if wrap_width(lines) else ()
    lines = list(join_wrapped(lines)) if joined else lines
    if facts.title and not _tells(lines, facts.title):
        lines.insert(0, Line(facts.title, heading=0))
        walk.added.append(AddedText(Added.TITLE, facts.title))
    return RawDocument(
        tuple(lines),
        facts=facts,
        issues=issues + joined + more_pages(content.page),
        left=tuple(walk.left),
        added=tuple(walk.added),
    )


def words(data: bytes) -> str:
    """All that a page says, where none of it is its text."""
    try:
        return WebPage(decode(data)[0]).text
    except IngestError:
        return ""


def _tells(lines: list[Line], title: str) -> bool:
    """Whether the text itself opens with the page's title, perhaps over several lines."""
    key = re.sub(r"\W", "", title)
    head = re.sub(r"\W", "", "".join(line.text for line in lines[:_TITLE_ZONE]))
    return not key or key in head or (key[:_ENDS] in head and key[-_ENDS:] in head)


class _PageWalk:
    """Where the walk is: the text of the line so far, the cell and the heading around it."""

    def __init__(self, content: PageContent) -> None:
        self.content, self.page = content, content.page
        self.cells: dict[int, Cell] = {}
        self.tables = 0
        self.pieces: list[str] = []
        self.cell: list[Cell] = []
        self.heading: int | None = None
        self.items: dict[int, int] = {}
        """Ordered lists and how many of their items have been met."""
        self.raised = self.kept = 0
        """How many elements around the place raise their characters, and keep their lines."""
        self.left: list[LeftOut] = []
        self.added: list[AddedText] = []
        self._keeps_lines = cache(_keeps_lines)  # one style stands at hundreds of elements
        self._marked = marks("preformatted") | _HEADINGS.keys() | {"sup", "li"}

    def lines(self, told: set[int]) -> list[Line]:
        """The lines of all containers. What stands around them is left out, as a fact of the page at a step of one."""
        found: list[Line] = []
        at = 0
        for container in self.content.containers:
            self.leave_out(at, container.first, told)
            found += self.through(container)
            at = container.last
        self.leave_out(at, len(self.page.steps), told)
        return found

    def leave_out(self, first: int, last: int, told: set[int]) -> None:
        """Note the words between two steps, which are outside the text."""
        words: dict[Left, list[str]] = {}
        step = first
        while step < last:
            node = self.page.steps[step]
            if isinstance(node, str):
                words.setdefault(Left.FACTS if step in told else Left.NAVIGATION, []).append(node)
            elif node.first == step and (node.name == "title" or self.content.is_hidden(node)):
                reason = Left.FACTS if node.name == "title" else Left.HIDDEN
                words.setdefault(reason, []).append(self.page.text_of(node))
                step = node.last
            step += 1
        self.left += [LeftOut(reason, " ".join(" ".join(pieces).split())) for reason, pieces in words.items()]

    def through(self, container: Tag) -> Iterator[Line]:
        """The lines of an element, what is no part of the document left out."""
        cells = data_cells(self.page, container, self.tables)
        self.tables = max((cell.table + 1 for cell in cells.values()), default=self.tables)
        self.cells |= cells
        steps, blocks = self.page.steps, marks("blocks")
        step = container.first
        while step <= container.last:
            node = steps[step]
            if isinstance(node, str):
                self.add(node)
                step += 1
                continue
            if self.pieces and node.name in blocks:
                yield from self.flush()
            says = node.name in self._marked or node.first in cells or "style" in node.attrs
            if node.first != step:
                if says:
                    self.leave(node)
            elif node is not container and (reason := self.content.left_for(node)):
                self.left.append(LeftOut(reason, self.page.text_of(node)))
                step = node.last
            elif says:
                self.enter(node)
            step += 1

    def enter(self, tag: Tag) -> None:
        if tag.first in self.cells:
            self.cell.append(self.cells[tag.first])
        self.heading = _HEADINGS.get(tag.name, self.heading)
        self.raised += tag.name == "sup"
        self.kept += self._keeps_lines(tag.name, attribute(tag, "style"))
        if tag.name == "li" and (number := self.ordinal(tag)):
            self.pieces.append(number)
            self.added.append(AddedText(Added.NUMBERING, number))

    def leave(self, tag: Tag) -> None:
        if tag.first in self.cells:
            self.cell.pop()
        if tag.name in _HEADINGS:
            self.heading = None
        self.raised -= tag.name == "sup"
        self.kept -= self._keeps_lines(tag.name, attribute(tag, "style"))

    def ordinal(self, item: Tag) -> str:
        """The number that a browser prints before an item of an ordered list; empty for other lists."""
        parent = item.parent
        if parent is None or parent.name != "ol":
            return ""
        if (attribute(parent, "type") or "1") != "1" or "none" in attribute(parent, "style"):
            return ""
        key = id(parent)
        self.items[key] = self.items.get(key, _number(attribute(parent, "start"), 1) - 1) + 1
        self.items[key] = _number(attribute(item, "value"), self.items[key])
        return f"{self.items[key]}."

    def add(self, text: str) -> None:
        if self.raised and _RAISABLE.issuperset(text.strip()):
            text = text.translate(_RAISED)
        self.pieces.append(text if self.kept else text.replace("\n", " "))

    def flush(self) -> Iterator[Line]:
        text = "".join(self.pieces)
        self.pieces.clear()
        for piece in text.split("\n"):
            if piece.strip():
                yield Line(piece, cell=self.cell[-1] if self.cell else None, heading=self.heading)


def _keeps_lines(name: str, style: str) -> bool:
    return name in marks("preformatted") or _PREFORMATTED.search(style) is not None


def _number(text: str, otherwise: int) -> int:
    """A small whole number as attributes have it."""
    return int(text) if text.isascii() and text.isdigit() and len(text) < 7 else otherwise
