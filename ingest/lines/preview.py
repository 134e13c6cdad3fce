"""Text as document-sharing sites show it: cut into slices that are numbered 1、 2、 3、 wherever a page ended."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from ingest.line import Line
from ingest.lines.clean import clean
from ingest.lines.furniture import is_preview

_SLICE = re.compile(r"\s*(\d{1,3})、")


def join_slices(lines: Sequence[Line]) -> list[Line]:
    """The lines of a preview with its slices joined, their numbers left out; other lines as they are.

    Only below the site's own notice, and only where every line is a slice and the numbers run from 1 without a gap:
    a list of tasks would end its items with full stops.
    """
    last = next((line.text for line in reversed(lines) if line.text.strip()), "")
    if not _SLICE.match(last):  # they run to the end
        return list(lines)
    start = next((i for i, line in enumerate(lines) if is_preview(clean(line.text))), None)
    if start is None:
        return list(lines)
    slices = [line for line in lines[start + 1 :] if line.text.strip()]
    numbers = [int(match[1]) if (match := _SLICE.match(line.text)) else 0 for line in slices]
    whole = sum(line.text.rstrip().endswith("。") for line in slices[:-1])
    if len(slices) < 2 or numbers != list(range(1, len(slices) + 1)) or whole * 2 > len(slices):
        return list(lines)
    text = "".join(_SLICE.sub("", line.text, count=1).strip() for line in slices)
    return [*lines[: start + 1], replace(slices[0], text=text)]
