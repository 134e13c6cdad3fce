"""What a document says once for all its assignments: 列第一位者为牵头单位, 以下均需…落实，不再列出, 下同."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from corpus.model import Part, Span, UnitRole
from extract.labels.annotations import Annotation
from extract.labels.vocabulary import role_of_phrase
from extract.rules import pattern_of

_FIRST_LEADS = ("convention.first-leads", "convention.first-leads-reversed")
_ALSO = ("convention.also-below", "convention.all-involve")
_NO_LEAD = "convention.no-lead"
"""Says how to read what names no lead; nothing changes, but its words are no units."""


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
    added: tuple[AddedUnit, ...] = ()
    sentences: tuple[Span, ...] = ()
    """The words of the conventions: no units are read out of them."""

    def first_leads_at(self, offset: int) -> bool:
        return any(span.start <= offset < span.end for span in self.first_leads)

    def added_at(self, annotation: Annotation) -> tuple[AddedUnit, ...]:
        """The units that the conventions add to an annotation."""
        return tuple(a for a in self.added if a.stated.start < annotation.span.end and annotation.span.start < a.until)


def _part_end(parts: Sequence[Part], offset: int, length: int) -> int:
    return next((part.span.end for part in parts if part.span.start <= offset < part.span.end), length)


def _scope(match: re.Match[str], holder: Annotation | None, length: int) -> Span:
    """A convention in a bracket rules from there on when it says 下同, else that bracket; elsewhere the whole text."""
    if holder is None:
        return Span(0, length)
    if pattern_of("convention.same-below").search(match.string, match.end(), holder.span.end):
        return Span(holder.span.start, length)
    return holder.span


def find_conventions(folded: str, annotations: Sequence[Annotation], parts: Sequence[Part]) -> Conventions:
    """The conventions of a document, wherever they are stated (a covering letter included)."""
    first: list[Span] = []
    added: list[AddedUnit] = []
    stated = [
        (rule_id, m) for rule_id in (*_FIRST_LEADS, *_ALSO, _NO_LEAD) for m in pattern_of(rule_id).finditer(folded)
    ]
    for rule_id, match in stated:
        if rule_id in _FIRST_LEADS:
            holder = next((a for a in annotations if a.span.start <= match.start() < a.span.end), None)
            first.append(_scope(match, holder, len(folded)))
        elif rule_id in _ALSO:
            added.append(_added(match, _part_end(parts, match.start(), len(folded))))
    return Conventions(tuple(first), tuple(added), tuple(Span(*match.span()) for _, match in stated))


def _added(match: re.Match[str], until: int) -> AddedUnit:
    role = role_of_phrase(match["word"] or "") or UnitRole.RESPONSIBLE
    return AddedUnit(Span(*match.span("unit")), role, Span(*match.span()), until)
