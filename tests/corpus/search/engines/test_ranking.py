"""Without words there is no relevance: then the newest come first."""

import pytest

from corpus.search.asked import Query, Sort
from corpus.search.conditions import AllOf, Among
from corpus.search.engines.ranking import rank_of, sort_of
from corpus.search.plan import Plan


def plan(*words):
    return Plan(condition=AllOf(), words=words, boosts=(), needles=(), notes=())


def test_goals_come_before_results_where_words_rank():
    assert (Among("status", ("target",)), 2.0) in rank_of(plan("补偿")).boosts
    assert not rank_of(plan())


@pytest.mark.parametrize(
    ("words", "asked", "sort"),
    [
        (("补偿",), Sort.RELEVANCE, Sort.RELEVANCE),
        ((), Sort.RELEVANCE, Sort.NEWEST),
        ((), Sort.OLDEST, Sort.OLDEST),
        (("补偿",), Sort.OLDEST, Sort.OLDEST),
    ],
)
def test_the_order_that_is_asked_for(words, asked, sort):
    assert sort_of(Query(sort=asked), plan(*words)) is sort
