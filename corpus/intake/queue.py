"""待校核: over all documents of a corpus, what to look at first. A document is judged anew when it has changed."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from corpus.corrections.doubts import Doubt, doubts
from corpus.model import ParsedDocument
from corpus.search.entry_ids import EntryId, RecordKind
from corpus.store.listing import list_versions
from corpus.store.sqlite import Store

_RULES = """SELECT rule, count(*) FROM (SELECT rule FROM tasks UNION ALL SELECT rule FROM assignments
    UNION ALL SELECT rule FROM targets UNION ALL SELECT rule FROM priorities UNION ALL SELECT rule FROM citations)
    AS each WHERE rule <> '' GROUP BY rule"""
_COPIES = 3
"""Other files of a document that it is compared with."""
_ENOUGH = 500
"""Records of a corpus from which on a rule can be called rare."""


@dataclass(frozen=True, slots=True, kw_only=True)
class QueueItem:
    document_id: str
    title: str
    doubt: Doubt

    @property
    def entry_id(self) -> str:
        """Of the record; of a place that was perhaps overlooked the document's."""
        if self.doubt.kind in (RecordKind.PASSAGE, RecordKind.DOCUMENT):
            return self.document_id
        return str(EntryId(self.document_id, self.doubt.kind, self.doubt.number))


class CheckQueue:
    """Of one corpus. Usable from several threads."""

    def __init__(self, store: Store) -> None:
        self._store = store
        self._known: dict[str, tuple[int, tuple[QueueItem, ...]]] = {}
        """Of each document: its generation, and what there is to look at."""

    def of(self, document_id: str) -> tuple[QueueItem, ...]:
        parsed = self._store.document(document_id)
        return self._judged(parsed, self._rules()) if parsed else ()

    def all(self) -> tuple[QueueItem, ...]:
        """The least certain first."""
        rows = self._store.connection.execute("SELECT document_id, generation FROM documents").fetchall()
        rules = self._rules()
        found = (item for document_id, generation in rows for item in self._held(document_id, generation, rules))
        return tuple(sorted(found, key=lambda item: (-item.doubt.score, item.document_id, item.doubt.span)))

    def _held(self, document_id: str, generation: int, rules: dict[str, int]) -> Iterable[QueueItem]:
        known = self._known.get(document_id)
        if known is None or known[0] != generation:
            parsed = self._store.document(document_id)
            known = self._known[document_id] = (generation, self._judged(parsed, rules) if parsed else ())
        return known[1]

    def _judged(self, parsed: ParsedDocument, rules: dict[str, int]) -> tuple[QueueItem, ...]:
        rows = list_versions(self._store.connection, parsed.document_id)[:_COPIES]
        copies = [copy for row in rows if (copy := self._store.document(row.document_id))]
        title = parsed.metadata.title or parsed.document.source.name
        return tuple(
            QueueItem(document_id=parsed.document_id, title=title, doubt=doubt)
            for doubt in doubts(parsed, rules, copies)
        )

    def _rules(self) -> dict[str, int]:
        rules = dict(self._store.connection.execute(_RULES).fetchall())
        return rules if sum(rules.values()) >= _ENOUGH else {}
