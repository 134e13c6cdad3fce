"""Line breaks that became runs of spaces: a recognised page whose paragraphs came on one line."""

from __future__ import annotations

import re
from itertools import pairwise

from ingest.patterns import folded, says

_LONG = 600
"""Characters of a line that may be a whole page: no paragraph with gaps in it is as long."""
_FEWEST = 6
"""Gaps that tell: a line of facts or a signature has fewer."""
_GAP = re.compile(r"(?<=\S)[ \u3000]{2,}(?=\S)")
_HEADING = 30
"""Characters of a heading alone in its line."""
_CLOSING = "。;:!?"


def broken_again(text: str) -> str:
    """A page-long line broken at its gaps, if half of them stand where a paragraph ends or a numbered one begins.

    A form behind the text, whose gaps tell nothing, does not count.

    >>> broken_again("一、目标  到2026年。  二、任务")
    '一、目标  到2026年。  二、任务'
    """
    if len(text) < _LONG or "\n" in text:
        return text
    pieces = _GAP.split(folded(text))
    if len(pieces) <= _FEWEST:
        return text
    told = [index for index, (before, behind) in enumerate(pairwise(pieces), 1) if _breaks(before, behind)]
    gaps = told[-1] if len(told) >= _FEWEST else len(pieces) - 1
    return _GAP.sub("\n", text) if len(told) * 2 >= gaps else text


def _breaks(before: str, behind: str) -> bool:
    """Whether a line ends between two pieces: a sentence does, or a numbered line ends or begins."""
    heads = len(before) <= _HEADING and says("opens", before)
    return before[-1] in _CLOSING or heads or says("opens", behind[:_HEADING])
