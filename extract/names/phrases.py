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
    def longest_bar(self) -> int:
        return max(map(len, self.barred), default=0)

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
    found = list(labels.hits(fold(text)))
    bars: dict[int, list[tuple[int, Sequence[str]]]] = {}
    for start, end, label in found:
        if label in labels.barred:
            bars.setdefault(start, []).append((end, labels.barred[label]))
    reach = 0
    for start, end, label in sorted(found, key=lambda hit: (hit[0], -hit[1])):
        before = range(start - labels.longest_bar, start + 1) if bars else ()
        out = {one for left in before for right, ids in bars.get(left, ()) if end <= right for one in ids}
        meant = [entry for entry in labels.entries.get(label, ()) if entry not in out]
        if meant and end > reach:  # not inside a longer one
            reach = end
            yield from ((Span(start, end), entry) for entry in meant)
