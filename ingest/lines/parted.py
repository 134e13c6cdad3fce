"""Cells that stand one a line between blank lines, some of them over two or three lines."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from ingest.line import Line
from ingest.lines.wrap import opens
from ingest.patterns import says

_FEWEST = 12
"""Short blocks one behind the other that are cells of a table."""
_LONGEST = 30
"""Characters of a line that is a cell or part of one."""
_MOST_LINES = 4
"""Of a cell."""
_ALONE = 0.4
"""The share of a table's cells that take a line: of fewer, blank lines part something else."""
_CLOSING = "。；;！？!?"
_HEADS = 3
"""Names of columns that tell a head, below which a cell may say more than a few words."""
_HEAD_ROW = 6
"""Cells of a head in which they stand."""


def join_parted(lines: Sequence[Line]) -> list[Line]:
    """The lines, those of one cell as one, where blank lines part the cells of a table; others as they are.

    >>> cells = [Line(text) for cell in [("面积", "（亩）"), *[("12",)] * 12] for text in (*cell, "")]
    >>> [line.text for line in join_parted(cells)][:2]
    ['面积（亩）', '']
    """
    blocks = _blocks(lines)
    kept: list[Line] = []
    run: list[list[Line]] = []
    below = False
    for block in [*blocks, None]:
        if block is not None and (_is_cell(block) or (below and _is_text(block))):
            run.append(block)
            below = below or (_is_head(block) and _is_below_heads(run[-_HEAD_ROW:]))
            continue
        kept += _joined(run)
        run, below = [], False
        kept += block or ()
    return kept


def _blocks(lines: Sequence[Line]) -> list[list[Line]]:
    """The lines between blank ones, each block with the blank lines behind it."""
    blocks: list[list[Line]] = []
    for index, line in enumerate(lines):
        if not blocks or (line.text.strip() and index and not lines[index - 1].text.strip()):
            blocks.append([])
        blocks[-1].append(line)
    return blocks


def _said(block: Sequence[Line]) -> list[Line]:
    return [line for line in block if line.text.strip()]


def _is_cell(block: Sequence[Line]) -> bool:
    said = _said(block)
    if len(said) == len(block) or not 0 < len(said) <= _MOST_LINES or any(line.cell for line in said):
        return False  # no blank line behind it
    texts = [line.text.strip() for line in said]
    return max(map(len, texts)) <= _LONGEST and not any(text[-1] in _CLOSING for text in texts)


def _is_below_heads(run: Sequence[Sequence[Line]]) -> bool:
    """Whether names of columns stand in the run, nearly one behind the other."""
    heads = [at for at, block in enumerate(run) if _is_head(block)]
    return any(last - first < _HEAD_ROW for first, last in zip(heads, heads[_HEADS - 1 :], strict=False))


def _is_head(block: Sequence[Line]) -> bool:
    said = _said(block)
    return len(said) == 1 and says("column-head", said[0].text.strip())


def _is_text(block: Sequence[Line]) -> bool:
    """Whether a block may be a long cell: no heading, and a blank line behind it."""
    said = _said(block)
    return 0 < len(said) < len(block) and not opens(said[0].text) and not any(line.cell for line in said)


def _joined(run: Sequence[Sequence[Line]]) -> list[Line]:
    cells = [_said(block) for block in run]
    tells = len(run) >= _FEWEST and sum(len(cell) == 1 for cell in cells) >= _ALONE * len(run)
    kept: list[Line] = []
    for block, cell in zip(run, cells, strict=True):
        if not tells or len(cell) == 1 or any(opens(line.text) for line in cell[1:]):
            kept += block
        else:
            kept.append(replace(cell[0], text="".join(line.text.strip() for line in cell)))
            kept += block[len(cell) :]
    return kept
