"""An organisation's login (OpenID Connect, code flow) on this machine: it vouches for whoever is chosen on its page."""

from __future__ import annotations

import threading
import time
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from html import escape
from secrets import token_urlsafe
from typing import Any
from urllib.parse import urlencode

import uvicorn
from joserfc import jwt
from joserfc.jwk import RSAKey
from starlette.applications import Starlette
from starlette.requests import Request
from starlette.responses import HTMLResponse, JSONResponse, Response
from starlette.routing import Route

CLIENT, SECRET = "zhengce", "kai-men-guan"


class Provider:
    """``people``: what is said of each, by the name on the page."""

    def __init__(self, address: str, people: Mapping[str, Mapping[str, Any]]) -> None:
        self._address, self._people = address, people
        self._key = RSAKey.generate_key(2048, {"kid": "1", "use": "sig", "alg": "RS256"})
        self._codes: dict[str, tuple[str, str | None]] = {}

    def app(self) -> Starlette:
        return Starlette(
            routes=[
                Route("/.well-known/openid-configuration", self._metadata),
                Route("/keys", self._keys),
                Route("/authorize", self._authorize),
                Route("/token", self._token, methods=["POST"]),
            ]
        )

    async def _metadata(self, request: Request) -> Response:
        return JSONResponse(
            {
                "issuer": self._address,
                "authorization_endpoint": f"{self._address}/authorize",
                "token_endpoint": f"{self._address}/token",
                "jwks_uri": f"{self._address}/keys",
                "response_types_supported": ["code"],
                "subject_types_supported": ["public"],
                "id_token_signing_alg_values_supported": ["RS256"],
            }
        )

    async def _keys(self, request: Request) -> Response:
        return JSONResponse({"keys": [self._key.as_dict(private=False)]})

    async def _authorize(self, request: Request) -> Response:
        """A link for each of the people, back to where one came from."""
        asked = request.query_params
        links = []
        for name in self._people:
            code = token_urlsafe()
            self._codes[code] = name, asked.get("nonce")
            to = f"{asked['redirect_uri']}?{urlencode({'code': code, 'state': asked['state']})}"
            links.append(f'<p><a href="{escape(to)}">{name}</a></p>')
        return HTMLResponse("<h1>某单位登录</h1>" + "".join(links))

    async def _token(self, request: Request) -> Response:
        form = await request.form()
        name, nonce = self._codes.pop(str(form["code"]))
        now = int(time.time())
        claims = {"iss": self._address, "aud": CLIENT, "iat": now, "exp": now + 300, "nonce": nonce}
        token = jwt.encode({"alg": "RS256", "kid": "1"}, {**claims, **self._people[name]}, self._key)
        return JSONResponse({"access_token": token_urlsafe(), "token_type": "Bearer", "id_token": token})


@contextmanager
def provider(port: int, people: Mapping[str, Mapping[str, Any]]) -> Iterator[str]:
    """The address of one that runs."""
    address = f"http://localhost:{port}"
    server = uvicorn.Server(
        uvicorn.Config(Provider(address, people).app(), host="localhost", port=port, log_level="error")
    )
    thread = threading.Thread(target=server.run, daemon=True)
    thread.start()
    while not server.started:
        time.sleep(0.05)
    try:
        yield address
    finally:
        server.should_exit = True
        thread.join(10)
