"""Units read out of running sentences (由市财政局牵头…): inferred, marked ``running``, only names that are known."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace

from corpus.model import Assignment, Span, UnitRole
from extract.labels.annotations import Clause
from extract.labels.units import looks_like_list
from extract.labels.vocabulary import role_of_phrase
from extract.rules import finds, first
from extract.work.assignments import AssignmentReader

_RULES = ("running.by", "running.subject", "running.clause", "running.joint")
_DIVIDING = ("running.by", "running.clause")


def find_running(reader: AssignmentReader, within: Span) -> tuple[Assignment, ...]:
    """The units that a task's text names as subjects; none where one of a sentence's names is unknown."""
    found: dict[str, Assignment] = {}
    for rule_id in _RULES:
        for match in finds(rule_id, reader.layout.folded, within.start, within.end):
            for assignment in _sentence(reader, rule_id, match):
                found.setdefault(assignment.unit, assignment)
    return tuple(found.values())


def names_somebody(folded: str, within: Span) -> bool:
    """Whether a sentence says who is to do it (由…负责), known or not: then it says that something is to be done."""
    matches = (next(finds(rule_id, folded, within.start, within.end), None) for rule_id in _DIVIDING)
    return any(match and looks_like_list(match["units"], needs_word=False) for match in matches)


def names_leader(folded: str, within: Span) -> bool:
    """Whether a sentence of a text begins with who leads: 某局牵头，某局配合，3月底前完成试点."""
    return _leads(first("running.subject", folded, within.start, within.end))


def names_leader_inside(folded: str, within: Span) -> bool:
    """Whether a clause says who leads: 各县推荐，某局牵头初评，报县政府审定."""
    return _leads(first("running.inside", folded, within.start, within.end))


def _leads(match: re.Match[str] | None) -> bool:
    leads = match is not None and role_of_phrase(match["word"]) is UnitRole.LEAD
    return bool(match and leads and looks_like_list(match["units"], needs_word=False))


def _sentence(reader: AssignmentReader, rule_id: str, match: re.Match[str]) -> Iterator[Assignment]:
    groups = match.groupdict()
    role = role_of_phrase(groups.get("word") or "") or UnitRole.LEAD  # A会同B: A leads
    named = list(_read(reader, rule_id, role, Span(*match.span("units"))))
    yield from named
    if named and groups["others"]:
        role = role_of_phrase(groups.get("other") or "") or UnitRole.COOPERATING
        yield from _read(reader, rule_id, role, Span(*match.span("others")))


def _read(reader: AssignmentReader, rule: str, role: UnitRole, value: Span) -> Iterator[Assignment]:
    assignments, _ = reader.read_clause(Clause(None, role, None, value), rule)
    if assignments and all(assignment.institution for assignment in assignments):
        yield from (replace(assignment, running=True) for assignment in assignments)
