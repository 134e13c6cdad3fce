"""Figures behind a date: the date is then when they are to be reached, no time limit of its own."""

from __future__ import annotations

import re

from corpus.model import Span
from extract.numbers.quantities import find_quantities
from extract.rules import pattern_of
from extract.targets.candidates import read_candidates

_SENTENCE_END, _CLAUSE_END = re.compile(r"[。;\n]"), re.compile(r"[,。;\n(]")
_LONGEST_SENTENCE = 300
"""Characters read behind a date, so that a line without end stays linear."""


def has_figure(folded: str, within: Span) -> bool:
    """Whether the rest of the sentence states a figure that is to be reached."""
    sentence = _sentence(folded, within)
    return bool(read_candidates(folded, sentence, find_quantities(folded, sentence)))


def counts(folded: str, within: Span) -> bool:
    """Whether the sentence states a figure, or the date's own clause counts anything (到2030年,每县有1所渔业学校)."""
    rest = _sentence(folded, within)
    stop = folded.find(",", rest.start + 1, rest.end)
    clause = Span(rest.start, rest.end if stop == -1 else stop)
    return bool(find_quantities(folded, clause)) or has_figure(folded, within)


def ends_in_figure(folded: str, within: Span) -> bool:
    """Whether the date's own clause is one figure that is to be reached (年内新登记企业2万户), nothing to be done."""
    end = min(within.end, within.start + _LONGEST_SENTENCE)
    stop = _CLAUSE_END.search(folded, within.start + 1, end)
    clause = Span(within.start, stop.start() if stop else end)
    figures = find_quantities(folded, clause)
    if not figures or not figures[-1].measure or figures[-1].is_date:
        return False
    return pattern_of("number.rest_of_bound").match(folded[figures[-1].span.end : clause.end]) is not None


def _sentence(folded: str, within: Span) -> Span:
    end = min(within.end, within.start + _LONGEST_SENTENCE)
    stop = _SENTENCE_END.search(folded, within.start, end)
    return Span(within.start, stop.start() if stop else end)
