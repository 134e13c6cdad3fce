"""Where a page itself says that there is more than it holds: further pages, frames whose text stands elsewhere."""

from __future__ import annotations

from collections.abc import Iterator

from corpus.model import Issue
from ingest.lines.more_pages import by_pager, is_more
from ingest.patterns import pattern
from ingest.readers.page import WebPage, attribute

_FRAMES = ("iframe", "frame")


def is_framed(page: WebPage) -> bool:
    """Whether a page shows pages that were not saved with it."""
    return any(_source(page))


def more_pages(page: WebPage) -> tuple[Issue, ...]:
    """An issue where the document goes on, on pages that were not saved with this one."""
    counted = _by_script(page) or by_pager(page.text)
    if counted is None or not is_more(counted[1]):
        return ()
    number, count = counted
    sentence = f"正文共 {count} 页，这里只有第 {number} 页，其余各页没有保存在这个文件里，请逐页另存后一并导入。"
    return (Issue("more_pages", sentence),)


def _by_script(page: WebPage) -> tuple[int, int] | None:
    """The page's number and the count of pages, by the call that prints the pager: createPageHTML(3, 0, …)."""
    found = pattern("pager-call").find(page.silent("script"))
    return (int(found.get("page") or 0) + 1, int(found["count"])) if found else None


def _source(page: WebPage) -> Iterator[str]:
    for name in _FRAMES:
        for tag in page.named(name):
            source = attribute(tag, "src").strip()
            if source and not source.lower().startswith(("about:", "javascript:", "data:")):
                yield source
