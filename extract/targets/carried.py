"""The time that the first paragraphs under a heading of targets set for those behind them."""

from __future__ import annotations

from corpus.model import Span
from extract.rules import pattern_of
from extract.targets.context import Context
from extract.targets.horizon import Horizon, find_horizons
from extract.targets.tenses import Zone

_LOOK_BACK = 3000
"""How far back a date under a heading of targets is looked for."""
_LONGEST_AIM = 80


def carried(context: Context, zone: Zone | None, end: int) -> str | None:
    """Under a heading of targets the opening date of an earlier paragraph goes on ruling, if it is the only one.

    Where paragraphs open with one year after another (2007年,… 2010年,…) each rules its own. A date inside a sentence
    rules the others where the sentence tells the aim of the whole.
    """
    if zone is None or not zone.goals:
        return None
    ruling = find_horizons(context.layout.folded, Span(max(zone.goals_from, end - _LOOK_BACK), end), context.year)
    horizons = [horizon for horizon in ruling if horizon.by and not horizon.bracket]
    times = {h.by for h in horizons if h.opening} or {h.by for h in horizons if _aims(context, h)}
    return times.pop() if len(times) == 1 else None


def _aims(context: Context, horizon: Horizon) -> bool:
    """Whether an aim without a figure stands behind a time: 到2031年建成节水城市。"""
    folded, start = context.layout.folded, horizon.start
    return pattern_of("horizon.aim").match(folded, start, start + _LONGEST_AIM) is not None
