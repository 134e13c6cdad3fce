"""标题: the document's own title, wherever the page, the header or the attached plan print it."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import pairwise

from corpus.fold import fold
from corpus.model import PartKind, Span
from extract.document.document_number import find_numbers
from extract.document.document_type import named_by
from extract.document.head import LONGEST_TITLE, Head, head_of
from extract.document.news import carried_title, news_headline
from extract.document.parts import OPENING, TITLE_LINES, bare
from extract.document.running_head import running_head
from extract.document.title_lines import first_line, is_organ, opens
from extract.layout import Layout
from extract.rules import first, pattern_of

_SHORTEST = 4
"""Characters of the shortest real titles: 政务公开."""
_LONG = 20
"""Two tellings longer than this that differ by a character or two are one title."""
_LOST = 2
"""Characters that a line break swallowed: the 年 of 2024年, a quotation mark."""
_HEADLINE = range(10, 61)
"""Characters of a news headline: shorter lines are columns and bylines, longer ones sentences."""
_HEADER = 40
"""Characters before a number on a title's line that are a header (某某市人民政府文件)."""
_SHORTEST_REST = 8
"""Characters behind the number that are a title, not the end of 某府发〔2024〕1号文件."""
_QUOTED = re.compile("《[^《》]*》")
_WHITE = re.compile(r"(?<=[^\x00-\x7f])\s+|\s+(?=[^\x00-\x7f])|\n")


def find_title(layout: Layout) -> str | None:
    """The title as printed, its lines joined: the text's own, else the page's, else that of the plan it carries."""
    body = layout.parts[0] if layout.parts else None
    head = head_of(layout, body)
    page = clean(layout.document.facts.title)
    printed = _intact(layout, head, page, _printed(layout, head, page))
    if printed and page and len(printed) <= _SHORTEST and (ends_as_title(page) or _printed_whole(head, page)):
        printed = None  # a file's tag (解释答复) above the title that the page tells
    found = clean(carried_title(layout)) or printed or _running(layout)
    if found and _plan(layout) and is_about(found):
        return clean(_plan(layout))  # a page that calls the notice's own text an interpretation
    if found:
        fuller = page and bare(page).startswith(bare(found) + "(") and not first("document.title.year-note", fold(page))
        return page if fuller else found
    if page and pattern_of("document.title.furniture").search(fold(page)):
        page = None
    if page and (ends_as_title(page) or not _plan(layout)):
        return page
    if named := _named_by_lead(layout):
        return clean(_plan(layout)) or clean(named)
    if attached := _attached(layout) or _repeated(layout):
        return attached
    told = "。" in layout.folded  # a map or a chart has labels and no sentence: none of them is a headline
    headline = next((layout.document[span] for span in _headlines(layout, head)), None) if told else None
    return clean(_plan(layout)) or clean(headline or news_headline(layout))


def _printed_whole(head: Head, page: str) -> bool:
    """Whether a line of the head is the page's title, but for the year behind it."""
    lines = (bare(line) for line in head.lines if len(line) > _HEADLINE.start)
    return any(bare(page).startswith(line) for line in lines)


def _plan(layout: Layout) -> str | None:
    """The title of the only text that a notice carries; of several, none speaks for the file."""
    titles = [part.title for part in layout.parts if part.kind is PartKind.ISSUED]
    return titles[0] if len(titles) == 1 else None


def _named_by_lead(layout: Layout) -> str | None:
    """The plan that a notice without a title says it issues: 《某方案》已经市政府同意，现印发给你们."""
    window = layout.folded[: min(layout.own.end, OPENING)]
    match = pattern_of("document.title.lead").search(window)
    return layout.document.text[match.start("title") : match.end("title")] if match else None


def _attached(layout: Layout) -> str | None:
    """What a file says that it is, which was attached to another: 附件：某区空间布局图 on its first line or two."""
    spans = [block.span for block in layout.document.blocks if len(block.span)][:2] or [Span(0, 0)]
    match = pattern_of("document.title.attached").match(layout.folded[spans[0].start : spans[-1].end])
    start = spans[0].start
    return clean(layout.document.text[start + match.start("title") : start + match.end("title")]) if match else None


def _repeated(layout: Layout) -> str | None:
    """A title line that the long line above it began with: the page's summary of a text stands before the text."""
    blocks = [block.span for block in layout.document.blocks[:TITLE_LINES] if len(block.span)]
    for above, span in pairwise(blocks):
        line = layout.folded[span.start : span.end]
        begun = len(above) > len(span) and layout.folded.startswith(line, above.start)
        if begun and _is_title_line(line) and ends_as_title(line):
            return clean(layout.document[span])
    return None


def ends_as_title(title: str) -> bool:
    return bool(pattern_of("document.title.end").search(fold(title)))


def is_about(title: str) -> bool:
    """Whether a title is that of an article about a policy (政策解读, 答记者问)."""
    return bool(first("document.title.about", fold(title)))


def clean(title: str | None) -> str | None:
    """A title without the site's name, file extension, 转载 mark and white space inside.

    >>> clean("（转载）某市人民政府关于某事的通    知_政府信息公开专栏")
    '某市人民政府关于某事的通知'
    """
    if not title:
        return None
    title = compact(title[_undecorated(fold(title))])
    if _QUOTED.fullmatch(title):
        title = title[1:-1]
    return title or None


def compact(title: str) -> str:
    """A title on one line, without the white space that page and line width left in it.

    >>> compact("政府网站集约化\\n试点工作方案"), compact("国务院关于印发 2030年前行动方案的通    知")
    ('政府网站集约化试点工作方案', '国务院关于印发2030年前行动方案的通知')
    """
    return _WHITE.sub("", title) if title.split() != [title] else title


# --- titles in the text -------------------------------------------------------------------------------------------


def _printed(layout: Layout, head: Head, page: str | None) -> str | None:
    """The last run of lines in the head that ends as titles do; of a notice and what it issues, the notice."""
    for last in reversed(range(len(head.lines))):
        if not _ends_title(head, last):
            continue
        last = _notice_above(layout, head, last, page)
        first = first_line(head, last, bare(page or ""))
        end = last + 1
        if end < len(head.lines) and pattern_of("document.title.subtitle").match(head.lines[end]):
            end += 1
        return clean(_without_number(layout, Span(head.spans[first].start, head.spans[end - 1].end)))
    return None


def _ends_title(head: Head, at: int) -> bool:
    """Whether a title ends in a line; its last word may stand there alone (…的 / 通知)."""
    line = head.lines[at]
    if at and pattern_of("document.title.last-word").match(line) and head.lines[at - 1].endswith("的"):
        return True
    return _is_title_line(line) and bool(pattern_of("document.title.end").search(_plain(line)))


def _notice_above(layout: Layout, head: Head, last: int, page: str | None) -> int:
    """Where the notice's title ends, if what was found is its plan's title or a table's caption below it."""
    complete = pattern_of("document.title.complete")
    if complete.search(_plain(head.lines[last])):
        return last
    above = (at for at in reversed(range(last)) if complete.search(_plain(head.lines[at])))
    at = next((at for at in above if _is_title_line(head.lines[at])), None)
    if at is None:
        return last
    first = first_line(head, at, bare(page or ""))
    plan = named_by(layout.document[Span(head.spans[first].start, head.spans[at].end)])
    caption = pattern_of("document.title.caption").search(head.lines[last])
    return at if caption or (plan and bare(plan) == bare(head.lines[last])) else last


def _intact(layout: Layout, head: Head, page: str | None, found: str | None) -> str | None:
    """Of several tellings of one title the fullest: with the issuer before it, with the 年 that a break swallowed."""
    if not found:
        return None
    tellings = [page, *(clean(layout.document[span]) for span in head.spans)]
    return next((title for title in tellings if title and _is_fuller(title, found)), found)


def _is_fuller(title: str, found: str) -> bool:
    whole, part = bare(title), bare(found)
    if whole.endswith(part) and opens(part):
        return is_organ(whole[: -len(part)])
    return 0 < len(whole) - len(part) <= _LOST and len(part) > _LONG and _in_order(part, whole)


def _in_order(part: str, whole: str) -> bool:
    """Whether the characters of one text stand in another in the same order."""
    rest = iter(whole)
    return all(character in rest for character in part)


def _plain(line: str) -> str:
    return line[_undecorated(line)]


def _undecorated(folded: str) -> slice:
    """Where a title stands in what a page or a line makes of it; at least one character is left."""
    before = pattern_of("document.title.before").match(folded)
    start = before.end() if before else 0
    after = pattern_of("document.title.after").search(folded, start + 1)
    return slice(start, after.start() if after else len(folded))


def _is_title_line(line: str) -> bool:
    return _SHORTEST <= len(line) <= LONGEST_TITLE and not pattern_of("document.title.furniture").search(_plain(line))


def _without_number(layout: Layout, span: Span) -> str:
    """The title without a document number, or a header ending in 文件, printed before it on its line."""
    for mention in find_numbers(layout.document.text, layout.folded, span):
        if mention.span.start - span.start < _HEADER and mention.span.end < span.end - _SHORTEST_REST:
            span = Span(mention.span.end, span.end)
    return layout.document[span]


# --- texts without lines, news, and what is left ---------------------------------------------------------------------


def _running(layout: Layout) -> str | None:
    head = running_head(layout)
    return clean(layout.document[head.title]) if head and head.title else None


def _headlines(layout: Layout, head: Head) -> Iterator[Span]:
    """Lines of the head that may be a news headline."""
    person = pattern_of("part.signature.person")
    for span, line in zip(head.spans, head.lines, strict=True):
        odd = person.search(line) or pattern_of("document.headline.not").search(line) or is_organ(line)
        if len(line) in _HEADLINE and not odd and _is_title_line(line):
            yield span
