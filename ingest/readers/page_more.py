"""Where a page itself says that there is more than it holds: further pages, frames whose text stands elsewhere."""

from __future__ import annotations

from collections.abc import Iterator

from corpus.model import Issue
from ingest.patterns import pattern, says
from ingest.readers.page import WebPage, attribute

_AROUND = 80
"""Characters before and behind 共3页 among which the buttons of a pager stand."""
_MOST_PAGES = 200
"""A list of so many pages is the site's, not the document's."""
_FRAMES = ("iframe", "frame")


def is_framed(page: WebPage) -> bool:
    """Whether a page shows pages that were not saved with it."""
    return any(_source(page))


def more_pages(page: WebPage) -> tuple[Issue, ...]:
    """An issue where the document goes on, on pages that were not saved with this one."""
    counted = _by_script(page) or _printed(page)
    if counted is None or not 1 < counted[1] <= _MOST_PAGES:
        return ()
    number, count = counted
    sentence = f"正文共 {count} 页，这里只有第 {number} 页，其余各页没有保存在这个文件里，请逐页另存后一并导入。"
    return (Issue("more_pages", sentence),)


def _by_script(page: WebPage) -> tuple[int, int] | None:
    """The page's number and the count of pages, by the call that prints the pager: createPageHTML(3, 0, …)."""
    found = pattern("pager-call").find(page.silent("script"))
    return (int(found.get("page") or 0) + 1, int(found["count"])) if found else None


def _printed(page: WebPage) -> tuple[int, int] | None:
    """The same by what a pager prints: 第1页 共3页, 1/3页, with its buttons beside it."""
    for match in pattern("pager-count").matches(page.text):
        if says("pager-button", page.text[max(match.start() - _AROUND, 0) : match.end() + _AROUND]):
            number, count = match["page"] or match["first"] or match["page_of"] or "1", match["count"] or match["all"]
            return int(number), int(count)
    return None


def _source(page: WebPage) -> Iterator[str]:
    for name in _FRAMES:
        for tag in page.named(name):
            source = attribute(tag, "src").strip()
            if source and not source.lower().startswith(("about:", "javascript:", "data:")):
                yield source
