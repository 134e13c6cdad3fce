"""The settings of an organisation's own login (OIDC). Apart from ``outside``, which loads Streamlit: the command that
serves the page only checks them.
"""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from pathlib import Path
from typing import Any

_NEEDED = ("redirect_uri", "cookie_secret", "client_id", "client_secret", "server_metadata_url")


class SettingsError(ValueError):
    """The message is one Chinese sentence."""


def read_settings(path: Path) -> Mapping[str, Any]:
    """What st.login wants to know, from a file. Raises SettingsError."""
    try:
        found = tomllib.loads(path.read_text(encoding="utf-8"))
    except (OSError, ValueError) as error:
        raise SettingsError(f"读不了单位登录的设置文件 {path}：{error}") from error
    lacking = [name for name in _NEEDED if not isinstance(found.get(name), str) or not found[name]]
    if lacking:
        raise SettingsError(f"{path} 里缺少 {'、'.join(lacking)}。")
    return found
