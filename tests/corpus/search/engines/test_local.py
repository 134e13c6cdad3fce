"""Conditions on the values of fields."""

from corpus.search.conditions import Among, Between, FieldHolds
from corpus.search.engines.local import LocalValues, between


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


def test_characters_between_two_others_are_those_that_make_a_pair_with_each():
    pairs = ("生产", "生态", "生活", "态补", "活补", "补偿", "产品")

    def pairs_with(first):
        return [pair for pair in pairs if pair.startswith(first)]

    assert between(pairs_with, "生", "补") == ["态", "活"]
    assert between(pairs_with, "生", "") == ["产", "态", "活"]
    assert between(pairs_with, "", "补") == ["态", "活"]
    assert between(pairs_with, "没", "有") == []
