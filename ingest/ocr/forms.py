"""What is recognised, held against the forms that numbers and signs of a 公文 have.

Only where the form leaves no choice: a 文号 has its year in 〔〕, a figure has no letters. Every mend is one character
for one, so that places and confidence stay with their characters.
"""

from __future__ import annotations

import re

_DIGIT = "[0-9OoQDlI|SBZ]"
_NUMBER = re.compile(
    rf"(?P<open>[〔\[［【(（{{])(?P<year>[12lI|Z][9O0oQD]{_DIGIT}{{2}})(?P<close>[〕\]］】)）}}])(?P<serial>{_DIGIT}{{1,5}})(?=号)"
)
_PAIRS = {"[": "]", "［": "］", "【": "】", "(": ")", "（": "）", "〔": "〕"}
_LETTERS = str.maketrans("OoQDlI|SBZ", "0000111582")
_FIGURE = re.compile(r"(?<![A-Za-z])[0-9OolI|]*[0-9][0-9OolI|]*(?:\.[0-9OolI|]+)?(?=[年月日%％‰万亿元个家项公吨倍])")
_DASHED = re.compile("(?<=[0-9])一(?=[0-9])")
_PAGE = re.compile(r"[-—–一](?P<number>\s?[0-9]{1,3}\s?)[-—–一]")
"""A page's number between dashes, where it is all that stands there."""
_HAN = "[\u3400-\u9fff\u3000-\u303f“”’‘（）：；，！？]"
_NARROW = re.compile(rf"(?<={_HAN})[,:;()!?]|[,:;()!?](?={_HAN})")
_WIDE = str.maketrans(",:;()!?", "，：；（）！？")
_ANGLED = re.compile(f"<(?={_HAN})|(?<={_HAN})>(?={_HAN})")
_OPENED = re.compile(r"\([^()（）]*）|（[^()（）]*\)")


def mended(text: str) -> str:
    """A recognised line with its numbers as their form has them; as long as it was.

    >>> mended("国发〔2019]86O号"), mended("增长l2.5%左右,到2O25年底"), mended("PM2.5（H2O）")
    ('国发〔2019〕860号', '增长12.5%左右，到2025年底', 'PM2.5（H2O）')
    >>> mended("2020一2025年"), mended("-3一")
    ('2020—2025年', '—3—')
    """
    text = _NUMBER.sub(_as_number, text)
    text = _FIGURE.sub(lambda match: match[0].translate(_LETTERS), text)
    text = _DASHED.sub("—", text)
    return widened(f"—{page['number']}—" if (page := _PAGE.fullmatch(text)) else text)


def widened(text: str) -> str:
    """Signs beside Han in the width that they have in print; a picture does not tell it otherwise.

    >>> widened("(一)推进:12:30开始(3)"), widened("（附件1)")
    ('（一）推进：12:30开始（3）', '（附件1）')
    """
    for _ in range(2):  # a bracket made wide is a neighbour for the sign behind it
        text = _NARROW.sub(lambda match: match[0].translate(_WIDE), text)
    text = _ANGLED.sub(lambda match: "〈" if match[0] == "<" else "〉", text)
    return _OPENED.sub(lambda match: f"（{match[0][1:-1]}）", text)


def _as_number(match: re.Match[str]) -> str:
    year, serial = match["year"].translate(_LETTERS), match["serial"].translate(_LETTERS)
    if _PAIRS.get(match["open"]) == match["close"]:
        return f"{match['open']}{year}{match['close']}{serial}"
    return f"〔{year}〕{serial}"
