"""Units, time limits and targets that are others in the newer version."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from corpus.comparison.changes import (
    LinkedTasks,
    deadline_changes,
    linked_tasks,
    target_changes,
    task_words,
    unit_changes,
)
from corpus.model import Deadline, Span, TargetStatus, UnitRole
from tests.made_plans import Item, plan, target

BRIDGE = Item(
    "修建跨河桥梁", "连通两岸路网和公交站点。", {"县交通局": "lead", "县财政局": "cooperating"}, date(2025, 12, 31)
)
SCHOOL = Item("扩建县城宿舍", "改善学区食堂和宿舍条件。", {"县教育局": "lead"})


def roles(old: list[Item], new: list[Item], **organs: str) -> list[tuple[str, list[UnitRole], list[UnitRole]]]:
    tasks = tuple(linked_tasks(plan(old, organs=organs), plan(new, organs=organs)))
    return [(each.unit, list(each.old_roles), list(each.new_roles)) for each in unit_changes(tasks)]


def test_tasks_at_other_places_keep_their_units() -> None:
    assert roles([BRIDGE, SCHOOL], [SCHOOL, BRIDGE]) == []


def test_units_that_changed_role_came_or_went() -> None:
    new = replace(BRIDGE, units={"县财政局": "lead", "县水利局": "cooperating"})
    assert roles([BRIDGE], [new]) == [
        ("县财政局", [UnitRole.COOPERATING], [UnitRole.LEAD]),
        ("县水利局", [], [UnitRole.COOPERATING]),
        ("县交通局", [UnitRole.LEAD], []),
    ]


def test_an_organ_by_another_name_is_the_same() -> None:
    new = replace(BRIDGE, units={"县交通运输局": "responsible", "县财政局": "cooperating"})
    organs = {"县交通局": "local.transport", "县交通运输局": "local.transport"}
    assert roles([BRIDGE], [new], **organs) == [("县交通运输局", [UnitRole.LEAD], [UnitRole.RESPONSIBLE])]


def test_an_organ_that_one_version_names_twice_is_not_taken_for_one_that_is_called_otherwise() -> None:
    organs = dict.fromkeys(("县交通局", "县交通运输局", "县交通委"), "local.transport")
    one, two = ({"县交通局": "lead"}, {"县交通运输局": "lead", "县交通委": "cooperating"})
    there = roles([replace(BRIDGE, units=one)], [replace(BRIDGE, units=two)], **organs)
    assert [(unit, bool(old), bool(new)) for unit, old, new in there] == [
        ("县交通运输局", False, True),
        ("县交通委", False, True),
        ("县交通局", True, False),
    ]
    back = roles([replace(BRIDGE, units=two)], [replace(BRIDGE, units=one)], **organs)
    assert [(unit, bool(old), bool(new)) for unit, old, new in back] == [
        ("县交通局", False, True),
        ("县交通运输局", True, False),
        ("县交通委", True, False),
    ]


def test_units_of_one_kind_are_not_the_same() -> None:
    """栖县政府 and 柳县政府 are both governments."""
    old, new = (replace(SCHOOL, units={unit: "lead"}) for unit in ("栖县政府", "柳县政府"))
    organs = {"栖县政府": "gov.government", "柳县政府": "gov.government"}
    assert [unit for unit, *_ in roles([old], [new], **organs)] == ["柳县政府", "栖县政府"]


@pytest.mark.parametrize(
    ("due", "found"),
    [
        (date(2025, 12, 31), []),
        (date(2026, 6, 30), [("2025-12-31前", "2026-06-30前")]),
        (None, [("2025-12-31前", None)]),
    ],
)
def test_time_limits(due: date | None, found: list[tuple[str, str | None]]) -> None:
    tasks = linked_tasks(plan([BRIDGE]), plan([replace(BRIDGE, due=due)]))
    assert [(c.old and c.old.text, c.new and c.new.text) for c in deadline_changes(tasks)] == found


@pytest.mark.parametrize(
    ("due", "found"),
    [
        (date(2025, 12, 31), []),
        (date(2026, 6, 30), [(None, "2026-06-30前")]),
    ],
)
def test_time_limits_of_a_task_that_was_split(due: date, found: list[tuple[str | None, str]]) -> None:
    old, new = plan([BRIDGE]), plan([BRIDGE, replace(SCHOOL, due=due)])
    tasks = [LinkedTasks(old.tasks, new.tasks)]
    assert [(c.old and c.old.text, c.new and c.new.text) for c in deadline_changes(tasks)] == found


def test_the_same_day_in_other_words_is_no_change() -> None:
    old, new = plan([BRIDGE]), plan([BRIDGE])
    year_end = Deadline(span=Span(0, 1), text="2025年底", due=date(2025, 12, 31))
    new = replace(new, tasks=(replace(new.tasks[0], deadline=year_end),))
    assert list(deadline_changes(linked_tasks(old, new))) == []


@pytest.mark.parametrize(
    ("old", "new", "found"),
    [
        ([("入学率", 80)], [("入学率", 80)], []),
        ([("入学率", 80)], [("入学率", 85)], [(80, 85)]),
        ([("入学率", 80, "2024")], [("入学率", 80, "2026")], [(80, 80)]),
        ([("全县入学率", 80)], [("入学率", 85)], [(80, 85)]),
        ([("入学率", 80)], [], [(80, None)]),
        ([], [("入学率", 80)], [(None, 80)]),
        ([("入学率", 80)], [("入托率", 80)], [(None, 80), (80, None)]),
        # Of several years each is held against its own.
        (
            [("入学率", 80, "2024"), ("入学率", 90, "2026")],
            [("入学率", 95, "2026"), ("入学率", 80, "2024")],
            [(90, 95)],
        ),
        ([(None, 80)], [(None, 85)], []),  # nobody knows of what
    ],
)
def test_targets(old: list[tuple], new: list[tuple], found: list[tuple]) -> None:
    changes = target_changes([target(*each) for each in old], [target(*each) for each in new])
    assert [(c.old and int(c.old.value), c.new and int(c.new.value)) for c in changes] == found


def test_results_are_no_targets() -> None:
    achieved = replace(target("入学率", 70), status=TargetStatus.ACHIEVED)
    assert list(target_changes([achieved], [])) == []


def test_time_limits_without_a_day_are_compared_by_their_words_and_how_often() -> None:
    def changed(old: Deadline | None, new: Deadline | None) -> list[tuple[str | None, str | None]]:
        versions = [
            replace(parsed, tasks=(replace(parsed.tasks[0], deadline=limit),))
            for parsed, limit in ((plan([BRIDGE]), old), (plan([BRIDGE]), new))
        ]
        return [(c.old and c.old.text, c.new and c.new.text) for c in deadline_changes(linked_tasks(*versions))]

    often, seldom = (
        Deadline(span=Span(0, 1), text=text, due=None, recurs=recurs)
        for text, recurs in (("每月", "month"), ("每年", "year"))
    )
    assert changed(often, seldom) == [("每月", "每年")]
    assert changed(often, replace(often, text="每 月")) == []
    assert changed(often, replace(often, recurs="year")) == [("每月", "每月")]
    day = Deadline(span=Span(0, 1), text="年底", due=date(2025, 12, 31))
    assert changed(day, replace(day, recurs="year")) == [("年底", "年底")]
    assert changed(None, day) == [(None, "年底")]


def test_a_target_that_is_repeated_is_one_and_those_of_one_year_go_together() -> None:
    def found(old: list[tuple], new: list[tuple]) -> list[tuple[int | None, int | None]]:
        changes = target_changes([target(*each) for each in old], [target(*each) for each in new])
        return [(c.old and int(c.old.value), c.new and int(c.new.value)) for c in changes]

    assert found([("入学率", 80)] * 2, [("入学率", 85)] * 2) == [(80, 85)]
    assert found([("入学率", 80, "2024"), ("入学率", 90, "2026")], [("入学率", 95, "2026")]) == [(90, 95), (80, None)]
    assert found([("入学率", 80, "2024")], [("入学率", 70, "2024"), ("入学率", 75, "2024")]) == [(80, 70), (None, 75)]
    assert found([("入学率", 80, "2024", "%")], [("入学率", 80, "2024", "个")]) == [(None, 80), (80, None)]
    assert found([("我市入学率", 80)], [("地区入学率", 85)]) == [(80, 85)]


def test_the_words_of_a_task_have_its_title_once() -> None:
    parsed = plan([BRIDGE])
    task = parsed.tasks[0]
    assert task_words(parsed, task) == "修建跨河桥梁连通两岸路网和公交站点。"
    whole = replace(task, text=Span(task.text.start - len(task.title) - 1, task.text.end))
    assert task_words(parsed, whole) == "修建跨河桥梁。连通两岸路网和公交站点。"
