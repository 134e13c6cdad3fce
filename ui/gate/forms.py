"""The login page: one page of HTML that loads nothing (``ui/static/login.html``)."""

from __future__ import annotations

from html import escape
from importlib.resources import files
from string import Template


def login_page(action: str, wrong: str, outside: str | None) -> str:
    """``outside``: where the organisation's own login begins, if there is one."""
    page = Template((files("ui") / "static/login.html").read_text(encoding="utf-8"))
    return page.substitute(
        action=escape(action),
        wrong=f'<p class="wrong" role="alert">{escape(wrong)}</p>' if wrong else "",
        other=f'<a class="other" href="{escape(outside)}">用单位账号登录</a>' if outside else "",
    )
