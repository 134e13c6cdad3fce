"""Where pages are counted and the last ones are not there: 第 1 页 共 3 页 on the only page, a pager with buttons."""

from __future__ import annotations

from collections.abc import Iterable

from corpus.model import Issue
from ingest.ledger import Left, LeftOut
from ingest.patterns import pattern, says

MORE_PAGES = "more_pages"
"""The code of the issue."""
_AROUND = 80
"""Characters before and behind 共3页 among which the buttons of a pager stand."""
_MOST_PAGES = 200
"""A list of so many pages is the site's, not the document's."""
_LONGEST = 40
"""Characters of a line that tells a page's number."""


def by_pager(text: str) -> tuple[int, int] | None:
    """The page's number and the count of pages by a pager: 第1页 共3页, 1/3页, with its buttons beside it."""
    if "页" not in text:
        return None
    for match in pattern("pager-count").matches(text):
        if says("pager-button", text[max(match.start() - _AROUND, 0) : match.end() + _AROUND]):
            number, count = match["page"] or match["first"] or match["page_of"] or "1", match["count"] or match["all"]
            return int(number), int(count)
    return None


def page_numbers(line: str) -> list[str]:
    """What a line of a page's furniture tells of its number: the line itself, or what its pager says."""
    counted = by_pager(line)
    return [line] if counted is None else [f"{counted[0]}/{counted[1]}"]


def is_more(count: int) -> bool:
    """Whether a count of pages is a document's that has several."""
    return 1 < count <= _MOST_PAGES


def lacks_pages(left: Iterable[LeftOut], pages: int = 0) -> tuple[Issue, ...]:
    """An issue where the numbers of pages, which were left out, end before the count that they tell.

    ``pages`` is how many pages a file has, where that is known.
    """
    told = [each.text for each in left if each.reason is Left.PAGE_NUMBER and len(each.text) <= _LONGEST]
    found = [match for text in told if (match := pattern("page-of").find(text))]
    numbers = [(int(match["page"] or 0), int(match["count"] or 0)) for match in found]
    counts = {count for _, count in numbers}
    if len(counts) != 1:
        return ()
    (count,) = counts
    last = max(number for number, _ in numbers)
    if not is_more(count) or not 0 < last < count or pages >= count:
        return ()
    there = f"第 {last} 页" if len(set(numbers)) == 1 else f"第 {min(number for number, _ in numbers)}—{last} 页"
    sentence = f"文件写明共 {count} 页，这里只有{there}，其余各页不在这个文件里，请找到完整的文件重新导入。"
    return (Issue(MORE_PAGES, sentence),)
