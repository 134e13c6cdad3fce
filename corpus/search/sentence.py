"""A sentence as a person asks it: what in it names something becomes a condition, question words fall away, the rest
ranks.

A condition says no more than the words: an entry meets 四川 when it is of 四川, or says 四川 itself.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date

from corpus.fold import fold
from corpus.search.asking import load_asking
from corpus.search.clues import AFTER_NAMES, BY_FORM, Clue, Found, Lexicon, Name
from corpus.search.conditions import AllOf, Among, Condition, Contains, FieldHolds, NoneOf, all_of, any_of
from corpus.search.terms import anywhere, cut_query
from corpus.search.words import Cutter, squeeze


@dataclass(frozen=True, slots=True)
class Sentence:
    clues: tuple[Clue, ...]
    words: tuple[str, ...]
    """What remains, squeezed."""
    runs: tuple[str, ...]
    """What of it stands together as typed."""
    kinds: tuple[str, ...]
    """What is asked for, as far as a word says so: it comes first among equals."""
    asks: bool
    """It is read as a sentence: something was named, or fell away."""


_STOPS = re.compile(r"[^\w%.+&-]+")
_SPEECH = 4
"""Words side by side that may be a sentence."""


def understand(text: str, lexicon: Lexicon, cutter: Cutter, today: date, plain: Sequence[str] = ()) -> Sentence:
    """``plain``: words that are to be taken as words, whatever they name."""
    return _SentenceReader(text, lexicon, cutter, today, frozenset(map(fold, plain))).read()


class _SentenceReader:
    def __init__(self, text: str, lexicon: Lexicon, cutter: Cutter, today: date, plain: frozenset[str]) -> None:
        self._text, self._folded = text, fold(text)
        self._lexicon, self._cutter, self._today, self._plain = lexicon, cutter, today, plain
        self._asking = load_asking()
        self._taken = [False] * len(text)
        self._clues: list[Clue] = []

    def read(self) -> Sentence:
        for find in (*BY_FORM, self._named, *AFTER_NAMES):
            for clue, start, end in list(find(self._text, self._folded, self._today)):
                if self._folded[start:end].strip() in self._plain or any(self._taken[start:end]):
                    continue
                self._clues.append(replace(clue, typed=(self._text[start:end].strip(),)))
                if clue.field not in ("theme", "document_type"):  # the words of these rank as well
                    self._take(start, end)
        kinds = [kind for kind in ("task", "target") if self._asking.cue(f"kind_{kind}").search(self._folded)]
        rest, fell = self._rest()
        cut = [self._trimmed(cut_query(squeeze(piece), self._cutter)) for piece in _STOPS.split(rest)]
        runs = [run for words in cut if (run := "".join(words))]
        words = self._words([word for each in cut for word in each])
        # A theme alone is words: they find it, since the theme stands over the entry.
        named = any(clue.field != "theme" for clue in self._clues)
        asks = fell or named or any(mark in self._folded for mark in "?。,，;；") or any(map(self._speaks, cut))
        return Sentence(tuple(_merged(self._clues)), words, tuple(dict.fromkeys(runs)), tuple(kinds), asks)

    def _take(self, start: int, end: int) -> None:
        self._taken[start:end] = [True] * (end - start)

    def _rest(self) -> tuple[str, bool]:
        """What is not taken, without question words; whether there were any."""
        rest = "".join("\n" if gone else each for gone, each in zip(self._taken, self._folded, strict=True))
        left = self._asking.questions.sub("\n", rest)
        return left, left != rest

    def _trimmed(self, words: list[str]) -> list[str]:
        """Without the words at both ends that only join."""
        signs = self._asking.signs
        kept = [at for at, word in enumerate(words) if word not in signs]
        return words[kept[0] : kept[-1] + 1] if kept else []

    def _speaks(self, words: Sequence[str]) -> bool:
        """Words that are joined by others: no name of a thing."""
        return len(words) >= _SPEECH and any(word in self._asking.signs for word in words)

    def _words(self, cut: Sequence[str]) -> tuple[str, ...]:
        return tuple(dict.fromkeys(telling(cut) or [w for w in cut if w not in self._asking.signs] or cut))

    # --- what names something -------------------------------------------------------------------------------------

    def _named(self, text: str, folded: str, today: date) -> Found:
        edges = self._cutter.boundaries(self._folded)
        for name in self._lexicon.names(self._folded):
            if name.field == "unit":
                yield self._unit(name)
            elif name.field == "theme":
                yield self._theme(name), name.start, name.end
            elif name.start in edges and name.end in edges:
                yield self._region(name)

    def _region(self, name: Name) -> tuple[Clue, int, int]:
        proper: Condition = Among("region", name.values)
        before = self._asking.cue("except").search(self._folded[: name.start])
        if before is None:
            typed = self._text[name.start : name.end]
            condition = any_of([proper, Contains(squeeze(typed))])
            clue = Clue("region", (name.label,), (typed,), condition, proper, values=name.values)
            return clue, name.start, name.end
        behind = self._asking.cue("but").match(self._folded, name.end)
        start, end = before.start(), behind.end() if behind else name.end
        none = NoneOf(proper)
        return Clue("region", (name.label,), (self._text[start:end],), none, none, without=True), start, end

    def _theme(self, name: Name) -> Clue:
        """The field has it, or its words stand in the entry or over it."""
        typed = self._text[name.start : name.end]
        proper = Among("theme", name.values)
        words = all_of(anywhere(word) for word in dict.fromkeys(cut_query(squeeze(typed), self._cutter)))
        parts = [Contains(squeeze(part)) for part in name.parts]
        return Clue("theme", (name.label,), (typed,), any_of([proper, words, *parts]), proper)

    def _unit(self, name: Name) -> tuple[Clue, int, int]:
        """A unit with its role, where one stands beside it; an issuer, where it issues."""
        before, after = self._folded[: name.start], self._folded[name.end :]
        for role in ("lead", "cooperating", "supervising"):
            if match := self._asking.cue(role).match(after):
                return _with_role(name, role, self._text[name.start : name.end]), name.start, name.end + match.end()
        for role in ("lead", "responsible"):
            if match := self._asking.cue(f"before_{role}").search(before):
                return _with_role(name, role, self._text[name.start : name.end]), match.start(), name.end
        typed = self._text[name.start : name.end]
        if self._asking.cue("duty").match(after):
            return _with_role(name, "unit", typed), name.start, name.end
        issuer: Condition = (
            Among("issuer", name.values)
            if name.whole
            else any_of(FieldHolds("issuer", squeeze(v)) for v in name.values)
        )
        if self._asking.cue("issued").match(after):
            clue = Clue("issuer", (name.label,), (typed,), issuer, issuer)
        else:
            units = [FieldHolds("unit", squeeze(value)) for value in name.values]
            # Who issued a document stands over all its entries: that alone makes none of them a task of theirs.
            proper = any_of([AllOf((issuer, Among("kind", ("document",)))), *units])
            condition = any_of([issuer, *units, *(Contains(squeeze(value)) for value in (typed, *name.values))])
            clue = Clue("unit", (name.label,), (typed,), condition, proper)
        return clue, name.start, name.end


def telling(words: Iterable[str]) -> list[str]:
    """Those that say what is sought: not single characters, nor words that say what kind of thing."""
    weak = load_asking().weak
    return [word for word in words if len(word) > 1 and word not in weak]


def _with_role(name: Name, role: str, typed: str) -> Clue:
    proper = any_of(FieldHolds(role, squeeze(value)) for value in name.values)
    units = [FieldHolds("unit", squeeze(value)) for value in name.values]
    looser = any_of([*units, *(Contains(squeeze(value)) for value in (typed, *name.values))])
    return Clue(role, (name.label,), (typed,), proper, proper, looser=looser)


def _within(one: Clue, other: Clue) -> bool:
    """What one means lies in what the other means: 甘肃的兰州 is 兰州 alone."""
    return (
        one != other
        and bool(one.values)
        and all(any(value != over and value.startswith(over) for over in other.values) for value in one.values)
    )


def _merged(clues: Sequence[Clue]) -> Iterator[Clue]:
    """Two values of one field mean either, but a place that only says where another lies means that."""
    clues = [clue for clue in clues if clue.without or not any(_within(one, clue) for one in clues if not one.without)]
    for field, without in dict.fromkeys((clue.field, clue.without) for clue in clues):
        same = [clue for clue in clues if (clue.field, clue.without) == (field, without)]
        joined = all_of if without else any_of
        yield replace(
            same[0],
            labels=tuple(dict.fromkeys(label for clue in same for label in clue.labels)),
            typed=tuple(dict.fromkeys(typed for clue in same for typed in clue.typed)),
            condition=joined(clue.condition for clue in same),
            proper=joined(clue.proper for clue in same),
            looser=joined(loose) if (loose := [clue.looser for clue in same if clue.looser]) else None,
        )
