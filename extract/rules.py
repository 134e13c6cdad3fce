"""Rules are data: TOML files of patterns that carry their own examples. A rule without examples does not load."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from importlib.resources import files

from corpus.fold import fold


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
    source = str(entry["pattern"])
    for part, body in parts.items():
        source = source.replace("{" + part + "}", f"(?:{body})")
    try:
        pattern = re.compile(source, re.VERBOSE)
    except re.error as error:
        raise RuleError(f"{file}: {rule_id}: {error}") from error
    if unnamed := pattern.groups - len(pattern.groupindex):
        raise RuleError(f"{file}: {rule_id}: {unnamed} groups without a name")
    examples, counterexamples = entry["examples"], entry.get("counterexamples", [])
    assert isinstance(examples, list)
    assert isinstance(counterexamples, list)
    return Rule(rule_id, str(entry["name"]), pattern, tuple(examples), tuple(counterexamples))


@cache
def load_rules(name: str) -> tuple[Rule, ...]:
    """The rules of ``rules/<name>.toml`` in file order, which is the order in which they are tried.

    A table ``[parts]`` names fragments that patterns use as ``{fragment}``. Raises RuleError.
    """
    file = f"{name}.toml"
    data = tomllib.loads((files("extract") / "rules" / file).read_text(encoding="utf-8"))
    rules = tuple(_rule(file, entry, data.get("parts", {})) for entry in data["rule"])
    if len({rule.rule_id for rule in rules}) < len(rules):
        raise RuleError(f"{file}: two rules have one id")
    return rules


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
