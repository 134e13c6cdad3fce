"""What a query is asked as, one reading after the other, until one finds enough: first all that it says, then most of
it, then some.

A sentence is met by entries that meet all that it names and most of its words; where they do not fill a page, those
that meet most of it follow. Key words must all be there; where they are not, those with most of them are shown.
"""

from __future__ import annotations

import math
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import chain, pairwise

from corpus.search.clues import Clue
from corpus.search.conditions import AllOf, Among, AnyOf, Apart, AtLeast, Condition, Contains, any_of
from corpus.search.fields import FieldTable
from corpus.search.plan import RUN_SCORE, Held, Plan, Wider
from corpus.search.reading import tell
from corpus.search.sentence import Sentence
from corpus.search.terms import anywhere, in_text, written
from corpus.search.words import squeeze

PAGE = 20
"""Hits that a sentence should have: with fewer, those that meet most of it follow."""
_MOST_WORDS = 12
_SHORTEST_RUN, _LONGEST_RUN, _LEFT_OUT = 4, 24, 4
"""Characters of a text as typed, and of a word that may be missing in it."""
_SHARE, _LOOSE = 0.5, 0.4
"""Of the weight of words that an entry must have; of words and conditions together, where not all are met."""
_CLUE_WEIGHT, _HEAVIEST = 4, 4
_CLUE_SCORE, _PROPER_SCORE, _WORD_SCORE, _OVER_SCORE, _PAIR_SCORE, _KIND_SCORE = 30.0, 15.0, 6.0, 2.5, 3.0, 8.0
_PLACED = frozenset(("region", "unit", "lead", "responsible", "cooperating", "supervising"))
"""Conditions beside which a theme only ranks."""
_SHOWN = (
    "title",
    "cites",
    "based_on",
    "number",
    "issuer",
    "unit",
    "lead",
    "responsible",
    "cooperating",
    "supervising",
    "due",
)
"""Conditions whose words are marked in the text; a place or a year stands beside each hit."""
_NEARLY_SCORE = 6 * RUN_SCORE
_ALL_SCORE = 1000.0
"""What an entry gains that meets all: more than any other sum."""


@dataclass(frozen=True, slots=True)
class Step:
    plan: Plan
    enough: int = 1
    """Hits that make further steps needless."""
    whole: bool = True
    """It asks all that the query says."""


@dataclass(frozen=True, slots=True)
class _Word:
    text: str
    weight: int
    """How much it tells: 1 to 4, 0 where no entry has it."""
    rarity: float


def nearly(texts: Iterable[str], held: Held) -> Iterator[tuple[Condition, float]]:
    """What ranks texts as typed that no entry has as such: entries that have them but for a word in between."""
    for run in map(squeeze, texts):
        if _SHORTEST_RUN <= len(run) <= _LONGEST_RUN and not held.count(Contains(run)):
            places = range(2, len(run) - 1)
            yield any_of([Apart(run[:at], run[at:], 1, _LEFT_OUT) for at in places]), _NEARLY_SCORE


def keyword_steps(plan: Plan, words: Sequence[str], telling: Sequence[str], rest: Condition) -> Iterator[Step]:
    """All words, else most of those that tell something, else some. ``rest`` is what else must hold."""
    yield Step(plan)
    there = [(anywhere(word), 1) for word in dict.fromkeys(telling)][:_MOST_WORDS]
    counted = tuple((one, 6.0 * RUN_SCORE) for one, _ in there)
    for least in range(len(there) - (len(telling) >= len(words)), 0, -1):
        note = (
            "没有同时含全部词的结果，以下含其中多数"
            if 2 * least >= len(there)
            else "没有含多数词的结果，以下含其中一部分"
        )
        condition = AllOf((rest, AtLeast(tuple(there), least)))
        boosts = (*plan.boosts, *counted)
        yield Step(replace(plan, condition=condition, boosts=boosts, notes=(*plan.notes, note)), whole=False)


def sentence_steps(
    sentence: Sentence, plan: Plan, narrowed: Condition, held: Held, fields: FieldTable
) -> Iterator[Step]:
    """``plan`` is that of what else the query says; ``narrowed`` its condition with chosen filters."""
    words = _weighed(sentence.words, held)
    sentence, loosened = _loosened(sentence, narrowed, held, fields)
    plan = replace(plan, notes=(*plan.notes, *loosened))
    met = [clue for clue in sentence.clues if held.count(AllOf((narrowed, clue.condition)))]
    known = tuple((anywhere(word.text), word.weight) for word in words if word.weight)
    plan = _ranked(plan, sentence, words)
    plan = replace(plan, notes=(*plan.notes, *_unmet(sentence, met, words, fields)))
    rest = plan.condition
    if not (known or met or rest != AllOf()):  # nothing that it says is anywhere
        yield Step(replace(plan, condition=AnyOf(())), whole=False)
        return
    # The words that name a theme rank by themselves: beside a place or a unit it leaves out nothing.
    placed = any(clue.field in _PLACED for clue in met)
    firm_ones = [clue for clue in met if not (placed and clue.field == "theme")]
    named = AllOf((rest, *(clue.condition for clue in firm_ones)))
    whole = AllOf((named, _share(known, _SHARE))) if known else named
    complete = len(met) == len(sentence.clues) and all(word.weight for word in words)
    yield Step(replace(plan, condition=whole), PAGE, complete)
    number = held.count(AllOf((narrowed, whole)))
    complete = complete and number > 0
    plan = replace(plan, boosts=(*plan.boosts, (whole, _ALL_SCORE)))
    firm = whole
    if known and (met or rest != AllOf()):
        firm = named
        yield _then(plan, named, _said(number, "只符合条件"), PAGE, complete)
    parts = (*((clue.condition, _CLUE_WEIGHT) for clue in met), *known)
    if len(parts) > 1:
        most = AnyOf((firm, AllOf((rest, _share(parts, _LOOSE)))))
        yield _then(plan, most, _said(number, "符合其中多数"), 1, complete)
        some = AllOf((rest, AnyOf(tuple(one for one, _ in parts))))
        yield _then(plan, some, _said(number, "符合其中一部分"), 1, complete)


def _loosened(sentence: Sentence, narrowed: Condition, held: Held, fields: FieldTable) -> tuple[Sentence, list[str]]:
    """The sentence with units whatever they have to do, where none has that to do, and with what nothing meets as the
    text that was typed; and what is said of them."""
    clues: list[Clue] = []
    notes: list[str] = []
    for clue in sentence.clues:
        others = [other.condition for other in sentence.clues if other.field not in (clue.field, "theme")]
        places = [other for other in others if held.count(AllOf((narrowed, other)))]
        strict = AllOf((narrowed, clue.condition))
        if clue.looser and not held.count(AllOf((strict, *places))):
            notes.append(f"没有同时符合{tell(clue, fields)}的内容，提到这一单位的都算")
            clue = replace(clue, condition=clue.looser)
        written_so = any_of([Contains(squeeze(text)) for text in clue.typed])
        if not clue.without and not held.count(strict) and held.count(AllOf((narrowed, written_so))):
            notes.append(f"没有{tell(clue, fields)}的内容，按文中写有“{'、'.join(clue.typed)}”查找")
            clue = replace(clue, condition=written_so)
        if together := _side_by_side(clue):
            clue = replace(clue, condition=AnyOf((clue.condition, together)))
        clues.append(clue)
    return replace(sentence, clues=tuple(clues)), notes


def _side_by_side(clue: Clue) -> Condition | None:
    """Several places, all written: as a list of districts has them, though it is a rule of the city's."""
    if clue.field != "region" or clue.without or len(clue.typed) < 2:
        return None
    return AllOf(tuple(Contains(squeeze(text)) for text in clue.typed))


def _share(weighed: tuple[tuple[Condition, int], ...], share: float) -> AtLeast:
    return AtLeast(weighed, math.ceil(share * sum(weight for _, weight in weighed)))


def _said(number: int, what: str) -> str:
    return f"全部符合的 {number} 条在前，其后{what}" if number else f"没有全部符合的结果，以下{what}"


def _then(plan: Plan, condition: Condition, said: str, enough: int, complete: bool) -> Step:
    """A wider step, and what is said of it."""
    return Step(replace(plan, condition=condition, notes=(*plan.notes, said)), enough, complete)


def _ranked(plan: Plan, sentence: Sentence, words: Sequence[_Word]) -> Plan:
    boosts = (*plan.boosts, *_boosts(sentence, words))
    ranking = tuple(dict.fromkeys((*plan.words, *sentence.words)))
    return replace(plan, boosts=boosts, words=ranking, needles=_needles(sentence, plan))


def _unmet(sentence: Sentence, met: Sequence[Clue], words: Sequence[_Word], fields: FieldTable) -> Iterator[str]:
    """What of it is nowhere."""
    for clue in sentence.clues:
        if clue not in met:
            yield f"没有{tell(clue, fields)}的内容，这一条只用来排序"
    for word in words:
        if not word.weight:
            yield f"没有含“{word.text}”的内容"


def widened(sentence: Sentence, held: Held, wider: Wider | None, fields: FieldTable) -> tuple[Sentence, list[str]]:
    """The sentence with other names of its themes and units, where they are asked for; and what is said of them."""
    clues: list[Clue] = []
    notes: list[str] = []
    for clue in sentence.clues:
        others = _other_names(clue, held, wider, fields) if wider else ()
        if others:
            notes.append(f"“{'、'.join(clue.labels)}”也按{'、'.join(others[:5])}{'等' if len(others) > 5 else ''}查找")
            more = (
                [Among(clue.field, others)] if clue.field != "theme" else [Contains(squeeze(each)) for each in others]
            )
            clue = replace(clue, condition=any_of([clue.condition, *more]))
        clues.append(clue)
    return replace(sentence, clues=tuple(clues)), notes


def _other_names(clue: Clue, held: Held, wider: Wider, fields: FieldTable) -> tuple[str, ...]:
    if clue.field == "theme" and wider.synonyms:
        return tuple(dict.fromkeys(other for text in clue.typed for other in wider.thesaurus.synonyms(text)))
    if fields[clue.field].organs and wider.former_names:
        organs = {found for label in clue.labels if (found := wider.thesaurus.organ(label))}
        return tuple(value for value, _ in held.vocabulary(clue.field) if wider.thesaurus.organ(value) in organs)
    return ()


def _weighed(words: Sequence[str], held: Held) -> list[_Word]:
    """The words with what they tell, by how few entries have them; of many the most telling."""
    number = held.count(AllOf())
    found: list[_Word] = []
    for word in words:
        count = held.count(anywhere(word))
        rarity = math.log(1 + number / (count + 1)) if count else 0.0
        found.append(_Word(word, min(max(round(rarity / 2), 1), _HEAVIEST) if count else 0, rarity))
    kept = sorted(found, key=lambda word: -word.rarity)[:_MOST_WORDS]
    return [word for word in found if word in kept]


def _boosts(sentence: Sentence, words: Sequence[_Word]) -> Iterator[tuple[Condition, float]]:
    yield from chain.from_iterable(map(_met, sentence.clues))
    for word in words:
        if word.rarity:
            yield in_text(word.text), _WORD_SCORE * word.rarity
            yield anywhere(word.text), _OVER_SCORE * word.rarity
    together = "\n".join(sentence.runs)
    for one, other in pairwise(words):
        if one.text + other.text in together:
            yield Contains(one.text + other.text), _PAIR_SCORE * min(one.rarity, other.rarity)
    for run in sentence.runs:
        if len(run) > 2 and run not in sentence.words:
            yield Contains(run), RUN_SCORE
    for kind in sentence.kinds:
        yield Among("kind", ("target", "achieved") if kind == "target" else (kind,)), _KIND_SCORE
        if kind == "target":
            yield Among("status", ("target",)), _KIND_SCORE


def _met(clue: Clue) -> Iterator[tuple[Condition, float]]:
    yield clue.condition, _CLUE_SCORE
    yield clue.proper, _PROPER_SCORE
    if together := _side_by_side(clue):
        yield together, RUN_SCORE


def _needles(sentence: Sentence, plan: Plan) -> tuple[str, ...]:
    shown = [clue for clue in sentence.clues if clue.field in _SHOWN]
    typed = [squeeze(text) for clue in shown for text in (*clue.typed, *clue.labels)]
    words = [form for word in sentence.words for form in written(word) if len(form) > 1]
    return tuple(dict.fromkeys((*plan.needles, *sentence.runs, *words, *typed)))
