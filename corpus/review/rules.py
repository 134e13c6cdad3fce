"""Patterns of the check, each with examples (``rules.toml``); they are composed of the shared fragments."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache, cached_property
from importlib.resources import files

from corpus.fold import fold
from corpus.fragments import compose


class ReviewRuleError(Exception):
    """``rules.toml`` is wrong: which rule, what."""


@dataclass(frozen=True)
class ReviewRule:
    """A pattern over folded text, or (``printed``) over the text as it stands."""

    rule_id: str
    source: str
    examples: tuple[str, ...]
    counterexamples: tuple[str, ...]
    printed: bool = False
    words: tuple[str, ...] = ()
    """A list of words instead of a pattern."""

    @cached_property
    def pattern(self) -> re.Pattern[str]:
        source = " | ".join(self.words) if self.words else self.source
        return re.compile(compose(source, where=f"rules.toml: {self.rule_id}"), re.VERBOSE)

    def misses(self) -> list[str]:
        """Examples in which the rule finds nothing, counterexamples in which it does."""
        wrong = [text for text in self.examples if not self._finds(text)]
        return wrong + [text for text in self.counterexamples if self._finds(text)]

    def _finds(self, text: str) -> bool:
        return self.pattern.search(text if self.printed else fold(text)) is not None


def parse_rules(text: str) -> Mapping[str, ReviewRule]:
    """Rules by their ids. Raises ReviewRuleError: one without examples does not load."""
    found: dict[str, ReviewRule] = {}
    for rule_id, entry in tomllib.loads(text).items():
        if not entry.get("examples") or not (entry.get("pattern") or entry.get("words")):
            raise ReviewRuleError(f"rules.toml: {rule_id}: a pattern or words, and examples, must be there")
        found[rule_id] = ReviewRule(
            rule_id,
            entry.get("pattern", ""),
            tuple(entry["examples"]),
            tuple(entry.get("counterexamples", ())),
            entry.get("printed", False),
            tuple(entry.get("words", ())),
        )
    return found


@cache
def review_rules() -> Mapping[str, ReviewRule]:
    """The shipped rules. Raises ReviewRuleError."""
    return parse_rules((files("corpus.review") / "rules.toml").read_text(encoding="utf-8"))


def rule(rule_id: str) -> re.Pattern[str]:
    """The pattern of a rule."""
    return review_rules()[rule_id].pattern
