"""Lines that belong to a web page or a tool, not to the document: patterns from furniture.toml."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from importlib.resources import files

from corpus.fold import fold
from ingest.line import Line

_TAIL_LINES = 40
_NAME, _LONG = 8, 240
_TAIL_SHARE = 0.2
"""A tail may hold a fifth of a file at most: beyond that its mark was a word of the text."""


@dataclass(frozen=True, slots=True)
class Furniture:
    """A kind of line that is dropped, with examples of what it takes and what it must leave."""

    pattern_id: str
    where: str
    """head, any or tail."""
    pattern: re.Pattern[str]
    examples: tuple[str, ...]
    counterexamples: tuple[str, ...]


@cache
def load_furniture() -> tuple[Furniture, ...]:
    """All patterns in file order. Raises KeyError or re.error when furniture.toml is wrong."""
    data = tomllib.loads((files("ingest") / "furniture.toml").read_text(encoding="utf-8"))
    return tuple(
        Furniture(
            entry["id"],
            entry["where"],
            re.compile(entry["pattern"], re.VERBOSE),
            tuple(entry["examples"]),
            tuple(entry["counterexamples"]),
        )
        for entry in data["pattern"]
    )


@cache
def _pattern(*places: str) -> re.Pattern[str]:
    chosen = (f"(?:{f.pattern.pattern})" for f in load_furniture() if f.where in places)
    return re.compile("|".join(chosen), re.VERBOSE)


def is_furniture(text: str, *places: str) -> bool:
    """Whether a cleaned line is furniture of one of the places."""
    if len(text) > _LONG:
        return False
    pattern, folded = _pattern(*places), fold(text)
    return bool(pattern.fullmatch(text) or (folded != text and pattern.fullmatch(folded)))


def drop_furniture(lines: Sequence[Line]) -> tuple[list[Line], bool]:
    """Lines without furniture in the middle and without the page's tail, and whether a preview's end was among it."""
    kept = [line for line in lines if line.cell or not is_furniture(line.text, "any")]
    cut = any(is_preview(line.text) for line in lines)
    total = sum(len(line.text) for line in kept)
    for index in range(max(len(kept) - _TAIL_LINES, 1), len(kept)):
        below = sum(len(line.text) for line in kept[index:])
        if below < total * _TAIL_SHARE and not kept[index].cell and is_furniture(kept[index].text, "tail"):
            kept = kept[:index]
            break
    while len(kept) > 1 and not kept[-1].cell and _is_foot(kept):
        kept.pop()
    return kept, cut


def _is_foot(lines: Sequence[Line]) -> bool:
    """Whether the last line is 编辑：某某 or the like, in one line or the name below its label."""
    last, above = lines[-1].text, lines[-2].text
    return is_furniture(last, "foot") or (
        len(last) <= _NAME and above.endswith(("：", ":")) and is_furniture(above + last, "foot")
    )


def is_preview(text: str) -> bool:
    """Whether a line is the notice by which a document-sharing site ends its free part."""
    return len(text) <= _LONG and any(
        f.pattern.fullmatch(text) for f in load_furniture() if f.pattern_id.startswith("preview")
    )
