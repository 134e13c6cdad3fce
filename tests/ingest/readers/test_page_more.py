"""Pages that say they go on elsewhere."""

import pytest

from ingest.readers.page import WebPage
from ingest.readers.page_more import is_framed, more_pages

BUTTONS = "<a>上一页</a> <b>1</b> <a>2</a> <a>下一页</a>"


@pytest.mark.parametrize(
    ("body", "said"),
    [
        ('<script>createPageHTML(3,0,"t","html");</script>', "共 3 页，这里只有第 1 页"),
        ('<script>createPageHTML(3, 1, "t", "html");</script>', "共 3 页，这里只有第 2 页"),
        ('<script>createPageHTML(1,0,"t","html");</script>', ""),
        ("<script>function createPageHTML(count, page) {}</script>", ""),
        (f"<div>共3页 {BUTTONS}</div>", "共 3 页，这里只有第 1 页"),
        (f"<div>第2页/共3页 {BUTTONS}</div>", "共 3 页，这里只有第 2 页"),
        (f"<div>2/4页 {BUTTONS}</div>", "共 4 页，这里只有第 2 页"),
        ("<div>第2页 共3页</div>", ""),  # printed pages, all of them
        (f"<div>共1页 {BUTTONS}</div>", ""),
        (f"<div>共900页 {BUTTONS}</div>", ""),  # of a list
        ("<p>文</p>", ""),
    ],
)
def test_further_pages_are_told(body, said):
    issues = more_pages(WebPage(f"<html><body>{body}</body></html>"))
    assert [issue.code for issue in issues] == (["more_pages"] if said else [])
    assert all(said in issue.message for issue in issues)


@pytest.mark.parametrize(
    ("body", "framed"),
    [
        ("<iframe src='a.html'></iframe>", True),
        ("<iframe src='about:blank'></iframe>", False),
        ("<iframe></iframe>", False),
    ],
)
def test_what_is_a_frame(body, framed):
    assert is_framed(WebPage(f"<html><body>{body}</body></html>")) is framed
