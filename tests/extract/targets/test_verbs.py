"""The verbs of targets: every row is of a kind that some rule uses, and stands once in it."""

from __future__ import annotations

import tomllib
from collections import Counter
from importlib.resources import files

import pytest

from corpus.fragments import compiled
from extract.lexicon import LexiconError, Row, read_rows
from extract.rules import load_rules
from extract.targets.comparators import Comparator, comparator
from extract.targets.statements import Statement

ROWS = list(read_rows("target_verbs.csv", ("label", "kind", "comparator")))


def used_kinds() -> set[str]:
    data = tomllib.loads((files("extract") / "rules" / "indicators.toml").read_text(encoding="utf-8"))
    return {kind for part in data["parts"].values() if isinstance(part, dict) for kind in part["kind"].split("|")}


def test_rows_are_of_the_kinds_that_rules_use() -> None:
    assert {kind for row in ROWS for kind in row.labels("kind")} == used_kinds()


def test_no_row_stands_twice() -> None:
    rows = Counter((row["label"], kind) for row in ROWS for kind in row.labels("kind"))
    assert [row for row, count in rows.items() if count > 1] == []


def test_a_weak_verb_is_not_a_strong_one_too() -> None:
    kinds = {kind: {row["label"] for row in ROWS if kind in row.labels("kind")} for kind in ("weak", "deliver")}
    assert kinds["weak"] & kinds["deliver"] == set()


def test_only_bounds_say_how_they_bind_and_only_with_the_marks_of_the_records() -> None:
    binding = {row["label"]: row["comparator"] for row in ROWS if row["comparator"]}
    assert set(binding.values()) == {Comparator.AT_LEAST, Comparator.AT_MOST, Comparator.ABOUT}
    assert set(binding) <= {row["label"] for row in ROWS if "bound" in row.labels("kind")}


@pytest.mark.parametrize("row", [row for row in ROWS if row["comparator"]], ids=lambda row: row["label"])
def test_a_bound_binds_as_its_row_says(row: Row) -> None:
    assert comparator(Statement.REACH, row["label"]) == row["comparator"]


NEGATIONS = (
    "不", "未", "不得", "不能", "不应", "不应当", "不宜", "不可", "不可以", "不准", "不许", "不会", "不再", "不允许", "不得再", "不得擅自",
    "未能", "尚未", "从未", "没有", "绝不", "决不", "坚决不", "严禁", "禁止", "防止", "避免", "杜绝",
)  # fmt: skip
OPPOSITE = {Comparator.AT_LEAST: Comparator.AT_MOST, Comparator.AT_MOST: Comparator.AT_LEAST}


@pytest.mark.parametrize("negation", NEGATIONS)
def test_a_negation_turns_every_bound_round(negation: str) -> None:
    bounds = {row["label"]: row["comparator"] for row in ROWS if row["comparator"] in OPPOSITE}
    for word, mark in bounds.items():
        assert comparator(Statement.REACH, negation + word) == OPPOSITE[mark], word


@pytest.mark.parametrize("word", ["不断超过", "不仅超过", "不但超过"])
def test_no_negation(word: str) -> None:
    assert comparator(Statement.REACH, word) is Comparator.AT_LEAST


def test_no_row_says_what_the_grammar_says() -> None:
    """A row 不低于 beside 低于 would be knowledge twice."""
    bounds = {row["label"] for row in ROWS if row["comparator"]}
    before = compiled("{negation}")
    assert [
        word
        for word in bounds
        for inner in bounds
        if word.endswith(inner) and before.fullmatch(word.removesuffix(inner))
    ] == []


def test_a_part_of_no_rows_does_not_load(tmp_path, monkeypatch) -> None:
    (tmp_path / "rules").mkdir()
    (tmp_path / "lexicons").mkdir()
    (tmp_path / "lexicons" / "words.csv").write_text("label,kind\n建成,a\n建成投用,a\n增长,b\n", encoding="utf-8")
    rule = '[parts]\nword = {{ lexicon = "words.csv", kind = "{}" }}\n[[rule]]\nid = "x.y"\nname = "某"\npattern = "^(?P<w>{{word}})$"\nexamples = [{{ text = "建成投用" }}]\n'
    monkeypatch.setattr("extract.rules.files", lambda package: tmp_path)
    monkeypatch.setattr("extract.lexicon.files", lambda package: tmp_path)
    for name, kind in (("one", "a"), ("two", "a|b"), ("none", "c")):
        (tmp_path / "rules" / f"{name}.toml").write_text(rule.format(kind), encoding="utf-8")
    (one,), (two,) = load_rules("one"), load_rules("two")
    assert one.pattern.match("建成投用")
    assert not one.pattern.match("增长")
    assert two.pattern.match("增长")
    with pytest.raises(LexiconError, match="no row has"):
        load_rules("none")
    load_rules.cache_clear()
