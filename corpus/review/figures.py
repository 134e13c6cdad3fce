"""Figures: one indicator with two values, parts that are more than their total, shares of more than the whole."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator
from decimal import Decimal

from corpus.glossary import chinese
from corpus.model import Span, Target
from corpus.review.draft import Draft
from corpus.review.remarks import Remark
from corpus.review.rules import rule
from corpus.search.words import squeeze

_SHORTEST = 3
"""Characters of an indicator that says what is counted."""
_ROUNDING = Decimal("0.5")
"""Percent by which shares may miss the whole."""
_NUMBER = r"(?<![\d.])(\d[\d,]*(?:\.\d+)?)\s?"
_YEAR = re.compile(r"(?<!\d)(?:19|20)\d\d(?=\s?年)")
_SHARE = re.compile(r"(\d+(?:\.\d+)?)%")
_LEAD = 6
"""Characters before a figure in which 年均 says of what it is."""
_SENTENCE = 200
"""Characters before a total in which a larger one may stand that the parts are of."""
_LONGEST_PART = 7
"""Characters of a part's name: longer ones are other matters with figures of their own."""


def find_figures(draft: Draft) -> Iterator[Remark]:
    yield from _differing(draft)
    yield from _parts(draft)
    yield from _shares(draft)


# --- one indicator, two values ------------------------------------------------------------------------------------


def _differing(draft: Draft) -> Iterator[Remark]:
    groups: defaultdict[tuple[str, ...], list[Target]] = defaultdict(list)
    for target in draft.parsed.targets:
        if target.indicator and len(target.indicator) >= _SHORTEST and _is_dated(draft, target):
            groups[_key(draft, target)].append(target)
    for targets in groups.values():
        first, values = targets[0], {(target.value, target.upper) for target in targets}
        if len(values) > 1 and not _is_row_wise(draft, targets):
            said = "、".join(dict.fromkeys(f"“{_said(target)}”" for target in targets))
            message = f"“{first.indicator}”（{first.by}）前后写作{said}。"
            yield Remark(code="figure_differs", message=message, places=tuple(sorted(t.span for t in targets)))


def _is_dated(draft: Draft, target: Target) -> bool:
    """Whether the year stands before it in its own line, or at the head of its table.

    One that is inherited from further above is that of all figures of a chapter, of which several may have one name.
    """
    year = (target.by or "")[:4]
    block = draft.line_at(target.span.start)
    if not year.isdigit() or block is None:
        return False
    years = _YEAR.findall(draft.folded, block.span.start, target.span.end)
    return block.cell is not None or years[-1:] == [year]


def _key(draft: Draft, target: Target) -> tuple[str, ...]:
    """What is measured, of whom, by when, and how: a goal and what is reached are two figures."""
    change = target.comparator if target.comparator in "+-" else ""
    yearly = "年均" in draft.folded[max(0, target.span.start - _LEAD) : target.span.end]
    said = (target.by, target.measure, target.status.value, target.base, change, yearly)
    return (squeeze(target.indicator or ""), *map(str, said))


def _is_row_wise(draft: Draft, targets: list[Target]) -> bool:
    """Whether the values are those of different rows of one table, or of one sentence: places, years, steps."""
    homes = [draft.line_at(target.span.start) for target in targets]
    tables = [home.cell.table if home and home.cell else None for home in homes]
    if None not in tables and len(set(tables)) == 1:
        return True
    return len({home.span for home in homes if home}) == 1


def _said(target: Target) -> str:
    upper = f"至{target.upper.normalize():f}" if target.upper is not None else ""
    sign = chinese(target.comparator) if target.comparator != "=" else ""
    return f"{sign}{target.value.normalize():f}{upper}{target.measure or ''}"


# --- parts and shares ---------------------------------------------------------------------------------------------


def _parts(draft: Draft) -> Iterator[Remark]:
    for match in rule("part").finditer(draft.folded):
        unit, total = match["unit"], _value(match["total"])
        found = list(_parts_of(match["parts"], unit))
        sentence = re.split("[。;\n]", draft.folded[max(0, match.start() - _SENTENCE) : match.start()])[-1]
        others = [_value(each[1]) for each in re.finditer(_NUMBER + re.escape(unit), sentence)]
        whole = sum((value for value, _ in found), Decimal(0))
        if len(found) > 1 and whole > max([total, *others]):
            span = Span(match.start(), match.start("parts") + found[-1][1])
            message = f"其中各项共 {whole:f}{unit}，超过总数 {total:f}{unit}。"
            yield Remark(code="parts_exceed", message=message, places=(span,))


def _parts_of(text: str, unit: str) -> Iterator[tuple[Decimal, int]]:
    """The parts that are listed, each with its end: short names with figures of the unit, up to anything else."""
    at = 0
    for match in re.finditer(_NUMBER + re.escape(unit), text):
        if len(text[at : match.start()].strip(",、:和及 ")) > _LONGEST_PART or re.search(
            r"\d", text[at : match.start()]
        ):
            return
        yield _value(match[1]), match.end()
        at = match.end()


def _shares(draft: Draft) -> Iterator[Remark]:
    for match in rule("share").finditer(draft.folded):
        whole = sum(Decimal(each[1]) for each in _SHARE.finditer(match["shares"]))
        if whole > 100 + _ROUNDING:
            message = f"各项占比共 {whole:f}%，超过100%。"
            yield Remark(code="percent_exceed", message=message, places=(Span(*match.span()),))


def _value(digits: str) -> Decimal:
    return Decimal(digits.replace(",", ""))
