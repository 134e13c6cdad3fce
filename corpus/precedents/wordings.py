"""Places gathered by how they put it: near-equal wordings are one, what is most usual stands for all."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Collection, Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from functools import cached_property

from rapidfuzz.distance import Indel
from rapidfuzz.process import cdist

from corpus.comparison.differences import differences
from corpus.model import Span
from corpus.precedents.forms import bare, core
from corpus.precedents.places import Precedent
from corpus.precedents.sought import Sought
from corpus.precedents.spread import NumberSpread, TargetSpread, months_set, targets_set

NEAR = 0.7
"""From which likeness on two wordings are one. Tried from 0.55 to 0.75 on real documents: at 0.6 one link chains other
matters (跨境电商产业园14个 to 跨境电商扩容升级), at 0.75 more of what is near stands apart."""
_LEVELS = ("国家", "省", "市", "县", "乡")


@dataclass(frozen=True, slots=True)
class PrecedentWording:
    """One way to put it, word for word, and where it is put so."""

    text: str
    places: tuple[Precedent, ...]
    marks: tuple[Span, ...] = ()
    """Places in ``text`` that differ from what stands for the group."""
    lacks: bool = False
    """Whether something of that is missing."""


@dataclass(frozen=True)
class WordingGroup:
    """Wordings that are nearly equal, that which stands for all first."""

    wordings: tuple[PrecedentWording, ...]

    @property
    def text(self) -> str:
        return self.wordings[0].text

    @cached_property
    def places(self) -> tuple[Precedent, ...]:
        return tuple(place for wording in self.wordings for place in wording.places)

    @cached_property
    def documents(self) -> int:
        return len({place.source.document_id for place in self.places})

    @cached_property
    def levels(self) -> tuple[tuple[str, int], ...]:
        """省 3 市 7 县 2, from above; places of unknown level are not told."""
        counts = Counter(place.source.level for place in self.places)
        return tuple((level, counts[level]) for level in _LEVELS if counts[level])

    @cached_property
    def provinces(self) -> tuple[tuple[str, int], ...]:
        """Provinces, the whole country among them."""
        return counted(place.source.province for place in self.places if place.source.province)

    @cached_property
    def years(self) -> tuple[int, int] | None:
        """The first and the last."""
        known = [year for place in self.places if (year := place.source.year)]
        return (min(known), max(known)) if known else None

    @cached_property
    def leads(self) -> tuple[tuple[str, int], ...]:
        return counted(unit for place in self.places for unit in place.leads)

    @cached_property
    def responsible(self) -> tuple[tuple[str, int], ...]:
        return counted(unit for place in self.places for unit in place.responsible)

    @cached_property
    def recurs(self) -> tuple[tuple[str, int], ...]:
        return counted(place.recurs for place in self.places if place.recurs)

    @cached_property
    def months(self) -> NumberSpread | None:
        return months_set(self.places)

    @cached_property
    def targets(self) -> tuple[TargetSpread, ...]:
        return targets_set(self.places)


@dataclass(frozen=True, slots=True, kw_only=True)
class PrecedentChoice:
    """Of which documents places are wanted; nothing chosen means any."""

    levels: tuple[str, ...] = ()
    regions: tuple[str, ...] = ()
    years: tuple[str, ...] = ()

    def takes(self, place: Precedent) -> bool:
        source = place.source
        return (
            (not self.levels or source.level in self.levels)
            and (not self.regions or any(each in self.regions for each in source.regions))
            and (not self.years or str(source.year) in self.years)
        )

    def __bool__(self) -> bool:
        return bool(self.levels or self.regions or self.years)


@dataclass(frozen=True)
class Precedents:
    """How others put what was sought."""

    sought: Sought
    groups: tuple[WordingGroup, ...]
    passed_over: int = 0
    """Passages that were not looked at because there were too many: 0 where all were."""
    choice: PrecedentChoice = field(default_factory=PrecedentChoice)

    @cached_property
    def places(self) -> tuple[Precedent, ...]:
        return tuple(place for group in self.groups for place in group.places)

    @property
    def documents(self) -> int:
        return len({place.source.document_id for place in self.places})

    def values(self, name: str) -> tuple[tuple[str, int], ...]:
        """The levels, regions or years of the places, with how many of each."""
        if name == "region":
            return counted(region for place in self.places for region in place.source.regions)
        if name == "year":
            return tuple(
                sorted(counted(str(year) for place in self.places if (year := place.source.year)), reverse=True)
            )
        counts = dict(counted(place.source.level for place in self.places if place.source.level))
        return tuple((level, counts[level]) for level in _LEVELS if level in counts)

    def only(self, choice: PrecedentChoice) -> Precedents:
        """The same of some documents alone."""
        kept = [place for place in self.places if choice.takes(place)]
        return Precedents(self.sought, grouped(kept), self.passed_over, choice)


def counted(values: Iterable[str]) -> tuple[tuple[str, int], ...]:
    """Each value with how often it is there, the most frequent first."""
    return tuple(sorted(Counter(values).items(), key=lambda each: (-each[1], each[0])))


# --- gathering ----------------------------------------------------------------------------------------------------


def grouped(places: Collection[Precedent], near: float = NEAR) -> tuple[WordingGroup, ...]:
    """Groups of near-equal wording, those with most places first."""
    same: defaultdict[str, list[Precedent]] = defaultdict(list)
    for place in places:
        same[bare(place.text)].append(place)
    texts = list(same)
    clusters = _clusters([core(text) for text in texts], near)
    groups = (_group([same[texts[at]] for at in cluster]) for cluster in clusters)
    return tuple(sorted(groups, key=_order))


def _order(group: WordingGroup) -> tuple[int, int, float, str]:
    return -len(group.places), -group.documents, -max(place.score for place in group.places), group.text


def _clusters(forms: Sequence[str], near: float) -> Iterator[list[int]]:
    """One link joins: each is near to another of its cluster."""
    if not forms:
        return
    close = cdist(forms, forms, scorer=Indel.normalized_similarity, score_cutoff=near) >= near
    waiting = dict.fromkeys(range(len(forms)))
    while waiting:
        cluster, open_ = list[int](), [next(iter(waiting))]
        del waiting[open_[0]]
        while open_:
            at = open_.pop()
            cluster.append(at)
            found = [other for other in waiting if close[at, other]]
            for other in found:
                del waiting[other]
            open_ += found
        yield cluster


def _group(same: Iterable[list[Precedent]]) -> WordingGroup:
    """The most usual wording stands for all; of equally usual ones that nearest to what was sought."""
    ordered = sorted(same, key=lambda held: (-len(held), -held[0].score, len(held[0].text), held[0].text))
    first = _usual(ordered[0])
    return WordingGroup(tuple(_wording(first, held) for held in ordered))


def _usual(held: Sequence[Precedent]) -> str:
    """As most write it: quotes and spaces may differ."""
    return Counter(place.text for place in held).most_common(1)[0][0]


def _wording(first: str, held: list[Precedent]) -> PrecedentWording:
    text = _usual(held)
    found = differences(first, text) if bare(text) != bare(first) else ()
    marks = tuple(each.new for each in found if len(each.new))
    return PrecedentWording(text, tuple(held), marks, lacks=any(not len(each.new) for each in found))
