"""The matching view of a text: one character for one character, so nothing ever has to be mapped back.

Full-width forms become half-width, brackets one kind, traditional characters simplified ones. Rules and lexicons match
on folded text; quotes are sliced from the original.
"""

from __future__ import annotations

from functools import cache
from importlib.resources import files

# GB/T 9704 prints 〔〕 around the year; the wild has ［］[]【】﹝﹞ there. Curly and corner quotes become straight.
_PUNCTUATION = str.maketrans(
    "（）［］〔〕【】﹝﹞：；，％！？．＋－—–―～＝／＜＞＂“”„＇‘’「」『』○◯〈〉﹤﹥\u3000\u00a0·•・‧",
    '()[][][][]:;,%!?.+----~=/<>""""\'\'\'""""〇〇<><>  ····',
)


@cache
def _table() -> dict[int, str]:
    table: dict[int, str] = {code: chr(code - 0xFEE0) for code in range(0xFF01, 0xFF5F)}
    dictionary = files("opencc").joinpath("dictionary/TSCharacters.txt").read_text(encoding="utf-8")
    for line in dictionary.splitlines():
        traditional, _, simplified = line.partition("\t")
        first = simplified.split(" ")[0]
        if len(traditional) == len(first) == 1:
            table[ord(traditional)] = first
    table.update({code: chr(other) for code, other in _PUNCTUATION.items()})
    return table


def fold(text: str) -> str:
    """The text in one width, one kind of bracket and simplified characters; the same length.

    >>> fold("（責任單位：市財政局）")
    '(责任单位:市财政局)'
    """
    return text.translate(_table())
