"""What programs may ask of a corpus, and the answers as JSON: each with quote, place and where to read on."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from enum import StrEnum
from typing import Any

from corpus.build import Corpus, DocumentRow
from corpus.compare import AXES, axis_of, make_matrix
from corpus.comparison.sides import FEWEST, MOST, Aspect, side_by_side
from corpus.comparison.versions import align
from corpus.division.table import Grouping, TableOptions, task_table
from corpus.export.contract import to_json
from corpus.export.division import handout_json
from corpus.export.entries import entry_json, results_json
from corpus.export.handout import task_handout
from corpus.export.matrix import matrix_json
from corpus.export.records import records
from corpus.export.sides import side_json
from corpus.export.versions import alignment_json
from corpus.model import ParsedDocument
from corpus.search.asked import Entry, Query
from corpus.search.entry_ids import RecordKind
from zhengce.serving.cursors import Cursor

Answer = dict[str, Any]
MOST_TABLED = 20
"""Documents of one table."""


class Refusal(StrEnum):
    """Why there is no answer."""

    UNKNOWN = "unknown"
    """There is no such thing."""
    WRONG = "wrong"
    """It cannot be asked so."""


class Unanswerable(Exception):
    """Carries one Chinese sentence."""

    def __init__(self, message: str, refusal: Refusal = Refusal.WRONG) -> None:
        super().__init__(message)
        self.message, self.refusal = message, refusal


@dataclass(frozen=True, slots=True)
class Answers:
    """Of one corpus. Usable from several threads. All raise Unanswerable."""

    corpus: Corpus

    def search(self, query: Query, cursor: Cursor) -> Answer:
        """A page of hits, and by which cursor the next begins; None behind the last."""
        query = replace(query, page=cursor.page)
        results = self.corpus.search(query)
        files = self._files(hit.entry for hit in results.hits)
        found = results_json(results, files, grouped=query.grouped)
        found["facets"] = {
            name: [{"value": value, "count": count} for value, count in counts]
            for name, counts in results.facets.items()
        }
        units = results.documents if query.grouped else results.total
        more = bool(results.hits) and cursor.page * query.page_size < units
        return {**found, "next": str(cursor.following) if more else None}

    def entries(self, query: Query) -> Iterator[Answer]:
        """The whole result, one after another."""
        return (entry_json(entry, self._files([entry])) for entry in self.corpus.entries(query))

    def entry(self, entry_id: str) -> Answer:
        """One entry, with the words of its document there."""
        entry = self.corpus.entry(entry_id)
        if entry is None:
            raise Unanswerable(f"语料库中没有编号 {entry_id}。", Refusal.UNKNOWN)
        quote = self.corpus.kin.quote(entry.document_id, entry.span)
        return {**entry_json(entry, self._files([entry])), "document_id": entry.document_id, "quote": quote}

    def documents(self, cursor: Cursor, size: int) -> Answer:
        rows = self.corpus.documents(page=cursor.page, page_size=size)
        return {"documents": list(map(_row_json, rows)), "next": str(cursor.following) if len(rows) == size else None}

    def document(self, document_id: str) -> Answer:
        """By the JSON contract, as ``zhengce extract`` gives it."""
        return to_json(self._parsed(document_id))

    def outline(self, document_id: str) -> Answer:
        """What a document is and how it is built, without its text."""
        whole = self.document(document_id)
        counts = {key: len(whole[key]) for key in ("tasks", "targets", "priorities", "citations", "warnings", "unread")}
        return {**{key: whole[key] for key in ("document_id", "source", "document", "outline")}, "counts": counts}

    def records(self, document_id: str, kind: RecordKind | None = None) -> Answer:
        """The records of a document, each with quote, path and place."""
        held = (each for each in records(self._parsed(document_id)) if each["record"] != RecordKind.DOCUMENT.value)
        return {"records": [each for each in held if kind is None or each["record"] == kind.value]}

    def passage(self, document_id: str, start: int, end: int) -> Answer:
        """A stretch of a document's text; beyond its end there is nothing."""
        parsed = self._parsed(document_id)
        text = parsed.document.text[max(start, 0) : max(end, 0)]
        return {"document_id": document_id, "start": max(start, 0), "end": max(start, 0) + len(text), "text": text}

    def table(self, document_ids: Sequence[str], by: Grouping) -> Answer:
        """The 任务分工表 of documents."""
        if not 0 < len(document_ids) <= MOST_TABLED:
            raise Unanswerable(f"请写 1 至 {MOST_TABLED} 份文件的编号。")
        parsed = [self._parsed(each) for each in dict.fromkeys(document_ids)]
        return handout_json(task_handout(task_table(parsed, TableOptions(by=by))))

    def compare(self, document_ids: Sequence[str], by: Aspect) -> Answer:
        """Two versions clause by clause, or two to six documents side by side."""
        ids = list(dict.fromkeys(document_ids))
        most = FEWEST if by is Aspect.CLAUSE else MOST
        if not FEWEST <= len(ids) <= most:
            wanted = f"{FEWEST} 份" if most == FEWEST else f"{FEWEST} 至 {MOST} 份"
            raise Unanswerable(f"这样对照需要 {wanted}不同的文件，这里有 {len(ids)} 份。")
        parsed = [self._parsed(each) for each in ids]
        if by is Aspect.CLAUSE:
            versions = (parsed[0], parsed[1])
            return alignment_json(align(*versions), versions)
        return side_json(side_by_side(parsed, by), parsed)

    def matrix(self, rows: str, columns: str, text: str, *, mentions: bool) -> Answer:
        """Priorities counted along two axes, and what the figures rest on."""
        axes = [axis_of(name.strip()) for name in (rows, columns)]
        if axes[0] is None or axes[1] is None:
            raise Unanswerable(f"没有这样的项目，可选：{'、'.join(AXES)}。")
        entries = tuple(self.corpus.compared.records({}, mentions, text))
        found = make_matrix(entries, rows=axes[0], columns=axes[1])
        return matrix_json(found, entries, self.corpus.compared.bases(entries), self._files(entries))

    def stats(self) -> Answer:
        found = self.corpus.stats()
        return {"documents": found.documents, "tasks": found.tasks, "targets": found.targets}

    def _parsed(self, document_id: str) -> ParsedDocument:
        parsed = self.corpus.document(document_id)
        if parsed is None:
            raise Unanswerable(f"语料库中没有编号为 {document_id} 的文件。", Refusal.UNKNOWN)
        return parsed

    def _files(self, entries: Iterable[Entry]) -> Mapping[str, str]:
        rows = self.corpus.kin.rows(entry.document_id for entry in entries)
        return {key: row.source_name for key, row in rows.items()}


def _row_json(row: DocumentRow) -> Answer:
    return {
        "document_id": row.document_id,
        "title": row.title,
        "document_number": row.document_number,
        "issuers": list(row.issuers),
        "document_date": row.day,
        "level": row.level,
        "region": row.region,
        "document_type": row.document_type,
        "file": row.source_name,
    }
