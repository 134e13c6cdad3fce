"""The writer of tantivy's index, among other programs that write to it in turn."""

from __future__ import annotations

from pathlib import Path

import tantivy

from corpus.search.engines.engine import IndexBusy

_HEAP = 64_000_000
"""Bytes the writer collects before it writes a segment."""
_BUSY = "LockBusy"
_FILES = ".managed.json"


def informed_writer(schema: tantivy.Schema, folder: Path) -> tantivy.IndexWriter:
    """A writer that knows of every file in the folder. What an index opened longer ago writes down as its files leaves
    out those that other programs wrote since: nobody would take them away any more. Raises IndexBusy while another
    one writes."""
    while True:
        files = _files(folder)
        try:
            writer = tantivy.Index(schema, str(folder)).writer(_HEAP, 1)
        except ValueError as error:
            if _BUSY not in str(error):  # the same words are said of a lock that cannot be made
                raise
            raise IndexBusy from error
        if _files(folder) == files:  # nobody wrote between the opening and the lock
            return writer
        del writer


def _files(folder: Path) -> bytes | None:
    """The engine's own list of its files."""
    path = folder / _FILES
    return path.read_bytes() if path.exists() else None
