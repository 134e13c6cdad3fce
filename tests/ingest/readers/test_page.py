"""A page laid out flat."""

import pytest

from ingest import IngestError
from ingest.readers.page import Tag, WebPage, attribute, marks


def test_elements_are_stretches_of_the_text():
    page = WebPage("<html><body><div id=a>甲<p id=b>乙</p>丙</div><script>x</script><!-- y --><p>丁</p></body></html>")
    found = {attribute(tag, "id"): page.text_of(tag) for tag in page.tags}
    assert page.text == "甲乙丙丁"
    assert (found["a"], found["b"]) == ("甲乙丙", "乙")
    assert page.body.size == 4  # scripts are none


def test_an_element_stands_at_its_first_and_last_step():
    page = WebPage("<html><body><p>甲<b>乙</b></p></body></html>")
    paragraph = page.body.inner[0]
    assert [step.name if isinstance(step, Tag) else step for step in page.steps[paragraph.first : paragraph.last + 1]] == [
        "p", "甲", "b", "乙", "b", "p",
    ]  # fmt: skip
    assert page.opens(paragraph.first) and not page.opens(paragraph.last)
    assert [tag.name for tag in page.inside(paragraph)] == ["p", "b"]
    assert page.body.encloses(paragraph) and not paragraph.encloses(page.body)


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


@pytest.mark.parametrize("markup", ["", "<!-- x -->", "\ufeff", "</html>"])
def test_nothing_is_no_page(markup):
    with pytest.raises(IngestError):
        WebPage(markup)


def test_a_page_in_an_attribute_stands_in_the_place_of_its_frame():
    page = WebPage("<p>甲</p><iframe srcdoc='<p>乙<b>丙'><p>别</p><i>的</iframe><p>丁</p>")
    assert page.text == "甲乙丙丁"
    assert [tag.name for tag in page.body.inner] == ["p", "div", "p"]
    assert page.named("iframe") == [] and page.text_of(page.body.inner[1]) == "乙丙"


def test_a_frame_in_a_frame_is_left_as_it_is():
    page = WebPage("<iframe srcdoc='<p>甲</p><iframe srcdoc=x></iframe>'></iframe>")
    assert (page.text, len(page.named("iframe"))) == ("甲", 1)


def test_what_is_silent_has_no_place():
    page = WebPage("<body>甲<noscript><meta name='a'><p>乙</p></noscript></body>")
    assert [(page.text_of(tag), tag.size) for name in ("noscript", "meta") for tag in page.named(name)] == [("", 0)] * 2
    assert [tag.name for tag in page.inside(page.body)] == ["body"]


def test_a_page_that_is_closed_lets_go_of_its_elements():
    page = WebPage("<p>甲<b>乙</b></p>")
    kept = page.tags[-1]
    page.close()
    assert vars(kept) == {} and kept.parent is None and page.steps == page.tags == []


def test_the_lists_of_pages_toml():
    assert {"del", "s", "strike"} == marks("struck") and "pre" in marks("preformatted")


def test_the_tree_is_one_that_beautifulsoup_walks():
    page = WebPage("<div><p>甲<b>乙</b></p><ul><li>丙<li>丁</ul></div><script>var a</script>")
    body = page.body
    assert [tag.name for tag in body.find_all(True)] == ["div", "p", "b", "ul", "li", "li", "script"]
    first, second = body.select("ul > li")
    assert (first.next_sibling, second.previous_sibling, second.parent.name) == (second, first, "ul")
    assert body.find("script").string == "var a"


def test_elements_of_a_page_that_is_too_deep_end_all_the_same():
    page = WebPage("<div>甲" * 3000)
    assert [page.tags[0].last, page.tags[0].end] == [len(page.steps) - 1, len(page.text)]
    assert all(tag.size and tag.last > tag.first for tag in page.tags)
