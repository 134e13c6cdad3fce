"""Every type that travels between stages. Reading these five modules is reading the system.

All positions are half-open ranges of code points into ``Document.text``, which never changes once it is made:
``document[record.span]`` is the quote, for every record. Nothing here imports anything else of ours.
"""

from corpus.model.document import (
    Block,
    Cell,
    Document,
    EmptyCells,
    Issue,
    Ledger,
    LedgerEntry,
    PageFacts,
    Severity,
    Source,
    Span,
    Spot,
    first_line,
)
from corpus.model.records import (
    Assignment,
    Citation,
    Deadline,
    Institution,
    Metadata,
    Milestone,
    ParsedDocument,
    Priority,
    Relation,
    Target,
    TargetStatus,
    Task,
    UnitRole,
    Unread,
    UnreadKind,
)
from corpus.model.structure import Part, PartKind, Section, ancestors, section_at
from corpus.model.validity import Term, Validity, parse_term

__all__ = [
    "Assignment",
    "Block",
    "Cell",
    "Citation",
    "Deadline",
    "Document",
    "EmptyCells",
    "Institution",
    "Issue",
    "Ledger",
    "LedgerEntry",
    "Metadata",
    "Milestone",
    "PageFacts",
    "ParsedDocument",
    "Part",
    "PartKind",
    "Priority",
    "Relation",
    "Section",
    "Severity",
    "Source",
    "Span",
    "Spot",
    "Target",
    "TargetStatus",
    "Task",
    "Term",
    "UnitRole",
    "Unread",
    "UnreadKind",
    "Validity",
    "ancestors",
    "first_line",
    "parse_term",
    "section_at",
]
