"""What a page says about its document outside the text: tables and lines of facts, meta tags, its heading."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from corpus.model import PageFacts
from ingest.lines.facts import add_facts, label_of, parse_line
from ingest.patterns import pattern, says
from ingest.readers.content import PageContent
from ingest.readers.page import SILENT, Tag, WebPage, attribute, marks

_META = {"articletitle": "标题", "pubdate": "发布日期", "contentsource": "来源", "url": "链接"}
_STATING = frozenset({"td", "th", "li", "span", "p", "div", "dt", "b", "font", "em", "strong"})
_MAX_FACT, _MAX_NESTED = 160, 60
"""Characters and elements: what holds more is no fact but a part of the page."""
_MANY = 30
"""Children of an element outside the text: one with more is a menu, no fact."""
_NAME, _MAX_VALUE = re.compile(r"[A-Za-z_]\w{0,40}"), 30
"""Of a variable in a script, and how long a string that it is given."""
_TITLES = frozenset({"h1", "h2", "h3", "h4"})
_BEFORE_SITE = re.compile(r"\s*[-_|–—]\s*")
_SHORTEST_TITLE = 8
"""Characters: what is shorter (政策文件, 通知公告) heads a part of the page."""


def page_facts(content: PageContent) -> tuple[PageFacts, list[range]]:
    """What meta tags and the lines and tables outside the text say, and at which steps; print wins over meta tags."""
    page = content.page
    facts, places = PageFacts(), list[range]()
    whole = content.containers[0] is page.body
    for tag in page.tags:
        if tag.name not in _STATING or (not whole and content.holds(tag)):
            continue
        if tag.size > _MANY and len(tag.inner) > _MANY:
            continue
        if text := _text(page, tag, _MAX_FACT):
            stated, value = _stated(content, tag, text)
            places += [range(each.first, each.last) for each in (tag, value) if stated and each is not None]
            facts = add_facts(facts, stated)
    between = list(_between(content))
    facts = add_facts(facts, (pair for pairs, _ in between for pair in pairs))
    places += [place for _, place in between]
    facts = add_facts(facts, _meta(page))
    return add_facts(facts, [("标题", _heading(content))]), places


def _between(content: PageContent) -> Iterator[tuple[list[tuple[str, str]], range]]:
    """What stands by itself between the page's title and its text: a number, a subtitle's day, 时间：2031-08-09."""
    page, main = content.page, content.containers[0]
    title = next(
        (tag for tag in page.tags if tag.name in _TITLES and len(_text(page, tag, _MAX_FACT)) >= _SHORTEST_TITLE), None
    )
    if title is None:
        return
    for step in range(title.last, main.first):
        words = page.steps[step]
        text = " ".join(words.split()) if isinstance(words, str) and len(words) <= _MAX_FACT else ""
        pairs = parse_line(text)
        if says("number-alone", text):
            pairs = [("发文字号", text)]
        elif session := pattern("session").find(text):
            pairs = [("成文日期", session["day"])]
        if pairs:
            yield pairs, range(step, step + 1)


def _text(page: WebPage, tag: Tag, limit: int) -> str:
    """The text of a small element on one line; empty for one that holds more than the limit."""
    if tag.size >= _MAX_NESTED:
        return ""
    if tag.end - tag.start > limit:
        size = 0
        for step in page.steps[tag.first : tag.last]:
            size += len(step.strip()) if isinstance(step, str) else 0
            if size > limit:
                return ""
    return " ".join(page.text_of(tag).split())


def _stated(content: PageContent, tag: Tag, text: str) -> tuple[list[tuple[str, str]], Tag | None]:
    """The facts in a small element; a neighbour outside the text is the value of a label that stands alone."""
    page = content.page
    pairs = parse_line(text)
    alone = pairs[0][0] if len(pairs) == 1 and not pairs[0][1] else None
    if not pairs and tag.name in ("td", "th", "dt") and tag.parent is not None and _is_label_row(page, tag.parent):
        alone = label_of(text)
    if alone is not None and (written := _written(page, tag)):
        return [(alone, written)], None
    value = _neighbour(tag)
    if alone is None or value is None or (content.holds(value) and page.body is not content.containers[0]):
        return pairs, None
    found = _text(page, value, 2 * _MAX_FACT)
    return ([], None) if label_of(found) or parse_line(found) else ([(alone, found)], value)


def _written(page: WebPage, label: Tag) -> str:
    """What a script of the page writes behind a label: the first string that it gives to the name of the label's id."""
    name = attribute(label, "id")
    if not name or label.name not in _STATING or not _NAME.fullmatch(name):
        return ""
    given = re.search(
        rf"(?<![\w.$]){name}\s*=\s*(['\"])(?P<value>[^'\"<>\n]{{1,{_MAX_VALUE}}})\1", page.silent("script")
    )
    return given["value"].strip() if given else ""


def _neighbour(tag: Tag) -> Tag | None:
    found = tag.next_sibling
    while found is not None and not (isinstance(found, Tag) and found.name not in SILENT):
        found = found.next_sibling
    return found


def _is_label_row(page: WebPage, row: Tag) -> bool:
    """Whether a row is `label value label value`: every other cell a known label."""
    if not 2 <= len(row.contents) <= _MAX_NESTED:  # each of its cells asks
        return False
    cells = [_text(page, cell, _MAX_FACT) for cell in row.inner]
    return all(label_of(cell) or not cell for cell in cells[::2])


def _meta(page: WebPage) -> Iterator[tuple[str, str]]:
    for tag in page.named("meta"):
        label = _META.get(attribute(tag, "name").lower())
        content = attribute(tag, "content").strip()
        if label and content:
            yield label, content


def _heading(content: PageContent) -> str:
    """The page's title as printed above its text, else that of the window up to the site's name."""
    page = content.page
    for tag in page.tags:
        if tag.name in _TITLES:
            text = _text(page, tag, _MAX_FACT)
            if len(text) >= _SHORTEST_TITLE and not parse_line(text):
                return text
    titles = page.named("title")
    return _called_title(content) or (_of_window(_text(page, titles[0], _MAX_FACT)) if titles else "")


def _of_window(text: str) -> str:
    """The title of the window up to the site's name; behind a long dash the title itself may go on (甲——乙方案)."""
    first, dash, behind = _BEFORE_SITE.split(text)[0], *text.partition("——")[1:]
    return text if dash and text.startswith(first + dash) and says("title-line", behind) else first


def _called_title(content: PageContent) -> str:
    """What stands above the text and is called its title, where just one such element says what a document is about."""
    page, main = content.page, content.containers[0]
    found = {
        text
        for tag in page.tags
        if tag.attrs
        and tag.end <= main.start
        and _is_called_title(attribute(tag, "id"), attribute(tag, "class"))
        and not content.is_hidden(tag)
        and says("document-title", text := _text(page, tag, _MAX_FACT))
    }
    return found.pop() if len(found) == 1 else ""


def _is_called_title(identity: str, classes: str) -> bool:
    return not _title_names().isdisjoint(f"{identity} {classes}".lower().split())


@cache
def _title_names() -> frozenset[str]:
    return frozenset(name.lower() for name in marks("titles"))
