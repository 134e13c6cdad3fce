"""The engine for several machines: an OpenSearch cluster.

An index is asked by an alias. What it has taken in stands in its own mapping, so that all machines know, and it is gone
with the index. Another index takes the alias's place in one step: nobody sees less in between.
"""

from __future__ import annotations

import uuid
from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import suppress

from corpus.search.asked import Sort
from corpus.search.conditions import AllOf, Condition, FieldHolds
from corpus.search.engines.cluster import ClusterPlace
from corpus.search.engines.engine import (
    CountsAsked,
    IndexAway,
    IndexBroken,
    IndexBusy,
    IndexRow,
    PageAsked,
    Question,
    Rank,
    RankedPage,
)
from corpus.search.engines.local import LocalValues
from corpus.search.engines.opensearch_answers import ClusterAnswers, payload_of
from corpus.search.engines.opensearch_client import ClusterClient, dumped
from corpus.search.engines.opensearch_shape import WINDOW, OpenSearchShape, order
from corpus.search.engines.opensearch_walk import ClusterWalk
from corpus.search.engines.outbox import Outbox, batched
from corpus.search.fields import FieldTable

_AT_ONCE = 1000
"""Entries that are sent, and documents that are removed, with one request."""


class OpenSearchEngine:
    """See corpus.search.engines.engine.Engine. Searches from any thread; one writer at a time, whatever its machine."""

    def __init__(self, place: ClusterPlace, fields: FieldTable) -> None:
        self._shape, self._alias, self._shards = OpenSearchShape(fields), place.alias, place.address.shards
        self._client, self._lock = ClusterClient(place.address), place.lock()
        self._values = LocalValues(self.vocabulary)
        self._answers = ClusterAnswers(self._client, self._alias, self._shape, self._lowered)
        self._outbox, self._removed = Outbox(), dict[str, None]()
        self._building: str | None = None
        """Another index that will take the place of this one."""
        self.generation, self._state, self._is_of_now = -1, "", True
        self._open(anew=place.is_emptied)
        place.is_emptied = False

    def _open(self, *, anew: bool) -> None:
        there = self._client.asked(f"/_alias/{self._alias}")
        if there is None:
            self._client.create(
                f"{self._alias}-first", {**self._shape.body(self._shards), "aliases": {self._alias: {}}}
            )
        elif anew:
            self.clear()
            self.commit(0)
        self.refresh()

    def refresh(self) -> None:
        self._answers.forget()
        found = self._client.ask("GET", f"/{self._alias}/_mapping", filter_path="*.mappings._meta")
        if len(found) != 1:
            raise IndexBroken
        ((name, told),) = found.items()
        meta = told["mappings"]["_meta"]
        self._is_of_now = all(meta.get(key) == value for key, value in self._shape.meta.items())
        generation = meta["generation"] if self._is_of_now else 0
        if (name, generation) != (self._state, self.generation):
            self._values.forget()
            self._state, self.generation = name, generation

    # --- writing --------------------------------------------------------------------------------------------------

    def begin(self) -> None:
        if not self._lock.take():
            raise IndexBusy
        if not self._is_of_now and self._building is None:
            self._build()

    def add(self, rows: Iterable[IndexRow]) -> None:
        self.begin()
        for row in rows:
            self._outbox.add("".join(row.values.get("document", ())), self._lines(row))
        if self._building is not None and len(self._outbox) >= _AT_ONCE:
            # Nobody asks that index yet: what is in it can be thrown away at any time.
            self._send(self._building)

    def _lines(self, row: IndexRow) -> str:
        return f"{dumped({'index': {'_id': row.entry_id}})}\n{dumped(self._shape.document(row))}\n"

    def _send(self, index: str) -> None:
        for batch in batched(self._outbox, _AT_ONCE):
            self._client.put(index, batch, is_alias=index == self._alias)
        self._outbox.clear()

    def remove(self, document_ids: Iterable[str]) -> None:
        self.begin()
        gone = dict.fromkeys(document_ids)
        if self._building is not None:
            self._send(self._building)
            self._delete(self._building, list(gone))
            return
        self._outbox.drop(gone)
        self._removed |= gone

    def _delete(self, index: str, document_ids: Sequence[str]) -> None:
        """Only what can be seen is deleted, and what a killed writer sent is not seen yet."""
        if document_ids:
            self._client.ask("POST", f"/{index}/_refresh")
        for at in range(0, len(document_ids), _AT_ONCE):
            query = {"query": {"terms": {"v_document": document_ids[at : at + _AT_ONCE]}}}
            while self._client.ask("POST", f"/{index}/_delete_by_query", query, conflicts="proceed")["failures"]:
                pass

    def clear(self) -> None:
        self.begin()
        self._outbox.clear()
        self._removed.clear()
        self._build()

    def _build(self) -> None:
        self._abandon()
        name = f"{self._alias}-{uuid.uuid4().hex[:8]}"
        self._client.create(name, self._shape.body(self._shards))
        self._building = name

    def commit(self, generation: int) -> None:
        self.begin()
        target = self._building or self._alias
        self._delete(target, list(self._removed))
        self._send(target)
        self._client.ask("POST", f"/{target}/_refresh")
        meta = {"_meta": {"generation": generation, **self._shape.meta}}
        self._client.ask("PUT", f"/{target}/_mapping", meta)
        if self._building is not None:
            self._swap(self._building)
        self._building = None
        self._removed.clear()
        self.refresh()
        self._lock.release()

    def _swap(self, name: str) -> None:
        """The index that was built for the one that is asked, in one step; what killed writers had begun goes too."""
        others = [each for each in self._client.asked(f"/{self._alias}-*/_alias") or () if each != name]
        steps = [{"add": {"index": name, "alias": self._alias}}, *({"remove_index": {"index": n}} for n in others)]
        self._client.ask("POST", "/_aliases", {"actions": steps})

    def _abandon(self) -> None:
        if self._building is not None:
            with suppress(IndexBroken, IndexAway):
                self._client.ask("DELETE", f"/{self._building}")
        self._building = None

    def rollback(self) -> None:
        self._outbox.clear()
        self._removed.clear()
        self._abandon()
        self._lock.release()

    def close(self) -> None:
        self.rollback()
        self._outbox.close()
        self._client.close()

    # --- asking ---------------------------------------------------------------------------------------------------

    def foresee(self, questions: Sequence[Question]) -> None:
        self._answers.foresee([each for each in questions if not (isinstance(each, PageAsked) and _is_far(each.shown))])

    def top(self, condition: Condition, rank: Rank, sort: Sort, shown: range) -> RankedPage:
        if not _is_far(shown):
            return self._answers.page(PageAsked(condition, rank, sort, shown))
        total = self.count(condition)
        there = range(shown.start, min(shown.stop, total))
        walk = self._walk(condition, rank, sort).hits(shown.start) if there else iter(())
        return RankedPage(
            total, tuple((hit["_score"] or 0.0, payload_of(hit)) for hit, _ in zip(walk, there, strict=False))
        )

    def count(self, condition: Condition) -> int:
        return self._answers.number(condition)

    def counts(
        self, condition: Condition, fields: Sequence[str], most: int | None = None
    ) -> Mapping[str, Mapping[str, int]]:
        return self._answers.counts(CountsAsked(condition, tuple(fields), most)) if fields else {}

    def payloads(self, condition: Condition, rank: Rank, sort: Sort) -> Iterator[bytes]:
        for hit in self._walk(condition, rank, sort).hits():
            yield payload_of(hit)

    def _walk(self, condition: Condition, rank: Rank, sort: Sort) -> ClusterWalk:
        asked = {"query": self._shape.query(condition, rank, sort, self._lowered), "sort": order(sort),
                 "track_scores": sort is Sort.RELEVANCE}  # fmt: skip
        return ClusterWalk(self._client, self._alias, asked)

    def vocabulary(self, field: str) -> Sequence[str]:
        return list(self._answers.all_values(field, AllOf()))

    def _lowered(self, condition: FieldHolds) -> Condition:
        return self._values.lowered(condition)

    def between(self, before: str, after: str) -> Sequence[str]:
        return self._answers.between(before, after)


def _is_far(shown: range) -> bool:
    """Whether a page lies behind what the cluster lets pages reach."""
    return shown.stop > WINDOW
