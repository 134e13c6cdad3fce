"""Hard line wraps: lines that end where the page ended, not where the paragraph did."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from ingest.line import Line

_FINAL = re.compile(r"[。！？；：:;!?…”』」）)》|]\s*$")
# A line that opens something new whatever stood before it.
_OPENS = re.compile(
    r"\s*(?:第[一二三四五六七八九十百零〇\d]+[章节条编]|[一二三四五六七八九十]+、|[(（][一二三四五六七八九十\d]+[)）]|\d{1,3}[.．、]\D|[—―─-]{2}|[●■◆□○•]|附件|专栏|表\d)"
)
_MIN_WIDTH, _MAX_WIDTH = 18, 90
_FULL = 0.82
"""A line of at least this share of the width is full: an indent takes two characters, the right edge one or two."""
_SHARE = 0.35
"""Of lines that are full and stop in mid-sentence. Files with real paragraphs have under 5 %."""


def opens(text: str) -> bool:
    """Whether a line begins with a heading's or item's mark, so that it never goes on with the one above."""
    return bool(_OPENS.match(text))


def wrap_width(lines: Sequence[Line]) -> int | None:
    """The width at which a file's lines were broken; None where lines are paragraphs."""
    lengths = sorted(len(line.text.strip()) for line in lines if line.text.strip() and not line.cell)
    if len(lengths) < 8:
        return None
    width = lengths[int(len(lengths) * 0.9)]
    if not _MIN_WIDTH <= width <= _MAX_WIDTH:
        return None
    broken = sum(_is_broken(line, width) for line in lines)
    return width if broken >= _SHARE * len(lengths) else None


def _is_broken(line: Line, width: int) -> bool:
    text = line.text.strip()
    return not line.cell and len(text) >= _FULL * width and not _FINAL.search(text)


def join_wrapped(lines: Sequence[Line]) -> Iterator[Line]:
    """The lines, with those that a hard wrap broke joined again; others as they are."""
    width = wrap_width(lines)
    if width is None:
        yield from lines
        return
    held: Line | None = None
    last = ""
    for line in lines:
        if held is None:
            held, last = line, line.text
        elif _continues(last, line, width) and not held.cell:
            held, last = replace(held, text=held.text.rstrip() + line.text.lstrip()), line.text
        else:
            yield held
            held, last = line, line.text
    if held is not None:
        yield held


def _continues(last: str, line: Line, width: int) -> bool:
    """Whether a line goes on with the paragraph of the one above."""
    if line.cell or not line.text.strip() or _OPENS.match(line.text):
        return False
    indented = line.text.startswith(("\u3000\u3000", "    "))
    return len(last.strip()) >= _FULL * width and not indented
