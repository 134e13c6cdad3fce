"""The JSON contract: a parsed document as one object, its keys those of the record definitions (never renamed)."""

from __future__ import annotations

from decimal import Decimal
from typing import Any, TypeAlias

from corpus.glossary import chinese
from corpus.model import (
    Assignment,
    Citation,
    Deadline,
    Ledger,
    LedgerEntry,
    Milestone,
    ParsedDocument,
    Priority,
    Span,
    Target,
    Task,
)

Json: TypeAlias = "bool | int | float | str | list[Json] | dict[str, Json] | None"


def place_json(span: Span) -> dict[str, Json]:
    """Where something stands in the canonical text."""
    return {"start": span.start, "end": span.end}


def verified_json(record: Task | Target | Priority | Citation) -> dict[str, Json]:
    """已校核: only said where it is so."""
    return {"verified": True} if record.verified else {}


def number_json(value: Decimal | None) -> Json:
    """A value as a number: whole where it is."""
    if value is None:
        return None
    return int(value) if value == value.to_integral_value() else float(value)


def _metadata(parsed: ParsedDocument) -> Json:
    metadata = parsed.metadata
    return {
        "title": metadata.title,
        "document_number": metadata.document_number,
        "issuers": list(metadata.issuers),
        "addressees": metadata.addressees,
        "document_date": metadata.document_date.isoformat() if metadata.document_date else None,
        "published_date": metadata.published_date.isoformat() if metadata.published_date else None,
        "document_type": metadata.document_type,
        "printed_type": metadata.printed_type,
        "level": metadata.level,
        "region": metadata.region,
        "region_code": metadata.region_code,
        "effective_date": metadata.effective_date.isoformat() if metadata.effective_date else None,
        "valid_until": metadata.valid_until.isoformat() if metadata.valid_until else None,
        "status": chinese(metadata.status.value),
        **({"verified": list(metadata.verified)} if metadata.verified else {}),
        "repeals": [{"title": each.title, "number": each.number} for each in parsed.repeals],
    }


def _assignment(assignment: Assignment) -> Json:
    found: dict[str, Json] = {"role": assignment.role.value, "unit": assignment.unit, **place_json(assignment.span)}
    found["unit_full"] = assignment.unit_full
    found["institution_id"] = None
    if institution := assignment.institution:
        found |= {
            "institution_id": institution.institution_id,
            "level": institution.level,
            "present_name": institution.present_name,
            "since": institution.since,
        }
    if assignment.running:
        found["running"] = True
    return found


def _deadline(deadline: Deadline | None) -> Json:
    if deadline is None:
        return None
    due = deadline.due.isoformat() if deadline.due else None
    return {
        "text": deadline.text,
        "due": due,
        "recurs": deadline.recurs,
        "ambiguous": deadline.ambiguous,
        **place_json(deadline.span),
    }


def _milestone(milestone: Milestone) -> Json:
    due = milestone.due.isoformat() if milestone.due else None
    return {"text": milestone.text, "due": due, "what": milestone.what, **place_json(milestone.span)}


def _task(task: Task, parsed: ParsedDocument) -> Json:
    return {
        "label": task.label,
        "title": task.title,
        "section": list(parsed.path(task.section)),
        "text": parsed.document[task.text],
        "assignments": [_assignment(assignment) for assignment in task.assignments],
        "deadline": _deadline(task.deadline),
        "milestones": [_milestone(milestone) for milestone in task.milestones],
        "themes": list(task.themes),
        **verified_json(task),
        **place_json(task.span),
    }


def _target(target: Target, parsed: ParsedDocument) -> Json:
    return {
        "indicator": target.indicator,
        "value": number_json(target.value),
        "upper": number_json(target.upper),
        "measure": target.measure,
        "comparator": target.comparator,
        "by": target.by,
        "base": target.base,
        "status": target.status.value,
        "kind": target.kind,
        "base_value": number_json(target.base_value),
        "striving": target.striving,
        "ambiguous": target.ambiguous,
        "text": parsed.document[target.span],
        **verified_json(target),
        **place_json(target.span),
    }


def _priority(priority: Priority) -> Json:
    return {
        "region": priority.region,
        "region_codes": list(priority.region_codes),
        "text": priority.text,
        "listed": priority.listed,
        "mention": priority.mention,
        "themes": list(priority.themes),
        **verified_json(priority),
        **place_json(priority.span),
    }


def _citation(citation: Citation) -> Json:
    return {
        "title": citation.title,
        "number": citation.number,
        "relation": citation.relation.value,
        **verified_json(citation),
        **place_json(citation.span),
    }


def _entry(entry: LedgerEntry) -> Json:
    return {"reason": entry.reason, "amount": entry.amount, "text": entry.words}


def ledger_json(ledger: Ledger | None) -> Json:
    """The ledger: source + added = canonical + left + missing, in non-blank characters after NFC."""
    if ledger is None:
        return None
    return {
        "source": ledger.source,
        "added": [_entry(entry) for entry in ledger.added],
        "canonical": ledger.canonical,
        "left": [_entry(entry) for entry in ledger.left],
        "missing": ledger.missing,
    }


def to_json(parsed: ParsedDocument) -> dict[str, Json]:
    """The object that ``zhengce extract`` prints; ``start`` and ``end`` are offsets into ``canonical_text``."""
    made = _contract(parsed)
    if parsed.document.recognised_pages:
        _mark_recognised(made, parsed)
    return made


def _mark_recognised(made: dict[str, Any], parsed: ParsedDocument) -> None:
    """识别: which pages were recognised and how surely; each record with its least sure line. 0 to 1."""
    document = parsed.document
    whole = document.confidence()
    placed = list(document.spots_with_places())
    made["document"]["ocr"] = {"pages": list(document.recognised_pages), "confidence": whole and whole / 100}
    for kind in ("tasks", "targets", "priorities", "citations"):
        for record in made[kind]:
            inside = (spot for spot, at in placed if at.start < record["end"] and at.end > record["start"])
            sure = min((spot.confidence for spot in inside), default=None)
            if sure is not None:
                record["confidence"] = sure / 100


def _contract(parsed: ParsedDocument) -> dict[str, Json]:
    return {
        "document_id": parsed.document_id,
        "source": parsed.document.source.name,
        "document": _metadata(parsed),
        "outline": [
            {"label": s.label, "title": s.title, "depth": s.depth, **place_json(s.heading)} for s in parsed.sections
        ],
        "tasks": [_task(task, parsed) for task in parsed.tasks],
        "targets": [_target(target, parsed) for target in parsed.targets],
        "priorities": [_priority(priority) for priority in parsed.priorities],
        "citations": [_citation(citation) for citation in parsed.citations],
        "warnings": [
            {"code": i.code, "message": i.message, **(place_json(i.span) if i.span else {})} for i in parsed.issues
        ],
        "unread": [
            {"kind": u.kind.value, "text": parsed.document[u.span], **place_json(u.span)} for u in parsed.unread
        ],
        "canonical_text": parsed.document.text,
    }
