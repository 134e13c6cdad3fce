"""How a theme went from place to place."""

from __future__ import annotations

from dataclasses import replace

from corpus.comparison.courses import CourseStep, course
from corpus.search.asked import Kind
from tests.made_clauses import clause

FIRST = clause(0, "甲省", ("补偿",), "2015-01-01", "探索建立横向生态补偿机制")
LATER = clause(1, "乙市", ("补偿",), "2017-05-01", "建立健全横向生态补偿机制")
LAST = clause(2, "丙市", ("补偿",), "2019-01-01", "建立健全横向生态补偿长效机制")


def regions(*entries):
    return [step.region for step in course("补偿", entries).steps]


def test_regions_stand_in_the_order_of_their_first_texts():
    again = clause(3, "甲省", ("补偿",), "2020-01-01")
    made = course("补偿", [LAST, again, LATER, FIRST])
    assert [step.region for step in made.steps] == ["甲省", "乙市", "丙市"]
    assert [step.more for step in made.steps] == [1, 0, 0]
    assert [step.year for step in made.steps] == ["2015", "2017", "2019"]
    assert [step.region for step in made.first] == ["甲省"]


def test_each_is_held_against_the_earlier_text_that_is_most_like_it():
    steps = course("补偿", [FIRST, LATER, LAST]).steps
    assert [step.nearest for step in steps] == [None, 0, 1]
    assert steps[2].score > 0.9
    other = clause(4, "丁市", ("补偿",), "2021-01-01", "完全另外的话")
    assert course("补偿", [FIRST, other]).steps[1].nearest is None
    assert course("补偿", [FIRST, replace(FIRST, facets={"region": ("戊市",)}, day="2018-01-01")]).steps[1].score == 1.0


def test_of_several_texts_of_one_day_that_which_is_like_another_stands():
    two = [clause(5, "乙市", ("补偿",), "2017-05-01", "先说别的事情一句"), LATER]
    step = course("补偿", [FIRST, *two]).steps[1]
    assert (step.entry.text, step.more) == (LATER.text, 1)


def test_what_has_no_date_stands_last_and_began_nothing():
    undated = replace(FIRST, day=None, facets={"region": ("戊市",)})
    assert regions(undated, LATER) == ["乙市", "戊市"]
    assert course("补偿", [undated]).first == ()


def test_of_one_day_what_is_stated_comes_before_what_is_mentioned():
    said = replace(FIRST, kind=Kind.MENTION, facets={"region": ("戊市",)})
    made = course("补偿", [said, FIRST])
    assert [step.region for step in made.steps] == ["甲省", "戊市"]
    assert [step.region for step in made.first] == ["甲省", "戊市"]


def test_one_text_of_several_regions_is_a_step_of_each():
    both = replace(FIRST, facets={"region": ("甲省", "甲省子市", "乙省")})
    assert regions(both) == ["甲省子市", "乙省"]
    assert course("补偿", []).steps == ()


def test_only_compared_texts_have_a_nearest():
    assert [step.nearest for step in course("补偿", [FIRST, LATER], compared=False).steps] == [None, None]


def test_so_many_texts_of_a_regions_first_day_are_compared():
    def second(others):
        apart = [clause(9 + n, "乙市", ("补偿",), "2017-05-01", "先说别的事情一句") for n in range(others)]
        return course("补偿", [FIRST, *apart, LATER]).steps[1]

    assert (second(49).entry.text, second(49).nearest, second(49).more) == (LATER.text, 0, 49)
    assert (second(50).nearest, second(50).score) == (None, 0.0)


def test_so_much_of_a_text_is_compared():
    one = clause(0, "甲省", ("补偿",), "2015-01-01", "甲" * 600 + "子" * 700)
    other = clause(1, "乙市", ("补偿",), "2017-05-01", "甲" * 600 + "丑" * 700)
    assert course("补偿", [one, other]).steps[1].score == 1.0
    further = clause(1, "乙市", ("补偿",), "2017-05-01", "甲" * 599 + "丑" * 700)
    assert course("补偿", [one, further]).steps[1].score < 1.0


def test_of_texts_that_are_equally_like_it_the_earlier_one_is_meant():
    again = replace(FIRST, facets={"region": ("戊市",)}, day="2016-01-01")
    third = replace(FIRST, facets={"region": ("己市",)}, day="2018-01-01")
    steps = course("补偿", [FIRST, again, third]).steps
    assert [(step.nearest, step.score) for step in steps] == [(None, 0.0), (0, 1.0), (0, 1.0)]


def test_half_of_a_text_is_like_it_and_less_is_not():
    one = clause(0, "甲省", ("补偿",), "2015-01-01", "甲乙丙丁")
    half = clause(1, "乙市", ("补偿",), "2017-05-01", "甲乙戊己")
    assert course("补偿", [one, half]).steps[1].nearest == 0
    less = clause(1, "乙市", ("补偿",), "2017-05-01", "甲庚戊己")
    assert course("补偿", [one, less]).steps[1].nearest is None


def test_what_is_mentioned_on_the_same_day_is_not_shown_for_what_is_stated():
    said = clause(5, "乙市", ("补偿",), "2017-05-01", "先说别的事情一句")
    mentioned = replace(LATER, kind=Kind.MENTION)
    step = course("补偿", [FIRST, said, mentioned]).steps[1]
    assert (step.entry.text, step.more) == (said.text, 1)
    assert CourseStep(region="甲", entry=replace(said, day=None)).year == ""
