"""Our figures are those of the published definitions: on tables of cases, and on the real gold against its scorer."""

import copy
import importlib.util
import json
import random

import pytest

from corpus.gold.evaluate import MEASURED_KINDS, GoldError, evaluate, load_gold, total


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
