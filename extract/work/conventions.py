"""What a document says once for all its assignments, as sentences with parts: who is meant, from where on, except what.

列第一位者为牵头单位；以下均需…落实，不再列出；下同. One that no rule reads is told apart (``unknown``): its words are
never taken for units, and a person hears of it.
"""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from corpus.model import Part, Span, UnitRole
from extract.labels.annotations import Annotation
from extract.labels.units import is_unit_like, read_list
from extract.labels.vocabulary import role_of_phrase, role_phrase_at_end
from extract.rules import finds, first, pattern_of

_HARMLESS = ("convention.no-lead", "convention.no-order")
"""Say how to read what names no lead, or that the order says nothing: nothing changes, but their words are no units."""
_ALL = re.compile("均|都|皆|一律")
_LONGEST_HEAD = 16
"""Characters of 本方案所有任务措施均需 on either side of 均."""
_LONGEST = 200
"""Characters of a sentence that states a convention."""
_CLAUSE_END = re.compile(r"[,。;)\]]|$")
_OPENING, _CLOSING = ("(", "["), (")", "]")
_MARKS = ",。;:([\n"


@dataclass(frozen=True, slots=True)
class AddedUnit:
    """A unit that every later assignment of the part has too."""

    span: Span
    role: UnitRole
    stated: Span
    """The sentence that says so."""
    until: int


@dataclass(frozen=True, slots=True)
class Conventions:
    """The document's conventions and where each holds."""

    first_leads: tuple[Span, ...] = ()
    """Stretches in which the first unit of each list leads."""
    others_cooperate: tuple[Span, ...] = ()
    """Those of them that call the others 配合单位."""
    comma_parts: tuple[Span, ...] = ()
    """Stretches in which the units before the first comma of a list lead."""
    added: tuple[AddedUnit, ...] = ()
    sentences: tuple[Span, ...] = ()
    """The words of the conventions, apart from each other, in order: no units are read out of them."""
    unknown: tuple[Span, ...] = ()
    """Those of them that nobody understands."""

    def first_leads_at(self, offset: int) -> bool:
        return any(span.start <= offset < span.end for span in self.first_leads)

    def others_cooperate_at(self, offset: int) -> bool:
        return any(span.start <= offset < span.end for span in self.others_cooperate)

    def comma_parts_at(self, offset: int) -> bool:
        return any(span.start <= offset < span.end for span in self.comma_parts)

    def added_at(self, annotation: Annotation) -> tuple[AddedUnit, ...]:
        """The units that the conventions add to an annotation."""
        return tuple(a for a in self.added if a.stated.start < annotation.span.end and annotation.span.start < a.until)


def find_conventions(folded: str, annotations: Sequence[Annotation], parts: Sequence[Part]) -> Conventions:
    """The conventions of a document, wherever they are stated (a covering letter included)."""
    statements = _Statements(folded, annotations, parts)
    statements.first_leads()
    statements.also()
    statements.harmless()
    statements.unknown()
    return Conventions(
        tuple(_apart(statements.leads)),
        tuple(_apart(statements.cooperate)),
        tuple(_apart(statements.commas)),
        tuple(statements.added.values()),
        tuple(_apart([*statements.sentences, *statements.strange])),
        tuple(_apart(statements.strange)),
    )


def _apart(spans: Sequence[Span]) -> Iterator[Span]:
    """The same stretches in order, those that touch or that a comma parts joined."""
    held: Span | None = None
    for span in sorted(spans):
        if held is None or span.start > held.end + 1:
            if held is not None:
                yield held
            held = span
        else:
            held = Span(held.start, max(held.end, span.end))
    if held is not None:
        yield held


class _Statements:
    """Looks for each kind of convention in turn."""

    def __init__(self, folded: str, annotations: Sequence[Annotation], parts: Sequence[Part]) -> None:
        self.folded, self.annotations, self.parts = folded, annotations, parts
        self.leads: list[Span] = []
        self.cooperate: list[Span] = []
        self.commas: list[Span] = []
        self.added: dict[Span, AddedUnit] = {}
        self.sentences: list[Span] = []
        self.strange: list[Span] = []

    def first_leads(self) -> None:
        """列第一位者为牵头单位, with what it says of the others; 逗号前为牵头单位."""
        for match in finds("convention.before-comma", self.folded):
            self.commas.append(self._scope(self._state(Span(*match.span()))))
        for match in finds("convention.first-leads", self.folded):
            stated = self._state(Span(*match.span()))
            scope = self._scope(stated)
            self.leads.append(scope)
            clauses = re.split("[,;、]", self.folded[match.end() : stated.end])
            others = [found for clause in clauses if (found := pattern_of("convention.others").match(clause))]
            if others and role_of_phrase(others[0]["word"]) is UnitRole.COOPERATING:
                self.cooperate.append(scope)

    def also(self) -> None:
        """以下均需…落实，不再列出; …为以下各项的责任单位."""
        for match in self._heads():
            end = self._sentence_end(match.end())
            body = Span(match.end(), end)
            if self._no_more(body) or (self._holder(match.start()) and match["scope"] != "具体"):
                self._add(Span(match.start(), end), *self._units(body))
        for place in self._duties():
            for match in pattern_of("convention.also-units").finditer(self.folded, place.start, place.end):
                role = role_of_phrase(match["word"]) or UnitRole.RESPONSIBLE
                self._add(Span(*match.span()), Span(*match.span("units")), role)

    def _heads(self) -> Iterator[re.Match[str]]:
        """Where 以下均需 or the like stands: looked for around 均, which costs less than everywhere."""
        for hint in _ALL.finditer(self.folded):
            start = max(0, hint.start() - _LONGEST_HEAD)
            match = first("convention.also-head", self.folded, start, hint.end() + _LONGEST_HEAD)
            if match and match.start() <= hint.start() < match.end():
                yield match

    def harmless(self) -> None:
        """未明确牵头单位的，由…负责; 排名不分先后."""
        for rule_id in _HARMLESS:
            for match in pattern_of(rule_id).finditer(self.folded):
                self._state(Span(*match.span()))

    def unknown(self) -> None:
        """Clauses of annotations that look like a convention and stand in none."""
        self.sentences = list(_apart(self.sentences))
        for annotation in self.annotations:
            for clause in annotation.clauses:
                if clause.role or not clause.field:
                    self._strange_in(clause.value)

    def _strange_in(self, value: Span) -> None:
        for start, end in self._clauses(value):
            text = self.folded[start:end].strip()
            if not text or not pattern_of("convention.cue").search(text) or pattern_of("convention.plain").match(text):
                continue
            index = bisect_right(self.sentences, end - 1, key=lambda s: s.start) - 1
            if index < 0 or self.sentences[index].end <= start:
                self.strange.append(Span(start, end))

    def _clauses(self, value: Span) -> Iterator[tuple[int, int]]:
        at = value.start
        while at < value.end:
            match = _CLAUSE_END.search(self.folded, at, value.end)
            end = match.start() if match else value.end
            yield at, end
            at = end + 1

    # --- the parts of a sentence ------------------------------------------------------------------------------------

    def _holder(self, offset: int) -> Annotation | None:
        index = bisect_right(self.annotations, offset, key=lambda a: a.span.start) - 1
        return self.annotations[index] if index >= 0 and offset < self.annotations[index].span.end else None

    def _sentence_end(self, at: int) -> int:
        """The end of the sentence around a place, or of the bracket that holds it; brackets inside are passed."""
        depth, limit = 0, min(len(self.folded), at + _LONGEST)
        for index in range(at, limit):
            mark = self.folded[index]
            if mark in _OPENING:
                depth += 1
            elif mark in _CLOSING and depth:
                depth -= 1
            elif not depth and mark in "。;)]":
                return index
        return limit

    def _no_more(self, within: Span) -> bool:
        return pattern_of("convention.no-more").search(self.folded, within.start, within.end) is not None

    def _duties(self) -> Iterator[Span]:
        """Where a sentence may name units for all items: annotations, and sentences that end in 不再列出."""
        for match in pattern_of("convention.no-more").finditer(self.folded):
            near = max(0, match.start() - _LONGEST)
            start = max(self.folded.rfind(mark, near, match.start()) for mark in "。;\n([")
            yield Span(max(start, near), match.start())
        yield from (a.span for a in self.annotations)

    def _units(self, body: Span) -> tuple[Span, UnitRole]:
        """Who is meant: the clauses up to a role word, an exception or 不再列出."""
        end = body.start
        for start, stop in self._clauses(body):
            text = self.folded[start:stop].strip()
            if end > body.start and (pattern_of("convention.aside").search(text) or self._no_more(Span(start, stop))):
                break
            tail = pattern_of("convention.no-more").search(self.folded, start, stop)
            end = tail.start() if tail else stop
            if tail or role_phrase_at_end(text):
                break
        found = role_phrase_at_end(self.folded[body.start : end])
        units = Span(body.start, end - len(found[0])) if found else Span(body.start, end)
        role = role_of_phrase(found[0]) if found else None
        return units, role or UnitRole.RESPONSIBLE

    def _add(self, stated: Span, units: Span, role: UnitRole) -> None:
        """The units of a stretch, for all that follows in the part; without a unit the sentence is a strange one."""
        whole = self._state(stated)
        mentions, _ = read_list(self.folded, self.folded, units)
        if not mentions or not all(is_unit_like(mention.unit) for mention in mentions):
            self.strange.append(whole)
            return
        until = self._until(stated)
        for mention in mentions:
            self.added.setdefault(mention.span, AddedUnit(mention.span, mention.role or role, whole, until))

    def _until(self, stated: Span) -> int:
        """The end of its part; of the whole text, where that part (a covering letter) assigns nothing."""
        part = next((p.span for p in self.parts if p.span.start <= stated.start < p.span.end), None)
        if part is None:
            return len(self.folded)
        last = bisect_left(self.annotations, part.end, key=lambda a: a.span.start) - 1
        assigns = last >= 0 and self.annotations[last].span.end > max(part.start, stated.start)
        return part.end if assigns else len(self.folded)

    def _state(self, stated: Span) -> Span:
        """Keep the words of a convention with the exceptions and conditions around it."""
        whole = Span(self._from(stated.start), self._through(stated.end))
        if (
            self.folded[whole.start - 1 : whole.start] in _OPENING
            and self.folded[whole.end : whole.end + 1] in _CLOSING
        ):
            whole = Span(whole.start - 1, whole.end + 1)  # a bracket of its own behind the list
        self.sentences.append(whole)
        return whole

    def _from(self, start: int) -> int:
        """Back to the mark before, and over the exceptions before that: 除标注“分别牵头”外."""
        begin = self._begin(start)
        while begin > 0 and self.folded[begin - 1] == ",":
            before = self._begin(begin - 1)
            if not pattern_of("convention.aside").search(self.folded[before : begin - 1].strip()):
                break
            begin = before
        return begin

    def _begin(self, at: int) -> int:
        """Behind the mark before a place, no further back than a sentence is long."""
        near = max(0, at - _LONGEST)
        return max(max(self.folded.rfind(mark, near, at) for mark in _MARKS) + 1, near)

    def _through(self, end: int) -> int:
        """Over what follows it in its sentence and is no unit: conditions with their outcome, 其余…, 下同."""
        match = _CLAUSE_END.search(self.folded, end)
        at = match.start() if match else end
        condition = False
        while at < min(len(self.folded), end + _LONGEST) and self.folded[at] == ",":
            match = _CLAUSE_END.search(self.folded, at + 1)
            stop = match.start() if match else len(self.folded)
            text = self.folded[at + 1 : stop].strip()
            if not condition and not self._goes_on(text):
                break
            condition = text.endswith("的")
            at = stop
        return at

    def _goes_on(self, text: str) -> bool:
        ended = role_phrase_at_end(text)
        names = text[: -len(ended[0])] if ended else text
        return pattern_of("convention.aside").search(text) is not None or not is_unit_like(names)

    def _scope(self, stated: Span) -> Span:
        """In a bracket from there on where it says 下同, else that bracket; elsewhere the whole text."""
        holder = self._holder(stated.start)
        if holder is None:
            return Span(0, len(self.folded))
        if pattern_of("convention.same-below").search(self.folded, stated.start, holder.span.end):
            return Span(holder.span.start, len(self.folded))
        return holder.span
