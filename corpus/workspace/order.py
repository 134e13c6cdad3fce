"""Things in an order, known by their ids: some taken out, others put in, and how that is taken back."""

from __future__ import annotations

from collections.abc import Sequence, Set
from dataclasses import dataclass

Run = tuple[tuple[str, ...], str | None]
"""Ids that stood one behind the other, and the one before which they stood (None: at the end)."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Reordered:
    order: tuple[str, ...]
    added: tuple[str, ...]
    """Those that came in."""
    runs: tuple[Run, ...]
    """Where those that were taken out stood; put back in this order, all stand as before."""
    missing: tuple[str, ...]
    """Those that were to be taken out and are not there."""
    repeated: tuple[str, ...]
    """Those that were to come in and are there already."""
    misplaced: bool
    """The place where they were to come in is no longer there."""


def reorder(order: Sequence[str], removed: Sequence[str], added: Sequence[str], before: str | None) -> Reordered:
    """``before`` may be one of the removed: then the next that stays is meant."""
    known, gone = set(order), set(removed)
    rest = [each for each in order if each not in gone]
    fresh = tuple(dict.fromkeys(each for each in added if each not in known or each in gone))
    place = _place(order, rest, gone, before)
    at = len(rest) if place is None else place
    return Reordered(
        order=(*rest[:at], *fresh, *rest[at:]),
        added=fresh,
        runs=_runs(order, gone),
        missing=tuple(each for each in dict.fromkeys(removed) if each not in known),
        repeated=tuple(dict.fromkeys(each for each in added if each in known and each not in gone)),
        misplaced=place is None and bool(fresh),
    )


def _place(order: Sequence[str], rest: Sequence[str], gone: Set[str], before: str | None) -> int | None:
    """Where in the rest; None where nobody knows any more."""
    if before is None:
        return len(rest)
    if before not in order:
        return None
    following = (each for each in order[order.index(before) :] if each not in gone)
    stays = next(following, None)
    return len(rest) if stays is None else rest.index(stays)


def _runs(order: Sequence[str], gone: Set[str]) -> tuple[Run, ...]:
    """Last first: each is put before one that is there already."""
    runs: list[Run] = []
    run: list[str] = []
    for each in (*order, None):
        if each in gone and each is not None:
            run.append(each)
        elif run:
            runs.append((tuple(run), each))
            run = []
    return tuple(reversed(runs))
