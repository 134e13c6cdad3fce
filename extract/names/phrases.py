"""The labels of a lexicon in a text, all at once (Aho-Corasick).

spaCy's PhraseMatcher finds the same, and a test holds the two against each other; but it would cost every worker a
second to import and the corpus of 161 real documents 1.5 s of matching, where this takes 0.1 s.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property

import ahocorasick

from corpus.fold import fold
from corpus.model import Span


@dataclass(frozen=True)
class Labels:
    """Labels of entries over folded text; the longest wins, and a negative one rules out its own entries inside it."""

    entries: Mapping[str, Sequence[str]]
    """Label → the ids that it names; a label may name several."""
    barred: Mapping[str, Sequence[str]]
    """Negative label → the ids that are not meant inside it."""

    @cached_property
    def automaton(self) -> ahocorasick.Automaton:
        automaton = ahocorasick.Automaton()
        for label in self.entries.keys() | self.barred.keys():
            automaton.add_word(label, label)
        automaton.make_automaton()
        return automaton

    def hits(self, folded: str) -> Iterator[tuple[int, int, str]]:
        """(start, end, label) of every label, overlapping ones too, by their ends."""
        if len(self.automaton):
            for last, label in self.automaton.iter(folded):
                yield last + 1 - len(label), last + 1, label


def find_labels(text: str, labels: Labels) -> Iterator[tuple[Span, str]]:
    """Span and id of each label in a text, in order."""
    yield from find_in_folded(fold(text), labels)


def find_in_folded(folded: str, labels: Labels) -> Iterator[tuple[Span, str]]:
    """Span and id of each label in a folded text, in order."""
    bars: list[tuple[int, Sequence[str]]] = []
    reach = 0
    hits = [(start, -end, label) for start, end, label in labels.hits(folded)]
    for start, minus_end, label in sorted(hits) if len(hits) > 1 else hits:
        end = -minus_end
        if bars:
            bars = [bar for bar in bars if bar[0] > start]
        if label in labels.barred:
            bars.append((end, labels.barred[label]))
        meant = labels.entries.get(label, ())
        if not meant or end <= reach:  # inside a longer one
            continue
        if bars:
            meant = [entry for entry in meant if not any(end <= right and entry in ids for right, ids in bars)]
        if meant:
            reach = end
            yield from ((Span(start, end), entry) for entry in meant)
