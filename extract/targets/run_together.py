"""Tables of indicators whose cells ran together when the file was made: 指标单位2030年目标值1 绿化率% ≥ 45 2 ….

Only what the words themselves tell is read: rows by their running numbers, the value by the sign of bound before it,
the measure as the last thing before that sign.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from itertools import pairwise

from corpus.model import Span, Target, TargetStatus
from extract.labels.lexemes import LabelField
from extract.labels.vocabulary import label_field
from extract.layout import Layout
from extract.numbers.numerals import parse_decimal
from extract.numbers.quantities import is_measure
from extract.rules import finds, pattern_of
from extract.targets.columns import Column, field_of, read_column
from extract.targets.comparators import Comparator

_LONGEST_LABEL = 12
_LONGEST_MEASURE = 8
_LONGEST_NAME = 40
_SHORTEST_NAME = 2
_NEAR = 200
"""Characters behind a value in which the number of one of the next rows stands, or before it a bracket is open."""
_FEWEST_ROWS = 3
_FEWEST_LABELS = 3
_SIGNS: Mapping[str, Comparator] = {
    "≥": Comparator.AT_LEAST,
    ">": Comparator.AT_LEAST,
    "≤": Comparator.AT_MOST,
    "<": Comparator.AT_MOST,
    "=": Comparator.EQUALS,
}


@dataclass(frozen=True, slots=True)
class RunTable:
    """What was read of one: its place, head and rows, and its targets."""

    span: Span
    targets: tuple[Target, ...]
    left_out: tuple[Span, ...] = ()
    """Values of rows that nobody can tell, from the row's name on."""


def find_signed_tables(layout: Layout, year: int | None, plan_year: str | None) -> Iterator[RunTable]:
    """The tables of indicators in running lines; one with fewer than three rows that are told is left out whole."""
    for _, block in layout.blocks_with("run.head"):
        if block.cell is not None:
            continue
        starts = [m.start() for m in finds("run.head", layout.folded, block.span.start, block.span.end)]
        for start, end in pairwise([*starts, block.span.end]):
            below, column = _head(layout.folded, Span(start, end), year, plan_year)
            if column is None:
                continue
            rows = list(_Rows(layout, Span(below, end), column).rows())
            found = tuple(target for _, targets in rows for target in targets)
            left = tuple(span for span, targets in rows if not targets)
            if len(found) >= _FEWEST_ROWS:
                yield RunTable(Span(start, max(target.span.end for target in found)), found, left)
            elif len(rows) >= _FEWEST_ROWS:
                yield RunTable(Span(start, start), (), tuple(span for span, _ in rows))


def _head(folded: str, within: Span, year: int | None, plan_year: str | None) -> tuple[int, Column | None]:
    """Where the labels behind one another end, and the one column of values they name."""
    at, labels = within.start, [""]
    while found := _label_at(folded, Span(at, within.end)):
        labels.append("".join(folded[at:found].split()))
        at = found
    fields = [field_of(label) for label in labels]
    if len(labels) <= _FEWEST_LABELS or fields.count(LabelField.VALUE) != 1 or LabelField.INDICATOR not in fields:
        return at, None
    return at, read_column(0, labels[fields.index(LabelField.VALUE)], year, plan_year)


def _label_at(folded: str, within: Span) -> int | None:
    """The end of the longest label that begins at a place."""
    for end in range(min(within.start + _LONGEST_LABEL, within.end), within.start + 1, -1):
        label = "".join(folded[within.start : end].split())
        whole = any(pattern_of(rule).fullmatch(label) for rule in ("run.other_head", "table.measure_head"))
        if whole or label_field(label):
            return end
    return None


@dataclass(frozen=True, slots=True)
class _Rows:
    """The rows behind a head."""

    layout: Layout
    within: Span
    column: Column

    def rows(self) -> Iterator[tuple[Span, tuple[Target, ...]]]:
        """Each value's row from its name on, and its records; none where it cannot be told what they are of."""
        folded = self.layout.folded
        at, number, counted = self.within.start, 1, False
        for match in pattern_of("run.value").finditer(folded, at, self.within.end):
            if match.start() < at:
                continue
            if self._in_bracket(at, match.start()):
                start, number, counted = self._row_start(at, match.start(), number, counted)
                if aside := tuple(self._aside(Span(start, match.start()), match)):
                    at = folded.find(")", match.end()) + 1
                    yield aside[0].span, aside
                continue
            start, number, counted = self._row_start(at, match.start(), number, counted)
            at, end = match.end(), match.end()
            if not match["other"] and self._may_end_with(match, number):
                if not self._ends_with(match, number):
                    counted = False  # until a number stands by itself again
                number, end = number + 1, end - len(str(number))
            told = self._row(Span(start, match.start()), match, end) if counted else ()
            yield Span(start, end), tuple(told)

    def _in_bracket(self, start: int, end: int) -> bool:
        start = max(start, end - _NEAR)
        return self.layout.folded.count("(", start, end) > self.layout.folded.count(")", start, end)

    def _aside(self, before: Span, match: re.Match[str]) -> Iterator[Target]:
        """A value in a bracket: of what it names (翻一番(人均产值≥10万元)), else of its row (全省≥3.4万元)."""
        row, _, said = self.layout.folded[before.start : before.end].rpartition("(")
        name = pattern_of("run.whole").sub("", said.strip()) or row.partition("(")[0].strip()
        behind = self.layout.folded[match.end() : match.end() + _LONGEST_MEASURE].partition(")")[0].strip()
        if match["other"] or not is_measure(behind) or not _SHORTEST_NAME <= len(name) <= _LONGEST_NAME:
            return
        yield Target(
            span=Span(match.start(), match.end()),
            indicator=name,
            value=parse_decimal(match["value"]),
            upper=None,
            measure=behind,
            comparator=_SIGNS[match["sign"]],
            by=self.column.by,
            status=TargetStatus.ACHIEVED if self.column.past else TargetStatus.TARGET,
            rule="指标表（连写）",
        )

    def _row_start(self, at: int, end: int, number: int, counted: bool) -> tuple[int, int, bool]:
        """Where the name of the row begins: behind its number, or else behind the source of the row before it."""
        start = None
        while match := self._number(number, at, end):
            start, number, counted = match.end(), number + 1, True
            at = match.end()
        if start is None:
            source = pattern_of("run.source").match(self.layout.folded[at:end])
            start = at + (source.end() if source else 0)
        return start, number, counted

    def _number(self, number: int, at: int, end: int) -> re.Match[str] | None:
        """The next place at which a number stands by itself before a name."""
        found = pattern_of("run.number").finditer(self.layout.folded, at, end)
        return next((match for match in found if match["number"] == str(number)), None)

    def _may_end_with(self, match: re.Match[str], number: int) -> bool:
        """Whether the next row's number may be glued to a value (≥9818 城镇…: 98, then row 18)."""
        value = match["value"].removesuffix(str(number))
        following = self.layout.folded[match.end() : match.end() + 2].lstrip()[:1]
        if value == match["value"] or not value[-1:].isdigit() or not pattern_of("run.name").match(following):
            return False
        own, limit = self._number(number, match.end(), self._near(match)), self._next(match, number)
        return own is None or own.start() > limit

    def _ends_with(self, match: re.Match[str], number: int) -> bool:
        """Whether it is, beyond doubt: no other value before the row behind that one may end with it."""
        others = pattern_of("run.value").finditer(self.layout.folded, match.end(), self._next(match, number))
        return not any(self._may_end_with(other, number) for other in others)

    def _near(self, match: re.Match[str]) -> int:
        return min(match.end() + _NEAR, self.within.end)

    def _next(self, match: re.Match[str], number: int) -> int:
        """Where the number behind ``number`` stands by itself, or as far as is looked."""
        behind = self._number(number + 1, match.end(), self._near(match))
        return behind.start() if behind else self._near(match)

    def _row(self, name: Span, match: re.Match[str], end: int) -> Iterator[Target]:
        text = self.layout.folded[name.start : name.end].rstrip()
        lengths = range(min(_LONGEST_MEASURE, len(text)), 0, -1)
        measure = next((text[-n:] for n in lengths if is_measure(text[-n:])), "")
        text = text[: len(text) - len(measure)].strip()
        names = text.split("/") if match["other"] else [text]
        values = [(match["sign"], self.layout.folded[match.start("value") : min(match.end("value"), end)])]
        values += [(match["other_sign"], match["other"])] if match["other"] else []
        if (
            not measure
            or text[:1].isdigit()
            or len(names) != len(values)
            or not _SHORTEST_NAME <= len(text) <= _LONGEST_NAME
        ):
            return
        for indicator, (sign, value) in zip(names, values, strict=True):
            yield Target(
                span=Span(name.start, end),
                indicator=indicator.strip(),
                value=parse_decimal(value),
                upper=None,
                measure=measure,
                comparator=_SIGNS[sign],
                by=self.column.by,
                status=TargetStatus.ACHIEVED if self.column.past else TargetStatus.TARGET,
                rule="指标表（连写）",
            )
