"""The one door to the client of OpenSearch: requests that wait for a cluster which is just mending itself."""

from __future__ import annotations

import json
import logging
import time
from collections.abc import Mapping, Sequence
from typing import Any

from opensearchpy import OpenSearch
from opensearchpy.exceptions import ConnectionError as NoConnection
from opensearchpy.exceptions import NotFoundError, RequestError, SSLError, TransportError

from corpus.search.engines.cluster import ClusterAddress
from corpus.search.engines.engine import IndexAway, IndexBroken

_FIRST, _PATIENCE = 5.0, 60.0
"""Seconds to wait for an answer where there has been none yet, and later: a manager is elected in a few."""
_TIMEOUT = 120.0
_PASSING = frozenset({429, 502, 503, 504})
"""States of a cluster that pass: too much to do, a part on no machine just now."""
_LOST = frozenset(
    {
        "connect_transport_exception",
        "no_shard_available_action_exception",
        "node_closed_exception",
        "node_disconnected_exception",
        "node_not_connected_exception",
    }
)
"""What a machine says of another that it lost in the middle of an answer, under whatever status."""
_REFUSED: Mapping[object, str] = {
    401: "检索集群不接受这个用户名或密码",
    403: "这个用户在检索集群中没有所需的权限",
    "certificate": "检索集群的证书不可信",
}
_SWAPPED = 3
"""Tries where what is asked for is not there: another index may just have taken its place."""

logging.getLogger("opensearch").setLevel(logging.ERROR)  # each request that is tried again is a warning to it


class NotThere(IndexBroken):
    """An index, or a state of one that was held, is gone."""


class NotUnderstood(Exception):
    """A request that the cluster cannot carry out, ever: a fault of ours."""


class ClusterClient:
    """Usable from any thread."""

    def __init__(self, at: ClusterAddress) -> None:
        self._transport = OpenSearch(
            list(at.addresses),
            http_auth=(at.user, at.password) if at.user else None,
            ca_certs=str(at.authorities) if at.authorities else None,
            timeout=_TIMEOUT,
            max_retries=len(at.addresses),
            retry_on_timeout=True,
            retry_on_status=(),
            maxsize=16,
        ).transport
        self._patience = _FIRST

    def close(self) -> None:
        self._transport.close()

    def ask(self, method: str, path: str, body: Any = None, *, once: bool = False, **named: str) -> Any:
        """An answer as JSON. ``once``: without patience. Raises NotThere, IndexAway; what is wrong with a request
        itself is a bug of ours."""
        until, pause = time.monotonic() + (0.0 if once else self._patience), 0.05
        while True:
            try:
                answer = self._transport.perform_request(method, path, params=named, body=body)
                self._patience = _PATIENCE
                return answer
            except NotFoundError as error:
                raise NotThere from error
            except TransportError as error:
                if said := _REFUSED.get("certificate" if isinstance(error, SSLError) else error.status_code):
                    raise IndexAway(said) from error
                if not (isinstance(error, NoConnection) or error.status_code in _PASSING or _tells_of_lost(error.info)):
                    raise
                if time.monotonic() >= until:
                    raise IndexAway from error
            time.sleep(pause)
            pause = min(2 * pause, 1.0)

    def create(self, name: str, body: Mapping[str, Any]) -> None:
        """An index, where there is none of that name: two that begin at once make one."""
        try:
            self.ask("PUT", f"/{name}", body, wait_for_active_shards="1")
        except RequestError as error:
            if error.error != "resource_already_exists_exception":
                raise

    def asked(self, path: str) -> Any:
        """What there is at a path; None where there is nothing."""
        try:
            return self.ask("GET", path)
        except NotThere:
            return None

    def search(self, index: str, bodies: Sequence[Mapping[str, Any]]) -> list[Any]:
        """The answers to searches, in one request. Each is whole: what a machine did not say in time is asked again."""
        head = {"index": index, "preference": "zhengce", "allow_partial_search_results": False}
        ranked = {**head, "search_type": "dfs_query_then_fetch"}  # each part of an index weighs words as the whole does
        lines = "".join(f"{dumped(ranked if body['size'] else head)}\n{dumped(body)}\n" for body in bodies)
        until, pause, missing = time.monotonic() + self._patience, 0.05, 0
        while True:
            answers: list[Any] = self.ask("POST", "/_msearch", lines)["responses"]
            wrong = [each for each in answers if "error" in each]
            if not wrong:
                return answers
            missing += any(each["status"] == 404 for each in wrong)
            if missing > _SWAPPED:
                raise NotThere
            if lasting := [each for each in wrong if each["status"] != 404 and not _passes(each)]:
                raise NotUnderstood(lasting[0]["error"])
            if time.monotonic() > until:
                raise IndexAway
            time.sleep(pause)
            pause = min(2 * pause, 1.0)

    def put(self, index: str, lines: Sequence[str], *, is_alias: bool) -> None:
        """Entries, each a line that says what to do and one that is the entry. Their ids are ours: what was already
        done may be done again."""
        until, body = time.monotonic() + self._patience, "".join(lines)
        while True:
            answer = self.ask("POST", f"/{index}/_bulk", body, require_alias=str(is_alias).lower())
            wrong = [each for item in answer["items"] for each in item.values() if "error" in each]
            if not wrong:
                return
            if lasting := [each for each in wrong if not _passes(each)]:
                raise NotUnderstood(lasting[0]["error"])
            if time.monotonic() > until:
                raise IndexAway
            time.sleep(0.2)


def _passes(answer: Mapping[str, Any]) -> bool:
    """Whether what went wrong with one of several requests passes."""
    return answer["status"] in _PASSING or _tells_of_lost(answer["error"])


def _tells_of_lost(said: object) -> bool:
    """Whether an error, or what caused it, is that a machine was lost."""
    if isinstance(said, Mapping):
        return said.get("type") in _LOST or any(map(_tells_of_lost, said.values()))
    return isinstance(said, list) and any(map(_tells_of_lost, said))


def dumped(value: object) -> str:
    """One line of JSON."""
    return _JSON.encode(value)


_JSON = json.JSONEncoder(ensure_ascii=False, separators=(",", ":"))
