"""Values of fields, and sets that weigh enough."""

from itertools import product

import pytest
from hypothesis import given
from hypothesis import strategies as st

from corpus.search.conditions import Among, AtLeast, Between, Contains, FieldHolds
from corpus.search.engines.local import LocalValues, spelled_out


def test_conditions_on_values_are_lowered_to_the_values_that_there_are():
    reads = []

    def read(field):
        reads.append(field)
        return ["省財政厅", "市财政局", "2019-06-30"]

    values = LocalValues(read)
    assert values.lowered(FieldHolds("lead", "财政")) == Among("lead", ("市财政局", "省財政厅"))  # in one order; folded
    assert values.lowered(FieldHolds("lead", "水利")) == Among("lead", ())
    assert values.lowered(Between("lead", "2019", "2019")) == Among("lead", ("2019-06-30",))
    assert reads == ["lead"]
    values.forget()
    values.lowered(FieldHolds("lead", "财政"))
    assert reads == ["lead", "lead"]


WEIGHTS = st.lists(st.integers(1, 4), min_size=1, max_size=6)


@given(WEIGHTS, st.integers(1, 12))
def test_sets_that_weigh_enough_are_those_that_hold_one_of_them(weights, least):
    weighed = tuple((Contains(f"词{number}"), weight) for number, weight in enumerate(weights))
    found = spelled_out(AtLeast(weighed, least)).conditions
    for there in product([True, False], repeat=len(weights)):
        held = {one for (one, _), yes in zip(weighed, there, strict=True) if yes}
        enough = sum(weight for (_, weight), yes in zip(weighed, there, strict=True) if yes) >= least
        assert any(set(each.conditions) <= held for each in found) == enough


@pytest.mark.parametrize("least", [5, 100])
def test_what_nothing_can_reach_is_no_set(least):
    assert spelled_out(AtLeast(((Contains("甲"), 4),), least)).conditions == ()
