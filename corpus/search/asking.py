"""What ``asking.toml`` knows of questions: words that fall away, words that weigh little, cues for what is meant."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache, cached_property
from importlib.resources import files

from corpus.fold import fold
from corpus.fragments import compiled


@dataclass(frozen=True)
class Cue:
    """A pattern over folded text with what it takes and what it leaves."""

    name: str
    pattern: re.Pattern[str]
    examples: tuple[Mapping[str, str], ...]
    counterexamples: tuple[str, ...]


@dataclass(frozen=True)
class Asking:
    dropped: tuple[str, ...]
    question: Cue
    doubtful_types: frozenset[str]
    weak: frozenset[str]
    signs: frozenset[str]
    cues: Mapping[str, Cue]

    @cached_property
    def questions(self) -> re.Pattern[str]:
        """Any of the words that fall away, the longest first."""
        words = sorted(self.dropped, key=lambda word: (-len(word), word))
        return re.compile(f"(?:{self.question.pattern.pattern})|{'|'.join(map(re.escape, words))}", re.VERBOSE)

    def cue(self, name: str) -> re.Pattern[str]:
        return self.cues[name].pattern


@cache
def load_asking() -> Asking:
    data = tomllib.loads((files("corpus.search") / "asking.toml").read_text(encoding="utf-8"))
    cues = {
        row["id"]: Cue(row["name"], compiled(row["pattern"]), tuple(row["examples"]), tuple(row["counterexamples"]))
        for row in data["cue"]
    }
    weak, dropped = data["weak"], data["dropped"]
    examples = tuple({"text": text} for text in dropped["examples"])
    question = Cue("问句", compiled(dropped["pattern"]), examples, tuple(dropped["counterexamples"]))
    return Asking(
        tuple(dropped["words"]),
        question,
        frozenset(data["types"]["doubtful"]),
        frozenset(weak["words"]),
        frozenset(weak["signs"]),
        cues,
    )


def check_cue(cue: Cue) -> str | None:
    """What is wrong with a cue, or None."""
    for example in cue.examples:
        match = cue.pattern.search(fold(example["text"]))
        if match is None or any(match[name] != value for name, value in example.items() if name != "text"):
            return f"{cue.name}: misses {example}"
    taken = [text for text in cue.counterexamples if cue.pattern.match(fold(text))]
    return f"{cue.name}: takes {taken}" if taken else None
