"""Numbering: numbers left out, said twice, of the wrong level; one level written in two ways."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field

from corpus.review.draft import Draft
from corpus.review.labels import STYLES, PrintedLabel, read_labels, stands_between
from corpus.review.remarks import Remark

_RUNNING = frozenset({"article", "chapter", "subchapter"})
"""Numbers that run on through the document by rule."""
_ALONE = frozenset({"han", "paren"})
"""Of these nobody begins a list with one item and another one right behind it."""


@dataclass
class _Open:
    """A list that is open: its last label."""

    last: PrintedLabel
    again: bool = False
    """The last number was said twice: what follows may go on from either."""


@dataclass
class _Lists:
    """The lists of one part, outermost first, and the last label of each style in it."""

    draft: Draft
    open: list[_Open] = field(default_factory=list)
    closed: dict[int, PrintedLabel] = field(default_factory=dict)
    begun: Counter[int] = field(default_factory=Counter)
    """Of each style how many lists began with one: of the second on, its numbers do not run on through the part."""

    def take(self, label: PrintedLabel) -> Iterator[Remark]:
        while self.open and self.open[-1].last.rank > label.rank:
            self.open.pop()
        if self.open and self.open[-1].last.rank == label.rank:
            yield from self._continued(self.open[-1], label)
        else:
            yield from self._begun(label)
        self.closed[label.rank] = label

    def _continued(self, opened: _Open, label: PrintedLabel) -> Iterator[Remark]:
        last, again = opened.last, opened.again
        opened.last, opened.again = label, False
        expected = last.number + 1
        if label.number == last.number == 1 and STYLES[label.rank] not in _ALONE:
            opened.again = True  # a new list, or the same number twice: what follows tells
            return
        if again and last.number == 1 and label.number == 3:
            yield _remark("number_repeated", last, f"编号“{self._said(last)}”出现了两次。")
            return
        if label.number == expected or label.number == 1 != last.number or (again and label.number == expected + 1):
            return
        if label.number == last.number:
            opened.again = True
            yield _remark("number_repeated", label, f"编号“{self._said(label)}”出现了两次。")
        elif not self._stands(label.rank, label.number - 1, last, label):
            yield self._skipped(last, label)

    def _begun(self, label: PrintedLabel) -> Iterator[Remark]:
        parent = self.open[-1].last if self.open else None
        before = self.closed.get(label.rank)
        self.open.append(_Open(label))
        self.begun[label.rank] += label.number == 1
        runs_on = self.begun[label.rank] < 2 or STYLES[label.rank] not in _ALONE or not parent
        if label.number <= 1 or (before and label.number == before.number + 1 and runs_on):
            return
        start = parent or before
        if self._stands(label.rank, label.number - 1, start, label):
            return
        if parent and before and before.span.start < parent.span.start and self._is_misplaced(before, parent, label):
            said = f"“{self._said(parent)}”像是“{self._said(before)}”的下一项，层次不对。"
            yield _remark("number_level", parent, said)
        elif parent and label.number == parent.number + 1:
            self.open[-2].last = PrintedLabel(parent.rank, label.number, label.span, parent.form)
            self.open.pop()
            said = f"“{self._said(label)}”前面没有第一项，或者是“{self._said(parent)}”的下一项而层次不对。"
            yield _remark("number_level", label, said)
        elif before and STYLES[label.rank] in _RUNNING:
            yield self._skipped(before, label)
        elif parent or before:
            yield _remark(
                "number_skipped", label, f"编号从“{self._said(label)}”开始，前面没有第 {label.number - 1} 项。"
            )

    def _is_misplaced(self, before: PrintedLabel, parent: PrintedLabel, label: PrintedLabel) -> bool:
        """(二) 三、 (四): the one in the middle belongs to the others."""
        return parent.number == before.number + 1 == label.number - 1

    def _skipped(self, last: PrintedLabel, label: PrintedLabel) -> Remark:
        if label.number < last.number:
            return _remark("number_skipped", label, f"编号从“{self._said(last)}”退回到“{self._said(label)}”。")
        return _remark("number_skipped", label, f"编号从“{self._said(last)}”跳到“{self._said(label)}”。")

    def _stands(self, rank: int, number: int, start: PrintedLabel | None, label: PrintedLabel) -> bool:
        at = start.span.end if start else 0
        return stands_between(self.draft.folded, rank, number, at, label.span.start)

    def _said(self, label: PrintedLabel) -> str:
        return self.draft.quote(label.span).strip()


def _remark(code: str, label: PrintedLabel, message: str) -> Remark:
    return Remark(code=code, message=message, places=(label.span,))


def find_numbering(draft: Draft) -> Iterator[Remark]:
    for lines in draft.parts():
        labels = list(read_labels(draft.folded, draft.text, lines))
        lists = _Lists(draft)
        for label in labels:
            yield from lists.take(label)
        yield from _mixed(draft, labels)


def _mixed(draft: Draft, labels: Iterable[PrintedLabel]) -> Iterator[Remark]:
    """One style in two forms: （一） and (一), 1. and 1、."""
    forms: defaultdict[int, defaultdict[str, list[PrintedLabel]]] = defaultdict(lambda: defaultdict(list))
    for label in labels:
        forms[label.rank][label.form].append(label)
    for found in forms.values():
        usual, *others = sorted(found.values(), key=len, reverse=True)
        for other in others:
            one, many = draft.quote(other[0].span).strip(), draft.quote(usual[0].span).strip()
            yield Remark(
                code="number_mixed",
                message=f"编号“{one}”与“{many}”写法不一（{len(other)} 处与 {len(usual)} 处）。",
                places=tuple(label.span for label in other),
                count=len(other),
            )
