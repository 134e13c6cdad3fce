"""The front door for programs: files in, typed records out; a corpus to search, tables, comparisons, frames.

    >>> import zhengce
    >>> parsed = zhengce.extract_text("一、加强监管\\n牵头单位：市财政局\\n完成时限：2026年6月底")
    >>> parsed.tasks[0].assignments[0].unit, str(parsed.tasks[0].deadline.due)
    ('市财政局', '2026-06-30')

What is in ``__all__`` is meant to stay; the packages below (``corpus``, ``extract``, ``ingest``) may change.
"""

from __future__ import annotations

from zhengce.shadow import check_packages

check_packages()

from corpus.build import Corpus
from corpus.comparison.sides import Aspect, SideBySide
from corpus.comparison.versions import Alignment
from corpus.division.table import Grouping, TableColumn, TaskTable
from corpus.model import (
    Assignment,
    Citation,
    Deadline,
    Issue,
    ParsedDocument,
    Priority,
    Span,
    Target,
    Task,
)
from corpus.search.asked import Entry, Hit, Kind, Query, Results, Sort
from ingest import IngestError
from zhengce.asking import compare, search, table
from zhengce.frames import RECORD_KINDS, to_arrow, to_pandas
from zhengce.reading import extract, extract_text

__all__ = [
    "RECORD_KINDS",
    "Alignment",
    "Aspect",
    "Assignment",
    "Citation",
    "Corpus",
    "Deadline",
    "Entry",
    "Grouping",
    "Hit",
    "IngestError",
    "Issue",
    "Kind",
    "ParsedDocument",
    "Priority",
    "Query",
    "Results",
    "SideBySide",
    "Sort",
    "Span",
    "TableColumn",
    "Target",
    "Task",
    "TaskTable",
    "compare",
    "extract",
    "extract_text",
    "search",
    "table",
    "to_arrow",
    "to_pandas",
]
