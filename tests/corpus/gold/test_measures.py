"""Right, missing and extra records of each kind, by the published definitions: on tables of cases."""

import pytest

from corpus.gold.evaluate import Count, evaluate


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
