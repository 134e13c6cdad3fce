"""The page's server: Streamlit's own ASGI app behind the gate. Started by ``zhengce serve``."""

from __future__ import annotations

import argparse
import os
from collections.abc import Collection, Mapping
from importlib.resources import files
from pathlib import Path
from typing import Any

from starlette.middleware import Middleware
from streamlit.starlette import App

from corpus.intake.members import Members
from ui.gate.door import Door
from ui.gate.outside import OutsideLogin
from ui.gate.outside_settings import read_settings
from ui.gate.policy import LOCAL, Policy, with_scripts_of
from ui.settings import DATA, login_needed, setting

_EVERY = ("0.0.0.0", "::", "")
"""Addresses that stand for all of this machine."""


def site(host: str, settings: Mapping[str, Any] | None = None) -> App:
    """``host``: where the server listens. ``settings``: of the organisation's own login."""
    page = (files("streamlit") / "static/index.html").read_text(encoding="utf-8")
    middleware = [Middleware(Policy, hosts=_names(host), content=with_scripts_of(page))]
    if login_needed():
        outside = OutsideLogin(settings) if settings else None
        middleware.append(Middleware(Door, members=Members.open(Path(setting(DATA)).absolute()), outside=outside))
    secrets = {"auth": {name: value for name, value in settings.items() if name != "claim"}} if settings else None
    return App(Path(__file__).with_name("app.py"), middleware=middleware, secrets=secrets)


def _names(host: str) -> Collection[str]:
    """By which names the server may be asked; none of them stands for any: then whoever asks has to log in."""
    if login_needed():
        return ()
    return LOCAL if host in (*LOCAL, *_EVERY) else {*LOCAL, host.lower()}


def main() -> None:
    parser = argparse.ArgumentParser()
    parser.add_argument("host")
    parser.add_argument("port", type=int)
    parser.add_argument("--certificate", default="")
    parser.add_argument("--key", default="")
    parser.add_argument("--oidc", type=Path)
    asked = parser.parse_args()
    settings = read_settings(asked.oidc) if asked.oidc else None
    if settings:  # Streamlit reads it before it knows of secrets
        os.environ["STREAMLIT_SERVER_COOKIE_SECRET"] = settings["cookie_secret"]
    options = {
        "server.port": asked.port,
        "server.address": asked.host,
        "server.headless": True,
        "server.fileWatcherType": "none",
        "browser.gatherUsageStats": False,
        "client.allowedOrigins": [],  # no page of others may steer this one; by default Streamlit's own sites may
        "logger.level": "error",
    }
    if asked.certificate:
        options |= {"server.sslCertFile": asked.certificate, "server.sslKeyFile": asked.key}
    site(asked.host, settings).run(config=options)


if __name__ == "__main__":
    main()
