"""A page's head in one line with the text, as copies without line breaks have it: 当前位置：… 索引号：… 时间：…."""

from __future__ import annotations

import re
from collections.abc import Iterator

from ingest.lines.clean import clean
from ingest.lines.facts import labelled, labels
from ingest.lines.furniture import is_furniture
from ingest.patterns import folded, says

_LONG = 400
"""Characters of a line that holds more than a page's head."""
_WITHIN, _GAP = 1500, 200
"""Characters in which such a head ends, and between two of its labels: a title fits between them."""
_FEWEST = 3
"""Labels that make a head, the page's path (当前位置：) among them."""
_PATH = re.compile(r"\s*(?:您?(?:当前|所在|的|现在)*位置)\s*:\s*\S+")
_TIME = re.compile(r"\d{1,2}:\d\d(?::\d\d)?")
_WORD = re.compile(r"\S+")


def split_page_head(text: str) -> Iterator[str]:
    """The path, the facts and the buttons above a text, each for itself, and the text; other lines as they are."""
    head = folded(text[:_WITHIN]) if len(text) > _LONG and (":" in text[:_GAP] or "：" in text[:_GAP]) else ""
    path = _PATH.match(head)
    start = path.end() if path else 0
    found = _in_reach(head, start)
    fields = {labels()[label] for label, _ in found}
    if len(found) + bool(path) < _FEWEST or not any(field.endswith("_date") for field in fields):
        yield text
        return
    if path:
        yield text[:start]
    yield from filter(str.strip, (text[start : found[0][1].start],))
    spans = [span for _, span in found]
    for (label, span), below in zip(found, [*(span.start for span in spans[1:]), len(text)], strict=True):
        end = below if labels()[label] == "title" and below < len(text) else _end_of_value(text, span.stop, below)
        yield text[span.start : end]
        if below == len(text):
            yield from _behind(text, end)
        else:
            yield from _WORD.findall(text[end:below])


def _in_reach(head: str, start: int) -> list[tuple[str, range]]:
    """The labels at the beginning of a line, each near the one before it."""
    found: list[tuple[str, range]] = []
    for label, span in labelled(head):
        if span.start - (found[-1][1].stop if found else start) > _GAP:
            break
        found.append((label, span))
    return found


def _end_of_value(text: str, start: int, end: int) -> int:
    """Where a value ends that white space parts from what follows it: with its first word, a day with its time."""
    words = _WORD.finditer(text, start, end)
    word = next(words, None)
    if word is None:
        return end if end < len(text) else start
    following = next(words, None) if says("day", folded(word[0])) else None
    return following.end() if following and _TIME.fullmatch(folded(following[0])) else word.end()


def _behind(text: str, start: int) -> Iterator[str]:
    """The buttons between the last fact and the text, and the text."""
    for word in _WORD.finditer(text, start):
        if not is_furniture(clean(word[0]), "head", "any"):
            yield text[word.start() :]
            return
        yield word[0]
