"""The same task in several documents: told by what is to be done, whoever does it and wherever it stands."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from functools import lru_cache

from rapidfuzz.distance import Indel

from corpus.comparison.changes import task_words
from corpus.comparison.differences import differences
from corpus.comparison.nearness import likely
from corpus.likeness.wording import Wording, compare, plain
from corpus.model import ParsedDocument, Span, Task

_ALIKE, _TITLES, _SHARED = 0.6, 0.8, 0.5
"""From when on tasks are one: by all their words; by their titles; by stretches that stand in both word for word."""
_SUPPORT = 0.4
_LONG_TITLE = 10
"""How alike the words under shorter titles must be that are not the same: 清理收费 and 清理口岸收费 are two tasks."""
_TITLE = 6
"""Characters that a title must have to tell a task by itself."""


@dataclass(frozen=True, slots=True)
class Told:
    """A task as its document puts it."""

    task: Task
    span: Span
    """Title and text, without number and units."""
    marks: tuple[Span, ...] = ()
    """Places in the document that differ from the first document's wording."""


@dataclass(frozen=True, slots=True)
class MatchedTask:
    """One task, in each document once or not at all."""

    cells: tuple[Told | None, ...]
    reworded: bool
    """Whether those that have it put it differently."""


def told(parsed: ParsedDocument, task: Task) -> Told:
    """A task's words in their place."""
    head, text = task.span.start, parsed.document.text
    if task.label and text.startswith(task.label, head) and task.text.start >= head + len(task.label):
        head += len(task.label)
    title = text.find(task.title, head, task.span.end)
    start = title if 0 <= title < task.text.start else min(task.text.start, task.span.end)
    end = max(task.text.end, title + len(task.title) if title >= 0 else 0)
    return Told(task, Span(start, end) if start < end else task.span)


def matched_tasks(documents: Sequence[ParsedDocument]) -> Iterator[MatchedTask]:
    """All tasks in the order of the first document that has each, those of the later documents behind them."""
    rows: list[dict[int, Told]] = []
    for column, parsed in enumerate(documents):
        own = [told(parsed, task) for task in parsed.tasks]
        pairs = _pairs(documents, rows, parsed, own)
        for at, each in enumerate(own):
            if at in pairs:
                rows[pairs[at]][column] = each
            else:
                rows.append({column: each})
    yield from (_matched(documents, row) for row in rows)


def _pairs(
    documents: Sequence[ParsedDocument], rows: Sequence[dict[int, Told]], parsed: ParsedDocument, own: Sequence[Told]
) -> dict[int, int]:
    """Which row each task of a further document belongs into: the best pairs first."""
    known = [(number, documents[column], each) for number, row in enumerate(rows) for column, each in row.items()]
    words = [task_words(document, each.task) for _, document, each in known]
    new = [task_words(parsed, each.task) for each in own]
    found = []
    for a, b in likely(words, new):
        score = _likeness(words[a], new[b], plain(known[a][2].task.title), plain(own[b].task.title))
        if score:
            found.append((-score, abs(known[a][0] - b), b, known[a][0]))
    pairs: dict[int, int] = {}
    used: set[int] = set()
    for _, _, task, row in sorted(found):
        if task not in pairs and row not in used:
            pairs[task] = row
            used.add(row)
    return pairs


def _likeness(one: str, other: str, title: str, other_title: str) -> float:
    """How alike two tasks are; 0 where they are not one."""
    if one == other:
        return 2.0
    score = Indel.normalized_similarity(one, other)
    named = Indel.normalized_similarity(title, other_title) if min(len(title), len(other_title)) >= _TITLE else 0.0
    if score >= _ALIKE or named == 1 or (named >= _TITLES and _supported(one, other, title, other_title)):
        return score + named
    shared = compare(_wording(one), _wording(other)).score
    return shared if shared >= _SHARED else 0.0


def _supported(one: str, other: str, title: str, other_title: str) -> bool:
    """Whether titles that are nearly the same tell a task: by their length, or by the words under them."""
    below = Indel.normalized_similarity(one.removeprefix(title), other.removeprefix(other_title))
    return min(len(title), len(other_title)) >= _LONG_TITLE or below >= _SUPPORT


@lru_cache(maxsize=4096)
def _wording(text: str) -> Wording:
    return Wording(text)


def _matched(documents: Sequence[ParsedDocument], row: dict[int, Told]) -> MatchedTask:
    first = min(row)
    words = {task_words(documents[column], each.task) for column, each in row.items()}
    cells: dict[int, Told] = dict(row)
    if len(words) > 1:
        base = documents[first].document[row[first].span]
        for column, each in row.items():
            text = documents[column].document[each.span]
            found = (difference.new for difference in differences(base, text) if len(difference.new))
            marks = tuple(Span(each.span.start + span.start, each.span.start + span.end) for span in found)
            cells[column] = replace(each, marks=marks)
    return MatchedTask(tuple(cells.get(column) for column in range(len(documents))), len(words) > 1)
