"""The check of a draft as a whole: all that the finders of this room say, the gravest first."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass

from corpus.model import ParsedDocument
from corpus.review.days import find_days
from corpus.review.draft import Draft
from corpus.review.figures import find_figures
from corpus.review.numbering import find_numbering
from corpus.review.organs import find_organs
from corpus.review.papers import find_papers
from corpus.review.remarks import Gravity, Remark, ordered
from corpus.review.sums import find_sums
from corpus.review.superior import Comparer, TaskPair
from corpus.review.tasks import find_gaps, find_vague

_FINDERS = (
    find_gaps,
    find_vague,
    find_organs,
    find_numbering,
    find_papers,
    find_days,
    find_figures,
    find_sums,
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Review:
    """A draft that was checked."""

    draft: Draft
    remarks: tuple[Remark, ...]
    superior: ParsedDocument | None = None
    pairs: tuple[TaskPair, ...] = ()
    """The superior's tasks, each with where the draft takes it up."""

    @property
    def counts(self) -> Mapping[Gravity, int]:
        found = Counter(remark.gravity for remark in self.remarks)
        return {gravity: found[gravity] for gravity in Gravity}

    @property
    def taken(self) -> int:
        """How many of the superior's tasks the draft takes up."""
        return sum(1 for pair in self.pairs if pair.place)


def check_draft(draft: Draft, superior: ParsedDocument | None = None) -> Review:
    """All that is to be looked at in a draft. Nothing is changed."""
    remarks = [remark for find in _FINDERS for remark in find(draft)]
    comparer = Comparer(draft, superior) if superior else None
    remarks += comparer.remarks() if comparer else ()
    return Review(draft=draft, remarks=ordered(remarks), superior=superior, pairs=comparer.pairs if comparer else ())
