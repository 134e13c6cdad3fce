"""What is counted beside a page: asked in few questions, each with what may be left open."""

from datetime import date

from corpus.search.asked import Kind, Query
from corpus.search.conditions import Contains
from corpus.search.engines.beside import CountsBeside
from corpus.search.engines.engine import CountsAsked
from corpus.search.engines.shown_values import MOST_VALUES
from corpus.search.fields import FACETS, FIELDS


def beside(**filters):
    return CountsBeside(FIELDS, Query(filters=filters), lambda but: Contains(f"without {but}"))


def test_all_facets_are_asked_for_at_once_and_no_more_values_than_are_shown():
    kinds, facets, terms = beside().questions()
    assert kinds == CountsAsked(Contains("without kind"), ("kind",))
    assert facets == CountsAsked(Contains("without "), tuple(f for f in FACETS if f != "validity"), MOST_VALUES)
    assert terms == CountsAsked(Contains("without "), ("validity",))  # several terms come to one state


def test_a_chosen_facet_is_asked_for_without_its_own_choice():
    asked = list(beside(region=("清河省",), validity=("有效",)).questions())
    assert CountsAsked(Contains("without region"), ("region",), MOST_VALUES) in asked
    assert CountsAsked(Contains("without validity"), ("validity",)) in asked
    assert sorted(f for each in asked[1:] for f in each.fields) == sorted(FACETS)


class Counting:
    def __init__(self):
        self.asked = []

    def counts(self, condition, fields, most=None):
        self.asked.append(CountsAsked(condition, tuple(fields), most))
        return {
            field: {"task": 2} if field == "kind" else {} if field == "validity" else {"乙": 2, "甲": 3}
            for field in fields
        }


def test_what_is_asked_was_told_before():
    engine, counted = Counting(), beside(region=("清河省",))
    assert counted.kinds(engine) == {**dict.fromkeys(Kind, 0), Kind.TASK: 2}
    facets = counted.facets(engine, date(2026, 1, 1))
    assert tuple(facets) == FACETS
    assert facets["unit"] == (("甲", 3), ("乙", 2))
    assert engine.asked == list(counted.questions())
