"""What of a document is indexed: its entries, as the other documents of the corpus let them be."""

from __future__ import annotations

from collections.abc import Collection, Iterator

from corpus.model import ParsedDocument
from corpus.search.asked import Entry
from corpus.search.copies import with_copies
from corpus.search.entries import make_entries
from corpus.store.files import files_beside, first_file
from corpus.store.repeals import repealed_by, repealed_from
from corpus.store.sqlite import Store
from extract.knowledge import load_knowledge


class IndexedEntries:
    """Of one corpus."""

    def __init__(self, store: Store) -> None:
        self._store, self._lineage = store, load_knowledge().regions.lineage

    def of(self, parsed: ParsedDocument) -> Iterator[Entry]:
        """Those that the first file of the same document has too are marked as copies."""
        first = first_file(self._store.connection, parsed.document_id)
        copied = self._store.document(first) if first else None
        return with_copies(self._made(parsed), self._made(copied) if copied else ())

    def _made(self, parsed: ParsedDocument) -> Iterator[Entry]:
        repealed = repealed_from(self._store.connection, parsed.document_id)
        return make_entries(parsed, self._lineage, repealed=repealed)

    def moved_by(self, document_ids: Collection[str]) -> frozenset[str]:
        """Documents whose entries depend on these: those that they end, and other files of theirs."""
        connection = self._store.connection
        return repealed_by(connection, document_ids) | files_beside(connection, document_ids)
