"""The road of a document: what each room finds, one behind the other, in one set of records."""

from __future__ import annotations

from corpus.fold import fold
from corpus.model import Document, ParsedDocument
from extract.document.citations import find_citations
from extract.document.document_number import find_malformed
from extract.document.metadata import find_metadata, find_other_day
from extract.document.parts import find_parts
from extract.document.sections import find_sections
from extract.document.validity import find_undated
from extract.hazards import find_hazards
from extract.knowledge import Knowledge
from extract.layout import Layout
from extract.names.themes import tag
from extract.reforms.priorities import find_priorities
from extract.tables.restore import restore_tables
from extract.targets.context import Context
from extract.targets.left_out import find_left_out
from extract.targets.targets import find_targets
from extract.unread.signs import find_unread
from extract.work.tasks import find_work


def records(document: Document, knowledge: Knowledge) -> ParsedDocument:
    """Structure and records of a document. Deterministic: no clock, no environment, no network."""
    folded = fold(document.text)
    tables = restore_tables(document, folded)
    placed = tables.document
    parts = find_parts(placed, folded)
    layout = Layout(placed, folded, parts, find_sections(placed, folded, parts))
    metadata = find_metadata(layout, knowledge)
    work = find_work(layout, metadata, knowledge)
    context = Context(layout, metadata)
    priorities = find_priorities(context, knowledge)
    tasks, priorities = tag(layout, work.tasks, priorities, knowledge.themes)
    targets = find_targets(layout, metadata, context)
    left_out = find_left_out(context)
    return ParsedDocument(
        document=document,
        metadata=metadata,
        parts=parts,
        sections=layout.sections,
        tasks=tasks,
        targets=targets,
        priorities=priorities,
        citations=find_citations(layout, metadata),
        issues=(
            placed.issues
            + tables.issues
            + find_hazards(layout, metadata)
            + find_malformed(document.text, folded)
            + find_undated(layout, metadata)
            + find_other_day(layout, metadata)
            + work.issues
            + left_out
        ),
        unread=find_unread(context, tasks, targets, priorities, left_out),
    )
