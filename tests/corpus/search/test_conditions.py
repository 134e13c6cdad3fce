"""Conditions that engines are asked: how they are put together, and which values lie between two."""

import pytest

from corpus.search.conditions import AllOf, AnyOf, Between, Contains, all_of, any_of

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
