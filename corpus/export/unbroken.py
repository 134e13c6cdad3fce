"""Document numbers (发文字号) that no line breaks in two.

Word and LibreOffice may break a line between any two Han characters, before 〔 and behind 〕. Where a number could
come to an end of a line, joiners stand between its characters. They have no width and no look; the file's own rules
for ends of lines (``w:noLineBreaksBefore`` and ``After`` in its settings) say that no line begins or ends with one,
which holds whatever a program knows of U+2060. A number that the first line has room for is left as it is, so that
what is copied stays clean.
"""

from __future__ import annotations

import re

from corpus.fold import fold
from corpus.fragments import compiled

JOINER = "\u2060"
_NUMBER = compiled(r"(?=(?P<number> {document_number} ))(?P<code> [\u4e00-\u9fffA-Za-z]{1,16} )")
_CODE = 8
"""Han characters that an issuer's code has at most: what stands before them is the sentence."""
_DIGITS = re.compile(r"(?<=\d)\u2060(?=\d)")
BREAKS_NOT_AFTER = "$([{£¥·‘“〈《「『【〔〖〝﹙﹛﹝＄（．［｛￡￥" + JOINER
BREAKS_NOT_BEFORE = (
    "!%),.:;>?]}¢¨°·ˇˉ―‖’”…‰′″›℃∶、。〃〉》」』】〕〗〞︶︺︾﹀﹄﹚﹜﹞！＂％＇），．：；？］｀｜｝～￠" + JOINER
)
"""What Word has for Chinese, and the joiner."""


def width(text: str) -> float:
    """In letters of Han.

    >>> width("国发〔2023〕7号")
    7.5
    """
    return sum(1 if ord(letter) > 0x2E80 or letter in "“”‘’…—" else 0.5 for letter in text)


def unbroken(text: str, room: float) -> str:
    """A text with joiners in the numbers that a line of ``room`` letters could break.

    >>> unbroken("按国发〔2023〕7号办理", 20) == "按国发〔2023〕7号办理"
    True
    >>> unbroken("国发〔2023〕7号", 5).replace(JOINER, "|")
    '国|发|〔|2023|〕|7|号'
    """
    folded = fold(text)
    if len(folded) != len(text):
        return text
    done = 0
    made: list[str] = []
    for match in _NUMBER.finditer(folded):
        begin, end = max(match.start(), match.end("code") - _CODE), match.end("number")
        if width(text[text.rfind("\n", 0, begin) + 1 : end]) > room:
            made += (text[done:begin], _DIGITS.sub("", JOINER.join(text[begin:end])))
            done = end
    return "".join((*made, text[done:]))


def number_width(text: str) -> float:
    """Of a document number that a line of the text begins with, in letters, with room for the space beside figures;
    0 where there is none.

    >>> number_width("国发〔2023〕7号\n四、（一）"), number_width("四、（一）"), number_width("按国发〔2023〕7号办理。")
    (8.5, 0.0, 0.0)
    """
    found = ((line, _NUMBER.match(fold(line))) for line in text.split("\n"))
    return max((width(line) + 1.0 for line, match in found if match and match.end("number") == len(line)), default=0.0)
