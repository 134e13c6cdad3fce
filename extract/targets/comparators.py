"""How a number binds: as a change, a bound, or a value to be reached."""

from __future__ import annotations

import re


def comparator(kind: str, bound: str) -> str:
    """One of + - >= <= ~ =: a word of change goes before the bound.

    >>> comparator("reach", "力争达到"), comparator("rise", "以上"), comparator("reach", "控制在左右")
    ('>=', '+', '~')
    """
    if kind in ("rise", "fall"):
        return "+" if kind == "rise" else "-"
    if bound.endswith(("左右", "上下")):
        return "~"
    hard = bound.replace(STRIVING, "")
    for mark, pattern in _BOUNDS:
        if pattern.search(hard):
            return mark
    return ">=" if STRIVING in bound else "="


STRIVING = "力争"
"""Binds from below where nothing else says how: 力争培训约1000名 is about."""
_BOUNDS = (
    ("<=", re.compile(r"不[超高大多]于?过?|不[得能可](?:超过|高于|多于|大于|突破)")),
    (">=", re.compile(r"以上|不[低少小]于|不得[低少]于|不能低于|超|突破|高于|多于|大于|至少|最少|≥|>|优于")),
    ("<=", re.compile(r"以内|之内|以下|低于|少于|小于|控制|最多|≤|<|内$")),
    ("~", re.compile(r"左右|上下|约|近")),
)
