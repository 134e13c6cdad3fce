"""A page laid out flat."""

import pytest

from ingest import IngestError
from ingest.readers.page import Tag, WebPage, attribute, marks


def test_elements_are_stretches_of_the_text():
    page = WebPage("<html><body><div id=a>甲<p id=b>乙</p>丙</div><script>x</script><!-- y --><p>丁</p></body></html>")
    found = {attribute(tag, "id"): page.text_of(tag) for tag in page.tags}
    assert page.text == "甲乙丙丁"
    assert (found["a"], found["b"]) == ("甲乙丙", "乙")
    assert page.extent(page.body).tags == 4  # scripts are none


def test_an_element_stands_at_its_first_and_last_step():
    page = WebPage("<html><body><p>甲<b>乙</b></p></body></html>")
    paragraph = page.children(page.body)[0]
    extent = page.extent(paragraph)
    assert [step.name if isinstance(step, Tag) else step for step in page.steps[extent.first : extent.last + 1]] == [
        "p", "甲", "b", "乙", "b", "p",
    ]  # fmt: skip
    assert page.opens(extent.first) and not page.opens(extent.last)
    assert [tag.name for tag in page.inside(paragraph)] == ["p", "b"]
    assert extent in page.extent(page.body) and page.extent(page.body) not in extent


@pytest.mark.parametrize(
    ("markup", "text"),
    [
        ("<p>甲<%= x %>乙</p>", "甲乙"),
        ("<p>甲<% 乙</p>", "甲<% 乙"),  # no code without its end
        ("<p>甲${x}乙${</p>", "甲乙${"),
        ("<?xml version='1.0'?><p>甲</p>", "甲"),
        ("<p>甲</p></body></html><p>乙</p>", "甲乙"),
        ("<p>甲\r\n乙\r丙</p>", "甲\n乙\n丙"),
        ("<b>甲</b>   <b>乙</b>", "甲   乙"),
    ],
)
def test_what_is_text(markup, text):
    assert WebPage(f"<html><body>{markup}</body></html>").text == text


def test_what_is_silent_can_be_asked_for():
    assert WebPage("<script>a()</script><p>甲</p><script>b()</script>").silent("script") == "a()\nb()"


def test_nothing_is_no_page():
    with pytest.raises(IngestError):
        WebPage("<!-- x -->")


def test_the_lists_of_pages_toml():
    assert {"del", "s", "strike"} == marks("struck") and "pre" in marks("preformatted")
