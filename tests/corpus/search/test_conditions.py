"""Conditions that engines are asked: how they are put together, and which values lie between two."""

import pytest

from corpus.search.conditions import AllOf, Among, AnyOf, Between, Contains, all_of, any_of, with_filters

A, B = Contains("甲"), Contains("乙")


def test_one_condition_stands_alone():
    assert all_of([A]) == any_of([A, A]) == A
    assert all_of([A, B]) == AllOf((A, B))
    assert any_of(iter([A, B, A])) == AnyOf((A, B))


@pytest.mark.parametrize(
    ("between", "taken"),
    [
        (Between("due", "2019", "2020"), ["2019-01-01", "2019-12-31", "2020-12-31"]),  # 2020 takes in its last day
        (Between("due", "2019-12", "2019-12"), ["2019-12-31"]),
        (Between("due", None, "2020-01-01", below=True), ["2019-01-01", "2019-12-31"]),
        (Between("due", "2019", None, above=True), ["2020-12-31"]),
        (Between("due", "2019-12-31", None), ["2019-12-31", "2020-12-31"]),
        (Between("due", None, None), ["2019-01-01", "2019-12-31", "2020-12-31"]),  # but no words among dates
    ],
)
def test_what_lies_between(between, taken):
    assert [v for v in ("2019-01-01", "2019-12-31", "2020-12-31", "每年") if between.takes(v)] == taken


def test_chosen_values_narrow_but_for_the_facet_that_is_shown():
    chosen = {"region": ("清河省",), "year": ("2015", "2016"), "theme": ()}
    assert with_filters(A, {}) == with_filters(A, {"theme": ()}) == A
    assert with_filters(A, chosen) == AllOf((A, Among("region", ("清河省",)), Among("year", ("2015", "2016"))))
    assert with_filters(A, chosen, but="year") == AllOf((A, Among("region", ("清河省",))))
    assert with_filters(A, {"year": ("2015",)}, but="year") == A
