"""Rules are data: TOML files of patterns that carry their own examples. A rule without examples does not load."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from importlib.resources import files

from corpus.fold import fold
from corpus.fragments import FragmentError, compose, load_fragments
from extract.lexicon import read_rows


class RuleError(Exception):
    """A rule file is wrong: where, what, the offending value."""


@dataclass(frozen=True, slots=True)
class Rule:
    """A pattern over folded text, with the examples that say what each named group captures."""

    rule_id: str
    name: str
    """Chinese, shown to people who ask why."""
    pattern: re.Pattern[str]
    examples: tuple[Mapping[str, str], ...]
    counterexamples: tuple[str, ...]


def _rule(file: str, entry: Mapping[str, object], parts: Mapping[str, str]) -> Rule:
    rule_id = str(entry.get("id"))
    for key in ("id", "name", "pattern", "examples"):
        if not entry.get(key):
            raise RuleError(f"{file}: {rule_id}: {key} is missing")
    try:
        pattern = re.compile(compose(str(entry["pattern"]), parts, where=f"{file}: {rule_id}"), re.VERBOSE)
    except re.error as error:
        raise RuleError(f"{file}: {rule_id}: {error}") from error
    except FragmentError as error:
        raise RuleError(str(error)) from error
    if unnamed := pattern.groups - len(pattern.groupindex):
        raise RuleError(f"{file}: {rule_id}: {unnamed} groups without a name")
    examples, counterexamples = entry["examples"], entry.get("counterexamples", [])
    assert isinstance(examples, list)
    assert isinstance(counterexamples, list)
    return Rule(rule_id, str(entry["name"]), pattern, tuple(examples), tuple(counterexamples))


def _part(file: str, part: str, source: str | Mapping[str, str]) -> str:
    """A part's pattern; of a lexicon the labels of one kind (or of several: ``rise|fall``), longest first."""
    if isinstance(source, str):
        return source
    kinds = source.get("kind", "").split("|")
    rows = read_rows(source["lexicon"], ("label", "kind"))
    words = {fold(row["label"]) for row in rows if kinds == [""] or row["kind"] in kinds}
    if not words:
        raise RuleError(f"{file}: {part}: no rows of {dict(source)}")
    return "|".join(re.escape(word) for word in sorted(words, key=lambda word: (-len(word), word)))


@cache
def load_rules(name: str) -> tuple[Rule, ...]:
    """The rules of ``rules/<name>.toml`` in file order, which is the order in which they are tried.

    Patterns use the shared fragments (``corpus/fragments.toml``) as ``{name}``; a table ``[parts]`` adds those that
    only this file needs, as patterns or as the words of a lexicon (``{lexicon = "target_verbs.csv", kind = "rise"}``).
    Raises RuleError and, for a lexicon, LexiconError.
    """
    file = f"{name}.toml"
    data = tomllib.loads((files("extract") / "rules" / file).read_text(encoding="utf-8"))
    parts = {part: _part(file, part, source) for part, source in data.get("parts", {}).items()}
    if twice := sorted(parts.keys() & load_fragments().keys()):
        raise RuleError(f"{file}: {twice[0]} is a shared fragment already")
    rules = tuple(_rule(file, entry, parts) for entry in data["rule"])
    if len({rule.rule_id for rule in rules}) < len(rules):
        raise RuleError(f"{file}: two rules have one id")
    return rules


@cache
def _all_rules() -> Mapping[str, Rule]:
    names = [entry.name for entry in (files("extract") / "rules").iterdir() if entry.name.endswith(".toml")]
    return {rule.rule_id: rule for name in sorted(names) for rule in load_rules(name.removesuffix(".toml"))}


def rule_of(rule_id: str) -> Rule:
    """The rule of an id, whichever file it stands in: ids are unique over all files. Raises RuleError."""
    if (found := _all_rules().get(rule_id)) is None:
        raise RuleError(f"no rule {rule_id!r}")
    return found


@cache
def pattern_of(rule_id: str) -> re.Pattern[str]:
    """The pattern of the rule of an id. Raises RuleError."""
    return rule_of(rule_id).pattern


@cache
def rules_of(name: str) -> dict[str, re.Pattern[str]]:
    """The patterns of a rule file by id, without the word before the first dot that makes ids unique over all files."""
    return {rule.rule_id.partition(".")[2]: rule.pattern for rule in load_rules(name)}


def check_example(rule: Rule, example: Mapping[str, str]) -> str | None:
    """What is wrong with an example, or None: every group it names must capture just that (folded)."""
    match = rule.pattern.search(fold(example["text"]))
    if match is None:
        return f"{rule.rule_id} finds nothing in {example['text']!r}"
    for group, expected in example.items():
        if group != "text" and (match[group] or "") != fold(expected):
            return f"{rule.rule_id}: {group} is {match[group]!r}, not {expected!r}, in {example['text']!r}"
    return None
