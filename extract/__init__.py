"""Documents in, records out. Never raises on content: odd text yields fewer records, and issues.

From the ground up, each room importing only from those below it: ``names`` knows organs, regions and themes;
``numbers`` reads numerals, quantities and dates, ``labels`` what a text sets apart with a word and a colon or bracket;
``document`` finds parts, outline and fields; ``tables`` gives the lines of a table their cells again; ``targets``
numbers to be reached and time limits; ``work`` tasks and units; ``reforms`` priorities; ``unread`` what none of
them understood. What they know of Chinese lies in ``rules`` and ``lexicons``, the pieces of patterns that several rules
share in ``corpus/fragments.toml``.
"""

from __future__ import annotations

from corpus.model import Document, ParsedDocument
from extract.knowledge import Knowledge, load_knowledge

__all__ = ["extract", "load_knowledge"]


def extract(document: Document, knowledge: Knowledge | None = None) -> ParsedDocument:
    """Find structure and records in a document. Deterministic: no clock, no environment, no network."""
    # The finders and their patterns take a quarter of a second to load; a command that only searches does without.
    from extract.pipeline import records

    return records(document, knowledge or load_knowledge())
