"""Rows and plans as engines get them, made by hand."""

from __future__ import annotations

from corpus.search.engines.engine import IndexRow, Rank
from corpus.search.words import END, pairs

NOTHING = Rank()
"""What ranks nothing."""


def index_row(entry_id: str, text: str, **values: tuple[str, ...]) -> IndexRow:
    """A row of one word, whose payload is its id."""
    return IndexRow(entry_id, text, " ".join(pairs(text + END)), "", values, 1, 1, entry_id.encode())
