"""A whole result of a cluster, slice by slice, as it was at one moment.

Such a moment is kept by machines and lost with one of them: then another is begun, behind the last entry given.
"""

from __future__ import annotations

import time
from collections.abc import Iterator, Mapping
from contextlib import suppress
from typing import Any

from corpus.search.engines.engine import IndexAway
from corpus.search.engines.opensearch_client import ClusterClient, NotThere

_SLICE, _SKIPPED = 1000, 10_000
"""Entries that are fetched at a time, and those that are only passed by."""
_KEPT = "5m"
_PATIENCE = 60.0


class ClusterWalk:
    """``asked``: a query and an order that no two entries share a place in."""

    def __init__(self, client: ClusterClient, alias: str, asked: Mapping[str, Any]) -> None:
        self._client, self._alias, self._asked = client, alias, asked
        self._moment: str | None = None
        self._after: list[Any] | None = None

    def hits(self, skipped: int = 0) -> Iterator[Mapping[str, Any]]:
        """All but the first so many."""
        try:
            while True:
                size = min(skipped, _SKIPPED) or _SLICE
                found = self._slice(size, with_entries=not skipped)
                if skipped:
                    skipped -= len(found)
                else:
                    yield from found
                if len(found) < size:
                    return
                self._after = found[-1]["sort"]
        finally:
            self._end()

    def _slice(self, size: int, *, with_entries: bool) -> list[Mapping[str, Any]]:
        body = {
            **self._asked,
            "size": size,
            "track_total_hits": False,
            "_source": ["payload"] if with_entries else False,
        }
        if self._after is None and with_entries:
            # Most results are short: for the first slice no moment has to be kept.
            hits: list[Mapping[str, Any]] = self._client.search(self._alias, [body])[0]["hits"]["hits"]
            return hits
        return self._of_a_moment({**body, "search_after": self._after} if self._after else body)

    def _of_a_moment(self, body: Mapping[str, Any]) -> list[Mapping[str, Any]]:
        until = time.monotonic() + _PATIENCE
        while True:
            try:
                held = {"id": self._moment or self._begin(), "keep_alive": _KEPT}
                found = self._client.ask(
                    "POST", "/_search", {**body, "pit": held}, once=True,
                    search_type="dfs_query_then_fetch", allow_partial_search_results="false",
                )  # fmt: skip
            except (NotThere, IndexAway):
                self._moment = None
                if time.monotonic() > until:
                    raise
                time.sleep(0.2)
                continue
            self._moment = found.get("pit_id", self._moment)
            hits: list[Mapping[str, Any]] = found["hits"]["hits"]
            return hits

    def _begin(self) -> str:
        path = f"/{self._alias}/_search/point_in_time"
        moment: str = self._client.ask("POST", path, keep_alive=_KEPT, preference="zhengce")["pit_id"]
        self._moment = moment
        return moment

    def _end(self) -> None:
        if self._moment is not None:
            with suppress(NotThere, IndexAway):
                self._client.ask("DELETE", "/_search/point_in_time", {"pit_id": [self._moment]}, once=True)
        self._moment = None
