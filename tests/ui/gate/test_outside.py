"""The organisation's own login: whose name a signed cookie holds."""

import json

import pytest
from streamlit.web.server.starlette import starlette_app_utils

from ui.gate import outside
from ui.gate.outside import OutsideLogin

NAME = "_streamlit_user"


def cookies(claims, secret="geheim" * 6, name=NAME):
    value = starlette_app_utils.create_signed_value(secret, name, json.dumps(claims))
    return {name: value.decode("latin-1") if isinstance(value, bytes) else value}


@pytest.fixture(autouse=True)
def secret(monkeypatch):
    monkeypatch.setattr(outside, "get_cookie_secret", lambda: "geheim" * 6)


@pytest.mark.parametrize(
    ("settings", "claims", "name"),
    [
        ({}, {"email": "wang@ju.example", "sub": "7"}, "wang@ju.example"),
        ({}, {"preferred_username": "wang", "sub": "7"}, "wang"),
        ({"claim": "sub"}, {"email": "wang@ju.example", "sub": "7"}, "7"),
        ({"claim": "工号"}, {"email": "wang@ju.example"}, None),
        ({}, {"email": "wang@ju.example", "email_verified": False}, None),
    ],
)
def test_whose_name_it_is(settings, claims, name):
    assert OutsideLogin(settings).name_in(cookies({"is_logged_in": True, **claims})) == name


@pytest.mark.parametrize(
    "shown",
    [{}, {NAME: "x"}, {NAME: ""}, cookies({"email": "a"}), cookies({"is_logged_in": True, "email": "a"}, "another" * 6),
     {NAME: cookies({"is_logged_in": True, "email": "a"}, name="other")["other"]}],
)  # fmt: skip
def test_what_is_not_signed_for_this_vouches_for_nobody(shown):
    assert OutsideLogin({}).name_in(shown) is None
