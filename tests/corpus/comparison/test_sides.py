"""Documents in columns: by task, target, unit and theme."""

from __future__ import annotations

from dataclasses import replace

from corpus.comparison.sides import Aspect, Coverage, side_by_side
from corpus.model import Priority, Span, TargetStatus, UnitRole
from tests.made_plans import Item, plan, target

BRIDGE = Item("修建跨河桥梁", "连通两岸路网。", {"县交通局": "lead", "县财政局": "cooperating"}, themes=("路网",))
SCHOOL = Item("扩建县城宿舍", "改善学区食堂。", {"县教育局": "lead"}, themes=("学区",))
ONE, OTHER = plan([BRIDGE, SCHOOL], title="甲县方案"), plan([BRIDGE], title="乙县方案：学区另行安排")


def test_by_task() -> None:
    sides = side_by_side([ONE, OTHER], Aspect.TASK)
    assert [(row.name, row.spread) for row in sides.rows] == [
        ("修建跨河桥梁", Coverage.ALL),
        ("扩建县城宿舍", Coverage.ONLY),
    ]
    assert [source.title for source in sides.documents] == ["甲县方案", "乙县方案：学区另行安排"]
    assert sides.count(Coverage.ALL) == 1


def test_by_unit_says_who_is_what_in_which_task() -> None:
    first = side_by_side([ONE, OTHER], Aspect.UNIT).rows[0]
    assert first.name == "县交通局"
    assert [[(item.text, item.role) for item in cell] for cell in first.cells] == [
        [("修建跨河桥梁", UnitRole.LEAD)],
        [("修建跨河桥梁", UnitRole.LEAD)],
    ]


def test_one_organ_under_two_names_is_one_row() -> None:
    organs = {"县交通局": "local.transport", "县交通运输局": "local.transport"}
    renamed = replace(BRIDGE, units={"县交通运输局": "lead"})
    rows = side_by_side([plan([BRIDGE], organs=organs), plan([renamed], organs=organs, title="乙")], Aspect.UNIT).rows
    assert rows[0].name == "县交通局 / 县交通运输局"
    assert [cell[0].unit for cell in rows[0].cells] == ["县交通局", "县交通运输局"]


def test_a_row_is_headed_by_three_of_its_names_at_most() -> None:
    names = ["县交通局", "县交通运输局", "县交通委", "县交通运输委"]
    plans = [
        plan([replace(BRIDGE, units={name: "lead"})], organs={name: "local.transport"}, title=f"{at}县方案")
        for at, name in enumerate(names)
    ]
    assert side_by_side(plans, Aspect.UNIT).rows[0].name == "县交通局 / 县交通运输局 / 县交通委"


def test_by_theme_an_empty_cell_says_how_often_the_text_names_it() -> None:
    rows = {row.name: row for row in side_by_side([ONE, OTHER], Aspect.THEME).rows}
    assert [bool(cell) for cell in rows["学区"].cells] == [True, False]
    assert rows["学区"].mentions == (1, 1)
    assert rows["路网"].spread is Coverage.ALL


def test_by_target_one_indicator_is_one_row() -> None:
    documents = [
        replace(
            ONE, targets=(target("入学率", 80, "2024"), target("入学率", 90, "2026"), target("床位", 5, measure="张"))
        ),
        replace(OTHER, targets=(target("全县入学率", 85),)),
    ]
    rows = side_by_side(documents, Aspect.TARGET).rows
    assert [row.spread for row in rows] == [Coverage.ALL, Coverage.ONLY]
    assert [[int(item.target.value) for item in cell] for cell in rows[0].cells] == [[80, 90], [85]]


def test_the_course_of_an_indicator_over_the_years() -> None:
    documents = [
        replace(ONE, targets=(target("入学率", 80, "2024"), target("床位", 5, "2024"), target("绿地", 9, "每年"))),
        replace(OTHER, targets=(target("入学率", 85, "2026-06-30"), target("床位", 7, "2024"))),
    ]
    courses = side_by_side(documents, Aspect.TARGET).courses()
    assert [(name, column, year, int(each.value)) for name, column, year, each in courses] == [
        ("入学率", 0, 2024, 80),
        ("入学率", 1, 2026, 85),
    ]


def test_what_stands_in_some_of_three() -> None:
    rows = side_by_side([ONE, OTHER, plan([], title="丙县方案")], Aspect.TASK).rows
    assert rows[0].spread is Coverage.SOME


def test_what_most_documents_have_stands_first_then_that_of_which_there_is_most() -> None:
    many = Item("修路", "筑路。", {"县财政局": "lead"}, themes=("财政", "学区"))
    more = Item("修渠", "筑渠。", {"县财政局": "cooperating"}, themes=("财政",))
    third = plan([many, more], title="丙县方案")
    rows = side_by_side([ONE, OTHER, third], Aspect.UNIT).rows
    assert [(row.name, row.spread.value) for row in rows] == [
        ("县财政局", "all"),
        ("县交通局", "some"),
        ("县教育局", "only"),
    ]
    rows = side_by_side([ONE, OTHER, third], Aspect.THEME).rows
    assert [row.name for row in rows] == ["路网", "学区", "财政"]
    single = side_by_side([plan([SCHOOL, many, more])], Aspect.UNIT).rows
    assert [row.name for row in single] == ["县财政局", "县教育局"]  # of which there is more


def test_results_and_figures_without_an_indicator_are_no_targets() -> None:
    reached = replace(target("入学率", 80), status=TargetStatus.ACHIEVED)
    documents = [replace(ONE, targets=(reached, target(None, 5), target("床位", 5)))]
    assert [row.name for row in side_by_side(documents, Aspect.TARGET).rows] == ["床位"]


def test_what_is_said_twice_in_the_same_place_stands_once() -> None:
    documents = [replace(ONE, targets=(target("床位", 5), target("床位", 5)))]
    assert [[len(cell) for cell in row.cells] for row in side_by_side(documents, Aspect.TARGET).rows] == [[1]]


def test_where_nothing_is_named_nothing_is_mentioned() -> None:
    for by in (Aspect.TASK, Aspect.UNIT):
        assert {row.mentions for row in side_by_side([ONE, OTHER], by).rows} == {(0, 0)}


def test_priorities_stand_under_their_themes_in_their_own_words() -> None:
    one = Priority(span=Span(0, 4), region="甲县", text="建立台账", listed=False, themes=("台账",))
    other = replace(one, text=None)
    (row,) = side_by_side([replace(plan([]), priorities=(one, other))], Aspect.THEME).rows
    assert [item.text for item in row.cells[0]] == ["建立台账", "某县方案"]
