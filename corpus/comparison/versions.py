"""Two versions of a document (征求意见稿 and 印发稿, a plan and its revision), clause by clause."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from enum import StrEnum
from itertools import accumulate

from corpus.comparison.changes import (
    DeadlineChange,
    TargetChange,
    UnitChange,
    deadline_changes,
    linked_tasks,
    target_changes,
    unit_changes,
)
from corpus.comparison.differences import Difference, differences
from corpus.comparison.linking import Link, link
from corpus.comparison.provisions import Provision, provisions
from corpus.likeness.wording import plain
from corpus.model import ParsedDocument, Span


class ClauseState(StrEnum):
    """What became of a clause; its number alone makes no difference."""

    EQUAL = "equal"
    """The same words at the same place."""
    MOVED = "moved"
    """The same words at another place."""
    CHANGED = "changed"
    SPLIT = "split"
    """One became several."""
    MERGED = "merged"
    """Several became one."""
    ADDED = "added"
    DROPPED = "dropped"


_FEW = 0.3
"""Of the clauses of two versions more than this have a counterpart."""


@dataclass(frozen=True, slots=True, kw_only=True)
class ClauseChange:
    """A clause of either version, or one of each that belong together."""

    state: ClauseState
    old: tuple[Provision, ...]
    new: tuple[Provision, ...]
    moved: bool
    """Also stands at another place, whatever else has changed."""
    score: float
    """How much of both together is in both: from 0 to 1."""
    differences: tuple[Difference, ...] = ()
    """Places in the texts of the two documents; nothing for what is added or dropped as a whole."""

    @property
    def renumbered(self) -> bool:
        """Whether one clause has another number in the other version."""
        return len(self.old) == len(self.new) == 1 and plain(self.old[0].label) != plain(self.new[0].label)


@dataclass(frozen=True, slots=True, kw_only=True)
class Alignment:
    """All that two versions say, held against each other."""

    clauses: tuple[ClauseChange, ...]
    """In the order of the new version; what was dropped stands where it stood."""
    units: tuple[UnitChange, ...]
    deadlines: tuple[DeadlineChange, ...]
    targets: tuple[TargetChange, ...]

    def count(self, state: ClauseState) -> int:
        return sum(change.state is state for change in self.clauses)

    @property
    def apart(self) -> bool:
        """Whether the documents have so little in common that they are hardly versions of one."""
        linked = sum(bool(change.old and change.new) for change in self.clauses)
        return linked < _FEW * len(self.clauses)


def align(old: ParsedDocument, new: ParsedDocument) -> Alignment:
    """What became of each clause, and which units, time limits and targets are others."""
    tasks = tuple(linked_tasks(old, new))
    return Alignment(
        clauses=align_clauses(old, new),
        units=tuple(unit_changes(tasks)),
        deadlines=tuple(deadline_changes(tasks)),
        targets=tuple(target_changes(old.targets, new.targets)),
    )


def align_clauses(old: ParsedDocument, new: ParsedDocument) -> tuple[ClauseChange, ...]:
    """What became of each clause: every one of either version stands in one change."""
    one, other = provisions(old), provisions(new)
    links = link([each.compared for each in one], [each.compared for each in other])
    return tuple(_change(each, one, other) for each in _in_reading_order(links, len(one), len(other)))


def _in_reading_order(links: Sequence[Link], old: int, new: int) -> Iterator[Link]:
    """All links in the order of the new list, and what is in none: dropped texts follow what they stood behind."""
    linked = {at for each in links for at in each.old}, {at for each in links for at in each.new}
    places = [(each.new[0], 1, each.old[0], each) for each in links]
    places += [(at, 1, 0, Link((), (at,), 0.0)) for at in range(new) if at not in linked[1]]
    ends = {each.old[-1]: each.new[-1] for each in links if not each.moved}
    behind = list(accumulate(range(old), lambda last, at: ends.get(at, last), initial=-1))
    places += [(behind[at] + 1, 0, at, Link((at,), (), 0.0)) for at in range(old) if at not in linked[0]]
    return (each for *_, each in sorted(places, key=lambda place: place[:3]))


def _change(each: Link, one: Sequence[Provision], other: Sequence[Provision]) -> ClauseChange:
    old, new = tuple(one[at] for at in each.old), tuple(other[at] for at in each.new)
    return ClauseChange(
        state=_state(each),
        old=old,
        new=new,
        moved=each.moved,
        score=each.score,
        differences=_differences(old, new) if old and new and each.score < 1 else (),
    )


def _state(each: Link) -> ClauseState:
    if not each.old or not each.new:
        return ClauseState.DROPPED if each.old else ClauseState.ADDED
    if len(each.new) != len(each.old):
        return ClauseState.SPLIT if len(each.new) > 1 else ClauseState.MERGED
    if each.score < 1:
        return ClauseState.CHANGED
    return ClauseState.MOVED if each.moved else ClauseState.EQUAL


def _differences(old: Sequence[Provision], new: Sequence[Provision]) -> tuple[Difference, ...]:
    found = differences("".join(each.text for each in old), "".join(each.text for each in new))
    return tuple(Difference(_at_home(each.old, old), _at_home(each.new, new)) for each in found)


def _at_home(place: Span, held: Sequence[Provision]) -> Span:
    """A place in texts that were put together as a place in their document."""
    start = end = None
    before = 0
    for each in held:
        after = before + len(each.text)
        if start is None and (place.start < after or each is held[-1]):
            start = each.span.start + place.start - before
        if end is None and (place.end <= after or each is held[-1]):
            end = each.span.start + place.end - before
        before = after
    return Span(start or 0, max(end or 0, start or 0))
