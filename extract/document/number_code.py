"""机关代字: where the issuer's code begins in what stands before the year, an organ's name printed beside it left out.

A code abbreviates (工信部联企业, 沪规划资源乡); an organ beside it is named in full (工业和信息化部, 某省财政厅).
Only a full name is taken off, and only where what is left is a code by itself.
"""

from __future__ import annotations

from functools import cache

from extract.lexicon import read_rows
from extract.names.organs import load_organs, namings
from extract.rules import pattern_of

_SHORTEST = 2
"""Characters of the shortest codes (国发, 财税) that an organ's name can stand before."""
_LONG = 5
"""A label this long is no abbreviation: 农业农村部, 住房城乡建设部."""
_LONGEST_LABEL = 24
_ENDINGS = "委厅局部院署会办处司行社"
"""Characters in which the name of an organ beside a number may end."""
_NATION = "国中"
"""How codes of central bodies begin that do not begin with the organ's own characters (国科发, 中办发)."""


def code_start(run: str) -> int:
    """Index at which the code begins in an unbroken run of characters (folded, without spaces) before the year.

    >>> "工业和信息化部工信部联企业"[code_start("工业和信息化部工信部联企业"):]
    '工信部联企业'
    >>> "某省市场监督管理局鲁市监标函"[code_start("某省市场监督管理局鲁市监标函"):]
    '鲁市监标函'
    """
    start = 0
    while words := pattern_of("number.before").match(run[start:]):
        start += words.end()
    return _behind_organ(run, start)


def _behind_organ(run: str, start: int) -> int:
    """Where the last organ ends that is named in full and leaves a code; ``start`` where there is none."""
    for end in range(len(run) - _SHORTEST, start + _SHORTEST, -1):
        if run[end - 1] in _ENDINGS and _is_apart(run[start:end], run[end:]):
            return end
    return start


def _is_apart(name: str, rest: str) -> bool:
    """Whether a name is a whole organ's and the rest a code of its own."""
    if pattern_of("number.code-rest").match(rest):
        return False
    if pattern_of("number.organ").search(name):
        return True
    label = next(
        (name[-n:] for n in range(min(len(name), _LONGEST_LABEL), _SHORTEST, -1) if name[-n:] in _labels()), ""
    )
    if not label:
        return False
    if rest[0] == label[0] or rest[0] in _NATION or len(label) >= _LONG:
        return True
    place = pattern_of("number.organ.place").search(name, 0, len(name) - len(label))
    return bool((_labels()[label] or place) and (rest[0] in _places() or any(char in label for char in rest[:2])))


@cache
def _labels() -> dict[str, bool]:
    """Names of organs without a place, and whether each is a full one: 财政部 is, 工信部 is short for another."""
    full = {name for organ in load_organs().values() for name in organ.preferred}
    return {name: name in full for national in (True, False) for name in namings(national=national)}


@cache
def _places() -> frozenset[str]:
    """Characters by which the codes of places begin."""
    return frozenset(row["prefix"][0] for row in read_rows("number_prefixes.csv", ("prefix", "code")))
