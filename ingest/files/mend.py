"""GB18030 and Big5 with a byte lost or broken: read so that one character is lost, not all that follow it.

Both write two bytes a character without a mark of which is the first. After a missing byte a plain decoder pairs the
second byte of each character with the first of the next, up to the end of the sentence.
"""

from __future__ import annotations

import re
from functools import lru_cache

_PIECES = re.compile(rb"[\x00-\x2f]+|[^\x00-\x2f]+")
"""Bytes up to 0x2F are second ones in neither encoding: nothing goes wrong across them."""
_MOST = 200_000
"""Bytes of pieces with errors that are mended; a file with more is broken throughout, and read as it is."""
_LOST = "\ufffd"
_SKIP, _RARE, _KNOWN, _COMMON = 12, 4, 1, 0
"""What a byte that is left out costs, and a character: of no everyday list, of the second level, of the first."""
_LEVELS = {
    # GB 2312: rows 16–55 have the 3,755 commonest characters, 1–3 punctuation, 56–87 the second level.
    "gb18030": ((0xB0, 0xD7), (0xA1, 0xA3), (0xD8, 0xF7)),
    # Big5: A4–C6 the 5,401 commonest, A1–A3 punctuation, C9–F9 the second level.
    "big5hkscs": ((0xA4, 0xC6), (0xA1, 0xA3), (0xC9, 0xF9)),
}
_FIRST_TRAIL = {"gb18030": 0xA1, "big5hkscs": 0x40}


def mended(data: bytes, codec: str) -> str:
    """Bytes as text, each one that belongs to no character as U+FFFD."""
    pieces, left = [], _MOST
    for piece in _PIECES.findall(data):
        try:
            pieces.append(piece.decode(codec))
        except UnicodeDecodeError:
            worth = len(piece) <= left and codec in _LEVELS
            left -= len(piece) if worth else 0
            pieces.append(_mended(piece, codec) if worth else piece.decode(codec, "replace"))
    return "".join(pieces)


def _mended(piece: bytes, codec: str) -> str:
    """The cheapest way to read a piece: from its end, what each place costs and how it is read."""
    costs = [0] * (len(piece) + 4)
    steps = [1] * len(piece)
    for at in range(len(piece) - 1, -1, -1):
        costs[at], steps[at] = min((cost + costs[at + size], -size) for size, cost in _ways(piece, at, codec))
    return "".join(_read(piece, steps, codec))


def _read(piece: bytes, steps: list[int], codec: str) -> list[str]:
    found, at = [], 0
    while at < len(piece):
        size = -steps[at]
        found.append(_character(piece[at : at + size], codec) or _LOST)
        at += size
    return found


def _ways(piece: bytes, at: int, codec: str) -> list[tuple[int, int]]:
    """How many bytes may be read at a place, and what that costs."""
    if piece[at] < 0x80:
        return [(1, 0)]
    ways = [(1, _SKIP)]
    pair = piece[at : at + 2]
    if len(pair) == 2 and _character(pair, codec):
        ways.append((2, _cost(pair, codec)))
    four = piece[at : at + 4]
    if codec == "gb18030" and len(four) == 4 and 0x30 <= four[1] <= 0x39 and _character(four, codec):
        ways.append((4, _RARE))
    return ways


def _cost(pair: bytes, codec: str) -> int:
    common, marks, second = _LEVELS[codec]
    if pair[1] < _FIRST_TRAIL[codec]:
        return _RARE
    if common[0] <= pair[0] <= common[1] or marks[0] <= pair[0] <= marks[1]:
        return _COMMON
    return _KNOWN if second[0] <= pair[0] <= second[1] else _RARE


@lru_cache(maxsize=65_536)
def _character(data: bytes, codec: str) -> str:
    try:
        return data.decode(codec)
    except UnicodeDecodeError:
        return ""
