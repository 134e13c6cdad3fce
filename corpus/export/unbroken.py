"""Document numbers (发文字号) that no line breaks in two.

Programs break a line between any two Han characters, before 〔 and behind 〕. A number that could come to an end of a
line is a run of its own, and each program is told in its own way. Word and WPS break no run that has a width of its
own (调整宽度, ``w:fitText``), which is here the width that it has anyway. LibreOffice knows none of that, nor joiners
in Chinese text; it does where the run's language is not Chinese, so that joiners stand between the characters (they
have no width and no look). A number that the first line has room for is left as it is: what is copied stays clean.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from corpus.fold import fold
from corpus.fragments import compiled

JOINER = "\ufeff"
"""Zero width no-break space rather than U+2060, for which older programs show a box."""
_NUMBER = compiled(r"(?=(?P<number> {document_number} ))(?P<code> [\u4e00-\u9fffA-Za-z]{1,16} )")
_CODE = 8
"""Han characters that an issuer's code has at most: what stands before them is the sentence."""
_SURE = 0.8
"""Of a line, what surely fits: programs put blanks beside figures, and move marks."""
_DIGITS = re.compile(r"(?<=\d)\ufeff(?=\d)")


def width(text: str) -> float:
    """In letters of Han.

    >>> width("国发〔2023〕7号")
    7.5
    """
    return sum(1 if ord(letter) > 0x2E80 or letter in "“”‘’…—" else 0.5 for letter in text)


@dataclass(frozen=True, slots=True)
class UnbrokenPiece:
    """Part of a text; ``whole``: a number that is not to be broken, with its joiners."""

    text: str
    whole: bool = False


def pieces(text: str, room: float) -> list[UnbrokenPiece]:
    """A text with the numbers that a line of ``room`` letters could break set apart.

    >>> [piece.text for piece in pieces("按国发〔2023〕7号办理", 20)]
    ['按国发〔2023〕7号办理']
    >>> [piece.text.replace(JOINER, "|") for piece in pieces("现按国发〔2023〕7号办理", 10)]
    ['', '现|按|国|发|〔|2023|〕|7|号', '办理']
    """
    folded = fold(text)
    done = 0
    found: list[UnbrokenPiece] = []
    for match in _NUMBER.finditer(folded) if len(folded) == len(text) else ():
        begin, end = max(match.start(), match.end("code") - _CODE), match.end("number")
        line, number = text[text.rfind("\n", 0, begin) + 1 : end], width(text[begin:end])
        fits = number + 1 <= room if len(line) == end - begin else width(line) <= room * _SURE
        if not fits and number < room:
            found += (
                UnbrokenPiece(text[done:begin]),
                UnbrokenPiece(_DIGITS.sub("", JOINER.join(text[begin:end])), whole=True),
            )
            done = end
    return [*found, UnbrokenPiece(text[done:])]


def number_width(text: str) -> float:
    """Of a document number that a line of the text begins with, in letters, with room for the space beside figures;
    0 where there is none.

    >>> number_width("国发〔2023〕7号\\n四、（一）"), number_width("四、（一）"), number_width("见国发〔2023〕7号。")
    (8.5, 0.0, 0.0)
    """
    found = ((line, _NUMBER.match(fold(line))) for line in text.split("\n"))
    return max((width(line) + 1.0 for line, match in found if match and match.end("number") == len(line)), default=0.0)
