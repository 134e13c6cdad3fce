"""Rows that say nearly the same, found without comparing each with each."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Callable, Sequence
from dataclasses import dataclass

from corpus.division.rows import TableColumn
from corpus.likeness.sketch import prints
from corpus.likeness.wording import Wording, compare
from corpus.workspace.model import PlanRow

_CANDIDATES = 8
"""Groups with which a row is compared word for word."""
_HELD = 60
"""Groups under one token: what more share is an ordinary phrase."""
_SHORTEST = 12
"""A text shorter than this counts as if it were so long: 加强组织领导 stands in every plan."""
_DIFFERING = 3
"""How many times as long as the other one of two near-equal texts may be."""


@dataclass(frozen=True, slots=True, kw_only=True)
class AlikeRows:
    """Rows that say nearly the same; the first in the table is what the others were compared with."""

    rows: tuple[PlanRow, ...]
    score: float
    """The least likeness of one with the first: 1 where all say the same."""

    @property
    def row_ids(self) -> tuple[str, ...]:
        return tuple(row.row_id for row in self.rows)


def text_of(row: PlanRow) -> str:
    """What a row says is to be done."""
    task, content = row.cells.get(TableColumn.TASK, ""), row.cells.get(TableColumn.CONTENT, "")
    return content if content.startswith(task.rstrip("。；")) else f"{task}\n{content}"


def find_alike(
    rows: Sequence[PlanRow], least: float, text: Callable[[PlanRow], str] = text_of
) -> tuple[AlikeRows, ...]:
    """Groups of two rows and more that share at least so much of the shorter's wording; each row is in one."""
    groups: list[tuple[Wording, list[PlanRow], list[float]]] = []
    holders: defaultdict[str, list[int]] = defaultdict(list)
    whole: dict[str, int] = {}
    for row in rows:
        wording = Wording(text(row))
        if not wording.text:
            continue
        tokens = prints(wording.text)
        found = whole.get(wording.text)
        score = 1.0
        if found is None and len(wording.text) >= _SHORTEST:
            found, score = _nearest(wording, tokens, groups, holders, least)
        if found is not None:
            groups[found][1].append(row)
            groups[found][2].append(score)
            continue
        whole[wording.text] = len(groups)
        for token in tokens:
            if len(held := holders[token]) < _HELD:
                held.append(len(groups))
        groups.append((wording, [row], []))
    return tuple(AlikeRows(rows=tuple(held), score=min(scores)) for _, held, scores in groups if scores)


def _nearest(
    wording: Wording,
    tokens: Sequence[str],
    groups: Sequence[tuple[Wording, list[PlanRow], list[float]]],
    holders: defaultdict[str, list[int]],
    least: float,
) -> tuple[int | None, float]:
    shared = Counter(number for token in tokens for number in holders.get(token, ()))
    best, highest = None, least
    for number, _ in shared.most_common(_CANDIDATES):
        other = groups[number][0]
        lengths = sorted((len(wording.text), len(other.text)))
        if lengths[0] < _SHORTEST or lengths[1] > _DIFFERING * lengths[0]:
            continue
        score = compare(wording, other, shortest=_SHORTEST).score
        if score >= highest:
            best, highest = number, score
    return best, highest
