"""What to look at first: records and places of which something says that they may be wrong, each with the reasons.

No sign is proof. Signs add up as chances do: two of 0.3 make 0.51. What a person has looked at is not asked again.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from math import prod

from corpus.corrections.apply import TUPLES
from corpus.corrections.correction import CHECKED_KINDS
from corpus.corrections.places import squeezed
from corpus.corrections.setting import Checked
from corpus.glossary import chinese
from corpus.model import (
    Citation,
    Issue,
    Metadata,
    ParsedDocument,
    Priority,
    Severity,
    Span,
    Target,
    TargetStatus,
    Task,
    numbered,
)
from corpus.search.entry_ids import RecordKind

Sign = tuple[float, str]
"""How much it says, from 0 to 1, and what in Chinese."""
_NEAR = 30
"""Characters around a record in which an issue is about it as well."""
_FAR = 400
"""No issue is longer."""
_SURE = 85
"""Percent from which on recognised text is taken for right."""
_RARE = 3
"""Records of the corpus up to which their rule is rare."""
_LONG_UNIT, _LONG_TITLE, _SHORT_TITLE = 25, 60, 4


@dataclass(frozen=True, slots=True, kw_only=True)
class Doubt:
    """Something that a person should look at."""

    kind: RecordKind
    """PASSAGE: a place that looks as if it held a record."""
    number: int
    span: Span
    words: str
    score: float
    """From 0 to 1: the higher, the less certain."""
    reasons: tuple[str, ...]
    """Chinese, the weightiest first."""


def doubts(
    parsed: ParsedDocument, rules: Mapping[str, int] | None = None, copies: Sequence[ParsedDocument] = ()
) -> tuple[Doubt, ...]:
    """The least certain first. ``rules``: how many records of the corpus each rule gave; ``copies``: other files of the
    same document, which ought to have the same records."""
    found = _Doubts(parsed, rules or {}, tuple(copies))
    return tuple(sorted(found.all(), key=lambda doubt: (-doubt.score, doubt.span)))


@dataclass(frozen=True)
class _Doubts:
    parsed: ParsedDocument
    rules: Mapping[str, int]
    copies: tuple[ParsedDocument, ...]

    def all(self) -> Iterator[Doubt]:
        yield from self._of_document()
        for kind in CHECKED_KINDS:
            for number, record in numbered(getattr(self.parsed, TUPLES[kind])):
                if not record.verified:
                    signs = [*self._about(kind, record), *_of_record(record, self.parsed.metadata)]
                    yield from self._doubt(kind, number, record.span, signs, _said(record))
        for number, unread in enumerate(self.parsed.unread):
            if not self._is_read(unread.span):
                reason = f"像{chinese(f'unread.{unread.kind.value}')}，没有读进任何记录"
                words = self.parsed.document[unread.span]
                yield from self._doubt(RecordKind.PASSAGE, number, unread.span, [(0.5, reason)], words)

    def _doubt(self, kind: RecordKind, number: int, span: Span, signs: Iterable[Sign], words: str) -> Iterator[Doubt]:
        """None where there is no sign."""
        ranked = sorted(dict.fromkeys(signs), key=lambda sign: -sign[0])
        if ranked:
            score = round(1 - prod(1 - weight for weight, _ in ranked), 3)
            reasons = tuple(reason for _, reason in ranked)
            shown = "".join(words.split())[:80]
            yield Doubt(kind=kind, number=number, span=span, words=shown, score=score, reasons=reasons)

    # --- the document itself ------------------------------------------------------------------------------------------

    def _of_document(self) -> Iterator[Doubt]:
        metadata = self.parsed.metadata
        wanted = {"title": 0.5, "issuers": 0.3, "document_number": 0.2, "document_date": 0.2, "region": 0.2}
        signs = [
            (weight, f"没有{chinese(f'document.{name}')}")
            for name, weight in wanted.items()
            if not getattr(metadata, name) and name not in metadata.verified
        ]
        title = Span(0, min(len(self.parsed.document.text), 1))
        words = metadata.title or self.parsed.document.source.name
        yield from self._doubt(RecordKind.DOCUMENT, 0, title, signs, words)

    # --- what stands around a record ----------------------------------------------------------------------------------

    def _about(self, kind: RecordKind, record: Checked) -> Iterator[Sign]:
        yield from self._issues_near(record.span)
        if sure := self._least_sure(record.span):
            yield 0.35, f"扫描识别的文字，把握 {sure}%"
        rules = [record.rule] + ([a.rule for a in record.assignments] if isinstance(record, Task) else [])
        if rare := [rule for rule in rules if rule and 0 < self.rules.get(rule, _RARE + 1) <= _RARE]:
            yield 0.2, f"由少见的规则读出（全库只有 {min(self.rules[rule] for rule in rare)} 条）"
        yield from self._differs(kind, record)

    def _issues_near(self, span: Span) -> Iterator[Sign]:
        low = bisect_left(self._issues, span.start - _FAR, key=_start)
        high = bisect_right(self._issues, span.end + _NEAR, key=_start)
        told: set[str] = set()
        for issue in self._issues[low:high]:
            place = issue.span
            if place and place.end >= span.start - _NEAR and len(place) <= _FAR and issue.code not in told:
                told.add(issue.code)  # two missing annexes make a record no more doubtful than one
                message = issue.message if len(issue.message) <= _LONG_TITLE else issue.message[:_LONG_TITLE] + "…"
                yield 0.4 if issue.severity is Severity.WARNING else 0.2, f"附近有疑点：{message}"

    @cached_property
    def _issues(self) -> Sequence[Issue]:
        return sorted((issue for issue in self.parsed.issues if issue.span), key=_start)

    def _least_sure(self, span: Span) -> int | None:
        """How sure the least sure line of recognised text is, where that is not enough."""
        low = bisect_left(self._unsure, span.start, key=lambda each: each[0].end)
        found = []
        for place, sure in self._unsure[low:]:
            if place.start >= span.end:
                break
            found.append(sure)
        return min(found, default=None)

    @cached_property
    def _unsure(self) -> Sequence[tuple[Span, int]]:
        placed = self.parsed.document.spots_with_places()
        return [(held, spot.confidence) for spot, held in placed if spot.confidence < _SURE]

    def _differs(self, kind: RecordKind, record: Checked) -> Iterator[Sign]:
        """Another file of the same document has the words and not the record."""
        for copy, text in zip(self.copies, self._copied, strict=True):
            quote = squeezed(self.parsed.document[record.span])
            if quote and quote in text and _said(record) not in self._names(copy, kind):
                yield 0.45, f"同一文件的另一份（{copy.document.source.name}）没有读出这一条"

    @cached_property
    def _copied(self) -> tuple[str, ...]:
        return tuple(squeezed(copy.document.text) for copy in self.copies)

    def _names(self, copy: ParsedDocument, kind: RecordKind) -> frozenset[str]:
        key = (copy.document_id, kind)
        if key not in self._known:
            self._known[key] = frozenset(_said(record) for record in getattr(copy, TUPLES[kind]))
        return self._known[key]

    @cached_property
    def _known(self) -> dict[tuple[str, RecordKind], frozenset[str]]:
        return {}

    def _is_read(self, span: Span) -> bool:
        """A person has put a record there since."""
        return any(span in record.span or record.span in span for record in self._verified)

    @cached_property
    def _verified(self) -> Sequence[Checked]:
        return [record for kind in CHECKED_KINDS for record in getattr(self.parsed, TUPLES[kind]) if record.verified]


def _start(issue: Issue) -> int:
    return issue.span.start if issue.span else 0


def _said(record: Checked) -> str:
    """A record in a few words, by which two of one document are compared too."""
    if isinstance(record, Task):
        return squeezed(record.title)
    if isinstance(record, Target):
        return f"{record.indicator or ''} {record.comparator} {record.value:f}{record.measure or ''}"
    if isinstance(record, Priority):
        return squeezed(f"{record.region or ''} {record.text}")
    return squeezed(record.title or record.number or "")


# --- what a record says of itself -----------------------------------------------------------------------------------


def _of_record(record: Checked, metadata: Metadata) -> Iterator[Sign]:
    if isinstance(record, Task):
        yield from _of_task(record, metadata)
    elif isinstance(record, Target):
        yield from _of_target(record)
    elif isinstance(record, Priority):
        if not record.region:
            yield 0.3, "没有地区"
    else:
        yield from _of_citation(record)


def _of_task(task: Task, metadata: Metadata) -> Iterator[Sign]:
    if any(each.running for each in task.assignments):
        yield 0.3, "单位是从正文句子里推断的"
    if long := [each.unit for each in task.assignments if len(each.unit) > _LONG_UNIT]:
        yield 0.3, f"单位名称很长：{long[0][:_LONG_UNIT]}…"
    if task.deadline:
        due = task.deadline.due
        if task.deadline.ambiguous:
            yield 0.35, f"时限“{task.deadline.text}”可有两种理解"
        if due and metadata.day and due < metadata.day:
            yield 0.3, "时限早于成文日期"
    if len(task.title) < _SHORT_TITLE:
        yield 0.3, "任务名称很短"
    elif len(task.title) > _LONG_TITLE:
        yield 0.15, "任务名称很长"


def _of_target(target: Target) -> Iterator[Sign]:
    if not target.indicator:
        yield 0.45, "没有指标名称"
    if target.ambiguous:
        yield 0.35, f"“{target.by}年前”可有两种理解"
    if not target.measure:
        looks = 1949 <= target.value <= 2100
        yield (0.5, "数值像年份") if looks else (0.15, "没有计量单位")
    if target.by is None and target.status is TargetStatus.TARGET:
        yield 0.1, "没有期限"


def _of_citation(citation: Citation) -> Iterator[Sign]:
    if citation.title and len(citation.title) > _LONG_TITLE:
        yield 0.2, "文件名称很长"
