"""Whether a place lies in any of some spans."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from corpus.model import Span
from extract.unread.covered import Covered

spans = st.builds(lambda start, length: Span(start, start + length), st.integers(0, 40), st.integers(1, 12))


@given(st.lists(spans, max_size=8), spans)
def test_a_place_is_touched_where_it_shares_a_character_with_a_span(held: list[Span], place: Span) -> None:
    expected = any(span.start < place.end and place.start < span.end for span in held)
    assert Covered(held).touches(place) is expected
