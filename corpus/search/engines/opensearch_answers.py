"""Questions to a cluster and what it answers: many in one request, and none of the answers cut short."""

from __future__ import annotations

import threading
from collections.abc import Mapping, Sequence
from typing import Any

from corpus.search.asked import Sort
from corpus.search.conditions import Condition
from corpus.search.engines.engine import CountsAsked, NumberAsked, PageAsked, Question, RankedPage
from corpus.search.engines.opensearch_client import ClusterClient
from corpus.search.engines.opensearch_shape import ENCODING, Lower, OpenSearchShape, order

_VALUES = 10_000
"""Values of a field that are counted in one go; a request may bring 65,535 for all its fields."""
_AT_LEAST = 2000
"""Values that each part of an index counts, so that what is frequent over all is frequent in each."""

Counts = Mapping[str, Mapping[str, int]]


class ClusterAnswers:
    """Of one index. Usable from any thread: each has foreseen its own."""

    def __init__(self, client: ClusterClient, alias: str, shape: OpenSearchShape, lower: Lower) -> None:
        self._client, self._alias, self._shape, self._lower = client, alias, shape, lower
        self._held = threading.local()

    # --- foreseen -------------------------------------------------------------------------------------------------

    def _foreseen(self) -> dict[Question, Any]:
        foreseen: dict[Question, Any] = self._held.__dict__.setdefault("foreseen", {})
        return foreseen

    def foresee(self, questions: Sequence[Question]) -> None:
        foreseen = self._foreseen()
        lacking = [each for each in dict.fromkeys(questions) if each not in foreseen]
        if lacking:
            foreseen.update(zip(lacking, self._asked([self._body(each) for each in lacking]), strict=True))

    def forget(self) -> None:
        """Time has passed: what was foreseen by this thread may have changed."""
        self._foreseen().clear()

    def _answer(self, question: Question) -> Any:
        """Each answer is given once, so that none grows old."""
        foreseen = self._foreseen()
        if question not in foreseen:
            return self._asked([self._body(question)])[0]
        return foreseen.pop(question)

    def _asked(self, bodies: Sequence[Mapping[str, Any]]) -> list[Any]:
        return self._client.search(self._alias, bodies)

    # --- answers --------------------------------------------------------------------------------------------------

    def number(self, condition: Condition) -> int:
        return int(self._answer(NumberAsked(condition))["hits"]["total"]["value"])

    def page(self, asked: PageAsked) -> RankedPage:
        found = self._answer(asked)["hits"]
        return RankedPage(
            found["total"]["value"], tuple((hit["_score"] or 0.0, payload_of(hit)) for hit in found["hits"])
        )

    def counts(self, asked: CountsAsked) -> Counts:
        answer = self._answer(asked)["aggregations"]
        return {field: self._values(asked, field, answer[field]) for field in asked.fields}

    def _values(self, asked: CountsAsked, field: str, answer: Any) -> Mapping[str, int]:
        left_out = answer["sum_other_doc_count"] > 0
        if answer["doc_count_error_upper_bound"] or (left_out and asked.most is None):
            return self.all_values(field, asked.condition)
        return {bucket["key"]: bucket["doc_count"] for bucket in answer["buckets"]}

    def all_values(self, field: str, condition: Condition) -> Mapping[str, int]:
        """Every value with its count, one stretch after the other."""
        counted: dict[str, int] = {}
        after: dict[str, Any] = {}
        while True:
            source = {"sources": [{"value": {"terms": {"field": f"v_{field}"}}}], "size": _VALUES, **after}
            found = self._asked([self._counting(condition, {field: {"composite": source}})])[0]["aggregations"][field]
            counted |= {bucket["key"]["value"]: bucket["doc_count"] for bucket in found["buckets"]}
            if len(found["buckets"]) < _VALUES:
                return counted
            after = {"after": found["after_key"]}

    def between(self, before: str, after: str) -> list[str]:
        """See ``Engine.between``: a pair with a sign that no text has is taken for a misspelt one, and the index
        knows of all that differ in that sign."""
        asked = {"before": before + _NO_SIGN} if before else {}
        asked |= {"after": _NO_SIGN + after} if after else {}
        suggest = {side: {"text": text, "term": {**_ALIKE, "prefix_length": int(side == "before")}}
                   for side, text in asked.items()}  # fmt: skip
        answer = self._asked([{"size": 0, "track_total_hits": False, "suggest": suggest}])[0]["suggest"]
        pairs = {side: [each["text"] for part in answer[side] for each in part["options"]] for side in asked}
        found = [{pair[1] for pair in pairs.get("before", ()) if len(pair) == 2 and pair[0] == before},
                 {pair[0] for pair in pairs.get("after", ()) if len(pair) == 2 and pair[1] == after}]  # fmt: skip
        return sorted(found[0] & found[1] if before and after else found[0] | found[1])

    # --- questions ------------------------------------------------------------------------------------------------

    def _body(self, question: Question) -> Mapping[str, Any]:
        match question:
            case PageAsked(condition, rank, sort, shown):
                query = self._shape.query(condition, rank, sort, self._lower)
                counted = {"track_total_hits": True, "track_scores": sort is Sort.RELEVANCE}
                place = {"from": shown.start, "size": len(shown), "sort": order(sort), "_source": ["payload"]}
                return {"query": query, **place, **counted}
            case CountsAsked(condition, fields, most):
                size = min(most or _VALUES, _VALUES, _ALL_VALUES // max(len(fields), 1))
                terms = {"size": size, "shard_size": max(size, _AT_LEAST), "order": _FREQUENT}
                return self._counting(
                    condition, {field: {"terms": {"field": f"v_{field}", **terms}} for field in fields}
                )
            case NumberAsked(condition):
                return {**self._counting(condition, {}), "track_total_hits": True}

    def _counting(self, condition: Condition, counted: Mapping[str, Any]) -> dict[str, Any]:
        query = {"bool": {"filter": [self._shape.translate(condition, self._lower)]}}
        return {"query": query, "size": 0, "track_total_hits": False, **({"aggs": counted} if counted else {})}


_ALL_VALUES = 60_000
_FREQUENT = [{"_count": "desc"}, {"_key": "asc"}]
_NO_SIGN = "\ue000"
"""Of a private area."""
_ALIKE = {
    "field": "pairs",
    "suggest_mode": "always",
    "max_edits": 1,
    "min_word_length": 1,
    "accuracy": 0.0,
    "size": 20_000,
}


def payload_of(hit: Mapping[str, Any]) -> bytes:
    payload: str = hit["_source"]["payload"]
    return payload.encode(ENCODING)
