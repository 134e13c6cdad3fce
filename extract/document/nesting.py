"""How labels of headings hang together: which go on with a list, and under which each stands."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from functools import cache
from itertools import pairwise

from corpus.model import Span
from extract.rules import load_rules

LARGEST_GAP = 5
"""Numbers may jump by so much (an item left out, a page lost) and still belong to one list."""
LARGEST_GAP_IN_EXCERPT = 10
"""… where chapters are left out, too, and the label opens its line."""


@dataclass(frozen=True, slots=True)
class HeadLabel:
    """A printed label and the line that it opens."""

    rank: int
    """Depth of its style: its place in headings.toml."""
    traits: frozenset[str]
    """What headings.toml says of its style."""
    number: int
    span: Span
    line_end: int
    opens: bool = False
    """Whether it opens a line of the text, and does not stand inside one."""
    listed: bool = False
    """Whether the line above ends as an item of a list does, or announces one."""

    @property
    def is_item(self) -> bool:
        """Whether it opens a line in a list that an excerpt may have left items out of."""
        return self.opens and "running" in self.traits


class Outline:
    """Labels that continue a list, one after another, with the stack of those that are open."""

    def __init__(self, *, excerpt: bool = False) -> None:
        self.excerpt = excerpt
        """Whether chapters are left out: then items are, too, more of them and the first ones of a list."""
        self.open: list[tuple[HeadLabel, int]] = []
        self.last: dict[int, int] = {}
        """The last number of each style in this part: some lists run on across chapters."""

    def takes(self, label: HeadLabel) -> bool:
        """Whether the number fits: a list begins with 1, goes on, or (in an excerpt) is the first of its style."""
        if not len(label.span):
            return any(o.rank == label.rank for o, _ in self.open)
        if "worn" in label.traits:
            return any(o.rank == label.rank and o.number == label.number - 1 for o, _ in self.open)
        last = self.last.get(label.rank)
        if label.number <= 1 or last is None or last <= label.number <= last + self._gap(label) or self._resumes(label):
            return True
        head = self.open[-1][0] if self.open else label  # below which, in an excerpt, numbers may go on far ahead
        later = (
            (self.excerpt or label.listed) and label.is_item and label.number <= LARGEST_GAP
        )  # or begin anew with one
        return head.rank < label.rank and (later or last < label.number) and "running" in label.traits

    def _gap(self, label: HeadLabel) -> int:
        return LARGEST_GAP_IN_EXCERPT if self.excerpt and label.is_item else LARGEST_GAP

    def _resumes(self, label: HeadLabel) -> bool:
        return any(o.rank == label.rank and 0 < label.number - o.number <= self._gap(label) for o, _ in self.open)

    def enter(self, label: HeadLabel, index: int) -> tuple[int | None, int]:
        """Close what the label ends; return its parent's index and its depth."""
        while self.open and self._closes(label, self.open[-1][0]):
            self.open.pop()
        parent = self.open[-1][1] if self.open else None
        self.open.append((label, index))
        self.last[label.rank] = label.number or self.last.get(label.rank, 0)
        return parent, len(self.open)

    def _closes(self, label: HeadLabel, opened: HeadLabel) -> bool:
        if "box" in opened.traits:
            return "boxed" not in label.traits or self._continues_outside(label)
        return "box" not in label.traits and opened.rank >= label.rank

    def _continues_outside(self, label: HeadLabel) -> bool:
        """Behind a box, an item that goes on with the list that the box interrupted."""
        return any(o.rank == label.rank and o.number == label.number - 1 for o, _ in self.open)


def outline_takes(outline: Outline, label: HeadLabel) -> bool:
    """Whether a label continues the part's lists; if so it is entered."""
    if not outline.takes(label):
        return False
    outline.enter(label, 0)
    return True


def leaves_out_chapters(labels: Sequence[HeadLabel]) -> bool:
    """Whether a part's chapters (一、) begin with a later one, or leave some out."""
    numbers = [label.number for label in labels if label.opens and label.rank == rank_of("heading.han")]
    return any(1 < after - before <= LARGEST_GAP_IN_EXCERPT for before, after in pairwise([0, *numbers]))


def nested(labels: Sequence[HeadLabel], first: int) -> list[tuple[int | None, int]]:
    """The parent and the depth of each section of a part, of which ``first`` is the index of the first."""
    outline = Outline()
    above = _articles_run_on(labels)
    return [outline.enter(_exchanged(label) if above else label, index) for index, label in enumerate(labels, first)]


def _articles_run_on(labels: Sequence[HeadLabel]) -> bool:
    """Whether articles are counted on through 一、二、…, which head them: elsewhere those are an article's items."""
    article, han = rank_of("heading.article"), rank_of("heading.han")
    both = [label for label in labels if label.rank in (article, han)]
    heads = [label.number for label in both if label.rank == han]
    articles = [label.number for label in both if label.rank == article]
    goes_on = articles == list(range(1, len(articles) + 1)) and heads == list(range(1, len(heads) + 1))
    headed = sum(one.rank == han and other.rank == article for one, other in pairwise(both))
    return goes_on and headed >= max(2, len(heads) - 1) and both[0].rank == han


def _exchanged(label: HeadLabel) -> HeadLabel:
    """With the rank of 一、 for an article, and the other way round."""
    article, han = rank_of("heading.article"), rank_of("heading.han")
    return replace(label, rank={article: han, han: article}.get(label.rank, label.rank))


@cache
def rank_of(style: str) -> int:
    """How deep a style of headings.toml stands, by its id."""
    return next(rank for rank, rule in enumerate(load_rules("headings")) if rule.rule_id == style)
