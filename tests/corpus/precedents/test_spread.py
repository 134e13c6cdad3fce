"""How numbers lie, and who leads where."""

from datetime import date
from decimal import Decimal

import pytest

from corpus.model import Span, Target
from corpus.precedents.spread import lead_table, months_set, spread, targets_set
from tests.corpus.precedents.made import place, source


@pytest.mark.parametrize(
    ("numbers", "middle", "quartiles"), [([7], 7, (7, 7)), ([3, 1], 2, (1.5, 2.5)), ([12, 6, 36], 12, (9, 24))]
)
def test_spread(numbers, middle, quartiles):
    found = spread(numbers)
    assert (found.count, found.least, found.middle, found.most) == (len(numbers), min(numbers), middle, max(numbers))
    assert (found.lower, found.upper) == quartiles


def test_of_nothing_there_is_no_spread():
    assert spread([]) is None
    assert months_set([place()]) is None


def test_months_run_from_the_documents_day():
    own = source(day=date(2020, 6, 10))
    assert place(source=own, due=date(2021, 12, 31)).months == 18
    assert place(source=own, due=date(2020, 6, 30)).months == 0


def test_a_day_that_is_past_or_unknown_gives_no_months():
    assert place(source=source(day=date(2020, 6, 10)), due=date(2019, 1, 1)).months is None
    assert place(source=source(day=None), due=date(2019, 1, 1)).months is None
    assert place(source=source(day=date(2020, 6, 10))).months is None


def target(indicator, value, measure="%"):
    return Target(
        span=Span(0, 1),
        indicator=indicator,
        value=Decimal(value),
        upper=None,
        measure=measure,
        comparator=">=",
        by=None,
    )


def test_targets_gather_by_indicator_and_measure():
    told = [
        place(targets=(target("覆盖率", 80), target("覆盖率", 80))),
        place(targets=(target("覆盖率", 95), target("里程", 30, "公里"))),
        place(targets=(target("覆盖率", 3, "个百分点"), target(None, 9))),
    ]
    found = targets_set(told)
    assert (found[0].indicator, found[0].measure, found[0].values.count) == ("覆盖率", "%", 2)
    assert (found[0].values.least, found[0].values.most) == (80, 95)
    assert {(each.indicator, each.measure) for each in found[1:]} == {("里程", "公里"), ("覆盖率", "个百分点")}


def test_leads_by_province_with_the_most_first():
    told = [
        place(leads=("财政", "水利"), source=source(regions=("云澜省", "云澜省栖河市"))),
        place(leads=("水利",), source=source(regions=("云澜省",))),
        place(leads=("水利",), source=source(regions=())),
    ]
    table = lead_table(told)
    assert table.units == ("水利", "财政")
    assert table.provinces[0] == "云澜省"
    assert table.counts["水利", "云澜省"] == 2
    assert table.counts["水利", ""] == 1
    assert (table.of_unit("水利"), table.of_unit("财政")) == (3, 1)
    assert lead_table([place()]).units == ()
