"""What a document says once for all its assignments: 列第一位者为牵头单位, 以下均需…落实，不再列出, 下同."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from corpus.model import Part, Span, UnitRole
from extract.labels.annotations import Annotation
from extract.labels.vocabulary import load_role_words
from extract.rules import load_rules

_ALSO = ("convention.also-below", "convention.all-involve")
_NO_LEAD = "convention.no-lead"
"""Says how to read what names no lead; nothing changes, but its words are no units."""
_SAME_BELOW = re.compile(r"下同")


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
    if _SAME_BELOW.search(match.string, match.end(), holder.span.end):
        return Span(holder.span.start, length)
    return holder.span


def find_conventions(folded: str, annotations: Sequence[Annotation], parts: Sequence[Part]) -> Conventions:
    """The conventions of a document, wherever they are stated (a covering letter included)."""
    first: list[Span] = []
    added: list[AddedUnit] = []
    sentences: list[Span] = []
    for rule in load_rules("annotations"):
        if not rule.rule_id.startswith("convention."):
            continue
        for match in rule.pattern.finditer(folded):
            sentences.append(Span(*match.span()))
            holder = next((a for a in annotations if a.span.start <= match.start() < a.span.end), None)
            if rule.rule_id == _NO_LEAD:
                continue
            if rule.rule_id in _ALSO:
                role = load_role_words().get(match["word"] or "负责", UnitRole.RESPONSIBLE)
                until = _part_end(parts, match.start(), len(folded))
                added.append(AddedUnit(Span(*match.span("unit")), role, Span(*match.span()), until))
            else:
                first.append(_scope(match, holder, len(folded)))
    return Conventions(tuple(first), tuple(added), tuple(sentences))
