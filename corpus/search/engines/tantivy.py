"""The default engine: tantivy, embedded."""

from __future__ import annotations

import re
import time
from collections.abc import Iterable, Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any

import tantivy
from tantivy import Occur, Query

from corpus.search.asked import Sort
from corpus.search.conditions import (
    AllOf,
    Among,
    AnyOf,
    Apart,
    Around,
    AtLeast,
    Between,
    Condition,
    Contains,
    FieldHolds,
    NoneOf,
)
from corpus.search.engines.engine import TITLE_BOOST, IndexBroken, IndexBusy, IndexRow, Question, Rank, RankedPage
from corpus.search.engines.generation import GenerationFile
from corpus.search.engines.guarded import guarded
from corpus.search.engines.local import LocalValues, between
from corpus.search.engines.place import empty
from corpus.search.engines.tantivy_shape import TantivyShape
from corpus.search.engines.tantivy_writer import informed_writer
from corpus.search.words import END, pair_terms

_VALUES = 65_000
"""Distinct values of a field that tantivy counts in one go; of more, those that begin alike are counted together."""
_PATIENCE = 2.0
"""Seconds."""
_LONG = 1.0
_SPECIAL = re.compile(r"[][\\.?*+(){}|^$&~#\-]")

_Place = tuple[float, tantivy.DocAddress]
"""Score and where the entry is."""


@guarded
class TantivyEngine:
    """See corpus.search.engines.engine.Engine. Searches from any thread; one writer at a time, across processes."""

    def __init__(self, folder: Path, fields: Sequence[str], counted: Sequence[str] | None = None) -> None:
        """Without ``counted`` all are."""
        folder.mkdir(parents=True, exist_ok=True)
        self._shape = TantivyShape(fields, fields if counted is None else counted)
        self._folder, self._schema = folder, self._shape.schema
        self._generation_file = GenerationFile(folder)
        self._writer: tantivy.IndexWriter | None = None
        self._odd: float | None = None  # since when the files are not those of the generation
        self._index = self._open()
        self._values = LocalValues(self.vocabulary)
        self._see()

    def _open(self) -> tantivy.Index:
        """The index on disk; one of another version or shape is thrown away, because it can be rebuilt."""
        path = str(self._folder)
        try:
            return tantivy.Index(self._schema, path)
        except ValueError as error:
            if "schema" not in str(error):
                raise
            empty(self._folder)
            return tantivy.Index(self._schema, path)

    def refresh(self) -> None:
        if self._generation_file.read() != self.generation:
            self._see()
        elif self._is_odd():
            raise IndexBroken

    def _see(self) -> None:
        self._index.reload()
        self._values.forget()
        self._entries, self._odd = self._index.searcher().num_docs, None
        self.generation = self._generation_file.read(self._entries)

    def _is_odd(self) -> bool:
        """Whether the files have not been those of the generation for a while, though nobody is writing."""
        if self._index.searcher().num_docs == self._entries or self._writer is not None:
            self._odd = None
            return False
        self._odd = self._odd or time.monotonic()
        if time.monotonic() - self._odd <= _PATIENCE:
            return False
        try:
            self._writing()
        except IndexBusy:
            return False
        self._writer = None
        return True

    # --- writing --------------------------------------------------------------------------------------------------

    def _writing(self) -> tantivy.IndexWriter:
        if self._writer is None:
            self._writer = informed_writer(self._schema, self._folder)
        return self._writer

    def begin(self) -> None:
        self._writing()

    def add(self, rows: Iterable[IndexRow]) -> None:
        writer = self._writing()
        for row in rows:
            writer.add_document(self._shape.document(row))

    def remove(self, document_ids: Iterable[str]) -> None:
        writer = self._writing()
        for document_id in document_ids:
            writer.delete_documents_by_term("v_document", document_id)

    def clear(self) -> None:
        self._writing().delete_all_documents()

    def commit(self, generation: int) -> None:
        try:
            self._writing().commit()
            self._writing().wait_merging_threads()
        finally:  # nothing may hold on to a writer that failed, a frame of its error neither: it holds the lock
            self._writer = None
        self._index.reload()
        self._generation_file.write(generation, self._index.searcher().num_docs)
        self._see()

    def rollback(self) -> None:
        try:
            if self._writer is not None:
                self._writer.rollback()
        finally:
            self._writer = None

    def close(self) -> None:
        self._writer = None

    # --- asking ---------------------------------------------------------------------------------------------------

    def top(self, condition: Condition, rank: Rank, sort: Sort, shown: range) -> RankedPage:
        searcher = self._index.searcher()
        total, hits = self._ranked(searcher, self._query(condition, rank, sort), sort, shown)
        return RankedPage(total, tuple((float(score), _payload(searcher, address)) for score, address in hits))

    def count(self, condition: Condition) -> int:
        found: Any = self._index.searcher().search(self._translate(condition), 1)
        return int(found.count)

    def payloads(self, condition: Condition, rank: Rank, sort: Sort) -> Iterator[bytes]:
        searcher = self._index.searcher()
        # The engine makes room for as many hits as may be asked for, be there ever so few.
        everything = range(max(self.count(condition), 1))
        for _, address in self._ranked(searcher, self._query(condition, rank, sort), sort, everything)[1]:
            yield _payload(searcher, address)

    def _query(self, condition: Condition, rank: Rank, sort: Sort) -> Query:
        query = self._translate(condition)
        return self._with_rank(query, rank) if sort is Sort.RELEVANCE else query

    @staticmethod
    def _ranked(searcher: tantivy.Searcher, query: Query, sort: Sort, shown: range) -> tuple[int, list[_Place]]:
        """How many there are, and those that are shown."""
        found: Any
        if sort is Sort.RELEVANCE:
            found = searcher.search(query, len(shown), offset=shown.start)
            return found.count, found.hits
        order = tantivy.Order.Asc if sort is Sort.OLDEST else tantivy.Order.Desc
        field = "oldest" if sort is Sort.OLDEST else "newest"
        found = searcher.search(query, len(shown), offset=shown.start, order_by_field=field, order=order)
        return found.count, [(0.0, address) for _, address in found.hits]

    def counts(
        self, condition: Condition, fields: Sequence[str], most: int | None = None
    ) -> Mapping[str, Mapping[str, int]]:
        if not fields:
            return {}
        searcher, query = self._index.searcher(), self._translate(condition)
        asked = {field: {"terms": {"field": f"v_{field}", "size": _VALUES}} for field in fields}
        answer = searcher.aggregate(query, asked)
        return {field: dict(_counted(searcher, query, field, answer[field])) for field in fields}

    def vocabulary(self, field: str) -> Sequence[str]:
        name, begun = self._shape.place_of(field)
        found = self._index.searcher().terms_with_prefix(name, begun)
        return [value.removeprefix(begun) for value, _ in found]

    def between(self, before: str, after: str) -> Sequence[str]:
        return between(self._pairs, before, after)

    def foresee(self, questions: Sequence[Question]) -> None:
        """Each answer is at hand."""

    def _pairs(self, first: str) -> Sequence[str]:
        found = self._index.searcher().terms_with_prefix("pairs", first)
        return [pair for pair, _ in found if not pair.endswith(END)]

    # --- translating ----------------------------------------------------------------------------------------------

    def _translate(self, condition: Condition) -> Query:
        match condition:
            case Contains() | Apart() | Around():
                return self._text(condition)
            case Among(field, values):
                name, begun = self._shape.place_of(field)
                wanted = [begun + value for value in values]
                return Query.const_score_query(Query.term_set_query(self._schema, name, wanted), 0.0)
            case FieldHolds() | Between():
                return self._translate(self._values.lowered(condition))
            case AllOf(conditions):
                return self._all(conditions)
            case AnyOf(conditions):
                return Query.boolean_query([(Occur.Should, self._translate(one)) for one in conditions])
            case AtLeast(weighed, least):
                parts = [(Occur.Should, self._translate(one)) for one, weight in weighed for _ in range(weight)]
                return Query.boolean_query(parts, minimum_number_should_match=max(least, 1))
            case NoneOf():
                return self._all((condition,))

    def _all(self, conditions: Sequence[Condition]) -> Query:
        wanted = [(Occur.Must, self._translate(one)) for one in conditions if not isinstance(one, NoneOf)]
        unwanted = [(Occur.MustNot, self._translate(one.condition)) for one in conditions if isinstance(one, NoneOf)]
        everything = [] if wanted else [(Occur.Must, Query.const_score_query(Query.all_query(), 0.0))]
        return Query.boolean_query([*wanted, *everything, *unwanted])

    def _text(self, condition: Contains | Apart | Around) -> Query:
        match condition:
            case Contains(squeezed):
                return self._contains(squeezed)
            case Apart(before, after, least, most):
                gaps = range(least, most + 1)
                return Query.boolean_query([(Occur.Should, self._apart(before, after, gap)) for gap in gaps])
            case Around(terms):
                found = [Query.term_query(self._schema, "context", term, "basic") for term in terms]
                return found[0] if len(found) == 1 else Query.boolean_query([(Occur.Must, each) for each in found])

    def _contains(self, squeezed: str) -> Query:
        if len(squeezed) == 1:
            return Query.regex_query(self._schema, "pairs", _SPECIAL.sub(r"\\\g<0>", squeezed) + ".")
        if len(squeezed) == 2:
            return Query.term_query(self._schema, "pairs", squeezed, "freq")
        return Query.phrase_query(self._schema, "pairs", list(pair_terms(squeezed)))

    def _apart(self, before: str, after: str, gap: int) -> Query:
        behind = len(before) + gap
        placed: list[str | tuple[int, str]] = [
            *pair_terms(before),
            *((behind + at, pair) for at, pair in pair_terms(after)),
        ]
        return Query.phrase_query(self._schema, "pairs", placed)

    def _with_rank(self, query: Query, rank: Rank) -> Query:
        parts = [(Occur.Must, Query.const_score_query(query, 0.0))]
        for word in rank.words:
            if len(word) > 1:
                parts.append((Occur.Should, self._weighing(word)))
            title = Query.term_query(self._schema, "title_words", word, "freq")
            parts.append((Occur.Should, Query.boost_query(title, TITLE_BOOST)))
        for condition, score in rank.boosts:
            parts.append((Occur.Should, Query.const_score_query(self._translate(condition), score)))
        return Query.boolean_query(parts)

    def _weighing(self, word: str) -> Query:
        """What has a word counts the more, the oftener it has it. The pairs of a longer one weigh together as much as a
        word of two characters."""
        query = self._contains(word)
        return query if len(word) == 2 else Query.boost_query(query, _LONG / len(pair_terms(word)))


def _counted(
    searcher: tantivy.Searcher, query: Query, field: str, answer: Any, begun: str = ""
) -> Iterator[tuple[str, int]]:
    """All values of a field with their counts. ``answer``: of those that begin so; where it leaves out some, those are
    counted that begin with a further character, one after the other."""
    if not answer["sum_other_doc_count"]:
        yield from ((bucket["key"], bucket["doc_count"]) for bucket in answer["buckets"])
        return
    terms = searcher.terms_with_prefix(f"v_{field}", begun)
    for longer in dict.fromkeys(term[: len(begun) + 1] for term, _ in terms):
        pattern = _SPECIAL.sub(r"\\\g<0>", longer) + ("" if longer == begun else ".*")
        asked = {"terms": {"field": f"v_{field}", "size": _VALUES, "include": pattern}}
        yield from _counted(searcher, query, field, searcher.aggregate(query, {field: asked})[field], longer)


def _payload(searcher: tantivy.Searcher, address: tantivy.DocAddress) -> bytes:
    payload: Any = searcher.doc(address).get_first("payload")
    return bytes(payload)
