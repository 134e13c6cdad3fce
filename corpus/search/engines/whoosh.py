"""The reference engine: Whoosh, pure Python. Slow, and the one that the others must agree with.

Of the two living forks this is Whoosh-Reloaded. whoosh3 found the same and indexed a fifth faster when both were tried,
but it is a young package of one maintainer with a version number of its own; speed is not what Whoosh is here for. Both
install the package ``whoosh`` and overwrite each other silently: never have both.
"""

from __future__ import annotations

import threading
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import partial
from pathlib import Path

from whoosh import analysis, fields, formats, index, matching, query, reading, searching, writing

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
from corpus.search.engines.engine import TITLE_BOOST, IndexBusy, IndexRow, Question, Rank, RankedPage
from corpus.search.engines.generation import GenerationFile
from corpus.search.engines.guarded import guarded
from corpus.search.engines.local import LocalValues, between
from corpus.search.words import END, pairs

_APART = "\x1f"
"""Between the values of one field; no text has it."""


def _schema(names: Sequence[str]) -> fields.Schema:
    tokens, whole = analysis.RegexTokenizer("[^ ]+"), analysis.RegexTokenizer(rf"[^{_APART}]+")
    # Scorable, though most are not ranked by: without it Whoosh looks for a file of lengths at every single posting.
    ranked = partial(fields.FieldType, formats.Frequency(), tokens, scorable=True)
    there = partial(fields.FieldType, formats.Existence(), scorable=True)
    return fields.Schema(
        id=there(analysis.IDAnalyzer()),
        title_words=ranked(),
        pairs=fields.FieldType(formats.Positions(), tokens, scorable=True),
        context=there(tokens),
        **{f"v_{name}": there(whole) for name in names},
        newest=fields.NUMERIC(int, bits=64, sortable=True),
        oldest=fields.NUMERIC(int, bits=64, sortable=True),
        payload=fields.STORED,
        values=fields.STORED,
    )


@guarded
class WhooshEngine:
    """See corpus.search.engines.engine.Engine. One thread at a time: its files have one reading position."""

    def __init__(self, folder: Path, names: Sequence[str], counted: Sequence[str] = ()) -> None:
        """Whatever is counted: values are read from what is stored."""
        folder.mkdir(parents=True, exist_ok=True)
        self._generation_file, self._lock = GenerationFile(folder), threading.RLock()
        self._index = self._open(str(folder), _schema(names))
        self._writer: writing.SegmentWriter | None = None
        self._clearing = False
        self._values = LocalValues(self.vocabulary)
        self._searcher: searching.Searcher = self._index.searcher()
        self.generation = self._generation_file.read(self._searcher.doc_count())

    def _open(self, path: str, schema: fields.Schema) -> index.Index:
        """The index on disk; one of other fields is thrown away, because it can be rebuilt."""
        if index.exists_in(path):
            found = index.open_dir(path)
            if found.schema.names() == schema.names():
                return found
            found.close()
            self._generation_file.write(0, 0)
        return index.create_in(path, schema)

    def refresh(self) -> None:
        with self._lock:
            if self._generation_file.read() != self.generation:
                self._see()

    def _see(self) -> None:
        with self._lock:
            self._searcher.close()
            self._searcher = self._index.searcher()
            self._values.forget()
            self.generation = self._generation_file.read(self._searcher.doc_count())

    # --- writing --------------------------------------------------------------------------------------------------

    def _writing(self) -> writing.SegmentWriter:
        if self._writer is None:
            try:
                self._writer = self._index.writer(limitmb=128)
            except index.LockError as error:
                raise IndexBusy from error
        return self._writer

    def begin(self) -> None:
        self._writing()

    def add(self, rows: Iterable[IndexRow]) -> None:
        writer = self._writing()
        for row in rows:
            writer.add_document(
                id=row.entry_id,
                title_words=row.title_words,
                pairs=row.pairs,
                context=row.context,
                newest=row.newest,
                oldest=row.oldest,
                payload=row.payload,
                values=dict(row.values),
                **{f"v_{field}": _APART.join(values) for field, values in row.values.items() if values},
            )

    def remove(self, document_ids: Iterable[str]) -> None:
        writer = self._writing()
        for document_id in document_ids:
            writer.delete_by_term("v_document", document_id)

    def clear(self) -> None:
        self._writing()
        self._clearing = True

    def commit(self, generation: int) -> None:
        writer = self._writing()
        writer.commit(mergetype=writing.CLEAR) if self._clearing else writer.commit()
        self._writer, self._clearing = None, False
        with self._index.searcher() as searcher:
            self._generation_file.write(generation, searcher.doc_count())
        self._see()

    def rollback(self) -> None:
        writer, self._writer, self._clearing = self._writer, None, False
        if writer is not None:
            writer.cancel()

    def close(self) -> None:
        self.rollback()
        self._searcher.close()
        self._index.close()

    # --- asking ---------------------------------------------------------------------------------------------------

    def top(self, condition: Condition, rank: Rank, sort: Sort, shown: range) -> RankedPage:
        with self._lock:
            found = self._search(condition, rank, sort)
            there = range(shown.start, min(shown.stop, len(found)))
            return RankedPage(len(found), tuple((found.score(n) or 0.0, found.fields(n)["payload"]) for n in there))

    def payloads(self, condition: Condition, rank: Rank, sort: Sort) -> Iterator[bytes]:
        with self._lock:
            found = self._search(condition, rank, sort)
            yield from [found.fields(n)["payload"] for n in range(len(found))]

    def _search(self, condition: Condition, rank: Rank, sort: Sort) -> searching.Results:
        # Always the whole result: with a limit Whoosh stops early, and then its totals are estimates.
        asked = _translate(condition, self._values)
        if sort is Sort.RELEVANCE:
            return self._searcher.search(_with_rank(asked, rank, self._values), limit=None)
        oldest = sort is Sort.OLDEST
        return self._searcher.search(asked, limit=None, sortedby="oldest" if oldest else "newest", reverse=not oldest)

    def counts(
        self, condition: Condition, fields: Sequence[str], most: int | None = None
    ) -> Mapping[str, Mapping[str, int]]:
        counters: dict[str, Counter[str]] = {field: Counter() for field in fields}
        if fields:
            with self._lock:
                for number in self._searcher.docs_for_query(_translate(condition, self._values)):
                    values = self._searcher.stored_fields(number)["values"]
                    for field in fields:
                        counters[field].update(set(values[field]))
        return counters

    def count(self, condition: Condition) -> int:
        with self._lock:
            return sum(1 for _ in self._searcher.docs_for_query(_translate(condition, self._values)))

    def vocabulary(self, field: str) -> Sequence[str]:
        with self._lock:
            return list(self._searcher.reader().field_terms(f"v_{field}"))

    def between(self, before: str, after: str) -> Sequence[str]:
        return between(self._pairs, before, after)

    def foresee(self, questions: Sequence[Question]) -> None:
        """Each answer is at hand."""

    def _pairs(self, first: str) -> Sequence[str]:
        with self._lock:
            found = [term.decode() for term in self._searcher.reader().expand_prefix("pairs", first)]
        return [pair for pair in found if not pair.endswith(END)]


class _SpanNear(query.SpanNear):  # type: ignore[misc]
    """One that can stand inside an "or", which asks how much its parts may find."""

    def estimate_size(self, ixreader: reading.IndexReader) -> int:
        return int(self.q.estimate_size(ixreader))


class _Weighing(query.Query):  # type: ignore[misc]
    """What has enough of its parts, each with its weight. Whoosh's own minimum of an "or" is not kept to."""

    def __init__(self, parts: Sequence[tuple[query.Query, int]], least: int) -> None:
        self._parts, self._least = parts, least

    def matcher(self, searcher: searching.Searcher, context: object = None) -> matching.Matcher:
        weights: Counter[int] = Counter()
        for part, weight in self._parts:
            for number in part.matcher(searcher, searcher.boolean_context()).all_ids():
                weights[number] += weight
        return matching.ListMatcher(sorted(number for number, weight in weights.items() if weight >= self._least))

    def estimate_size(self, ixreader: reading.IndexReader) -> int:
        return sum(int(part.estimate_size(ixreader)) for part, _ in self._parts)


def _translate(condition: Condition, values: LocalValues) -> query.Query:
    match condition:
        case Contains() | Apart() | Around():
            return _text(condition)
        case Among(field, wanted):
            name = "id" if field == "id" else f"v_{field}"
            return query.Or([query.Term(name, value) for value in wanted]) if wanted else query.NullQuery
        case FieldHolds() | Between():
            return _translate(values.lowered(condition), values)
        case AllOf(conditions):
            # Never normalised: Whoosh takes "everything and X" for everything.
            return query.And([_translate(one, values) for one in conditions]) if conditions else query.Every()
        case AnyOf(conditions):
            return query.Or([_translate(one, values) for one in conditions])
        case AtLeast(weighed, least):
            return _Weighing([(_translate(one, values), weight) for one, weight in weighed], least)
        case NoneOf(one):
            return query.AndNot(query.Every(), _translate(one, values))


def _text(condition: Contains | Apart | Around) -> query.Query:
    match condition:
        case Contains(squeezed):
            return _contains(squeezed)
        case Apart(before, after, least, most):
            # Between the place of the last pair of the one and of the first pair of the other.
            gaps = {"mindist": least + 2, "slop": most + 2}
            return _SpanNear(_contains(before), _contains(after), ordered=True, **gaps)
        case Around(terms):
            return query.And([query.Term("context", term) for term in terms])


def _contains(squeezed: str) -> query.Query:
    if len(squeezed) == 1:
        return query.Prefix("pairs", squeezed)
    if len(squeezed) == 2:
        return query.Term("pairs", squeezed)
    return query.Phrase("pairs", pairs(squeezed))


def _with_rank(asked: query.Query, rank: Rank, values: LocalValues) -> query.Query:
    words = [_contains(word) for word in rank.words if len(word) > 1]
    titles = [query.Term("title_words", word, boost=TITLE_BOOST) for word in rank.words]
    boosts = [query.ConstantScoreQuery(_translate(one, values), score) for one, score in rank.boosts]
    return query.AndMaybe(query.ConstantScoreQuery(asked, 0.0), query.Or([*words, *titles, *boosts]))
