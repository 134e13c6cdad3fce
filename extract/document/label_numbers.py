"""The numbers in labels of headings, and whether a text numbers in a way that few do: in decimals (1, 1.1, 1.1.1), as
应急预案 do, or without a mark behind the number (一加快建设), which a converter lost."""

from __future__ import annotations

import re

from corpus.fragments import compiled
from corpus.model import Document
from extract.numbers.numerals import parse_han
from extract.rules import pattern_of

_SIGNS = "①②③④⑤⑥⑦⑧⑨⑩⑪⑫⑬⑭⑮⑯⑰⑱⑲⑳", "㈠㈡㈢㈣㈤㈥㈦㈧㈨㈩", "⒈⒉⒊⒋⒌⒍⒎⒏⒐⒑⒒⒓⒔⒕⒖⒗⒘⒙⒚⒛", "⑴⑵⑶⑷⑸⑹⑺⑻⑼⑽⑾⑿⒀⒁⒂⒃⒄⒅⒆⒇"
_NUMERAL = compiled(r"[①-⑳㈠-㈩⒈-⒛⑴-⒇] | \d+ | {han}")
_WIDTH = 12
"""Characters in which a decimal label stands."""
_LEAD = 40
"""Characters in which a lead sentence ends that has a number without a mark before it."""
_SURE = [1, 2, 3]
"""Numbers of such sentences, one behind the other, that are no chance."""


def label_number(match: re.Match[str]) -> int:
    """The number of a label: its group of that name, else the first numeral in it; 0 without one."""
    numeral = _NUMERAL.search(match.groupdict().get("number") or match[0])
    if numeral is None:
        return 0
    for signs in _SIGNS:
        if numeral[0] in signs:
            return signs.index(numeral[0]) + 1
    return int(numeral[0]) if numeral[0].isdigit() else parse_han(numeral[0])


def numbered_in_decimals(document: Document, folded: str) -> bool:
    """Whether lines begin 1.1 and then 1.2 or 2.1: one such line alone may be a figure (1.5万亩)."""
    found: list[str] = []
    for block in document.blocks:
        head = folded[block.span.start : min(block.span.end, block.span.start + _WIDTH)]
        if block.cell is None and (match := pattern_of("heads.decimal").match(head)):
            found.append(match["label"])
    return "1.1" in found and any(label in found[found.index("1.1") :] for label in ("1.2", "2.1"))


def numbered_without_marks(document: Document, folded: str) -> bool:
    """Whether lines begin 一加快建设。 and 二加强管理。 and 三…: one such line alone may speak of 一批项目."""
    found: list[int] = []
    for block in document.blocks:
        head = folded[block.span.start : min(block.span.end, block.span.start + _LEAD)]
        if block.cell is None and (match := pattern_of("heading.han-bare").match(head)):
            found.append(label_number(match))
    return any(found[at : at + len(_SURE)] == _SURE for at in range(len(found)))
