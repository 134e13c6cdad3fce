"""Headings inside a line, where the table of contents (目录) says their words: a page whose paragraphs were lost.

第一章总体形势“十四五”时期是… does not show where the title ends; the table of contents does.
"""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import pairwise

from corpus.model import Span
from ingest.line import Line
from ingest.patterns import folded, says

_LONG = 300
"""Characters of a line that no heading has: only such a line is broken."""
_FEWEST, _MOST = 5, 1_000
"""Entries of a table of contents: of fewer, chance could repeat the words; no paper has more."""
_TITLE = range(2, 60)
"""Characters of a title."""
_WHOLE_TITLE = range(8, 80)
"""Characters of a document's title."""
_FOUND = 0.7
"""Of the entries up to the last one that stands in the text again, the part that does: an excerpt lacks the rest."""
_MISSED = 20
"""Entries in all that may not stand in the text, before the rest is taken to lack: each is looked for to its end."""
_CONTENTS = re.compile(r"目\s*录\s*(?=第\s?[一1]\s?[篇章])")
_LABEL = re.compile(r"第\s?[一二三四五六七八九十百\d]{1,4}\s?[篇章节](?![目能点日气])")
_PAGE = re.compile(r"[\s.…·—-]*\d{0,3}[\s.…·]*$")
_WORD = re.compile(r"目\s*录\s*$")
_DOTS = re.compile(r"(?:\s*[.…·—-]+\s*\d{1,3})?")
_BLANK = re.compile(r"\s+")


def broken_at_headings(lines: Sequence[Line]) -> tuple[Line, ...]:
    """The lines, long ones broken before and behind each heading that the table of contents names."""
    lines = tuple(_word_apart(lines)) if lines else ()
    texts = [folded(line.text) if line.cell is None else "" for line in lines]
    if not any(len(text) >= _LONG for text in texts):
        return tuple(lines)
    joined = "\n".join(texts)
    cuts = _cuts(joined)
    if not cuts:
        return tuple(lines)
    found: list[Line] = []
    start = 0
    for line, text in zip(lines, texts, strict=True):
        end = start + len(text)
        inside = cuts[bisect_right(cuts, start) : bisect_left(cuts, end)] if len(text) >= _LONG else []
        found += _parted(line, [cut - start for cut in inside])
        start = end + 1
    return tuple(found)


def _word_apart(lines: Sequence[Line]) -> Iterator[Line]:
    """目录 behind other words of a line (…会议批准目 录) is a line of its own where entries with their pages follow."""
    for line, below in zip(lines, (*lines[1:], None), strict=True):
        word = _WORD.search(line.text) if below and says("contents-entry", below.text) else None
        if word and word.start() and line.cell is None:
            yield replace(line, text=line.text[: word.start()])
            line = replace(line, text=line.text[word.start() :])
        yield line


def _parted(line: Line, cuts: Sequence[int]) -> Iterator[Line]:
    if not cuts:
        yield line
        return
    for start, end in pairwise([0, *cuts, len(line.text)]):
        if line.text[start:end].strip():
            yield replace(line, text=line.text[start:end])


def _cuts(text: str) -> list[int]:
    """The places where a heading of the table of contents, there or in the text, begins or ends."""
    begun = _CONTENTS.search(text)
    if begun is None:
        return []
    labels = list(_LABEL.finditer(text, begun.end()))
    again = next((i for i, label in enumerate(labels) if i and _bare(label[0]) == _bare(labels[0][0])), None)
    if again is None or not _FEWEST <= again <= _MOST:
        return []
    contents, stop = labels[:again], labels[again].start()
    cuts = {begun.start(), *(label.start() for label in contents)}
    at, found, passed = stop, 0, 0
    ends = [*(label.start() for label in contents[1:]), stop]
    for number, (label, end) in enumerate(zip(contents, ends, strict=True), 1):
        if number - found > _MISSED:
            break
        title = _bare(_PAGE.sub("", text[label.end() : min(end, label.end() + 2 * _TITLE.stop)]))
        heading = _heading(text, at, _bare(label[0]), title, last=end == stop)
        if heading is None:
            continue
        cuts.update(heading)
        found, passed, at = found + 1, number, heading[1]
        if end == stop:
            behind = _behind(text, label.end(), len(_bare(text[heading[0] : heading[1]])) - len(_bare(label[0])))
            dots = _DOTS.match(text, behind)
            cuts.add(dots.end() if dots else behind)
    if found < max(_FEWEST, _FOUND * passed):
        return []
    return sorted(cuts.union(_title_cuts(text, begun.start(), Span(contents[-1].end(), stop))))


def _title_cuts(text: str, begun: int, behind: Span) -> Iterator[int]:
    """Around the document's title, where it stands above the table of contents and again below it."""
    above = text[max(text.rfind("\n", 0, begun) + 1, begun - 2 * _TITLE.stop) : begun]
    below = _bare(text[behind.start : behind.end])
    titles = (_bare(above)[-length:] for length in reversed(_WHOLE_TITLE))
    title = next((title for title in titles if len(title) >= _WHOLE_TITLE.start and title in below), None)
    if title is None:
        return
    first = _behind(text, behind.start, below.index(title))
    yield from (first, _behind(text, first, len(title)))
    yield _behind(text, begun - len(above), len(_bare(above)) - len(title))


def _heading(text: str, at: int, label: str, title: str, *, last: bool) -> tuple[int, int] | None:
    """Where an entry stands in the text. What stands behind the last one is the text: its title is what repeats."""
    if not last and len(title) not in _TITLE:
        return None
    pattern = r"\s*".join(map(re.escape, label if last else label + title))
    match = re.compile(pattern).search(text, at)
    if match is None or not last:
        return match.span() if match else None
    same = _same(title, _bare(text[match.end() : match.end() + 2 * _TITLE.stop]))
    return (match.start(), _behind(text, match.end(), same)) if same in _TITLE else None


def _same(one: str, other: str) -> int:
    """How many characters two texts begin with alike."""
    return next((n for n, (a, b) in enumerate(zip(one, other, strict=False)) if a != b), min(len(one), len(other)))


def _behind(text: str, at: int, count: int) -> int:
    """The place behind so many characters that are no white space."""
    while count:
        count -= not text[at].isspace()
        at += 1
    return at


def _bare(text: str) -> str:
    return _BLANK.sub("", text)
