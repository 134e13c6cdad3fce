"""Addresses: what is typed there is read, and a link never leaves the site."""

import pytest

from ui.address import Page, View, chosen, first, href, kept, number, split
from ui.state import CorpusView, SearchView


@pytest.mark.parametrize("address", ["https://example.com/x", "../x", "nowhere?q=1"])
def test_no_page_of_ours(address: str) -> None:
    assert split(address)[0] is None or split(address)[0] in Page


@pytest.mark.parametrize(
    ("text", "page"),
    [("1", 1), ("12", 12), ("999999", 999999), ("1000000", 1), ("0", 1), ("-3", 1), ("x", 1), ("", 1), ("１２", 12)],
)
def test_any_page_number_that_somebody_types_is_one(text: str, page: int) -> None:
    assert number({"page": [text]}, "page") == page


def test_what_is_missing_or_empty_has_its_default() -> None:
    assert first({"q": []}, "q", "all") == "all"
    assert first({"q": ["a", "b"]}, "q", "all") == "a"
    assert number({}, "page") == 1


def test_only_values_of_the_list_are_chosen() -> None:
    assert chosen(Page, "compare") == "compare"
    assert chosen(Page, "nowhere") is None


def test_the_address_holds_only_what_says_something() -> None:
    assert kept({"a": "x", "b": None, "c": "", "d": ["y", "z"], "e": []}) == {"a": ["x"], "d": ["y", "z"]}


def test_the_search_page_is_the_root() -> None:
    assert href(SearchView()) == "./"
    assert href(SearchView(text="水")) == "./?q=%E6%B0%B4"
    assert split("./?q=%E6%B0%B4") == (Page.SEARCH, {"q": ["水"]})


def test_a_page_without_choices_needs_only_its_route() -> None:
    class PlainView(View):
        route = Page.CORPUS

    assert PlainView.read({"x": ["1"]}).params == {}
    assert href(PlainView()) == "corpus" == href(CorpusView())
