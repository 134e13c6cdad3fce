"""Lines with a blank after every character (2 0 2 6 年 底), as some converters write letter-spaced text."""

from __future__ import annotations

import re

_APART = re.compile("[ \u00a0\u3000]")
_HAN = re.compile("[\u3400-\u9fff]")
_FEWEST, _TELLING, _SURE = 2, 4, 8
"""Characters of a line that may be spaced out, of one that shows whether a file is, of one that is sure by itself."""
_HAN_SHARE, _SHARE = 0.4, 0.6
"""Of characters that are Han, and of lines that are spaced out in a file that is."""


def unspaced(lines: list[str]) -> list[str]:
    """Lines with the blanks between single characters taken out, where a line is spaced out; two stand for one."""
    parted = [_pieces(line) for line in lines]
    long = [pieces for pieces in parted if len(pieces) >= _TELLING]
    most = bool(long) and sum(map(_is_prose, long)) >= _SHARE * len(long)
    return [
        _joined(line) if _is_spaced(pieces, file_is=most) else line for line, pieces in zip(lines, parted, strict=True)
    ]


def _pieces(line: str) -> list[str]:
    return [piece for piece in _APART.split(line.strip()) if piece]


def _is_spaced(pieces: list[str], *, file_is: bool) -> bool:
    if file_is:
        return _are_single(pieces)
    return len(pieces) >= _SURE and _is_prose(pieces)


def _are_single(pieces: list[str]) -> bool:
    return len(pieces) >= _FEWEST and all(len(piece) == 1 for piece in pieces)


def _is_prose(pieces: list[str]) -> bool:
    """Whether every character stands alone, most of them Han: a row of figures is none."""
    return _are_single(pieces) and sum(bool(_HAN.match(piece)) for piece in pieces) >= _HAN_SHARE * len(pieces)


def _joined(line: str) -> str:
    """A wider gap is one blank: between words that the text itself parts."""
    return re.sub("(?<=[^ \u00a0\u3000])[ \u00a0\u3000](?=[^ \u00a0\u3000])", "", line)
