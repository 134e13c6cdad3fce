"""The shape of an index in OpenSearch: in which of its fields what stands, and what a condition is in its language.

Texts come cut by spaces, as all engines get them: nothing of OpenSearch's own analysis is used, so that it cannot
differ from the others'.
"""

from __future__ import annotations

import zlib
from collections.abc import Callable, Iterator, Sequence
from itertools import pairwise
from typing import Any

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
from corpus.search.engines.engine import FORMAT, TITLE_BOOST, IndexRow, Rank
from corpus.search.fields import FieldTable
from corpus.search.words import END, pair_terms, pairs, spaced_pairs, squeeze

WINDOW = 20_000
"""Ranks that a page may reach; what lies behind is walked to."""
ENCODING = "gb18030"
"""Of payloads, which come as bytes and are kept as text."""
_MOST_VALUES = 50_000
"""Values in one question; the engine takes 65,536."""
_LONGEST = 8_000
"""Characters of a value; of a longer one no engine keeps a term."""
_HIGHEST = "\U0010ffff"
_MATCH_ALL: dict[str, Any] = {"match_all": {}}
_MATCH_NONE: dict[str, Any] = {"match_none": {}}

Lower = Callable[[FieldHolds], Condition]


def _text(options: str, *, norms: bool) -> dict[str, Any]:
    return {"type": "text", "analyzer": "whitespace", "index_options": options, "norms": norms}


class OpenSearchShape:
    """Fields whose values are not a fixed few are also kept as pairs of characters, to be asked for by a part."""

    def __init__(self, fields: FieldTable) -> None:
        self._names = fields.names
        self._open = tuple(row.name for row in fields if row.names and not row.controlled)
        told = repr((sorted(self._names), sorted(self._open), WINDOW))
        self.meta = {"format": FORMAT, "shape": f"{zlib.crc32(told.encode()):08x}"}
        """What an index says of itself; one that says something else is made anew."""

    def body(self, shards: int) -> dict[str, Any]:
        """A new index."""
        value = {"type": "keyword", "ignore_above": _LONGEST}
        return {
            "settings": {
                "number_of_shards": shards,
                "auto_expand_replicas": "0-1",
                "refresh_interval": "-1",
                "max_result_window": WINDOW,
                "codec": "best_compression",
            },
            "mappings": {
                "dynamic": False,
                "_meta": {"generation": 0, **self.meta},
                "_source": {"includes": ["payload"]},
                "properties": {
                    "id": {"type": "keyword"},
                    "title_words": _text("freqs", norms=True),
                    "pairs": _text("positions", norms=True),
                    "context": _text("docs", norms=False),
                    **{f"v_{field}": value for field in self._names},
                    **{f"h_{field}": _text("positions", norms=False) for field in self._open},
                    "newest": {"type": "long"},
                    "oldest": {"type": "long"},
                    "payload": {"type": "keyword", "index": False, "doc_values": False},
                },
            },
        }

    def document(self, row: IndexRow) -> dict[str, Any]:
        there = {field: values for field, values in row.values.items() if values}
        return {
            "id": row.entry_id,
            "title_words": row.title_words,
            "pairs": row.pairs,  # END is white space: the last character stands there alone
            "context": row.context,
            **{f"v_{field}": list(values) for field, values in there.items()},
            **{f"h_{field}": list(map(_held, there[field])) for field in self._open if field in there},
            "newest": row.newest,
            "oldest": row.oldest,
            "payload": row.payload.decode(ENCODING),
        }

    # --- what is asked --------------------------------------------------------------------------------------------

    def query(self, condition: Condition, rank: Rank, sort: Sort, lower: Lower) -> dict[str, Any]:
        """What is found by a condition, ranked where it is asked for by relevance."""
        asked: dict[str, Any] = {"filter": [self.translate(condition, lower)]}
        if sort is Sort.RELEVANCE:
            boosts = [_constant(self.translate(one, lower), score) for one, score in rank.boosts]
            asked |= {"should": [*_weighing(rank.words), *boosts], "minimum_should_match": 0}
        return {"bool": asked}

    def translate(self, condition: Condition, lower: Lower) -> dict[str, Any]:
        """``lower``: what stands for a part of a value where the field has no pairs of its own."""
        match condition:
            case Contains() | Apart() | Around():
                return _of_text(condition)
            case Among(field, values):
                return _among("id" if field == "id" else f"v_{field}", values)
            case FieldHolds(field, squeezed):
                if field not in self._open:
                    return self.translate(lower(condition), lower)
                return _contains(f"h_{field}", squeezed)
            case Between():
                return {"range": {f"v_{condition.field}": _bounds(condition)}}
            case _:
                return self._joined(condition, lower)

    def _joined(self, condition: AllOf | AnyOf | AtLeast | NoneOf, lower: Lower) -> dict[str, Any]:
        match condition:
            case AllOf(conditions):
                return _bool(filter=[self.translate(one, lower) for one in conditions]) if conditions else _MATCH_ALL
            case AnyOf(conditions):
                return _any([self.translate(one, lower) for one in conditions])
            case AtLeast(weighed, least):
                parts = [self.translate(one, lower) for one, weight in weighed for _ in range(weight)]
                return _any(parts, max(least, 1))
            case NoneOf(one):
                return _bool(must_not=[self.translate(one, lower)])


def order(sort: Sort) -> list[dict[str, str]]:
    """Ends with the id: no two entries stand at one place, whatever machine counts."""
    if sort is Sort.RELEVANCE:
        return [{"_score": "desc"}, {"oldest": "asc"}, {"id": "asc"}]
    field, direction = ("oldest", "asc") if sort is Sort.OLDEST else ("newest", "desc")
    return [{field: direction}, {"id": "asc"}]


def _held(value: str) -> str:
    return spaced_pairs(squeeze(value) + END)


def _bool(**parts: object) -> dict[str, Any]:
    return {"bool": parts}


def _any(parts: Sequence[dict[str, Any]], least: int = 1) -> dict[str, Any]:
    return _bool(should=list(parts), minimum_should_match=least) if parts else _MATCH_NONE


def _constant(asked: dict[str, Any], score: float) -> dict[str, Any]:
    return {"constant_score": {"filter": asked, "boost": score}}


def _among(field: str, values: Sequence[str]) -> dict[str, Any]:
    starts = range(0, len(values), _MOST_VALUES)
    return _any([{"terms": {field: list(values[at : at + _MOST_VALUES])}} for at in starts])


def _bounds(asked: Between) -> dict[str, str]:
    """See ``Between.takes``: a beginning takes in all that begins so; words among dates are left out."""
    low, high = asked.low or "", asked.high
    bounds = {"gt": low + _HIGHEST} if asked.above and low >= "0" else {"gte": max(low, "0")}
    if high is None or high >= ":":
        return {**bounds, "lt": ":"}  # behind the 9
    return {**bounds, "lt": high} if asked.below else {**bounds, "lte": high + _HIGHEST}


def _of_text(condition: Contains | Apart | Around) -> dict[str, Any]:
    match condition:
        case Contains(squeezed):
            return _contains("pairs", squeezed)
        case Apart(before, after, least, most):
            return _any([_apart(before, after, gap) for gap in range(least, most + 1)])
        case Around(terms):
            # Cut again by spaces, because a very long term is kept in pieces.
            asked = {"query": " ".join(terms), "operator": "and", "analyzer": "whitespace"}
            return {"match": {"context": asked}}


def _contains(field: str, squeezed: str, boost: float = 1.0) -> dict[str, Any]:
    if len(squeezed) == 1:
        return {"prefix": {field: {"value": squeezed, "boost": boost}}}
    if len(squeezed) == 2:
        return {"term": {field: {"value": squeezed, "boost": boost}}}
    phrase = " ".join(pairs(squeezed))
    return {"match_phrase": {field: {"query": phrase, "analyzer": "whitespace", "boost": boost}}}


def _apart(before: str, after: str, gap: int) -> dict[str, Any]:
    behind = len(before) + gap
    placed = [*pair_terms(before), *((behind + at, pair) for at, pair in pair_terms(after))]
    return {"span_near": {"clauses": list(_spans(placed)), "slop": 0, "in_order": True}}


def _spans(placed: Sequence[tuple[int, str]]) -> Iterator[dict[str, Any]]:
    """Pairs at their places, and the room between."""
    for (at, pair), (following, _) in pairwise([*placed, (placed[-1][0] + 1, "")]):
        yield {"span_term": {"pairs": pair}}
        if following > at + 1:
            yield {"span_gap": {"pairs": following - at - 1}}


def _weighing(words: Sequence[str]) -> Iterator[dict[str, Any]]:
    """The pairs of a longer word weigh together as much as a word of two characters."""
    for word in words:
        if len(word) > 1:
            yield _contains("pairs", word, 1.0 / (len(word) - 1))
        yield {"term": {"title_words": {"value": word, "boost": TITLE_BOOST}}}
