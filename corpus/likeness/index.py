"""The hashes of passages and documents on disk: a tantivy index of its own beside that of the search.

Its postings are what near duplicates are found by, and what a document's words are counted by.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import tantivy
from tantivy import Occur, Query

from corpus.model import Span
from corpus.search.engines.engine import IndexBusy
from corpus.search.engines.guarded import guarding, of_the_disk
from corpus.search.engines.place import empty, is_whole

FORMAT = 1
"""Raised when what is kept changes: indexes of another format are made anew."""
_HEAP = 64_000_000
"""Bytes the writer collects before it writes a segment."""
_RAREST = 64
"""Tokens of a text that are looked up: the rarest tell the most, and the frequent ones cost the most."""


@dataclass(frozen=True, slots=True)
class State:
    """Which store an index was made from, and up to which of its generations."""

    identity: str = ""
    generation: int = 0


@dataclass(frozen=True, slots=True)
class Passage:
    """A passage as it is known here: where it stands, and under which headings."""

    document_id: str
    span: Span
    path: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Sketched:
    """A whole document as it is known here."""

    document_id: str
    size: int
    """Tokens of its sketch."""
    common: int = 0
    """Of them those that were asked for."""


@guarding(
    *("__init__", "refresh", "begin", "clear", "remove", "add_passage", "add_document", "commit", "end"),
    *("passages", "documents", "frequency"),
)
class LikenessIndex:
    """Read from any thread; one writer at a time, across processes. Raises IndexBroken where its files are damaged."""

    def __init__(self, folder: Path) -> None:
        if folder.is_dir() and not is_whole(folder):
            empty(folder)
        folder.mkdir(parents=True, exist_ok=True)
        self._folder, self._file, self._schema = folder, folder / "state.json", _schema()
        self._writer: tantivy.IndexWriter | None = None
        self._index = self._open()
        self.state = self._read()

    def _open(self) -> tantivy.Index:
        """The index on disk; one of another version or shape is thrown away, because it can be made again."""
        try:
            return tantivy.Index(self._schema, str(self._folder))
        except ValueError as error:
            if of_the_disk(error) is not None:
                raise
            empty(self._folder)
            return tantivy.Index(self._schema, str(self._folder))

    def _read(self) -> State:
        try:
            found = json.loads(self._file.read_text(encoding="utf-8"))
            return State(found["identity"], found["generation"]) if found["format"] == FORMAT else State()
        except (OSError, ValueError, KeyError, TypeError):
            return State()

    def refresh(self) -> None:
        """See what another process has written."""
        state = self._read()
        if state != self.state:
            self._index.reload()
            self.state = state

    # --- writing --------------------------------------------------------------------------------------------------

    def begin(self) -> None:
        """Raises IndexBusy where another process writes."""
        try:
            self._writer = self._index.writer(_HEAP, 1)
        except ValueError as error:
            raise IndexBusy from error

    def clear(self) -> None:
        self._writing.delete_all_documents()

    def remove(self, document_id: str) -> None:
        self._writing.delete_documents_by_term("document", document_id)

    def add_passage(self, passage: Passage, tokens: Sequence[str]) -> None:
        span = passage.span
        payload = [passage.document_id, span.start, span.end, passage.path]
        self._writing.add_document(_document(passage.document_id, payload, prints=tokens))

    def add_document(self, document_id: str, tokens: Sequence[str], words: Iterable[str]) -> None:
        payload = [document_id, len(tokens)]
        self._writing.add_document(_document(document_id, payload, sketch=tokens, words=words, whole=["1"]))

    def commit(self, state: State) -> None:
        self._writing.commit()
        temporary = self._file.with_suffix(".new")
        temporary.write_text(
            json.dumps({"format": FORMAT, "identity": state.identity, "generation": state.generation}),
            encoding="utf-8",
        )
        temporary.replace(self._file)
        self._index.reload()
        self.state = state

    def end(self) -> None:
        """Let another process write; what was not committed is forgotten."""
        writer, self._writer = self._writer, None
        if writer is not None:
            writer.rollback()
            writer.wait_merging_threads()

    @property
    def _writing(self) -> tantivy.IndexWriter:
        assert self._writer is not None, "begin comes first"
        return self._writer

    # --- asking ---------------------------------------------------------------------------------------------------

    def passages(self, tokens: Sequence[str], limit: int) -> list[Passage]:
        """Those that share most with some tokens, the rare ones counting for more."""
        searcher = self._index.searcher()
        known = {token: count for token in tokens if (count := searcher.doc_freq("prints", token))}
        rarest = sorted(known, key=lambda token: (known[token], token))[:_RAREST]
        found = self._found(searcher, [self._term("prints", token) for token in rarest], limit)
        return [Passage(name, Span(start, end), tuple(path)) for _, (name, start, end, path) in found]

    def documents(self, tokens: Sequence[str], least: int, limit: int) -> list[Sketched]:
        """Documents that have at least so many of some tokens, those with most of them first."""
        terms = [Query.const_score_query(self._term("sketch", token), 1.0) for token in tokens]
        found = self._found(self._index.searcher(), terms, limit)
        return [Sketched(name, size, round(score)) for score, (name, size) in found if score > least - 0.5]

    def frequency(self, word: str) -> int:
        """In how many documents a word stands."""
        return self._count(self._term("words", word))

    @property
    def total(self) -> int:
        """How many documents there are."""
        return self._count(self._term("whole", "1"))

    def _term(self, field: str, token: str) -> Query:
        return Query.term_query(self._schema, field, token, "basic")

    def _count(self, query: Query) -> int:
        found: Any = self._index.searcher().search(query, 1, count=True)
        return int(found.count)

    @staticmethod
    def _found(searcher: tantivy.Searcher, terms: Sequence[Query], limit: int) -> Iterator[tuple[float, list[Any]]]:
        if not terms:
            return
        query = Query.boolean_query([(Occur.Should, term) for term in terms])
        hits: Any = searcher.search(query, limit, count=False).hits
        for score, address in hits:
            payload: Any = searcher.doc(address).get_first("payload")
            yield float(score), json.loads(bytes(payload))


def _schema() -> tantivy.Schema:
    builder = tantivy.SchemaBuilder()
    for field in ("document", "whole"):
        builder.add_text_field(field, tokenizer_name="raw", index_option="basic")
    for field in ("prints", "sketch", "words"):
        builder.add_text_field(field, tokenizer_name="whitespace", index_option="basic")
    builder.add_bytes_field("payload", stored=True)
    return builder.build()


def _document(document_id: str, payload: object, **fields: Iterable[str]) -> tantivy.Document:
    document = tantivy.Document()
    document.add_text("document", document_id)
    for name, tokens in fields.items():
        document.add_text(name, " ".join(tokens))
    document.add_bytes("payload", json.dumps(payload, ensure_ascii=False).encode())
    return document
