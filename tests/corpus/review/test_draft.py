"""A draft: its day, its parts."""

from datetime import date

from corpus.model import Part, PartKind, Span
from corpus.review.draft import Draft, TakenPlaces
from tests.checked_drafts import TODAY, draft_of


def test_the_day_is_its_own_or_today():
    assert isinstance(draft_of("甲"), Draft)
    assert draft_of("甲").day == TODAY
    assert draft_of("甲", day=date(2020, 1, 2)).day == date(2020, 1, 2)


def test_parts_hold_the_lines_that_begin_in_them():
    parts = (Part(PartKind.BODY, None, Span(0, 3)), Part(PartKind.ISSUED, None, Span(3, 5)))
    draft = draft_of("甲\n乙\n丙", parts=parts)
    assert [[draft.quote(block.span) for block in lines] for lines in draft.parts()] == [["甲", "乙"], ["丙"]]


def test_the_line_in_which_a_place_begins():
    draft = draft_of("甲乙\n\n丙")
    found = [draft.line_at(offset) for offset in range(6)]
    assert [line and draft.quote(line.span) for line in found] == ["甲乙", "甲乙", None, None, "丙", None]


def test_places_that_share_a_character_with_another():
    places = TakenPlaces([Span(5, 6), Span(0, 20), Span(30, 31)])
    meeting = [places.meet(span) for span in (Span(10, 12), Span(19, 25), Span(20, 30), Span(30, 40), Span(31, 32))]
    assert meeting == [True, True, False, True, False]
    assert not TakenPlaces([]).meet(Span(0, 1))
