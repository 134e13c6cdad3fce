"""By what hits are put in order."""

from __future__ import annotations

from corpus.search.asked import Query, Sort
from corpus.search.conditions import Among
from corpus.search.engines.engine import Rank
from corpus.search.plan import Plan

_GOAL = (Among("status", ("target",)), 2.0)
"""What is to be reached comes before what has been, where words fit both alike."""


def rank_of(plan: Plan) -> Rank:
    rank = Rank(plan.words, plan.boosts)
    return Rank(plan.words, (*plan.boosts, _GOAL)) if rank else rank


def sort_of(query: Query, plan: Plan) -> Sort:
    """Without words there is no relevance."""
    return Sort.NEWEST if query.sort is Sort.RELEVANCE and not rank_of(plan) else query.sort
