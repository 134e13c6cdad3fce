"""The organisation's own login (OIDC), by Streamlit's st.login: it proves a name, and the register says who that is."""

from __future__ import annotations

import json
from collections.abc import Mapping
from typing import Any
from urllib.parse import quote

from streamlit.auth_util import encode_provider_token, get_cookie_with_chunks
from streamlit.web.server.server_util import AUTH_COOKIE_NAME, get_cookie_secret
from streamlit.web.server.starlette import starlette_app_utils

_BACK = "/oauth2callback"
_PATHS = ("/auth/login", _BACK)
_NAMES = ("email", "preferred_username", "sub")


class OutsideLogin:
    """Of one provider. ``claim``: which of the things that it says of somebody is their name here."""

    paths, back = _PATHS, _BACK
    """Where it is let through, and of these where the provider leads back to."""

    def __init__(self, settings: Mapping[str, Any]) -> None:
        self._claim: str | None = settings.get("claim")

    def address(self) -> str:
        """Where it begins."""
        return f"/auth/login?provider={quote(encode_provider_token('default'), safe='')}"

    def name_in(self, cookies: Mapping[str, str]) -> str | None:
        """For whom the provider vouched, in the cookie that Streamlit has signed."""

        def signed(name: str) -> bytes | None:
            value = cookies.get(name)
            secret = get_cookie_secret()
            if value is None or not secret:
                return None
            return starlette_app_utils.decode_signed_value(secret, name, value.encode("latin-1"))

        known = get_cookie_with_chunks(signed, AUTH_COOKIE_NAME)
        try:
            claims = json.loads(known) if known else {}
        except ValueError:
            return None
        if not isinstance(claims, dict) or not claims.get("is_logged_in"):
            return None
        if claims.get("email_verified") is False and self._claim in (None, "email"):
            return None
        named = (claims.get(each) for each in ([self._claim] if self._claim else _NAMES))
        return next((str(name) for name in named if name), None)

    def is_own(self, name: str) -> bool:
        """Whether a cookie is of st.login: it is not kept, as it cannot be taken back."""
        return name.startswith(AUTH_COOKIE_NAME)
