"""Units read out of running sentences (由市财政局牵头…): inferred, marked ``running``, only names that are known."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from corpus.model import Assignment, Span, UnitRole
from extract.labels.annotations import Clause
from extract.labels.vocabulary import load_role_words
from extract.rules import load_rules
from extract.work.assignments import AssignmentReader

_FIRST_ROLE = {"running.by": None, "running.subject": UnitRole.LEAD, "running.joint": UnitRole.LEAD}


def find_running(reader: AssignmentReader, within: Span) -> tuple[Assignment, ...]:
    """The units that a task's text names as subjects; none where one of a sentence's names is unknown."""
    found: dict[str, Assignment] = {}
    for rule in load_rules("running"):
        for match in rule.pattern.finditer(reader.layout.folded, within.start, within.end):
            groups = match.groupdict()
            role = _FIRST_ROLE[rule.rule_id] or load_role_words().get(groups.get("word") or "", UnitRole.RESPONSIBLE)
            sentence = list(_read(reader, rule.rule_id, role, Span(*match.span("units"))))
            if sentence and groups.get("others"):
                second = load_role_words().get(groups.get("other") or "", UnitRole.COOPERATING)
                sentence += _read(reader, rule.rule_id, second, Span(*match.span("others")))
            for assignment in sentence:
                found.setdefault(assignment.unit, assignment)
    return tuple(found.values())


def _read(reader: AssignmentReader, rule: str, role: UnitRole, value: Span) -> Iterator[Assignment]:
    assignments, _ = reader.read_clause(Clause("", role, None, value), rule)
    if assignments and all(assignment.institution for assignment in assignments):
        yield from (replace(assignment, running=True) for assignment in assignments)
