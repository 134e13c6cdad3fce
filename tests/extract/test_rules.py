"""Every rule file is checked by its own examples: whoever adds a rule adds its tests, and edits nothing here."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator
from importlib.resources import files
from pathlib import Path

import pytest
from _pytest.mark.structures import ParameterSet

from corpus.fold import fold
from extract.lexicon import alternatives
from extract.rules import (
    Rule,
    RuleError,
    begins,
    check_example,
    finds,
    first,
    load_rules,
    may_match,
    pattern_of,
    rule_of,
    without,
)
from tests.required import always_holds

NAMES = sorted(
    Path(str(entry)).stem for entry in (files("extract") / "rules").iterdir() if entry.name.endswith(".toml")
)
HINTS = [("inline.number_hint", "inline.number"), ("left.numbers", "left.number_row")]


def _rules() -> Iterator[Rule]:
    for name in NAMES:
        yield from load_rules(name)


def _examples() -> Iterator[ParameterSet]:
    for rule in _rules():
        for example in rule.examples:
            yield pytest.param(rule, example, id=f"{rule.rule_id}: {example['text'][:30]}")


def _counterexamples() -> Iterator[ParameterSet]:
    for rule in _rules():
        for text in rule.counterexamples:
            yield pytest.param(rule, text, id=f"{rule.rule_id}: {text[:30]}")


def test_there_are_rules() -> None:
    assert NAMES


@pytest.mark.parametrize(("rule", "example"), [*_examples()])
def test_example_captures_what_it_says(rule: Rule, example: dict[str, str]) -> None:
    assert check_example(rule, example) is None


@pytest.mark.parametrize(("rule", "text"), [*_counterexamples()])
def test_counterexample_is_not_found(rule: Rule, text: str) -> None:
    match = rule.pattern.search(fold(text))
    assert match is None, f"{rule.rule_id} finds {match[0]!r}"


def test_rule_ids_are_unique_over_all_files() -> None:
    """An id stands in records as the reason of a value: it must name one rule."""
    ids = Counter(rule.rule_id for rule in _rules())
    assert [rule_id for rule_id, count in ids.items() if count > 1] == []


GOOD = """
[[rule]]
id = "target.reach"
name = "达到"
pattern = '到 (?P<year>20\\d\\d) 年'
examples = [{ text = "到2027年", year = "2027" }]
"""


@pytest.mark.parametrize(
    ("change", "message"),
    [
        (("examples = [{", "no = [{"), "target.reach: examples is missing"),  # unproved rules do not load
        (('name = "达到"', ""), "target.reach: name is missing"),  # the page could not say why
        (("[[rule]]", GOOD + "[[rule]]"), "two rules have one id"),
        (("[[rule]]", '[parts]\nhan = "x"\n[[rule]]'), "han is a shared fragment already"),
    ],
)
def test_wrong_rule_does_not_load(
    change: tuple[str, str], message: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "rules").mkdir()
    (tmp_path / "rules" / "wrong.toml").write_text(GOOD.replace(*change, 1), encoding="utf-8")
    monkeypatch.setattr("extract.rules.files", lambda package: tmp_path)
    with pytest.raises(RuleError) as error:
        load_rules("wrong")
    assert "wrong.toml" in str(error.value)
    assert message in str(error.value)


@pytest.mark.parametrize(
    ("change", "message"),
    [
        (("(?P<year>", "("), "1 groups without a name"),
        (("(?P<year>", "(?P<year>("), "target.reach: missing )"),
        (("到 ", "{untold} "), "target.reach: no fragment {untold}"),
    ],
)
def test_wrong_pattern_is_told_when_first_used(
    change: tuple[str, str], message: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The examples above use every pattern: nothing waits for a user."""
    (tmp_path / "rules").mkdir()
    (tmp_path / "rules" / "mistaken.toml").write_text(GOOD.replace(*change, 1), encoding="utf-8")
    monkeypatch.setattr("extract.rules.files", lambda package: tmp_path)
    (rule,) = load_rules("mistaken")
    load_rules.cache_clear()
    with pytest.raises(RuleError) as error:
        _ = rule.pattern
    assert "mistaken.toml" in str(error.value)
    assert message in str(error.value)


def test_example_that_captures_other_words_is_reported(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "rules").mkdir()
    (tmp_path / "rules" / "doubtful.toml").write_text(GOOD, encoding="utf-8")
    monkeypatch.setattr("extract.rules.files", lambda package: tmp_path)
    (rule,) = load_rules("doubtful")
    assert check_example(rule, {"text": "到２０２７年", "year": "2027"}) is None  # examples are folded
    assert (
        check_example(rule, {"text": "到2027年", "year": "2028"})
        == "target.reach: year is '2027', not '2028', in '到2027年'"
    )
    assert check_example(rule, {"text": "至2027年"}) == "target.reach finds nothing in '至2027年'"


def test_a_rule_is_found_by_its_id_whatever_its_file() -> None:
    assert rule_of("heading.han") in load_rules("headings")
    assert pattern_of("date.day") in [known.pattern for known in load_rules("dates")]
    with pytest.raises(RuleError, match="no rule 'heading\\.none'"):
        rule_of("heading.none")


# --- signs ------------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("rule", [pytest.param(rule, id=rule.rule_id) for rule in _rules() if rule.sign])
def test_a_sign_hides_nothing_that_the_rule_finds(rule: Rule) -> None:
    assert always_holds(rule.pattern, rule.sign)


@pytest.mark.parametrize(
    ("source", "words", "proved"),
    [
        ("前(?:年)(?P<last>内)后", ["年内"], True),  # over groups
        ("年(?:左右)?(?:的?时间|内)", ["年左右", "年的", "年时间", "年内"], True),
        ("年(?:左右)?(?:的?时间|内)", ["年的", "年时间", "年内"], False),  # 年左右内 has none of them
        ("(?:甲|乙丙)", ["甲", "丙"], True),
        ("(?:甲|乙丙|丁)", ["甲", "丙"], False),
        ("[甲乙]+", ["甲", "乙"], True),
        ("[甲乙]*", ["甲", "乙"], False),
        ("[一-三]", ["一", "丁"], False),
        ("[a-c]", ["a", "b", "c"], True),
        ("丁(?=甲)", ["甲"], True),
        ("(?<=甲)丁", ["甲"], False),  # it may stand before the stretch
        ("(?!甲)丁", ["甲"], False),
        ("(?:甲乙){2}", ["乙甲"], False),  # held, but not proved: nothing is known of what is repeated
        (r"甲\d乙", ["甲乙"], False),
    ],
)
def test_the_proof_sees_every_way_through_a_pattern(source: str, words: list[str], proved: bool) -> None:
    assert always_holds(re.compile(source), words) is proved


@pytest.mark.parametrize("rule", [pytest.param(rule, id=rule.rule_id) for rule in _rules() if rule.sign])
def test_looking_for_the_sign_first_changes_nothing(rule: Rule) -> None:
    texts = [fold(text) for text in (*(example["text"] for example in rule.examples), *rule.counterexamples)]
    for text in (*texts, "。".join(texts)):
        assert _spans(finds(rule.rule_id, text)) == _spans(rule.pattern.finditer(text))
        assert _spans([first(rule.rule_id, text)]) == _spans([rule.pattern.search(text)])
        assert _spans([begins(rule.rule_id, text)]) == _spans([rule.pattern.match(text)])
        assert without(rule.rule_id, text) == rule.pattern.sub("", text)


def _spans(matches: Iterable[re.Match[str] | None]) -> list[tuple[int, int] | None]:
    return [match and match.span() for match in matches]


@pytest.mark.parametrize("name", NAMES)
def test_a_sign_leaves_room_for_one_more_row_in_a_lexicon(name: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("extract.rules.alternatives", lambda *what, **where: f"(?:{alternatives(*what, **where)}|某)")
    rules = load_rules.__wrapped__(name)
    assert [rule.rule_id for rule in rules if rule.sign and not always_holds(rule.pattern, rule.sign)] == []


@pytest.mark.parametrize(("hint", "rule"), HINTS)
def test_a_hint_stands_in_all_that_its_rule_finds(hint: str, rule: str) -> None:
    """Words cannot say what a hint says of marks and digits, so it is a rule of its own."""
    for example in rule_of(rule).examples:
        match = pattern_of(rule).search(fold(example["text"]))
        assert match
        assert pattern_of(hint).search(match[0])


def test_a_rule_without_a_sign_is_always_tried() -> None:
    rule, text = "heading.han", "一、总体要求"
    assert not rule_of(rule).sign
    assert _spans(finds(rule, text)) == _spans([first(rule, text)]) == _spans([begins(rule, text)]) == [(0, 2)]
    assert without(rule, text) == "总体要求"


def test_a_stretch_is_searched_between_its_bounds() -> None:
    text = "6月30日前,7月15日前"
    assert [match[0] for match in finds("date.day", text, text.index("7"))] == ["7月15日"]
    last = first("date.day", text, 1)
    assert last and last[0] == "7月15日"
    assert begins("date.day", text, text.index("7"))
    assert not begins("date.day", text, 1)
    assert not first("date.day", text, 0, text.index("月"))


def test_a_stretch_without_the_sign_is_not_searched() -> None:
    text = "2025年6月底前完成;长期坚持"
    assert [match[0] for match in finds("date.month", text)] == ["2025年6月底"]
    assert may_match("date.month", text)
    assert not may_match("date.month", text, text.index(";"))
    assert not list(finds("date.month", text, 0, text.index("月")))
    assert may_match("heading.han", "")  # a rule without a sign is always asked
