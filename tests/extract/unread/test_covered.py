"""Whether a place lies in any of some spans."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from corpus.model import Span
from extract.unread.covered import Covered
from tests.unread_signs import HEAD, found_in

spans = st.builds(lambda start, length: Span(start, start + length), st.integers(0, 40), st.integers(1, 12))


@given(st.lists(spans, max_size=8), spans)
def test_a_place_is_touched_where_it_shares_a_character_with_a_span(held: list[Span], place: Span) -> None:
    expected = any(span.start < place.end and place.start < span.end for span in held)
    assert Covered(held).touches(place) is expected


@given(st.lists(spans, max_size=8), spans)
def test_a_place_is_held_where_spans_have_all_of_its_characters(held: list[Span], place: Span) -> None:
    expected = all(any(span.start <= at < span.end for span in held) for at in range(place.start, place.end))
    assert Covered(held).holds(place) is expected


def test_a_span_inside_another_takes_nothing_from_it() -> None:
    covered = Covered([Span(0, 1), Span(5, 20), Span(6, 8)])
    assert covered.touches(Span(15, 18)) and covered.holds(Span(5, 20))
    assert not covered.touches(Span(1, 5))


def test_titles_stand_without_their_numbers_innermost_first() -> None:
    found = found_in(HEAD + "一、主要任务\n（一）修建码头。抓紧施工。")
    at = len(HEAD) + len("一、主要任务\n（一）修建码头。抓")
    assert found.titles(found.layout.section_at(at)) == ["修建码头", "主要任务"]
    assert found.titles(None) == []
