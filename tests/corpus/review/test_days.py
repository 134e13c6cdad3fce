"""Days that are none, periods that end before they begin, time limits out of place."""

from dataclasses import replace
from datetime import date

import pytest

from corpus.model import Milestone
from corpus.review.days import find_days
from tests.checked_drafts import draft_of, place, said, task

DAY = date(2024, 3, 1)


def found(text, **fields):
    draft = draft_of(text, **fields)
    return said(draft, find_days(draft))


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("2025年2月29日起施行", ["2025年2月29日"]),
        ("2024年2月29日起施行", []),
        ("6月31日前报送", ["6月31日"]),
        ("13月1日", ["13月1日"]),
        ("2月29日前报送", []),  # there is one in some years
        ("2月30日前报送", ["2月30日"]),
    ],
)
def test_days_that_there_are_not(text, words):
    assert found(text) == [("day_impossible", each) for each in words]


@pytest.mark.parametrize(
    ("text", "wrong"),
    [
        ("2027年至2025年", True),
        ("2025年至2027年", False),
        ("2025—2023年", True),
        ("2024年6月1日至2024年3月31日", True),
        ("2024年6月1日至2025年3月31日", False),
        ("2024年6月至2024年底", False),
        ("2024年6月至2024年6月", False),
        ("2024年6月至2024年5月", True),
        ("2024年6月5日至2024年6月4日", True),
        ("2024年6月5日至2024年6月", False),  # to its end
        ("2024年至2024年6月", False),
        ("2025年至2024年6月", True),
        ("2024年6月1日至2024年", False),
    ],
)
def test_ends_before_beginnings(text, wrong):
    assert found(text) == ([("days_reversed", text.removesuffix("底") if wrong else text)] if wrong else [])


@pytest.mark.parametrize(
    ("due", "day", "code"), [("2023年底", date(2023, 12, 31), ["due_past"]), ("2024年底", date(2024, 12, 31), [])]
)
def test_a_time_limit_before_the_document(due, day, code):
    text = f"修缮渡口，{due}完成"
    assert [c for c, _ in found(text, day=DAY, tasks=(task(text, text, due=due, day=day),))] == code


def test_a_time_limit_of_which_no_record_was_made():
    assert found("各地应于2023年6月底前制定方案。", day=DAY) == [("due_past", "2023年6月底前")]
    assert found("2023年6月底前成立的企业可以申报。", day=DAY) == []
    assert found("各地应于2024年2月30日前制定方案。", day=DAY) == [
        ("day_impossible", "2024年2月30日"),
        ("due_past", "2024年2月30日前"),
    ]


@pytest.mark.parametrize(
    ("due", "day", "past"),
    [
        ("2023年底前", date(2023, 12, 31), False),  # a year is over with its last day
        ("2023年底前", date(2024, 1, 1), True),
        ("2023年10月底前", date(2023, 10, 31), False),  # a month, too
        ("2023年10月底前", date(2023, 11, 1), True),
    ],
)
def test_a_time_limit_is_past_when_its_last_day_is(due, day, past):
    assert found(f"各地应于{due}制定方案。", day=day) == ([("due_past", due)] if past else [])


def test_an_undated_draft_is_held_against_today():
    (remark,) = find_days(draft_of("各地应于2023年6月底前制定方案。"))
    assert "今天（2026-05-01）" in remark.message


def test_a_time_limit_behind_the_plan():
    text = "修缮渡口，2028年底完成"
    tasks = (task(text, text, due="2028年底", day=date(2028, 12, 31)),)
    assert found(text, day=DAY, title="渡口三年行动计划（2024—2026年）", tasks=tasks) == [("due_beyond", "2028年底")]
    assert found(text, day=DAY, title="渡口建设规划（2024—2028年）", tasks=tasks) == []


def test_what_is_said_of_days():
    text = "修缮渡口，2023年底完成"
    tasks = (task(text, text, due="2023年底", day=date(2023, 12, 31)),)
    (past,) = find_days(draft_of(text, day=DAY, tasks=tasks))
    assert past.message == "时限“2023年底”早于成文日期（2024-03-01）。"
    (none,) = find_days(draft_of("6月31日前报送"))
    assert none.message == "没有“6月31日”这一天。"


def test_the_day_of_the_document_itself_is_not_past_and_a_vague_one_is_none():
    text = "修缮渡口，2024年3月1日前完成"
    own = task(text, text, due="2024年3月1日", day=DAY)
    assert found(text, day=DAY, tasks=(own,)) == []
    late = task(text, text, due="2024年3月1日", day=date(2024, 2, 29))
    assert found(text, day=DAY, tasks=(late,)) == [("due_past", "2024年3月1日")]
    vague = replace(late, deadline=replace(late.deadline, ambiguous=True))
    assert found(text, day=DAY, tasks=(vague,)) == []


def test_milestones_are_time_limits_too():
    text = "修缮渡口，2023年底完成设计，2030年底完成"
    steps = tuple(
        Milestone(span=place(text, words), text=words, due=day, what="设计")
        for words, day in (("2023年底", date(2023, 12, 31)), ("2030年底", date(2030, 12, 31)))
    )
    own = replace(task(text, text, due="2030年底", day=date(2030, 12, 31)), milestones=steps)
    title = "渡口三年行动计划（2024—2026年）"
    assert found(text, day=DAY, title=title, tasks=(own,)) == [("due_past", "2023年底"), ("due_beyond", "2030年底")]
    assert found(text, day=DAY, tasks=(replace(own, deadline=None),)) == [("due_past", "2023年底")]


def test_the_last_year_of_a_plan_is_not_beyond_it():
    text = "修缮渡口，2026年底完成"
    own = task(text, text, due="2026年底", day=date(2026, 12, 31))
    assert found(text, day=DAY, title="渡口三年行动计划（2024—2026年）", tasks=(own,)) == []
