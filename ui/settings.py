"""What people may set in the environment; options of the command line of the same meaning go before it."""

from __future__ import annotations

import os
from collections.abc import Mapping

from corpus.search.engines import DEFAULT_ENGINE

DATA = "ZHENGCE_DATA"
"""The folder of the corpus."""
ENGINE = "ZHENGCE_ENGINE"
"""The search engine, one of corpus.search.engines.ENGINES."""
LOGIN = "ZHENGCE_LOGIN"
"""Whether the page lets in only those who are logged in; set by ``zhengce serve`` for the server that it starts."""
DEFAULTS: Mapping[str, str] = {DATA: "zhengce-data", ENGINE: DEFAULT_ENGINE}


def setting(variable: str) -> str:
    """The value of a variable; an empty one is none."""
    return os.environ.get(variable) or DEFAULTS[variable]


def login_needed() -> bool:
    return bool(os.environ.get(LOGIN))
