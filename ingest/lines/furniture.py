"""Lines that belong to a web page or a tool, not to the document: patterns from furniture.toml."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cache
from itertools import accumulate

from ingest.line import Line
from ingest.patterns import folded, load_patterns

_TAIL_LINES = 40
"""Lines at the end of a file among which its tail begins: the longest of a real page has 13."""
_TAIL_SHARE = 0.2
"""A tail may hold a fifth of a file at most: beyond that its mark was a word of the text. On real pages it is 5 %."""
_NAME, _LONG = 8, 240
"""Characters: of an editor's name below its label; a line that is longer is no furniture, whatever it looks like."""


@cache
def _pattern(*places: str) -> re.Pattern[str]:
    chosen = (f"(?:{each.source})" for each in load_patterns("furniture").values() if each.where in places)
    return re.compile("|".join(chosen), re.VERBOSE)


@cache
def _notices() -> re.Pattern[str]:
    chosen = (each.source for name, each in load_patterns("furniture").items() if name.startswith("preview"))
    return re.compile("|".join(f"(?:{each})" for each in chosen), re.VERBOSE)


def is_furniture(text: str, *places: str) -> bool:
    """Whether a cleaned line is furniture of one of the places: head, any, tail, foot."""
    return len(text) <= _LONG and bool(_pattern(*places).fullmatch(folded(text)))


def drop_furniture(lines: Sequence[Line]) -> tuple[list[Line], list[Line], bool]:
    """Lines without furniture in the middle and the page's tail; what that was; whether a preview ended among it."""
    kept = [line for line in lines if line.cell or not is_furniture(line.text, "any")]
    cut = any(is_preview(line.text) for line in lines)
    total = sum(len(line.text) for line in kept)
    first = max(len(kept) - _TAIL_LINES, 1)
    below = [*accumulate(len(line.text) for line in reversed(kept[first:]))][::-1]
    for index in range(first, len(kept)):
        if (
            below[index - first] < total * _TAIL_SHARE
            and not kept[index].cell
            and is_furniture(kept[index].text, "tail")
        ):
            kept = kept[:index]
            break
    while len(kept) > 1 and not kept[-1].cell and _is_foot(kept):
        kept.pop()
    ids = set(map(id, kept))
    return kept, [line for line in lines if id(line) not in ids], cut


def _is_foot(lines: Sequence[Line]) -> bool:
    """Whether the last line is 编辑：某某 or the like, in one line or the name below its label."""
    last, above = lines[-1].text, lines[-2].text
    return is_furniture(last, "foot") or (
        len(last) <= _NAME and above.endswith(("：", ":")) and is_furniture(above + last, "foot")
    )


def is_preview(text: str) -> bool:
    """Whether a line is the notice by which a document-sharing site ends its free part."""
    return len(text) <= _LONG and bool(_notices().fullmatch(folded(text)))
