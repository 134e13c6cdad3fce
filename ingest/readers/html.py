"""Web pages of government sites: the text in its container, tables, and the facts printed around it."""

from __future__ import annotations

import re
from collections.abc import Container, Iterator
from itertools import islice

from lxml import etree, html

from corpus.model import Cell, PageFacts
from ingest.files.decode import decode
from ingest.line import IngestCode, IngestError, Line, RawDocument
from ingest.lines.facts import add_facts, label_of, parse_line
from ingest.readers.content import find_container, is_dropped, marks
from ingest.readers.page_tables import data_cells

_SERVER_CODE = re.compile(r"<%.*?%>|<\?xml[^>]*\?>|\$\{[^{}]*\}", re.DOTALL)
_HEADINGS = {f"h{level}": level - 1 for level in range(1, 7)}
_META = {"articletitle": "标题", "pubdate": "发布日期", "contentsource": "来源", "url": "链接"}
_MAX_FACT, _MAX_NESTED = 160, 60
"""Characters and elements: what holds more is no fact but a part of the page."""
_TITLE_ZONE = 30
"""Lines at the beginning of a text among which its title stands."""
_MANY = 30
"""Children of an element outside the text: one with more is a menu, no fact."""
_ENDS = 12
"""Characters at either end by which a title is known again where its middle differs."""
_SHORTEST_TITLE = 8
"""Characters: what is shorter (政策文件, 通知公告) heads a part of the page."""


def read(data: bytes) -> RawDocument:
    """Lines of a page's content, and the facts around it. Raises IngestError where there is no page."""
    text, issues = decode(data)
    root = _parse(_SERVER_CODE.sub("", text))
    container = find_container(root)
    facts = _page_facts(root, container)
    lines = list(_lines(container))
    if not lines:
        sentence = "网页里没有正文（可能只存了框架），请打开原网页后另存，或复制正文存成文本。"
        raise IngestError(IngestCode.EMPTY_PAGE, sentence)
    if facts.title and not _tells(lines, facts.title):
        lines.insert(0, Line(facts.title, heading=0))
    return RawDocument(tuple(lines), facts=facts, issues=issues)


def _parse(text: str) -> html.HtmlElement:
    parser = html.HTMLParser(remove_comments=True, remove_pis=True, huge_tree=True)
    try:
        root = html.document_fromstring(text, parser=parser)
    except (etree.ParserError, ValueError) as error:
        sentence = "网页里没有任何内容，请重新下载或另存为完整网页。"
        raise IngestError(IngestCode.EMPTY_PAGE, sentence) from error
    etree.strip_elements(root, "script", "style", "noscript", "template", with_tail=False)
    return root


def _tells(lines: list[Line], title: str) -> bool:
    """Whether the text itself opens with the page's title, perhaps over several lines."""
    key = re.sub(r"\W", "", title)
    head = re.sub(r"\W", "", "".join(line.text for line in lines[:_TITLE_ZONE]))
    return not key or key in head or (key[:_ENDS] in head and key[-_ENDS:] in head)


# --- facts ----------------------------------------------------------------------------------------------------------


def _page_facts(root: html.HtmlElement, container: html.HtmlElement) -> PageFacts:
    """What meta tags and the lines and tables outside the container say; what is printed wins over meta tags."""
    inside = set(container.iter()) if container.tag != "body" else set()
    facts = PageFacts()
    for element in root.iter("td", "th", "li", "span", "p", "div", "dt", "b", "font", "em", "strong"):
        if element in inside or len(element) > _MANY:
            continue
        text = _text(element, _MAX_FACT)
        if text:
            facts = add_facts(facts, _stated(element, text, inside))
    facts = add_facts(facts, _meta(root))
    return add_facts(facts, [("标题", _heading(root))])


def _text(element: html.HtmlElement, limit: int) -> str:
    """The text of a small element on one line; empty for one that holds more than the limit."""
    if sum(1 for _ in islice(element.iter(), _MAX_NESTED)) == _MAX_NESTED:
        return ""
    pieces: list[str] = []
    size = 0
    for piece in element.itertext():
        pieces.append(piece)
        size += len(piece.strip())
        if size > limit:
            return ""
    return " ".join("".join(pieces).split())


def _stated(element: html.HtmlElement, text: str, inside: Container[html.HtmlElement]) -> list[tuple[str, str]]:
    """The facts in a small element; a neighbour outside the text is the value of a label that stands alone."""
    pairs = parse_line(text)
    alone = pairs[0][0] if len(pairs) == 1 and not pairs[0][1] else None
    if not pairs and element.tag in ("td", "th", "dt") and _is_label_row(element.getparent()):
        alone = label_of(text)
    value = element.getnext()
    if alone is None or value is None or value in inside or not isinstance(value.tag, str):
        return pairs
    found = _text(value, 2 * _MAX_FACT)
    return [] if label_of(found) or parse_line(found) else [(alone, found)]


def _is_label_row(row: html.HtmlElement) -> bool:
    """Whether a row is `label value label value`: every other cell a known label."""
    cells = [_text(cell, _MAX_FACT) for cell in row if isinstance(cell.tag, str)]
    return len(cells) >= 2 and all(label_of(cell) or not cell for cell in cells[::2])


def _meta(root: html.HtmlElement) -> Iterator[tuple[str, str]]:
    for element in root.iter("meta"):
        label = _META.get((element.get("name") or "").lower())
        content = (element.get("content") or "").strip()
        if label and content:
            yield label, content


def _heading(root: html.HtmlElement) -> str:
    """The page's title as printed above its text, else that of the window up to the site's name."""
    for element in root.iter("h1", "h2", "h3", "h4"):
        text = _text(element, _MAX_FACT)
        if len(text) >= _SHORTEST_TITLE and not parse_line(text):
            return text
    title = root.find(".//title")
    return re.split(r"\s*[-_|–—]\s*", _text(title, _MAX_FACT))[0] if title is not None else ""


# --- lines ----------------------------------------------------------------------------------------------------------


def _lines(container: html.HtmlElement) -> Iterator[Line]:
    blocks = marks("blocks")
    cells = data_cells(container)
    place = _PageWalk(cells)
    walker = etree.iterwalk(container, events=("start", "end"))
    for event, element in walker:
        if event == "start":
            if element is not container and is_dropped(element):
                walker.skip_subtree()
                continue
            if element.tag in blocks:
                yield from place.flush()
            place.enter(element)
        else:
            if element.tag in blocks:
                yield from place.flush()
            place.leave(element)
            if element is not container:
                place.add(element.tail)
    yield from place.flush()


class _PageWalk:
    """Where the walk is: the text of the line so far, the cell and the heading around it."""

    def __init__(self, cells: dict[html.HtmlElement, Cell]) -> None:
        self.cells = cells
        self.pieces: list[str] = []
        self.cell: list[Cell] = []
        self.heading: int | None = None
        self.items: dict[html.HtmlElement, int] = {}
        """Ordered lists and how many of their items have been met."""

    def enter(self, element: html.HtmlElement) -> None:
        if cell := self.cells.get(element):
            self.cell.append(cell)
        if element.tag in _HEADINGS:
            self.heading = _HEADINGS[element.tag]
        if element.tag == "li":
            self.add(self.ordinal(element.getparent()))
        self.add(element.text)

    def ordinal(self, parent: html.HtmlElement | None) -> str:
        """The number that a browser prints before the next item of an ordered list; empty for other lists."""
        if (
            parent is None
            or parent.tag != "ol"
            or parent.get("type", "1") != "1"
            or "none" in (parent.get("style") or "")
        ):
            return ""
        start = parent.get("start") or "1"
        self.items[parent] = self.items.get(parent, int(start) - 1 if start.isascii() and start.isdigit() else 0) + 1
        return f"{self.items[parent]}."

    def leave(self, element: html.HtmlElement) -> None:
        if element in self.cells:
            self.cell.pop()
        if element.tag in _HEADINGS:
            self.heading = None

    def add(self, text: str | None) -> None:
        if text:
            self.pieces.append(text)

    def flush(self) -> Iterator[Line]:
        text = " ".join("".join(self.pieces).split("\n"))
        self.pieces.clear()
        if text.strip():
            yield Line(text, cell=self.cell[-1] if self.cell else None, heading=self.heading)
