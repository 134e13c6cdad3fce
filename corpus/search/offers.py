"""What else could be meant, and what finds something where a query finds nothing: other queries with their counts."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace

from corpus.search.asked import Offer, Query
from corpus.search.conditions import Contains
from corpus.search.fields import FieldTable
from corpus.search.plan import Held
from corpus.search.reading import Understanding, tell
from corpus.search.terms import anywhere, cut_query, other_spellings
from corpus.search.tree import And, Words, told
from corpus.search.words import Cutter, squeeze

_LONGEST_WORD = 8
"""Characters of a word that may be misspelt."""
_TRIED = 40
MOST_OFFERS = 6

Count = Callable[[Query], int]
"""How many entries a query finds."""


@dataclass(frozen=True, slots=True)
class OfferMaker:
    cutter: Cutter
    held: Held
    count: Count
    fields: FieldTable

    def make(self, reading: Understanding, query: Query, *, little: bool) -> tuple[Offer, ...]:
        """``little``: the query found nothing that meets all of it."""
        pairs = [*_years(reading, query.text)]
        if little:
            pairs += [*self._spelt(reading, query.text), *self._unnamed(reading, query.text), *self._fewer(reading)]
        labels = {text: label for label, text in reversed(pairs) if text}
        texts = dict.fromkeys(text for _, text in pairs if text)
        found = (Offer(label=labels[text], text=text, count=self.count(replace(query, text=text))) for text in texts)
        return tuple(offer for offer in found if offer.count)[:MOST_OFFERS]

    def _fewer(self, reading: Understanding) -> Iterator[tuple[str, str]]:
        """Without one of the conditions that are typed out, or one of the words."""
        children = reading.tree.children if isinstance(reading.tree, And) else ()
        for child, source in zip(children, reading.sources, strict=False):
            kept = " ".join(other for other in reading.sources if other != source)
            if kept.strip():
                yield f"去掉 {child.text if isinstance(child, Words) else told(child, self.fields)}", kept

    def _unnamed(self, reading: Understanding, text: str) -> Iterator[tuple[str, str]]:
        """Without one of the conditions that words were read as."""
        clues = reading.sentence.clues if reading.sentence else ()
        for clue in clues if len(clues) > 1 else ():
            kept = text
            for typed in clue.typed:
                kept = kept.replace(typed, " ", 1)
            yield f"不限 {tell(clue, self.fields)}", " ".join(kept.split())

    def _spelt(self, reading: Understanding, text: str) -> Iterator[tuple[str, str]]:
        """Did you mean: a text that nothing has, with the one character that makes it one which the index has."""
        for typed in reading.plain:
            squeezed = squeeze(typed)
            words = cut_query(squeezed, self.cutter)
            self.held.expect([anywhere(word) for word in words])
            unknown = [word for word in words if not self.held.count(anywhere(word))]
            wrong = squeezed if len(squeezed) <= _LONGEST_WORD and unknown else next(iter(unknown), "")
            if better := best_spelling(wrong, self.held):
                right = typed.replace(wrong, better) if wrong in typed else squeezed.replace(wrong, better)
                yield f"是否要找“{right}”", text.replace(typed, right, 1)


def _years(reading: Understanding, text: str) -> Iterator[tuple[str, str]]:
    """A bare year is a document's year, or a number in the text: both."""
    for clue in reading.sentence.clues if reading.sentence else ():
        if clue.field == "year" and all(label.isdigit() for label in clue.labels):
            for label, typed in zip(clue.labels, clue.typed, strict=False):
                yield f"只看 {label} 年的文件", " ".join(text.replace(typed, f" 年份:{label} ", 1).split())
                yield f"只看文中写有“{label}”的", " ".join(text.replace(typed, f' "{label}" ', 1).split())


def best_spelling(squeezed: str, held: Held) -> str:
    """The most frequent text of the index that differs in one character; empty where there is none."""
    if not 2 <= len(squeezed) <= _LONGEST_WORD or squeezed.isascii():
        return ""
    tried = [each for at in range(len(squeezed)) for each in _others(squeezed, at, held)]
    held.expect([Contains(each) for each in dict.fromkeys(tried)])
    counted = [(held.count(Contains(each)), each) for each in dict.fromkeys(tried)]
    number, best = max(counted, default=(0, ""), key=lambda pair: (pair[0], pair[1]))
    return best if number else ""


def _others(squeezed: str, at: int, held: Held) -> Sequence[str]:
    if at:
        return other_spellings(squeezed, at, held.between)
    if len(squeezed) < 3:  # of two characters one must be right, and the first says more
        return ()
    rest = squeezed[1:]
    if not held.count(Contains(rest)):
        return ()
    return [first + rest for first in held.between("", rest[0])[: _TRIED * 10]]
