"""The first reading of a query that finds enough is chosen."""

from dataclasses import dataclass, field
from datetime import date

from corpus.search.asked import Query
from corpus.search.conditions import AllOf, AtLeast
from corpus.search.engines.choosing import StepChooser
from corpus.search.fields import FIELDS
from corpus.search.reading import NoNames, read
from corpus.search.words import Cutter
from tests.corpus.search.bare_index import BareIndex

CUTTER = Cutter()


@dataclass
class Found(BareIndex):
    """An index in which so many entries have most of the words, and so many all."""

    all: int
    most: int
    asked: list = field(default_factory=list)

    def count(self, condition):
        self.asked.append(condition)
        loose = isinstance(condition, AllOf) and any(isinstance(one, AtLeast) for one in condition.conditions)
        return self.most if loose else self.all


def chosen(held, text, begun=None, **how):
    chooser = StepChooser(CUTTER, held, None, FIELDS, lambda plan, query: plan.condition)
    query = Query(text=text)
    return chooser.chosen(read(query, FIELDS, NoNames(), CUTTER, date(2026, 1, 1)), query, begun, **how)


def test_all_that_a_query_says_comes_first():
    step = chosen(Found(all=1, most=9), "海堤 加固 工程")
    assert step.whole
    assert step.plan.notes == ()


def test_then_most_of_it():
    step = chosen(Found(all=0, most=3), "海堤 加固 工程")
    assert not step.whole
    assert "多数" in "".join(step.plan.notes)


def test_where_nothing_finds_anything_it_is_what_the_query_says():
    assert chosen(Found(all=0, most=0), "海堤 加固 工程").whole


def test_the_first_plan_is_told_before_it_is_asked():
    held, told = Found(all=0, most=3), []
    chosen(held, "海堤 加固 工程", lambda plan, query: told.append((plan.condition, plan.condition in held.asked)))
    assert len(told) == 1
    assert told[0][0] in held.asked
    assert not told[0][1]
