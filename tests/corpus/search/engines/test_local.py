"""Conditions on the values of fields."""

from corpus.search.conditions import Among, Between, FieldHolds
from corpus.search.engines.local import LocalValues


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
