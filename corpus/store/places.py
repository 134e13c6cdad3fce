"""Where a record stands: what its words are a part of, or the head of."""

from __future__ import annotations

from corpus.model import Span
from corpus.store.dialect import StoreConnection

_MOST = 400
"""Characters of what stands under a heading; the rest is read in the document."""
_ENDS = "。；;！？\n"


def passage_at(connection: StoreConnection, document_id: str, span: Span) -> Span:
    """The passage of a place: its lines; of a heading what stands under it too, up to the next heading."""
    row = connection.execute("SELECT text FROM texts WHERE document_id = ?", (document_id,)).fetchone()
    if row is None:
        return span
    text: str = row[0]
    start, end = text.rfind("\n", 0, span.start) + 1, text.find("\n", max(span.end - 1, span.start))
    lines = Span(start, len(text) if end < 0 else max(end, span.end))
    section = connection.execute(
        "SELECT position, heading_end, span_end FROM sections"
        " WHERE document_id = ? AND heading_start < ? AND heading_end > ? ORDER BY depth DESC LIMIT 1",
        (document_id, lines.end, span.start),
    ).fetchone()
    if section is None:
        return lines
    position, heading_end, section_end = section
    (below,) = connection.execute(
        "SELECT min(heading_start) FROM sections WHERE document_id = ? AND parent = ?", (document_id, position)
    ).fetchone()
    last = min(section_end, below if below is not None else section_end)
    return Span(lines.start, max(lines.end, _cut(text, heading_end, last)))


def _cut(text: str, start: int, end: int) -> int:
    """Where a long stretch is cut: behind the last whole sentence, blanks at its end left out."""
    if end - start > _MOST:
        end = start + _MOST
        end = max((text.rfind(mark, start, end) for mark in _ENDS), default=-1) + 1 or end
    return start + len(text[start:end].rstrip())
