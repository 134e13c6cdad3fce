"""From an annotation's fields to assignments: roles, full names, institutions, deadlines."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise

from corpus.fold import fold
from corpus.model import Assignment, Metadata, Span, UnitRole
from extract.knowledge import Knowledge
from extract.labels.annotations import Annotation, Clause, Form
from extract.labels.lexemes import LabelField
from extract.labels.pieces import pieces
from extract.labels.units import Mention, read_list
from extract.layout import Layout
from extract.names.institutions import Institutions
from extract.rules import pattern_of
from extract.work.conventions import Conventions


@dataclass(frozen=True, slots=True)
class Assigned:
    """What an annotation says."""

    assignments: tuple[Assignment, ...]
    times: tuple[Span, ...]
    """Where time limits stand in it."""


class AssignmentReader:
    """Reads annotations and table cells of one document."""

    def __init__(self, layout: Layout, metadata: Metadata, knowledge: Knowledge, conventions: Conventions) -> None:
        self.layout, self.metadata, self.knowledge, self.conventions = layout, metadata, knowledge, conventions

    def read(self, annotation: Annotation) -> Assigned:
        """The assignments and time limits of an annotation, conventions applied."""
        found: list[Assignment] = []
        times: list[Span] = []
        for clause in annotation.clauses:
            if clause.field is LabelField.DEADLINE:
                times.append(clause.value)
            elif clause.role or not clause.field:
                assignments, more = self.read_clause(clause, annotation.form)
                found += assignments
                times += more
        found = self._first_leads(found, annotation.span)
        found += self._added(annotation, found)
        return Assigned(_distinct(found), tuple(times))

    def read_clause(self, clause: Clause, rule: str) -> tuple[list[Assignment], tuple[Span, ...]]:
        """One field's units; a role word in the list overrides the field's label."""
        mentions: list[Mention] = []
        times: list[Span] = []
        for stretch in self._without_conventions(clause.value):
            wrapped = rule != Form.TABLE
            more, at = read_list(
                self.layout.folded,
                self.layout.document.text,
                stretch,
                wrapped=wrapped,
                labelled=clause.role is not None,
            )
            mentions += more
            times += at
        if rule == Form.UNCLOSED and clause.role is None:
            mentions = [mention for mention in mentions if mention.role]
        full = _full_names(mentions, self.knowledge.institutions)
        role = clause.role or UnitRole.RESPONSIBLE
        return [
            self.assignment(mention, name, mention.role or role, clause.label or mention.word, rule)
            for mention, name in zip(mentions, full, strict=True)
        ], tuple(times)

    def assignment(self, mention: Mention, full: str, role: UnitRole, label: str | None, rule: str) -> Assignment:
        """A mention with its role and what the lexicon knows of it."""
        institution = self.knowledge.institutions.link(full, self.metadata.document_date, self.metadata.level)
        return Assignment(
            span=mention.span,
            role=role,
            unit=mention.unit,
            unit_full=full,
            label=label,
            institution=institution,
            rule=rule,
        )

    def _without_conventions(self, value: Span) -> Iterator[Span]:
        """The stretches of a field between the sentences that state conventions."""
        at, sentences = value.start, self.conventions.sentences
        for index in range(bisect_right(sentences, at, key=lambda s: s.end), len(sentences)):
            if sentences[index].start >= value.end:
                break
            yield Span(at, max(at, sentences[index].start))
            at = min(sentences[index].end, value.end)
        yield Span(at, value.end)

    def _first_leads(self, found: list[Assignment], place: Span) -> list[Assignment]:
        """列第一位者为牵头单位: the first of the list leads, unless a lead is named as such."""
        if not found or any(assignment.role is UnitRole.LEAD for assignment in found):
            return found
        if self.conventions.comma_parts_at(place.start):
            return self._led_to_comma(found, place)
        if not self.conventions.first_leads_at(place.start):
            return found
        others = found[1:]
        if self.conventions.others_cooperate_at(place.start):
            responsible = UnitRole.RESPONSIBLE
            others = [replace(a, role=UnitRole.COOPERATING) if a.role is responsible else a for a in others]
        return [replace(found[0], role=UnitRole.LEAD), *others]

    def _led_to_comma(self, found: list[Assignment], place: Span) -> list[Assignment]:
        """逗号前为牵头单位: where a comma parts the list, those before the first one lead."""
        for span, mark in pieces(self.layout.folded, found[0].span.start, place.end):
            if mark == ",":
                at = span.end
                return [replace(a, role=UnitRole.LEAD) if a.span.end <= at < found[-1].span.end else a for a in found]
        return found

    def _added(self, annotation: Annotation, found: Sequence[Assignment]) -> Iterator[Assignment]:
        if not found:
            return
        text = self.layout.document.text
        for added in self.conventions.added_at(annotation):
            unit = re.sub(r"\s", "", text[added.span.start : added.span.end])
            if all(assignment.unit not in (unit, f"各{unit}") for assignment in found):
                mention = Mention(added.span, unit, added.role, None, 0)
                yield self.assignment(mention, unit, added.role, "不再列出", "convention.also-below")


def _distinct(found: Sequence[Assignment]) -> tuple[Assignment, ...]:
    """One entry for each unit and role, in order."""
    return tuple({(assignment.unit, assignment.role): assignment for assignment in reversed(found)}.values())[::-1]


def _full_names(mentions: Sequence[Mention], institutions: Institutions) -> list[str]:
    """Names with what they share with their list: 市生态环境局、发展和改革局; 黄埔区、天河区人民政府."""
    names: list[str] = []
    prefix, group = "", -1
    for mention in mentions:
        name = fold(mention.unit)
        if mention.group != group:
            prefix, group = "", mention.group
        if match := pattern_of("unit.prefix").match(name):
            prefix = match["prefix"]
            names.append(mention.unit)
        elif prefix and _takes_prefix(name, institutions):
            names.append(prefix + mention.unit)
        else:
            names.append(mention.unit)
    _share_endings(mentions, names)
    _share_places(mentions, names)
    return names


def _share_places(mentions: Sequence[Mention], names: list[str]) -> None:
    """各县党委和人民政府: the second body is that of the places that the first one names."""
    for index, (before, mention) in enumerate(pairwise(mentions), 1):
        party = pattern_of("unit.party").match(before.unit) if before.group == mention.group else None
        if party and pattern_of("unit.beside-party").match(mention.unit):
            names[index] = party["place"] + mention.unit


def _takes_prefix(name: str, institutions: Institutions) -> bool:
    """Whether a name without a level of its own takes that of the unit before it."""
    if not pattern_of("unit.department").search(name) or pattern_of("unit.own-prefix").match(name):
        return False
    return institutions.is_bare(name)


def _share_endings(mentions: Sequence[Mention], names: list[str]) -> None:
    """Places before one that carries 人民政府 carry it too."""
    for index, mention in enumerate(mentions):
        match = pattern_of("unit.shared-ending").match(mention.unit)
        back = index - 1
        while match and back >= 0 and _is_place_beside(mentions[back], mention):
            names[back] = mentions[back].unit + match["ending"]
            back -= 1


def _is_place_beside(before: Mention, mention: Mention) -> bool:
    return before.group == mention.group and pattern_of("unit.place").match(before.unit) is not None
