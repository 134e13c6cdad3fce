"""Titles as names of files, on every system that a file may be carried to."""

from __future__ import annotations

import re

_LONGEST = 60
"""Characters: Windows counts the whole path, and Linux the bytes of UTF-8."""
_WIDE = str.maketrans('/\\:*?"<>|', "／＼：＊？＂＜＞｜")
_RESERVED = re.compile(r"(?:con|prn|aux|nul|com[0-9¹²³]|lpt[0-9¹²³]) *(?:\.|\Z)", re.IGNORECASE)
"""Devices of Windows, whatever ending their name has."""


def file_name(title: str, ending: str) -> str:
    """A name that Windows, macOS and Linux all take, and that looks like the title.

    >>> file_name("A/B 工作分工：2026?", "xlsx"), file_name("CON", "json"), file_name("  ", "docx")
    ('A／B 工作分工：2026？.xlsx', 'CON_.json', '未命名.docx')
    """
    seen = "".join(char if char.isprintable() else " " for char in title).translate(_WIDE)
    stem = seen[:_LONGEST].strip(" .") or "未命名"
    if reserved := _RESERVED.match(stem):
        kept = reserved[0].rstrip(" .")
        stem = f"{kept}_{stem[len(kept) :]}"
    return f"{stem}.{ending}"
