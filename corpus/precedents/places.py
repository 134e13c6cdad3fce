"""Where documents say what is looked for: the clauses that hold it, and what is set there."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date

from corpus.division.rows import targets_by_task
from corpus.likeness.wording import plain
from corpus.model import Assignment, Checkable, ParsedDocument, Priority, Span, Target, TargetStatus, Task, UnitRole
from corpus.precedents.forms import bare, core
from corpus.precedents.sought import Sought, unnumbered
from corpus.search.entry_ids import EntryId, RecordKind
from corpus.search.passages import passages

ENOUGH = 0.6
"""How much of the matter words must hold to be about it."""
_FURTHER = 0.05
"""What a further clause must bring to belong to the words."""
_ROOM, _LONGER = 14, 1.8
"""How much longer than what is looked for several clauses may be together: in characters, and as a part of it."""
_SHORT = 150
"""Characters of a task whose targets are all of what it says first."""
_CLAUSE = re.compile(r"《[^《》\n]*》?|[^,，。；;：:！？!?()（）《》\n\t]+")
"""Titles of documents stand apart: they are no clauses."""
_WHEN = ("的", "后", "时", "期间", "之前", "之日起")
"""How a clause ends that only says in which case, or when."""
_STOPS = "。；;！？!?\n"


@dataclass(frozen=True, slots=True, kw_only=True)
class PrecedentSource:
    """A document as a source of examples."""

    document_id: str
    title: str
    file: str
    number: str | None = None
    issuers: tuple[str, ...] = ()
    day: date | None = None
    level: str | None = None
    regions: tuple[str, ...] = ()
    """From the province down to its own."""
    url: str | None = None
    """Of the page that it was saved from."""

    @property
    def year(self) -> int | None:
        return self.day.year if self.day else None

    @property
    def province(self) -> str:
        """The province, 全国, or whatever place it names."""
        return self.regions[0] if self.regions else ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Precedent:
    """A place where a document says what is looked for."""

    source: PrecedentSource
    span: Span
    """Of the words themselves."""
    text: str
    score: float
    """How much of the matter they hold."""
    entry_id: str
    """The task, the priority or the passage that they stand in."""
    path: tuple[str, ...] = ()
    leads: tuple[str, ...] = ()
    """Who leads the task, by what the organs are for: 财政, 生态环境."""
    responsible: tuple[str, ...] = ()
    due: date | None = None
    recurs: str | None = None
    targets: tuple[Target, ...] = ()
    copies: tuple[PrecedentSource, ...] = ()
    """The same document once more: reprints, other formats."""

    @property
    def months(self) -> int | None:
        """How long they have, from the document's day."""
        if self.due is None or self.source.day is None or self.due < self.source.day:
            return None
        return (self.due.year - self.source.day.year) * 12 + self.due.month - self.source.day.month


@dataclass(frozen=True, slots=True, kw_only=True)
class PrecedentDocument:
    """A document in which it may stand, and where to look."""

    parsed: ParsedDocument
    source: PrecedentSource
    spans: tuple[Span, ...]
    units: Mapping[Assignment, tuple[str, ...]] = field(default_factory=dict)
    """What the organs are for, by the assignments that name them."""


def precedents_in(found: PrecedentDocument, sought: Sought) -> Iterator[Precedent]:
    """The places in a document, in the order of the text; of a task, or a section without tasks, the best one."""
    reader = _PlaceReader(found, sought)
    best: dict[object, tuple[float, Span]] = {}
    for span in sorted(set(found.spans)):
        if (told := reader.words(span)) is None:
            continue
        key = reader.key(told[1])
        if key not in best or told[0] > best[key][0]:
            best[key] = told
    taken: list[Span] = []
    for score, span in sorted(best.values(), key=lambda told: told[1]):
        if not taken or span.start >= taken[-1].end:
            taken.append(span)
            yield reader.precedent(score, span)


class _PlaceReader:
    def __init__(self, found: PrecedentDocument, sought: Sought) -> None:
        self._found, self._sought, self._parsed = found, sought, found.parsed
        self._targets = targets_by_task(found.parsed)
        self._passages: list[Span] | None = None
        self._achieved = [each.span for each in found.parsed.targets if each.status is TargetStatus.ACHIEVED]
        self._titles = tuple(_titles(found.parsed))

    def _tells(self, clause: Span) -> bool:
        """Whether it may say what is to be done: titles do not, nor conditions, nor what has been reached."""
        if self._parsed.document.text[clause.start] == "《":
            return False
        if any(title.start <= clause.start < title.end for title in self._titles):
            return False
        if self._parsed.document[clause].rstrip().endswith(_WHEN):
            return False
        return not any(each.start < clause.end and clause.start < each.end for each in self._achieved)

    # --- which words ----------------------------------------------------------------------------------------------

    def words(self, place: Span) -> tuple[float, Span] | None:
        """The clauses in a place that hold most of the matter, and how much."""
        if self._sought.theme:
            return self._named(place)
        best: tuple[float, Span] | None = None
        for run, extra in self._runs(place):
            score = self._sought.held(plain(self._parsed.document[run]))
            if score >= ENOUGH and (best is None or score - _FURTHER * extra > best[0]):
                best = (score - _FURTHER * extra, run)
        return (self._sought.held(plain(self._parsed.document[best[1]])), self._trimmed(best[1])) if best else None

    def _named(self, place: Span) -> tuple[float, Span] | None:
        """The clause that names the theme; a record that has it by other words counts by the first that says
        that something is done."""
        clauses = [(clause, self._parsed.document[clause]) for clause in self._clauses(place)]
        named = (clause for clause, words in clauses if self._sought.held(plain(words)))
        doing = (clause for clause, words in clauses if core(bare(words)) != bare(words))
        first = next(named, next(doing, None))
        return (1.0, self._trimmed(first)) if first else None

    def _clauses(self, place: Span) -> Iterator[Span]:
        text = self._parsed.document.text
        for match in _CLAUSE.finditer(text, place.start, min(place.end, len(text))):
            clause = Span(match.start(), match.end())
            if len(plain(match[0])) > 1 and self._tells(clause):
                yield clause

    def _runs(self, place: Span) -> Iterator[tuple[Span, int]]:
        """Clauses, and such that follow each other in one sentence, with how many there are beside the first."""
        clauses, text = list(self._clauses(place)), self._parsed.document.text
        most = max(self._sought.length + _ROOM, int(self._sought.length * _LONGER))
        for at, first in enumerate(clauses):
            yield first, 0
            last = first
            for extra, clause in enumerate(clauses[at + 1 : at + 1 + self._sought.clauses], 1):
                between = text[last.end : clause.start]
                if any(mark in between for mark in _STOPS) or clause.end - first.start > most:
                    break
                yield Span(first.start, clause.end), extra
                last = clause

    def _trimmed(self, span: Span) -> Span:
        """Without white space and the number of the item."""
        words = self._parsed.document[span]
        start = span.start + len(words) - len(words.lstrip())
        section = self._parsed.section_at(start)
        if section is not None and self._parsed.sections[section].span.start == start:
            start += len(self._parsed.sections[section].label)
        rest = self._parsed.document.text[start : span.end].rstrip()
        bare = unnumbered(rest)
        return Span(start + len(rest) - len(bare.lstrip()), start + len(rest)) if bare.strip() else span

    # --- where they stand -----------------------------------------------------------------------------------------

    def key(self, span: Span) -> object:
        task = self._task(span)
        return (
            ("task", task) if task is not None else ("section", self._parsed.section_at(span.start), self._line(span))
        )

    def _line(self, span: Span) -> int:
        """Where no section parts the text its lines do."""
        return -1 if self._parsed.sections else self._parsed.document.text.count("\n", 0, span.start)

    def _task(self, span: Span) -> int | None:
        """The innermost task that holds the words."""
        held = [n for n, task in enumerate(self._parsed.tasks) if span in task.span]
        return min(held, key=lambda n: len(self._parsed.tasks[n].span), default=None)

    def precedent(self, score: float, span: Span) -> Precedent:
        parsed, number = self._parsed, self._task(span)
        task = parsed.tasks[number] if number is not None else None
        deadline = task.deadline if task else None
        return Precedent(
            source=self._found.source,
            span=span,
            text=parsed.document[span],
            score=score,
            entry_id=str(self._entry(span, number)),
            path=parsed.path(parsed.section_at(span.start)),
            leads=self._units(task, UnitRole.LEAD),
            responsible=self._units(task, UnitRole.RESPONSIBLE),
            due=deadline.due if deadline else None,
            recurs=deadline.recurs if deadline else None,
            targets=tuple(self._set_there(span, number)),
        )

    def _units(self, task: Task | None, role: UnitRole) -> tuple[str, ...]:
        held = (each for each in task.assignments if each.role is role) if task else ()
        return tuple(dict.fromkeys(name for each in held for name in self._found.units.get(each, (each.unit,))))

    def _set_there(self, span: Span, number: int | None) -> Iterator[Target]:
        """The targets of a short task; of a long one, and of running text, those of the words and the clause behind."""
        if number is not None and len(self._parsed.tasks[number].span) <= _SHORT:
            yield from self._targets[number]
            return
        sentence = next((at for at in range(span.end, len(self._parsed.document.text)) if self._at(at) in _STOPS), None)
        end = sentence if sentence is not None else len(self._parsed.document.text)
        behind = next(self._clauses(Span(span.end, end)), span)
        whole = Span(span.start, behind.end)
        yield from (each for each in self._parsed.targets if each.status is TargetStatus.TARGET and each.span in whole)

    def _at(self, at: int) -> str:
        return self._parsed.document.text[at]

    def _entry(self, span: Span, task: int | None) -> EntryId:
        document_id = self._parsed.document_id
        if task is not None:
            return EntryId(document_id, RecordKind.TASK, _number(self._parsed.tasks, task))
        if (priority := _holding(self._parsed.priorities, span)) is not None:
            return EntryId(document_id, RecordKind.PRIORITY, _number(self._parsed.priorities, priority))
        self._passages = self._passages if self._passages is not None else list(passages(self._parsed))
        number = next((n for n, each in enumerate(self._passages) if span in each), None)
        return EntryId(document_id) if number is None else EntryId(document_id, RecordKind.PASSAGE, number)


def _titles(parsed: ParsedDocument) -> Iterator[Span]:
    """Where the document's title stands: first, and again on a line of its own over what a notice carries."""
    title, text = parsed.metadata.title or "", parsed.document.text
    for number, match in enumerate(re.finditer(re.escape(title), text) if title else ()):
        before = text[text.rfind("\n", 0, match.start()) + 1 : match.start()]
        end = text.find("\n", match.end())
        behind = text[match.end() : end if end >= 0 else len(text)]
        if not number or not (before + behind).strip():
            yield Span(match.start(), match.end())


def _holding(priorities: Sequence[Priority], span: Span) -> int | None:
    return next((n for n, each in enumerate(priorities) if span in each.span), None)


def _number(records: Sequence[Checkable], place: int) -> int:
    """By which the record at a place is known."""
    ordinal = records[place].ordinal
    return place if ordinal is None else ordinal


def without_reprints(found: Iterable[Precedent], kin: Mapping[str, str]) -> tuple[Precedent, ...]:
    """Each place once: what documents that are the same say with the same words is the first issued one's.

    ``kin``: by the id of a document what it and its reprints are called by.
    """
    kept: dict[tuple[str, str], list[Precedent]] = {}
    for each in found:
        key = kin.get(each.source.document_id, each.source.document_id)
        kept.setdefault((key, plain(each.text)), []).append(each)
    firsts = []
    for same in kept.values():
        first, *others = sorted(same, key=_rank)
        own = first.source.document_id
        copies = {each.source.document_id: each.source for each in others if each.source.document_id != own}
        again = [each for each in others if each.source.document_id == own]
        firsts += [replace(first, copies=tuple(copies.values())), *again]
    return tuple(firsts)


def _rank(each: Precedent) -> tuple[date, str, Span]:
    return each.source.day or date.max, each.source.document_id, each.span
