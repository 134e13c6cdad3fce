"""Organs by names that they no longer bear, in two wordings, that lead nothing."""

from datetime import date

import pytest

from corpus.model import Institution, UnitRole
from corpus.review.draft import OrganMention
from corpus.review.organs import find_organs
from tests.checked_drafts import draft_of, place, said, task, unit

OLD = {"organ": "local.environment", "present_name": "市生态环境局", "since": "2018"}


def remarks(draft, code):
    return [remark for remark in find_organs(draft) if remark.code == code]


@pytest.mark.parametrize(
    ("day", "times"), [(date(2017, 5, 1), 0), (date(2018, 5, 1), 0), (date(2019, 5, 1), 1), (None, 1)]
)
def test_a_former_name_counts_when_it_is_past(day, times):
    text = "修缮渡口（市环保局）"
    draft = draft_of(text, day, tasks=(task(text, text, unit(text, "市环保局", **OLD)),))
    assert said(draft, remarks(draft, "organ_defunct")) == [("organ_defunct", "市环保局")] * times


@pytest.mark.parametrize(
    ("since", "day", "times"),
    [
        ("2018-10", date(2018, 9, 30), 0),
        ("2018-10", date(2018, 10, 1), 0),
        ("2018-10", date(2018, 11, 1), 1),
        ("2018-10-15", date(2018, 10, 20), 0),
        ("2018-10", date(2019, 1, 1), 1),
    ],
)
def test_where_the_month_is_known_the_name_is_past_behind_it(since, day, times):
    text = "修缮渡口（市环保局）"
    draft = draft_of(text, day, tasks=(task(text, text, unit(text, "市环保局", **{**OLD, "since": since})),))
    assert len(remarks(draft, "organ_defunct")) == times


def test_a_name_in_running_text_and_in_a_list_is_one_remark():
    text = "报市环保局备案。\n修缮渡口（市环保局）"
    organ = Institution(institution_id="local.environment", level="市", present_name="市生态环境局", since="2018")
    listed = task(text, "修缮渡口（市环保局）", unit(text, "市环保局", nth=1, **OLD))
    draft = draft_of(text, tasks=(listed,), organs=(OrganMention(place(text, "市环保局"), organ),))
    (remark,) = remarks(draft, "organ_defunct")
    assert [span.start for span in remark.places] == [1, 14]
    assert "市生态环境局" in remark.suggestion


def wordings(*names, organ="local.development"):
    text = "\n".join(f"修缮第{number}处渡口（{name}）" for number, name in enumerate(names))
    lines = text.split("\n")
    tasks = [
        task(text, line, unit(text, name, organ=organ, nth=names[:number].count(name)))
        for number, (line, name) in enumerate(zip(lines, names, strict=True))
    ]
    return draft_of(text, tasks=tuple(tasks))


def test_two_wordings_of_one_organ():
    draft = wordings("市发展改革委", "市发改委", "市发展改革委")
    assert said(draft, remarks(draft, "organ_two_ways")) == [("organ_two_ways", "市发改委")]


@pytest.mark.parametrize(
    ("names", "organ"),
    [
        (("市财政局", "青砚市财政局", "财政局"), "local.finance"),  # more or less of the place
        (("各区政府", "各县政府"), "coll.governments"),
        (("医政处", "药政处"), "int.health"),  # offices of one organ
    ],
)
def test_what_is_no_second_wording(names, organ):
    assert remarks(wordings(*names, organ=organ), "organ_two_ways") == []


def test_units_that_take_part_often_and_lead_nothing():
    text = "\n".join(f"修缮第{number}处渡口（市交通局、市海事局）" for number in range(4))
    tasks = [
        task(text, line, unit(text, "市交通局", nth=n), unit(text, "市海事局", UnitRole.COOPERATING, nth=n))
        for n, line in enumerate(text.split("\n"))
    ]
    (remark,) = remarks(draft_of(text, tasks=tuple(tasks)), "leads_nothing")
    assert remark.message.startswith("市海事局多次参与")


def test_a_name_inside_a_listed_one_is_the_same_place():
    text = "修缮渡口（青砚市环保局）"
    organ = Institution(institution_id="local.environment", level="市", present_name="市生态环境局", since="2018")
    listed = task(text, text, unit(text, "青砚市环保局", **OLD))
    draft = draft_of(text, tasks=(listed,), organs=(OrganMention(place(text, "市环保局"), organ),))
    assert said(draft, remarks(draft, "organ_defunct")) == [("organ_defunct", "市环保局")]


def test_an_organ_whose_name_is_todays_is_none_of_the_past():
    text = "修缮渡口（市生态环境局）"
    draft = draft_of(text, tasks=(task(text, text, unit(text, "市生态环境局", **OLD)),))
    assert remarks(draft, "organ_defunct") == []
