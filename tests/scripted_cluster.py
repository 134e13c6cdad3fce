"""A cluster of one machine that says what it was told to say, and keeps what it was asked."""

from __future__ import annotations

import importlib.util
import json
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any

from corpus.search.engines.cluster import ClusterAddress
from tests.conftest import absent


def needs_client() -> None:
    if importlib.util.find_spec("opensearchpy") is None:
        absent("opensearch-py (zhengce[cluster]) is not installed", "ZHENGCE_REQUIRE_CLUSTER")


class ScriptedCluster:
    """``says``: (status, body) of each answer, one after the other; the last is given again and again."""

    def __init__(self, *says: tuple[int, Any]) -> None:
        self.says, self.asked = list(says), list[tuple[str, str, str]]()
        """(method, path, body)."""

    @property
    def bodies(self) -> list[list[Any]]:
        """What was sent, line by line."""
        return [[json.loads(line) for line in body.splitlines()] for *_, body in self.asked]

    @contextmanager
    def served(self) -> Iterator[ClusterAddress]:
        needs_client()
        server = ThreadingHTTPServer(("127.0.0.1", 0), _handler(self))
        thread = threading.Thread(target=server.serve_forever, args=(0.01,))
        thread.start()
        try:
            yield ClusterAddress(addresses=(f"http://127.0.0.1:{server.server_port}",))
        finally:
            server.shutdown()
            server.server_close()
            thread.join()


def _handler(cluster: ScriptedCluster) -> type[BaseHTTPRequestHandler]:
    class Handler(BaseHTTPRequestHandler):
        def _answer(self) -> None:
            body = self.rfile.read(int(self.headers.get("Content-Length") or 0)).decode()
            cluster.asked.append((self.command, self.path, body))
            status, said = cluster.says[0] if len(cluster.says) == 1 else cluster.says.pop(0)
            data = json.dumps(said).encode()
            self.send_response(status)
            self.send_header("Content-Type", "application/json")
            self.send_header("Content-Length", str(len(data)))
            self.end_headers()
            self.wfile.write(data)

        do_GET = do_POST = do_PUT = do_DELETE = _answer

        def log_message(self, *_: object) -> None:
            pass

    return Handler
