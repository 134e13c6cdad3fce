"""Our figures are those of the published definitions: on tables of cases, and on the real gold against its scorer."""

import copy
import importlib.util
import json
import random
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from corpus.export.contract import to_json
from corpus.gold.evaluate import MEASURED_KINDS, Count, GoldError, evaluate, load_gold, total
from corpus.gold.floors import FloorsError, below, dump_floors, load_floors, moved
from corpus.gold.likeness import likeness, match, plain
from extract import extract
from ingest import load


def counts(kind, gold, found):
    count = evaluate("x", gold, found).count(kind)
    return count.right, count.gold, count.found


def task(title, *units, due=None, text=""):
    assignments = [{"role": role, "unit": unit} for role, unit in units]
    return {"title": title, "text": text, "assignments": assignments, "deadline": {"due": due} if due else None}


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("国发 ［2018］ 22号。", "国发[2018]22号"),  # width, spaces, final stop
        ("“多规合一”", '"多规合一"'),  # one kind of quote
        ("５％—６％", "5%-6%"),
        (None, ""),
    ],
)
def test_plain(text, expected):
    assert plain(text) == expected


@pytest.mark.parametrize(
    ("one", "other", "expected"),
    [
        ("推进源头减量", "推进源头减量", 1.0),
        ("源头减量", "推进源头减量并持续", 0.75),  # one inside the other
        ("甲乙", "丙丁", 0.0),
        ("甲", "甲乙", 0.0),  # too short for being inside to mean anything
    ],
)
def test_likeness(one, other, expected):
    assert likeness(one, other) == expected


@given(st.text(max_size=20), st.text(max_size=20))
def test_likeness_is_symmetric_and_bounded(one, other):
    assert 0.0 <= likeness(one, other) <= 1.0
    assert likeness(one, other) == likeness(other, one)
    assert likeness(one, one) == 1.0


def test_match_takes_the_most_alike_first():
    assert match(["甲乙丙", "甲乙"], ["甲乙"], likeness, 0.5) == {1: 0}


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


@pytest.mark.parametrize(
    ("files", "message"),
    [
        ({}, "没有金标文件"),
        ({"a.json": "{"}, "a.json 不是有效的 JSON"),
        ({"a.json": "[]"}, "a.json 应为一个 JSON 对象"),
    ],
)
def test_bad_gold_is_explained(tmp_path, files, message):
    for name, text in files.items():
        (tmp_path / name).write_text(text)
    with pytest.raises(GoldError, match=message):
        load_gold(tmp_path)


# --- the same figures as the gold's own scorer --------------------------------------------------------------------


def scorer(path):
    spec = importlib.util.spec_from_file_location("gold_scorer", path)
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def spoiled(record, chance):
    """A copy of gold with records dropped, moved and changed: what a poor extraction might look like."""
    found = copy.deepcopy(record)
    for kind in ("outline", "tasks", "targets", "priorities", "citations"):
        records = [each for each in found.get(kind) or [] if chance.random() > 0.1]
        for each in records:
            for field in ("title", "text", "indicator", "by", "number", "region", "label", "measure"):
                if isinstance(each.get(field), str) and chance.random() < 0.15:
                    each[field] = each[field][: chance.randint(0, len(each[field]))] + chance.choice(["", "的", "。"])
            if chance.random() < 0.1:
                each["status"], each["value"] = "achieved", chance.choice([1, "2.50", None])
            for assignment in each.get("assignments") or []:
                if chance.random() < 0.1:
                    assignment["role"], assignment["running"] = "lead", chance.random() < 0.3
        chance.shuffle(records)
        found[kind] = records + records[:2]
    return found


@pytest.mark.shared
@pytest.mark.parametrize("folder", ["seeds", "dev"])
def test_same_figures_as_the_scorer(shared, folder):
    module, chance = scorer(shared / "score.py"), random.Random(20)
    gold = {
        path.stem: json.loads(path.read_text(encoding="utf-8")) for path in (shared / "gold" / folder).glob("*.json")
    }
    found = {name: spoiled(record, chance) for name, record in gold.items()} | {min(gold): {}}
    tallies = {kind: module.Tally() for kind in MEASURED_KINDS}
    for name, record in gold.items():
        module.score(record, found[name], tallies, [])
    expected = {
        kind: (tally.hit, tally.gold, tally.pred) for kind, tally in tallies.items() if tally.gold or tally.pred
    }
    ours = total(evaluate(name, record, found[name]) for name, record in gold.items())
    assert {kind: (count.right, count.gold, count.found) for kind, count in ours.items()} == expected
    assert any(count.f1 < 0.95 for count in ours.values())


# --- floors -------------------------------------------------------------------------------------------------------

MEASURED = {"tasks": Count(9, 10, 10), "outline": Count(2, 3, 3)}


@pytest.mark.parametrize(
    ("floors", "expected"),
    [
        ({"tasks": 0.9}, {}),  # at the floor is not below it
        ({"tasks": 0.91}, {"tasks": 0.91}),
        ({"citations": 0.1}, {"citations": 0.1}),  # a kind that was not measured at all has got lost
    ],
)
def test_below(floors, expected):
    assert below(MEASURED, floors) == expected


@pytest.mark.parametrize(
    ("lower", "expected"),
    [
        (False, {"tasks": 0.95, "outline": 0.666, "citations": 0.5}),  # none goes down, none gets lost
        (True, {"tasks": 0.9, "outline": 0.666}),
    ],
)
def test_moved(lower, expected):
    assert moved({"tasks": 0.95, "outline": 0.1, "citations": 0.5}, MEASURED, lower=lower) == expected


NAMES = st.text(st.characters(exclude_categories=["Cc", "Cs"]), min_size=1)


@settings(max_examples=30)
@given(
    st.dictionaries(NAMES, st.dictionaries(st.sampled_from(MEASURED_KINDS), st.sampled_from([0.0, 0.333, 0.98, 1.0])))
)
def test_floors_survive_their_file(tmp_path_factory, floors):
    path = tmp_path_factory.mktemp("floors") / "floors.toml"
    path.write_text(dump_floors(floors), encoding="utf-8", newline="")
    assert load_floors(path) == floors


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("[dev", "不是有效的 TOML"),
        ("[dev]\ntask = 1", "'task' = 1 不是"),
        ("[dev]\ntasks = 2", "不是已知类别"),
        ("tasks = 1", "应写在"),
    ],
)
def test_bad_floors_are_explained(tmp_path, text, message):
    path = tmp_path / "floors.toml"
    path.write_text(text, encoding="utf-8")
    with pytest.raises(FloorsError, match=message):
        load_floors(path)


@pytest.mark.shared
@pytest.mark.parametrize(("folder", "documents"), [("seeds", "seeds"), ("dev", "documents")])
def test_extraction_is_not_below_its_floors(shared, folder, documents):
    paths = {path.stem: path for path in (shared / documents).iterdir()}
    gold = load_gold(shared / "gold" / folder)
    counts = total(evaluate(name, record, to_json(extract(load(paths[name])))) for name, record in gold.items())
    assert below(counts, load_floors(Path(__file__).with_name("floors.toml"))[folder]) == {}
