"""ASGI in the few words that the gate needs."""

from __future__ import annotations

from collections.abc import Awaitable, Callable, Mapping, MutableMapping, Sequence
from dataclasses import dataclass, replace
from typing import Any

Scope = MutableMapping[str, Any]
Message = MutableMapping[str, Any]
Receive = Callable[[], Awaitable[Message]]
Send = Callable[[Message], Awaitable[None]]
Application = Callable[[Scope, Receive, Send], Awaitable[None]]

POLICY_VIOLATION = 1008
"""What a websocket is closed with that may not be opened."""
HTML = "text/html; charset=utf-8"
PLAIN = "text/plain; charset=utf-8"


def header(scope: Scope, name: str) -> str | None:
    """The first header of a name (in small letters)."""
    found = (value for key, value in scope["headers"] if key == name.encode())
    value = next(found, None)
    return None if value is None else value.decode("latin-1")


def cookies(scope: Scope) -> Mapping[str, str]:
    """What the browser sent; of several of one name the first, as the path that fits best comes first."""
    found: dict[str, str] = {}
    for key, value in scope["headers"]:
        if key == b"cookie":
            for pair in value.decode("latin-1").split(";"):
                name, _, content = pair.strip().partition("=")
                found.setdefault(name, content)
    return found


@dataclass(frozen=True, slots=True)
class Answer:
    """One whole answer."""

    status: int
    body: str = ""
    kind: str = PLAIN
    headers: Sequence[tuple[str, str]] = ()

    def with_headers(self, headers: Sequence[tuple[str, str]]) -> Answer:
        return replace(self, headers=(*self.headers, *headers))

    async def to(self, scope: Scope, send: Send) -> None:
        """Of a websocket that has not been opened the refusal."""
        if scope["type"] == "websocket":
            await send({"type": "websocket.close", "code": POLICY_VIOLATION})
            return
        data = self.body.encode()
        own = (("content-type", self.kind), ("content-length", str(len(data))), ("cache-control", "no-store"))
        encoded = [(name.encode(), value.encode("latin-1")) for name, value in (*own, *self.headers)]
        await send({"type": "http.response.start", "status": self.status, "headers": encoded})
        await send({"type": "http.response.body", "body": b"" if scope.get("method") == "HEAD" else data})
