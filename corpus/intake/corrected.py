"""校核: the corrections of one corpus. What is found, shown and exported is the document as people put it right."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import contextmanager
from datetime import datetime

from corpus.corrections.apply import TUPLES, PutRight, apply
from corpus.corrections.correction import (
    CHECKED_KINDS,
    Correction,
    CorrectionError,
    Fields,
    FieldValue,
    NotedCorrection,
)
from corpus.corrections.judged import Judged, judged
from corpus.corrections.making import CorrectionMaker
from corpus.intake.queue import CheckQueue, QueueItem
from corpus.model import Institution, Metadata, ParsedDocument, Span, numbered
from corpus.search.entry_ids import EntryId, RecordKind, parse_entry_id
from corpus.store.corrections import (
    Identity,
    as_extracted,
    corrections_for,
    find_correction,
    keep_extracted,
    list_corrections,
    note_correction,
    note_undone,
    other_files,
)
from corpus.store.dialect import StoreConnection
from corpus.store.repeals import repealed_by
from corpus.store.sqlite import Store
from extract.knowledge import Knowledge

_GONE = "语料库中没有这份文件，可能已被删除。"


class LexiconDirectory:
    """See corpus.corrections.setting.Directory."""

    def __init__(self, knowledge: Knowledge) -> None:
        self._knowledge = knowledge

    def organ(self, unit: str, metadata: Metadata) -> Institution | None:
        return self._knowledge.institutions.link(unit, metadata.day, metadata.level)

    def regions(self, name: str) -> tuple[str, ...]:
        return self._knowledge.regions.codes(name)


class Corrected:
    """Of one corpus. Usable from several threads. ``follow`` brings the index up to what the store has by then."""

    def __init__(self, store: Store, knowledge: Knowledge, follow: Callable[[], None]) -> None:
        self._store, self._directory, self._follow = store, LexiconDirectory(knowledge), follow
        self._queue = CheckQueue(store)

    # --- asking -------------------------------------------------------------------------------------------------------

    def all(self) -> tuple[NotedCorrection, ...]:
        """Those of removed documents too, and those that were taken back."""
        return list_corrections(self._store.connection)

    def of(self, document_id: str) -> tuple[NotedCorrection, ...]:
        """Those that hold in a document, made in it or in another file of it, and those that were taken back."""
        parsed = self.extracted(document_id)
        if parsed is None:
            return list_corrections(self._store.connection, document_id)
        return corrections_for(self._store.connection, Identity.of(document_id, parsed.metadata))

    def applied(self, document_id: str) -> PutRight | None:
        """What became of each correction of a document."""
        parsed = self.extracted(document_id)
        return apply(parsed, self.of(document_id), self._directory) if parsed else None

    def extracted(self, document_id: str) -> ParsedDocument | None:
        """A document as it was extracted."""
        parsed = self._store.document(document_id)
        return as_extracted(self._store.connection, parsed) if parsed else None

    def corrected(self) -> Iterator[ParsedDocument]:
        """The documents in which something was put right, as they were put right."""
        for (document_id,) in self._store.connection.execute("SELECT document_id FROM extracted ORDER BY 1").fetchall():
            if parsed := self._store.document(document_id):
                yield parsed

    def told(self, document_id: str | None = None) -> tuple[tuple[NotedCorrection, str, str], ...]:
        """Each correction with its state in the document (empty where that is gone, or it was taken back) and, where
        it does not fit, why."""
        noted = self.all() if document_id is None else self.of(document_id)
        known: dict[str, PutRight | None] = {}
        for each in dict.fromkeys(document_id or each.document_id for each in noted):
            known[each] = self.applied(each)
        return tuple(_told(each, known[document_id or each.document_id]) for each in noted)

    def unverified(self, parsed: ParsedDocument) -> tuple[str, ...]:
        """Entry ids of the records at which nobody has looked."""
        return tuple(
            str(EntryId(parsed.document_id, kind, number))
            for kind in CHECKED_KINDS
            for number, record in numbered(getattr(parsed, TUPLES[kind]))
            if not record.verified
        )

    def queue(self, document_id: str | None = None) -> tuple[QueueItem, ...]:
        """What to look at, the least certain first."""
        return self._queue.all() if document_id is None else self._queue.of(document_id)

    def judged(self, extracted: ParsedDocument) -> Judged:
        """A document that was just extracted beside what people said of it."""
        noted = corrections_for(self._store.connection, Identity.of(extracted.document_id, extracted.metadata))
        return judged(extracted, apply(extracted, noted, self._directory))

    # --- keeping ------------------------------------------------------------------------------------------------------

    def keep(self, extracted: ParsedDocument, original: bytes | None = None) -> ParsedDocument:
        """Store a document that was just extracted; returns it as people have put it right."""
        with self._store.transaction() as connection:
            noted = corrections_for(connection, Identity.of(extracted.document_id, extracted.metadata))
            if not any(each.undone is None for each in noted):
                self._store.add(extracted, original)
                return extracted
            corrected = apply(extracted, noted, self._directory).parsed
            self._store.add(corrected, original)
            keep_extracted(connection, extracted)
        return corrected

    # --- putting right ------------------------------------------------------------------------------------------------

    def accept(self, entry_id: str, author: str) -> int:
        """A record is right as it is. This and what follows return the correction's number, and raise CorrectionError
        where it cannot be."""
        found = _record(entry_id)
        return self._make(found.document_id, author, lambda maker: maker.accept(found.kind, found.number))

    def accept_all(self, document_id: str, entry_ids: Iterable[str], author: str) -> tuple[int, ...]:
        """Records of one document, all or none: it is stored and found anew once, not for each of them."""
        found = [_record(each) for each in entry_ids]
        return self._made(document_id, author, lambda maker: [maker.accept(e.kind, e.number) for e in found])

    def reject(self, entry_id: str, author: str) -> int:
        found = _record(entry_id)
        return self._make(found.document_id, author, lambda maker: maker.reject(found.kind, found.number))

    def edit(self, entry_id: str, written: Fields, author: str) -> int:
        found = _record(entry_id)
        return self._make(found.document_id, author, lambda maker: maker.edit(found.kind, found.number, written))

    def bound(self, entry_id: str, span: Span, author: str) -> int:
        """Other boundaries."""
        found = _record(entry_id)
        return self._make(found.document_id, author, lambda maker: maker.bound(found.kind, found.number, span))

    def add(self, document_id: str, kind: RecordKind, span: Span, written: Fields, author: str) -> int:
        """A record that was overlooked."""
        return self._make(document_id, author, lambda maker: maker.add(kind, span, written))

    def set_field(self, document_id: str, name: str, written: FieldValue, author: str) -> int:
        """A field of the document itself."""
        return self._make(document_id, author, lambda maker: maker.set_field(name, written))

    def undo(self, number: int, author: str) -> NotedCorrection:
        """Take a correction back."""
        noted = find_correction(self._store.connection, number)
        if noted is None:
            raise CorrectionError(f"没有编号为 {number} 的校核。")
        with self._changing():
            affected = self._kin(noted.document_id)
            if not note_undone(self._store.connection, number, author, _now()):
                raise CorrectionError(f"编号为 {number} 的校核已经撤销过了。")
            self._again(affected)
        return noted

    def maker(self, document_id: str) -> CorrectionMaker:
        """What makes corrections of a document as it stands. Raises CorrectionError."""
        if (parsed := self._store.document(document_id)) is None:
            raise CorrectionError(_GONE)
        return CorrectionMaker(parsed)

    def _make(self, document_id: str, author: str, make: Callable[[CorrectionMaker], Correction]) -> int:
        (number,) = self._made(document_id, author, lambda maker: [make(maker)])
        return number

    def _made(
        self, document_id: str, author: str, make: Callable[[CorrectionMaker], Sequence[Correction]]
    ) -> tuple[int, ...]:
        with self._changing() as connection:
            corrections = make(self.maker(document_id))
            extracted = self.extracted(document_id)
            assert extracted is not None
            identity = Identity.of(document_id, extracted.metadata)
            affected, name, now = self._kin(document_id), author.strip() or "未署名", _now()
            numbers = tuple(note_correction(connection, identity, each, name, now) for each in corrections)
            self._again(affected)
        return numbers

    @contextmanager
    def _changing(self) -> Iterator[StoreConnection]:
        """A correction and all that follows from it are stored whole or not at all; then the index follows."""
        with self._store.transaction() as connection:
            yield connection
        self._follow()

    def _kin(self, document_id: str) -> tuple[str, ...]:
        """A document and the other files of it: those that are like it as it was extracted, or as it is now."""
        connection, stored = self._store.connection, self._store.document(document_id)
        if stored is None:
            return ()
        sides = (as_extracted(connection, stored), stored)
        found = (other_files(connection, Identity.of(document_id, each.metadata)) for each in sides)
        return tuple(dict.fromkeys((document_id, *(other for others in found for other in others))))

    def _again(self, document_ids: Sequence[str]) -> None:
        """Store documents as they are put right now; those that they end, or ended, are found anew too."""
        ended = set(repealed_by(self._store.connection, document_ids))
        for document_id in document_ids:
            if extracted := self.extracted(document_id):
                self.keep(extracted)
        ended |= repealed_by(self._store.connection, document_ids)
        self._store.touch(ended)


def _told(noted: NotedCorrection, applied: PutRight | None) -> tuple[NotedCorrection, str, str]:
    state = applied.states.get(noted.number) if applied else None
    return noted, state.value if state else "", applied.reasons.get(noted.number, "") if applied else ""


def _record(entry_id: str) -> EntryId:
    try:
        return parse_entry_id(entry_id)
    except ValueError as error:
        raise CorrectionError(f"“{entry_id}”不是条目编号。") from error


def _now() -> str:
    return datetime.now().isoformat(timespec="seconds")
