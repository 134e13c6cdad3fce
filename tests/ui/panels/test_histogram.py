"""Years as bars."""

import re

import pytest

from corpus.search.asked import Results
from corpus.search.fields import FIELDS
from ui.address import href
from ui.panels.histogram import MOST, choosing, spanned, years_html
from ui.panels.results import chosen_chips, facet_html
from ui.state import SearchView

YEAR = FIELDS["year"]
COUNTS = (("2031", 40), ("2028", 10), ("2029", 1))


def test_every_year_between_has_a_bar_also_without_hits():
    html = years_html(SearchView(), YEAR, COUNTS)
    assert re.findall(r'title="(\d+)年 (\d+) 条"', html) == [
        ("2028", "10"),
        ("2029", "1"),
        ("2030", "0"),
        ("2031", "40"),
    ]
    assert re.findall(r"height:(\d+)%", html) == ["25", "4", "0", "100"]


def test_a_click_chooses_a_year_and_a_second_one_all_between():
    view = SearchView(text="海堤", page=3)
    assert href(choosing(view, "year", spanned((), 2028))) in years_html(view, YEAR, COUNTS).replace("&amp;", "&")
    chosen = SearchView(text="海堤", filters={"year": ("2028",)})
    html = years_html(chosen, YEAR, COUNTS).replace("&amp;", "&")
    assert "year=2028&year=2029&year=2030&year=2031" in html
    assert "再点一年" in html
    assert html.count('class="zc-now"') == 1


def test_words_and_a_single_year_make_no_bars():
    assert years_html(SearchView(), YEAR, (("2031", 3),)) == ""
    assert years_html(SearchView(), YEAR, (("每年", 3), ("2031", 3))) == ""


def test_of_a_long_stretch_the_last_years_are_shown():
    html = years_html(SearchView(), YEAR, (("1900", 99), ("2031", 3)))
    assert html.count("<a ") == MOST
    assert "height:100%" in html


@pytest.mark.parametrize("facet", ["year", "due_year"])
def test_the_facets_of_years_have_bars_and_lists(facet):
    html = facet_html(SearchView(), facet, COUNTS)
    assert html.count("条</span></a>") == 4
    assert html.count("<li ") == 3
    assert "zc-bars" not in facet_html(SearchView(), "level", COUNTS)


def test_a_stretch_is_one_chip():
    view = SearchView(filters={"year": ("2028", "2029", "2030")})
    html = chosen_chips(view)
    assert "年份：2028至2030 ✕" in html
    assert html.count("✕") == 1
    assert chosen_chips(SearchView(filters={"year": ("2028", "2030")})).count("✕") == 2


def test_results_without_years_have_no_bars():
    assert Results(hits=(), total=0, kinds={}, facets={}).facets.get("year") is None


@pytest.mark.parametrize("year", ["²", "99999999999", "٢٠٢٠", "每年"])
def test_what_is_no_year_in_an_address_does_no_harm(year):
    html = years_html(SearchView(filters={"year": (year,)}), YEAR, COUNTS)
    assert html.count("<a ") == 4
    assert spanned((year,), 2028) == ("2028",)
    assert "✕" in chosen_chips(SearchView(filters={"year": (year, "2028")}))
