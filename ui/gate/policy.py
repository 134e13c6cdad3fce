"""What every answer of the server says to browsers, what it keeps closed, and from where it may be asked."""

from __future__ import annotations

import re
from base64 import b64encode
from collections.abc import Collection, Mapping
from hashlib import sha256
from urllib.parse import urlsplit

from ui.gate.asgi import Answer, Application, Message, Receive, Scope, Send, header

CONTENT: Mapping[str, str] = {
    "default-src": "'none'",
    # Vega compiles what charts show (unsafe-eval), components that are handed over as text come as blobs.
    "script-src": "'self' 'unsafe-eval' blob:",
    "style-src": "'self' 'unsafe-inline'",
    "img-src": "'self' data: blob:",
    "font-src": "'self' data:",
    "connect-src": "'self'",
    "media-src": "'self' blob:",
    "worker-src": "'self' blob:",
    "manifest-src": "'self'",
    "form-action": "'self'",
    "base-uri": "'self'",
    "frame-src": "'self'",
    "frame-ancestors": "'none'",
    "object-src": "'none'",
}
"""No origin but our own; where Streamlit cannot do without more, the browser tests say so."""
HEADERS: Mapping[str, str] = {
    "x-content-type-options": "nosniff",
    "x-frame-options": "DENY",
    # Origins are told to ourselves, so that a form can be asked where it comes from; nobody else learns an address.
    "referrer-policy": "same-origin",
    "cross-origin-opener-policy": "same-origin",
    "cross-origin-resource-policy": "same-origin",
    "permissions-policy": "camera=(), geolocation=(), microphone=(), payment=(), usb=()",
}
_CORE = "/_stcore/"
_OPEN = ("health", "host-config", "stream", "upload_file/", "bidi-components/")
"""What the page needs of Streamlit's own addresses. Not: figures of the server (metrics), its programming interface."""
LOCAL = frozenset({"localhost", "127.0.0.1", "::1"})
"""Names of this machine for itself."""


_INLINE = re.compile(r"<script>(.*?)</script>", re.DOTALL)


def with_scripts_of(page: str) -> Mapping[str, str]:
    """The policy with leave for the scripts that stand in a page of our own, told by their hashes, and no others.

    >>> with_scripts_of("<script>a</script>")["script-src"].split()[-1]
    "'sha256-ypeBEsobvcr6wjGzmiPcTaeG7/gUfE5yuYB3ha/uSLs='"
    """
    hashes = (b64encode(sha256(script.encode()).digest()).decode() for script in _INLINE.findall(page))
    return {**CONTENT, "script-src": " ".join((CONTENT["script-src"], *(f"'sha256-{each}'" for each in hashes)))}


def is_closed(path: str) -> bool:
    """Whether nobody is served at an address.

    >>> is_closed("/_stcore/metrics"), is_closed("/_stcore/stream"), is_closed("/compare")
    (True, False, False)
    """
    return path.startswith(_CORE) and not path.removeprefix(_CORE).startswith(_OPEN)


def host_of(named: str) -> str | None:
    """The name in a Host header or an address; nothing where it makes no sense.

    >>> host_of("LOCALHOST:8501"), host_of("[::1]:80"), host_of("a@b"), host_of("x:y")
    ('localhost', '::1', None, None)
    """
    try:
        parts = urlsplit(f"//{named}")
        host, _ = parts.hostname, parts.port
    except ValueError:
        return None
    return host.rstrip(".") if host and parts.netloc == named and "@" not in named else None


class Policy:
    """Around the whole server. ``hosts``: names by which it may be asked; none of them stands for any.

    Streamlit itself asks an address on the internet for this machine's own when a websocket comes from another origin;
    here what comes from another origin goes no further.
    """

    def __init__(self, app: Application, hosts: Collection[str] = LOCAL, content: Mapping[str, str] = CONTENT) -> None:
        self._app, self._hosts = app, frozenset(hosts)
        policy = "; ".join(f"{name} {value}" for name, value in content.items())
        ours = {**HEADERS, "content-security-policy": policy}
        self._headers = [(name.encode(), value.encode()) for name, value in ours.items()]
        self._names = frozenset(name for name, _ in self._headers)

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] == "lifespan":
            await self._app(scope, receive, send)
            return

        async def speak(message: Message) -> None:
            if message["type"] == "http.response.start":
                had = [(name, value) for name, value in message["headers"] if name.lower() not in self._names]
                message = {**message, "headers": had + self._headers}
            await send(message)

        if not self._is_for_us(scope) or not _is_from_us(scope):
            await Answer(403, "这个请求不是从本系统的网页发来的。").to(scope, speak)
        elif is_closed(scope["path"]):
            await Answer(404, "没有这个地址。").to(scope, speak)
        else:
            await self._app(scope, receive, speak)

    def _is_for_us(self, scope: Scope) -> bool:
        """A page elsewhere can have its own name lead to this machine: then it asks by that name."""
        host = host_of(header(scope, "host") or "")
        return host is not None and (not self._hosts or host in self._hosts)


def _is_from_us(scope: Scope) -> bool:
    """Whether a request comes from a page of this server, or from no page. Without an origin none may change anything
    as somebody who is logged in: the cookie is not sent with it (SameSite)."""
    origin = header(scope, "origin")
    return origin is None or urlsplit(origin).netloc == header(scope, "host")
