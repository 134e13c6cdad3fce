"""Running heads and page numbers of printed pages: what stands at the edge of most pages is none of the text."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence

from ingest.ledger import Left, LeftOut
from ingest.patterns import says
from ingest.readers.printed import Printed

_EDGE_LINES = 2
"""Lines at either end of a page among which running heads and page numbers stand."""
_ROW = 4.0
"""Points: lines as far apart stand on different rows."""
_SHARED_BY = 2
"""A first or last line is a running head where more than so many pages share it, and half of them."""


def without_running_heads(pages: Sequence[Sequence[Printed]]) -> tuple[list[list[Printed]], list[LeftOut]]:
    """Pages without their numbers and without first or last lines that most pages share; and those."""
    edges = Counter(_shape(line.text) for page in pages if page for line in _ends(page))
    shared = {shape for shape, count in edges.items() if shape and count > max(_SHARED_BY, len(pages) // 2)}
    kept: list[list[Printed]] = []
    left: list[LeftOut] = []
    for page in pages:
        at_edge = _at_edge(page)
        rows = Counter(_row(line) for line in page if _reason(line, shared) is None)
        kept.append([])
        for index, line in enumerate(page):
            reason = _reason(line, shared) if index in at_edge else None
            if reason is None or (reason is Left.PAGE_NUMBER and rows[_row(line)]):
                kept[-1].append(line)
            else:
                left.append(LeftOut(reason, line.text))
    return kept, left


def _row(line: Printed) -> int:
    """What stands beside a line that is text makes its number one of the text: 1, 2 before the rows of a list."""
    return round(line.middle / _ROW)


def _reason(line: Printed, shared: set[str]) -> Left | None:
    if says("page-number-at-edge", line.text):
        return Left.PAGE_NUMBER
    return Left.RUNNING if _shape(line.text) in shared else None


def _by_height(page: Sequence[Printed]) -> list[int]:
    """Indexes from the top of the page to its foot: word processors draw heads and feet before or after the text."""
    return sorted(range(len(page)), key=lambda index: page[index].middle)


def _ends(page: Sequence[Printed]) -> tuple[Printed, Printed]:
    order = _by_height(page)
    return page[order[0]], page[order[-1]]


def _at_edge(page: Sequence[Printed]) -> set[int]:
    order = _by_height(page)
    return {*order[:_EDGE_LINES], *order[-_EDGE_LINES:]}


def _shape(line: str) -> str:
    return re.sub(r"\d+", "0", "".join(line.split()))
