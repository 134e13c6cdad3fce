"""Names of files as people may see them: bytes that are no UTF-8 decoded, signs that deceive or control replaced."""

from __future__ import annotations

import re

_LOST = re.compile("[\ud800-\udfff]")
_HARMFUL = re.compile("[\x00-\x1f\x7f-\x9f\u061c\u200b-\u200f\u2028-\u202e\u2060-\u2069\ufeff\ufff9-\ufffb]")
"""Control characters, which a terminal obeys, and marks of direction, which show txt.exe as exe.txt."""
_HAN = re.compile("[\u3400-\u9fff]")
_CHANCE = re.compile("[\u0250-\u036f\u0530-\u07ff]")
"""Phonetic letters, combining marks, Armenian to N'Ko: what two bytes of GBK are as UTF-8."""
_EVERYDAY = re.compile(rb"(?:[\x20-\x7e]|[\xa1-\xa3\xb0-\xd7][\xa1-\xfe])*")
"""Punctuation and the first level of GB 2312."""
_INSTEAD = "\ufffd"


def shown(name: str) -> str:
    """A name of a file that can be printed, stored and shown anywhere.

    >>> shown("通知\\u202excod.txt")
    '通知\ufffdxcod.txt'
    >>> shown("通知.txt".encode("gbk").decode("utf-8", "surrogateescape"))
    '通知.txt'
    """
    if _LOST.search(name):
        name = _decoded(name)
    elif _CHANCE.search(name) and not _HAN.search(name):
        name = _by_chance(name)
    return _HARMFUL.sub(_INSTEAD, name)


def _decoded(name: str) -> str:
    """What the system could not decode (surrogate escapes), as the GBK that unzip leaves where that gives Chinese."""
    raw = name.encode("utf-8", "surrogateescape" if _escapes_only(name) else "replace")
    try:
        guess = raw.decode("gb18030")
    except UnicodeDecodeError:
        return _LOST.sub(_INSTEAD, name)
    return guess if _HAN.search(guess) else _LOST.sub(_INSTEAD, name)


def _by_chance(name: str) -> str:
    """通知 in GBK happens to be UTF-8, of signs that nobody names files with: as GBK where all is everyday Chinese."""
    raw = name.encode("utf-8")
    return raw.decode("gb18030") if _EVERYDAY.fullmatch(raw) else name


def _escapes_only(name: str) -> bool:
    return all("\udc80" <= lost <= "\udcff" for lost in _LOST.findall(name))
