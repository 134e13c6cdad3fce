"""Rules are data: TOML files of patterns that carry their own examples. A rule without examples does not load."""

from __future__ import annotations

import re
import sys
import tomllib
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from functools import cache, cached_property
from importlib.resources import files

from corpus.fold import fold
from corpus.fragments import FragmentError, compose, load_fragments
from extract.lexicon import alternatives


class RuleError(Exception):
    """A rule file is wrong: where, what, the offending value."""


@dataclass(frozen=True)
class Rule:
    """A pattern over folded text, with the examples that say what each named group captures."""

    file: str
    rule_id: str
    name: str
    """Chinese, shown to people who ask why."""
    source: str
    """The pattern as the file has it."""
    parts: Mapping[str, str]
    """The fragments of the file's own."""
    examples: tuple[Mapping[str, str], ...]
    counterexamples: tuple[str, ...]
    traits: frozenset[str] = frozenset()
    """What else code needs to know of the rule; the file's head says what each means."""
    sign: tuple[str, ...] = ()
    """Words of which every match holds one, where there are such: looked for first, because it costs less."""

    @cached_property
    def signs(self) -> re.Pattern[str] | None:
        """Finds any word of the sign; None for a rule without one."""
        return re.compile("|".join(map(re.escape, self.sign))) if self.sign else None

    @cached_property
    def pattern(self) -> re.Pattern[str]:
        """Compiled when first asked for: a short text needs few of some hundred rules. Raises RuleError."""
        where = f"{self.file}: {self.rule_id}"
        try:
            pattern = re.compile(compose(self.source, self.parts, where=where), re.VERBOSE)
        except re.error as error:
            raise RuleError(f"{where}: {error}") from error
        except FragmentError as error:
            raise RuleError(str(error)) from error
        if unnamed := pattern.groups - len(pattern.groupindex):
            raise RuleError(f"{where}: {unnamed} groups without a name")
        return pattern


def _rule(file: str, entry: Mapping[str, object], parts: Mapping[str, str]) -> Rule:
    rule_id = str(entry.get("id"))
    for key in ("id", "name", "pattern", "examples"):
        if not entry.get(key):
            raise RuleError(f"{file}: {rule_id}: {key} is missing")
    examples, counterexamples, traits = entry["examples"], entry.get("counterexamples", []), entry.get("traits", [])
    sign = entry.get("sign", [])
    assert isinstance(examples, list)
    assert isinstance(counterexamples, list)
    assert isinstance(traits, list)
    assert isinstance(sign, list)
    return Rule(
        file,
        rule_id,
        str(entry["name"]),
        str(entry["pattern"]),
        parts,
        tuple(examples),
        tuple(counterexamples),
        frozenset(traits),
        tuple(sign),
    )


@cache
def load_rules(name: str) -> tuple[Rule, ...]:
    """The rules of ``rules/<name>.toml`` in file order, which is the order in which they are tried.

    Patterns use the shared fragments (``corpus/fragments.toml``) as ``{name}``; a table ``[parts]`` adds those that
    only this file needs: a pattern, or the words of a lexicon (``{ lexicon = "labels.csv", kind = "stem" }``).
    Raises RuleError.
    """
    file = f"{name}.toml"
    data = tomllib.loads((files("extract") / "rules" / file).read_text(encoding="utf-8"))
    parts = {
        key: part if isinstance(part, str) else alternatives(**part) for key, part in data.get("parts", {}).items()
    }
    if twice := sorted(parts.keys() & load_fragments().keys()):
        raise RuleError(f"{file}: {twice[0]} is a shared fragment already")
    rules = tuple(_rule(file, entry, parts) for entry in data["rule"])
    if len({rule.rule_id for rule in rules}) < len(rules):
        raise RuleError(f"{file}: two rules have one id")
    return rules


@cache
def all_rules() -> Mapping[str, Rule]:
    """Every rule by its id, whichever file it stands in: ids are unique over all files. Raises RuleError."""
    names = [entry.name for entry in (files("extract") / "rules").iterdir() if entry.name.endswith(".toml")]
    return {rule.rule_id: rule for name in sorted(names) for rule in load_rules(name.removesuffix(".toml"))}


@cache
def rule_of(rule_id: str) -> Rule:
    """The rule of an id. Raises RuleError."""
    if (found := all_rules().get(rule_id)) is None:
        raise RuleError(f"no rule {rule_id!r}")
    return found


@cache
def pattern_of(rule_id: str) -> re.Pattern[str]:
    """The pattern of the rule of an id. Raises RuleError."""
    return rule_of(rule_id).pattern


@cache
def _sign_search(rule_id: str) -> Callable[[str, int, int], re.Match[str] | None] | None:
    """Searches for the sign of a rule, some thousand times in a text: looked up once."""
    signs = rule_of(rule_id).signs
    return signs.search if signs else None


def may_match(rule_id: str, folded: str, start: int = 0, end: int = sys.maxsize) -> bool:
    """Whether a stretch holds the sign of a rule, without which the rule finds nothing in it."""
    sign = _sign_search(rule_id)
    return sign is None or sign(folded, start, end) is not None


def finds(rule_id: str, folded: str, start: int = 0, end: int = sys.maxsize) -> Iterator[re.Match[str]]:
    """What a rule finds in a stretch, one behind the other; one without its sign is not searched."""
    sign = _sign_search(rule_id)
    if sign and not sign(folded, start, end):
        return iter(())
    return pattern_of(rule_id).finditer(folded, start, end)


def first(rule_id: str, folded: str, start: int = 0, end: int = sys.maxsize) -> re.Match[str] | None:
    """What a rule finds first in a stretch; one without its sign is not searched."""
    sign = _sign_search(rule_id)
    if sign and not sign(folded, start, end):
        return None
    return pattern_of(rule_id).search(folded, start, end)


def begins(rule_id: str, folded: str, start: int = 0, end: int = sys.maxsize) -> re.Match[str] | None:
    """What a rule finds where a stretch begins; one without its sign is not tried."""
    sign = _sign_search(rule_id)
    if sign and not sign(folded, start, end):
        return None
    return pattern_of(rule_id).match(folded, start, end)


def without(rule_id: str, folded: str) -> str:
    """Words without what a rule finds in them; those without its sign are left as they are."""
    return pattern_of(rule_id).sub("", folded) if may_match(rule_id, folded) else folded


def check_example(rule: Rule, example: Mapping[str, str]) -> str | None:
    """What is wrong with an example, or None: every group it names must capture just that (folded)."""
    match = rule.pattern.search(fold(example["text"]))
    if match is None:
        return f"{rule.rule_id} finds nothing in {example['text']!r}"
    for group, expected in example.items():
        if group != "text" and (match[group] or "") != fold(expected):
            return f"{rule.rule_id}: {group} is {match[group]!r}, not {expected!r}, in {example['text']!r}"
    return None
