"""A draft against a superior's document: which of its tasks are taken up, which are not, what falls short of it."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from functools import cached_property
from math import log

from corpus.model import ParsedDocument, Span, Target, TargetStatus, Task
from corpus.review.draft import Draft
from corpus.review.remarks import Remark
from corpus.search.words import pairs, squeeze

_TAKEN = 0.42
"""Likeness from which a task is taken up: half of it the task's name in one sentence, half its text in one passage."""
_TRIED = 12
"""Passages, those with most of the text, in which the name is sought sentence by sentence."""
_SHORTEST, _LONGEST = 8, 160
"""Characters of a line that may take up a task, and of a task's text that is compared."""
_SENTENCE = re.compile("[。；;！？\n]")
_LOWER = frozenset({">=", "=", "~", "+"})
"""Comparators of a bound that may be exceeded; of others (<=, -) more is worse."""


@dataclass(frozen=True, slots=True, kw_only=True)
class TaskPair:
    """A superior's task, and where the draft takes it up."""

    task: Task
    """Of the superior's document."""
    wording: str
    place: Span | None
    """In the draft; None where it is left out."""
    own: Task | None = None
    """The draft's task that stands there, where one was read."""
    nearest: Span | None = None
    """The passage that is most like it, taken up or not: whoever doubts looks there."""
    score: float = 0.0


@dataclass(frozen=True)
class _Passage:
    """A stretch of the draft in which a task may be taken up."""

    span: Span
    text: str
    task: Task | None

    @cached_property
    def pairs(self) -> frozenset[str]:
        return _pairs(self.text)

    @cached_property
    def sentences(self) -> Sequence[frozenset[str]]:
        return [_pairs(sentence) for sentence in _SENTENCE.split(self.text) if sentence]


@dataclass(frozen=True)
class Comparer:
    """One draft and one superior document."""

    draft: Draft
    superior: ParsedDocument

    @cached_property
    def pairs(self) -> tuple[TaskPair, ...]:
        return tuple(self._pair(task) for task in self.superior.tasks)

    @cached_property
    def _passages(self) -> Sequence[_Passage]:
        """Tasks as they were read, and every line: a task may be taken up where none was read."""
        tasks = [_Passage(task.span, self.draft.quote(task.span), task) for task in self.draft.tasks]
        held = {task.span for task in self.draft.tasks}
        lines = [block.span for block in self.draft.parsed.document.blocks if len(block.span) >= _SHORTEST]
        rest = (span for span in lines if span not in held)
        return [*tasks, *(_Passage(span, self.draft.quote(span), self._task_at(span)) for span in rest)]

    def _task_at(self, span: Span) -> Task | None:
        at = bisect_right(self.draft.tasks, span.start, key=lambda task: task.span.start) - 1
        task = self.draft.tasks[at] if at >= 0 else None
        return task if task and span.start < task.span.end else None

    @cached_property
    def _holders(self) -> Mapping[str, Sequence[int]]:
        """Pair of characters to the passages that have it."""
        found: defaultdict[str, list[int]] = defaultdict(list)
        for number, passage in enumerate(self._passages):
            for pair in passage.pairs:
                found[pair].append(number)
        return found

    def _weight(self, pair: str) -> float:
        """By how few passages have it: 加强 says nothing, 押金 much."""
        return log(1 + len(self._passages) / (len(self._holders.get(pair, ())) or 1))

    def _pair(self, task: Task) -> TaskPair:
        said = self.superior.document[task.span]
        best, score = self._best(task)
        if best is None or score < _TAKEN:
            return TaskPair(task=task, wording=said, place=None, nearest=best.span if best else None, score=score)
        return TaskPair(task=task, wording=said, place=best.span, own=best.task, nearest=best.span, score=score)

    def _best(self, task: Task) -> tuple[_Passage | None, float]:
        name, text = _pairs(task.title), _pairs(_body(self.superior, task))
        whole = sum(map(self._weight, text)) or 1.0
        shares: Counter[int] = Counter()
        weighed: defaultdict[int, float] = defaultdict(float)
        for pair in text:
            for number in self._holders.get(pair, ()):
                weighed[number] += self._weight(pair)
        shares.update({number: round(weight * 1000) for number, weight in weighed.items()})
        best, score = None, 0.0
        for number, _ in shares.most_common(_TRIED):
            passage = self._passages[number]
            likeness = (weighed[number] / whole + self._named(name, passage)) / 2
            if likeness > score:
                best, score = passage, likeness
        return best, score

    def _named(self, name: frozenset[str], passage: _Passage) -> float:
        """How much of a task's name stands in one sentence."""
        whole = sum(map(self._weight, name)) or 1.0
        return max((sum(map(self._weight, name & each)) / whole for each in passage.sentences), default=0.0)

    # --- what falls short ---------------------------------------------------------------------------------------------

    def remarks(self) -> Iterator[Remark]:
        yield from self._left_out()
        yield from self._below()
        yield from self._later()

    def _left_out(self) -> Iterator[Remark]:
        for pair in self.pairs:
            if pair.place is None:
                title = pair.task.title or pair.wording[:30]
                units = "、".join(each.unit_full or each.unit for each in pair.task.assignments[:3])
                message = f"上级任务“{title[:40]}”{f'（{units}）' if units else ''}在草稿中没有找到。"
                yield Remark(code="superior_left_out", message=message)

    def _below(self) -> Iterator[Remark]:
        """The same indicator for the same year: a value that asks for less."""
        demanded: dict[tuple[str, str, str, str], Target] = {}
        for target in self.superior.targets:
            if _is_goal(target):
                demanded.setdefault(_key(target), target)
        seen: set[Span] = set()
        for target in self.draft.parsed.targets:
            upper = demanded.get(_key(target)) if _is_goal(target) else None
            if upper and target.span not in seen and _falls_short(target, upper):
                seen.add(target.span)
                wanted = f"{upper.value.normalize():f}{upper.measure or ''}"
                asked, own = self.superior.document[upper.span], self.draft.quote(target.span)
                message = f"“{target.indicator}”上级要求“{asked}”，草稿写作“{own}”。"
                mend = f"按上级要求改为{wanted}，或说明理由。"
                yield Remark(code="target_below", message=message, places=(target.span,), mend=mend)

    def _later(self) -> Iterator[Remark]:
        for pair in self.pairs:
            due, own = _due(pair.task), pair.own and _due(pair.own)
            if due and own and pair.own and own > due:
                span = pair.own.deadline.span if pair.own.deadline else pair.own.span
                message = f"“{pair.own.title[:24]}”的时限{own.isoformat()}晚于上级要求的{due.isoformat()}。"
                yield Remark(code="due_later", message=message, places=(span,))


def _body(parsed: ParsedDocument, task: Task) -> str:
    """What is to be done, without label, units and deadline."""
    text = parsed.document[task.text].strip()
    return (text if task.title[:_SHORTEST] in text else task.title + text)[:_LONGEST]


def _pairs(text: str) -> frozenset[str]:
    return frozenset(pairs(squeeze(text)))


def _is_goal(target: Target) -> bool:
    return bool(target.indicator) and target.status is TargetStatus.TARGET


def _key(target: Target) -> tuple[str, str, str, str]:
    """What is measured, by when, in what, and whether it is a change: 下降0.5% and 控制在5%以内 are two demands."""
    change = target.comparator if target.comparator in "+-" else ""
    return squeeze(target.indicator or ""), str(target.by), str(target.measure), change


def _falls_short(target: Target, upper: Target) -> bool:
    if upper.comparator == "-" and target.comparator == "-":
        return target.value < upper.value  # 下降 15 % asked for, 下降 10 % promised
    return target.value < upper.value if upper.comparator in _LOWER else target.value > upper.value


def _due(task: Task) -> date | None:
    return task.deadline.due if task.deadline and not task.deadline.ambiguous else None
