"""Every pattern takes its examples, captures in them what they say, and leaves its counterexamples; wrong files are told."""

import re
from dataclasses import replace

import pytest

from corpus import fragments
from ingest import READERS, patterns
from ingest.lines.clean import clean
from ingest.patterns import LinePattern, PatternError, load_patterns, pattern, says

FURNITURE, WORDS = load_patterns("furniture").values(), load_patterns("patterns").values()
EVERY: list[LinePattern] = [*FURNITURE, *WORDS]
EXAMPLES = [(each, example) for each in EVERY for example in each.examples]
COUNTEREXAMPLES = [(each, text) for each in EVERY for text in each.counterexamples]


def named(value: object) -> str:
    return value.pattern_id if isinstance(value, LinePattern) else str(value)[:30]


@pytest.mark.parametrize(("each", "example"), EXAMPLES, ids=named)
def test_an_example_is_found(each, example):
    text = clean(example["text"]) if each in FURNITURE else example["text"]
    found = each.find(text)
    assert found is not None
    assert {"text": example["text"]} | {name: words for name, words in found.items() if name} == example


@pytest.mark.parametrize(("each", "text"), COUNTEREXAMPLES, ids=named)
def test_a_counterexample_is_left(each, text):
    assert each.match(text) is None


def test_what_is_found_is_told_as_printed():
    """Folding is for matching only."""
    found = pattern("stamp-and-source").find("2023-01-05 10:00 青川縣政府辦公室")
    assert found is not None
    assert found["by"] == "青川縣政府辦公室"
    assert pattern("number-before-title").find("青政發〔2026〕3號 通知") == {"": "青政發〔2026〕3號"}


def test_how_much_of_a_line_must_match():
    assert says("page-number", "第5页") and not says("page-number", "第5页 报告")
    assert says("text-begins", "一、总则") and not says("text-begins", "见一、总则")
    assert says("task-label", "（责任单位：市财政局）")


def test_every_format_that_is_read_is_known_as_an_attachment():
    """Pages name their attachments; a format that is read and not known here would leave its link in the text."""
    suffix = re.compile(fragments.compose("{file_suffix}", patterns.own_parts()), re.VERBOSE)
    assert [name for name in READERS if not suffix.fullmatch(name)] == []


GOOD = {"id": "a", "pattern": "x", "examples": ["x"], "counterexamples": ["y"]}


@pytest.mark.parametrize(
    ("changes", "told"),
    [
        ({"examples": []}, "f.toml: a: examples is missing"),
        ({"counterexamples": []}, "f.toml: a: counterexamples is missing"),
        ({"how": "somehow"}, "f.toml: a: how is 'somehow'"),
        ({"pattern": "{nowhere}"}, "f.toml: a"),
    ],
)
def test_a_wrong_entry_is_told(changes, told):
    with pytest.raises(PatternError, match=re.escape(told)):
        patterns.made("f.toml", GOOD | changes, {})


@pytest.mark.parametrize("changes", [{"pattern": "("}, {"sign": "("}])
def test_a_pattern_that_is_none_is_told_when_it_is_asked(changes):
    with pytest.raises(PatternError, match="a: missing"):
        patterns.made("f.toml", GOOD | changes, {}).match("x")


@pytest.mark.parametrize(
    ("how", "text", "found"), [("whole", "甲乙", True), ("begin", "丙甲", False), ("anywhere", "丙甲", True)]
)
def test_a_line_without_the_sign_of_a_pattern_does_not_match(how, text, found):
    """The sign is looked for as printed, in the part of the line that the pattern takes."""
    each = patterns.made("f.toml", GOOD | {"how": how, "pattern": "[甲乙丙]+", "sign": "甲"}, {})
    assert (each.match(text) is not None) is found
    assert (list(each.matches(text)) != []) is found


SIGNED = [each for each in EVERY if each.sign]


@pytest.mark.parametrize("each", SIGNED, ids=named)
def test_a_sign_hides_nothing(each):
    """Whatever the pattern finds in all that is known here it finds without asking for its sign."""
    texts = [example["text"] for _, example in EXAMPLES] + [text for _, text in COUNTEREXAMPLES]
    unsigned = replace(each, sign="")
    assert [each.match(text) for text in texts if unsigned.match(text)].count(None) == 0


def test_an_id_that_stands_twice_is_told(monkeypatch):
    monkeypatch.setattr(patterns, "_read", lambda name: {"parts": {}, "pattern": [GOOD, GOOD]})
    with pytest.raises(PatternError, match=r"patterns\.toml: a stands twice"):
        load_patterns.__wrapped__("patterns")
