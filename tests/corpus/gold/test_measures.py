"""Right, missing and extra records of each kind, by the published definitions: on tables of cases."""

import pytest

from corpus.gold.evaluate import evaluate
from corpus.gold.measures import (
    METADATA_FIELDS,
    Count,
    measure_citations,
    measure_document,
    measure_outline,
    measure_priorities,
    measure_targets,
    measure_tasks,
)


def counts(kind, gold, found):
    count = evaluate("x", gold, found).count(kind)
    return count.right, count.gold, count.found


def task(title, *units, due=None, text=""):
    assignments = [{"role": role, "unit": unit} for role, unit in units]
    return {"title": title, "text": text, "assignments": assignments, "deadline": {"due": due} if due else None}


@pytest.mark.parametrize(
    ("kind", "gold", "found", "expected"),
    [
        ("document.title", {"document": {"title": "甲"}}, {"document": {"title": "甲 "}}, (1, 1, 1)),
        ("document.title", {"document": {"title": None}}, {"document": {"title": "甲"}}, (0, 0, 1)),
        ("document.title", {"document": {}}, {"document": {"title": "甲"}}, (0, 0, 0)),  # not annotated
        ("document.issuers", {"document": {"issuers": ["甲", "乙"]}}, {"document": {"issuers": ["乙"]}}, (1, 2, 1)),
        ("outline", {"outline": [{"label": "一、", "title": "重点任务"}]},
         {"outline": [{"label": "一、", "title": "重点任务和分工"}]}, (1, 1, 1)),  # a title cut elsewhere
        ("outline", {"outline": [{"label": "一、", "title": "总则"}]}, {"outline": [{"label": "二、", "title": "总则"}]}, (0, 1, 1)),
        ("tasks", {"tasks": [task("建设收运体系")]}, {"tasks": [task("建设收运体系和站点")]}, (1, 1, 1)),
        ("tasks", {"tasks": [task("推进源头减量工作")]}, {"tasks": [task("（一）", text="推进源头减量工作。")]}, (1, 1, 1)),
        ("tasks", {"tasks": [task("甲"), task("乙", ("lead", "财政局"))], "tasks_scope": "assigned"},
         {"tasks": [task("乙", ("lead", "财政局")), task("丙")]}, (1, 1, 1)),  # only those that name a unit
        ("task assignments", {"tasks": [task("甲乙", ("lead", "财政局"))]},
         {"tasks": [task("甲乙", ("responsible", "财政局"))]}, (0, 1, 1)),  # the role must agree
        ("task deadlines", {"tasks": [task("甲乙", due="2025-12-31")]}, {"tasks": [task("甲乙", due="2025-12-31")]}, (1, 1, 1)),
        ("targets", {"targets": [{"indicator": "森林覆盖率", "value": 35, "measure": "%"}]},
         {"targets": [{"indicator": "森林覆盖率", "value": 35.0, "measure": "％"}]}, (1, 1, 1)),
        ("targets", {"targets": [{"indicator": "森林覆盖率", "value": 35, "measure": "%"}]},
         {"targets": [{"indicator": "森林覆盖率", "value": 36, "measure": "%"}]}, (0, 1, 1)),
        ("targets with year", {"targets": [{"indicator": "甲", "value": 1, "measure": "个", "by": "2025"}]},
         {"targets": [{"indicator": "甲", "value": 1, "measure": "个", "by": "2025-12-31"}]}, (1, 1, 1)),
        ("achieved figures", {"targets": [], "achieved_annotated": False},
         {"targets": [{"indicator": "甲", "value": 1, "status": "achieved"}]}, (0, 0, 0)),
        ("priorities listed", {"priorities": [{"region": "甲", "text": "乙"}]},
         {"priorities": [{"region": "甲", "text": "乙"}, {"region": "甲", "text": "丙", "listed": False}]}, (1, 1, 1)),
        ("citations", {"citations": [{"title": "甲", "number": None}]}, {"citations": [{"title": "甲", "number": "国发〔2018〕1号"}]}, (1, 1, 1)),
        ("citations", {"citations": [{"title": "甲", "number": "国发〔2018〕2号"}]},
         {"citations": [{"title": "甲", "number": "国发〔2018〕1号"}]}, (0, 1, 1)),  # two numbers that differ
    ],
)  # fmt: skip
def test_counts(kind, gold, found, expected):
    assert counts(kind, gold, found) == expected


def test_running_assignments_are_measured_nowhere():
    found = task("甲乙", ("lead", "财政局"))
    found["assignments"][0]["running"] = True
    assert counts("task assignments", {"tasks": [task("甲乙")]}, {"tasks": [found]}) == (0, 0, 0)


@pytest.mark.parametrize(
    ("count", "expected"),
    [
        (Count(1, 2, 4), (0.25, 0.5, 1 / 3)),
        (Count(0, 0, 0), (1.0, 1.0, 1.0)),  # nothing to find, nothing found
        (Count(0, 0, 3), (0.0, 0.0, 0.0)),
    ],
)
def test_figures(count, expected):
    assert (count.precision, count.recall, count.f1) == pytest.approx(expected)


def test_differences_name_what_is_missing_and_extra():
    found = evaluate("x", {"tasks": [task("甲乙", ("lead", "财政局"))]}, {"tasks": [task("丙丁")]}).measured[0]
    assert (found.missing, found.extra) == (("甲乙",), ("丙丁",))


# --- each kind by itself ------------------------------------------------------------------------------------------


def figures(measured):
    return measured.count.right, measured.count.gold, measured.count.found


@pytest.mark.parametrize("field", METADATA_FIELDS)
def test_every_field_of_a_document_is_measured(field):
    value = ["甲"] if field == "issuers" else "甲"
    (right,) = measure_document({field: value}, {field: value})
    assert (right.kind, figures(right)) == (f"document.{field}", (1, 1, 1))
    (missed,) = measure_document({field: value}, {})
    assert (figures(missed), missed.missing) == ((0, 1, 0), ("甲",))


def test_issuers_are_measured_one_by_one():
    (found,) = measure_document({"issuers": ["甲", "乙"]}, {"issuers": ["乙", "丙"]})
    assert (figures(found), found.missing, found.extra) == ((1, 2, 2), ("甲",), ("丙",))


def test_differences_are_told_in_words_that_can_be_read():
    (issuers,) = measure_document({"issuers": ["省财政厅", "省水利厅"]}, {"issuers": ["省财政厅"]})
    assert issuers.missing == ("省水利厅",)
    (listed,) = measure_priorities({"priorities": [{"region": "白水市", "text": "探索水权", "listed": True}]}, [])
    assert listed.missing == ("白水市：探索水权",)


@pytest.mark.parametrize(
    ("gold", "found", "same"),
    [
        (("一、", "总体要求"), ("一、", "总体要求"), True),
        (("一、", "总体要求"), ("一、", "总体要求和目标"), True),  # one goes on where the other ends
        (("一、", "总体要求和目标"), ("一、", "总体要求"), True),
        (("一、", "总要求"), ("一、", "总要求和目标"), False),  # three characters are too few to tell
        (("一、", "总体要求"), ("二、", "总体要求"), False),
        (("一、", ""), ("一、", ""), True),
    ],
)
def test_headings(gold, found, same):
    sides = [[dict(zip(("label", "title"), each, strict=True))] for each in (gold, found)]
    assert figures(measure_outline(*sides)) == (int(same), 1, 1)


def measured_tasks(gold, found, *, assigned=False):
    return {each.kind: each for each in measure_tasks(gold, found, assigned=assigned)}


def test_a_deadline_must_be_the_same_day_on_the_task_that_is_paired():
    gold = [
        task("推进甲项工作", due="2025-12-31"),
        task("推进乙项事务", due="2024-06-30"),
        task("开展丙类检查", due="2023-01-01"),
    ]
    found = [task("推进甲项工作", due="2025-12-31"), task("推进乙项事务", due="2024-12-31")]
    deadlines = measured_tasks(gold, found)["task deadlines"]
    assert figures(deadlines) == (1, 3, 2)
    assert deadlines.missing == (
        "推进乙项事务：应为 2024-06-30，提取 2024-12-31",
        "开展丙类检查：应为 2023-01-01，提取 无",
    )


def test_units_decide_between_tasks_of_one_name():
    gold = [task("健全机制", ("lead", "甲局")), task("健全机制", ("lead", "乙局"))]
    found = [task("健全机制", ("lead", "乙局")), task("健全机制", ("lead", "甲局"))]
    assert figures(measured_tasks(gold, found)["task assignments"]) == (2, 2, 2)


@pytest.mark.parametrize(("name", "same"), [("加强组织领导", True), ("加强组织领", False)])
def test_six_characters_are_enough_to_know_a_task_by_its_text(name, same):
    found = [task("（一）", text="加强组织领导。各地要落实")]
    assert figures(measured_tasks([task(name)], found)["tasks"]) == (int(same), 1, 1)


def test_a_task_of_the_same_name_goes_before_one_whose_text_begins_so():
    gold = task("加强组织领导工作", due="2025-12-31")
    begins = task("（一）", text="加强组织领导工作。各地要落实", due="2024-12-31")
    assert figures(measured_tasks([gold], [begins, gold])["task deadlines"]) == (1, 1, 2)


def test_long_names_are_cut_where_it_is_said_what_differs():
    outline = measure_outline([{"label": "一、", "title": "推" * 50}], [])
    assert outline.missing == ("一" + "推" * 39,)
    measured = measured_tasks([task("推" * 50, ("lead", "甲局"))], [task("减" * 50)])
    assert (measured["tasks"].missing, measured["tasks"].extra) == (("推" * 40,), ("减" * 40,))
    units = measured_tasks([task("推" * 50, ("lead", "甲局"))], [task("推" * 50)])["task assignments"]
    assert units.missing == ("推" * 24 + "：lead 甲局",)


def test_differences_of_units_name_the_task_and_the_role():
    units = measured_tasks([task("推进甲项工作", ("lead", "甲局"))], [task("推进甲项工作", ("responsible", "甲局"))])[
        "task assignments"
    ]
    assert (units.missing, units.extra) == (("推进甲项工作：lead 甲局",), ("推进甲项工作：responsible 甲局",))


def test_a_task_may_begin_with_the_words_of_the_gold():
    gold = [task("加强组织领导工作")]
    assert figures(measured_tasks(gold, [task("（一）", text="加强组织领导工作。各地要落实")])["tasks"]) == (1, 1, 1)
    assert figures(measured_tasks([task("加强组织")], [task("（一）", text="加强组织领导工作。各地")])["tasks"]) == (
        0,
        1,
        1,
    )  # too short


def target(**changes):
    return {"indicator": "森林覆盖率", "value": 35, "measure": "%", **changes}


@pytest.mark.parametrize(
    ("changes", "same"),
    [
        ({}, True),
        ({"value": "35.0"}, True),
        ({"value": 35.0000001}, True),  # six digits
        ({"value": 35.1}, False),
        ({"value": None}, False),
        ({"measure": "百分点"}, False),
        ({"indicator": "绿化率"}, False),  # another indicator altogether
        ({"indicator": "全省森林覆盖率"}, True),
        ({"indicator": None}, False),
        ({"status": "target"}, True),
        ({"status": "achieved"}, False),
    ],
)
def test_targets(changes, same):
    (targets, *_) = measure_targets({"targets": [target()]}, [target(**changes)])
    assert targets.count.right == int(same)


def test_one_name_for_percentage_points():
    gold, found = target(measure="百分点"), target(measure="个百分点")
    assert next(measure_targets({"targets": [gold]}, [found])).count.right == 1


@pytest.mark.parametrize(
    ("gold", "found", "right"),
    [
        ("2025", "2025", 1),
        ("2025", "2025-06-30", 1),
        ("每年", "每年", 1),
        (None, None, 1),
        ("2025", "2026", 0),
        ("2025", None, 0),
        ("每年", "2025", 0),
    ],
)
def test_years_of_targets(gold, found, right):
    by = {each.kind: each for each in measure_targets({"targets": [target(by=gold)]}, [target(by=found)])}[
        "targets with year"
    ]
    assert figures(by) == (right, 1, 1)
    assert by.missing == (
        () if right else (f"森林覆盖率 35%{f'（{gold}）' if gold else ''}：应为 {gold or '无'}，提取 {found or '无'}",)
    )


@pytest.mark.parametrize(("annotated", "kinds"), [(True, 3), (False, 2)])
def test_achieved_figures_are_measured_where_they_were_annotated(annotated, kinds):
    gold = {"targets": [target(status="achieved")], "achieved_annotated": annotated}
    measured = list(measure_targets(gold, [target(status="achieved")]))
    assert len(measured) == kinds
    assert [each.kind for each in measured][-1:] == (["achieved figures"] if annotated else ["targets with year"])


@pytest.mark.parametrize(
    ("annotated", "kinds"),
    [(True, ["priorities listed", "priorities in running text"]), (False, ["priorities listed"])],
)
def test_priorities_of_running_text_are_measured_where_they_were_annotated(annotated, kinds):
    gold = {"priorities": [{"region": "甲", "text": "乙", "listed": False}], "running_priorities_annotated": annotated}
    measured = list(measure_priorities(gold, [{"region": "甲", "text": "乙", "listed": False}]))
    assert [each.kind for each in measured] == kinds
    assert figures(measured[0]) == (0, 0, 0)
    assert figures(measured[-1]) == ((1, 1, 1) if annotated else (0, 0, 0))


@pytest.mark.parametrize(
    ("gold", "found", "same"),
    [
        (("办法", None), ("办法", None), True),
        (("办法", "国发〔2018〕1号"), (None, "国发[2018]1号"), True),  # the number is enough
        (("办法", "国发〔2018〕1号"), ("办法", None), True),  # so is the title where one side has no number
        (("办法", "国发〔2018〕1号"), ("办法", "国发〔2019〕1号"), False),
        (("办法", None), ("意见", None), False),
        ((None, None), (None, None), False),  # nothing is not the same as nothing
    ],
)
def test_citations(gold, found, same):
    sides = [[dict(zip(("title", "number"), each, strict=True))] for each in (gold, found)]
    assert measure_citations(*sides).count.right == int(same)


def test_counts_add_up():
    assert Count(1, 2, 3) + Count(4, 5, 6) == Count(5, 7, 9)


@pytest.mark.parametrize(
    ("gold", "found", "counted"),
    [
        (["进一步健全渔港机制"], ["健全渔港机制"], (1, 1, 1)),  # a clause may begin a word apart
        (["健全渔港机制"], ["完善渔船互保制度"], (0, 1, 1)),
        (["健全渔港机制", "健全渔港机制"], ["健全渔港机制"], (1, 2, 1)),
    ],
)
def test_mentions_are_paired_by_their_words(gold, found, counted) -> None:
    sides = [
        [{"region": "甲", "text": text, "listed": False, "mention": True} for text in side] for side in (gold, found)
    ]
    measured = list(measure_priorities({"priorities": sides[0], "mentions_annotated": True}, sides[1]))
    assert [each.kind for each in measured] == ["priorities listed", "mentions"]
    assert figures(measured[1]) == counted


def test_a_mention_that_is_more_on_the_other_side_counts_for_nothing() -> None:
    said, more = ({"region": "甲", "text": "健全渔港机制", "listed": False, "mention": each} for each in (True, False))
    for gold, found in ((said, more), (more, said)):
        measured = list(measure_priorities({"priorities": [gold], "mentions_annotated": True}, [found]))
        assert figures(measured[-1]) == (0, 0, 0)


def test_mentions_are_not_scored() -> None:
    gold = {"priorities": [{"region": "甲", "text": "乙", "listed": False}], "running_priorities_annotated": True}
    said = {"region": "甲", "text": "丙", "listed": False, "mention": True}
    measured = list(measure_priorities(gold, [{"region": "甲", "text": "乙", "listed": False}, said]))
    assert [figures(each) for each in measured] == [(0, 0, 0), (1, 1, 1)]
