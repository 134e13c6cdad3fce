"""目标: numbers that are to be reached, and those that were.

Every number with a measure is looked at in its clause (candidates.py); some set no target whatever their clause says
(traps.py); what stands around them decides whether they are told or planned, and by when (context.py).
Tables of indicators are read by their heads (tables.py).
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator, Sequence
from itertools import zip_longest

from corpus.model import Block, Metadata, Span, Target, TargetStatus
from extract.layout import Layout
from extract.numbers.quantities import LEVELS, Quantity, QuantityKind
from extract.rules import pattern_of
from extract.targets.borrowed import name_of
from extract.targets.comparators import Comparator, comparator
from extract.targets.context import Context
from extract.targets.coordination import is_list_of_rates, is_list_of_wholes, split_names
from extract.targets.horizon import find_base
from extract.targets.indicator import from_left
from extract.targets.origins import Origin, find_origin
from extract.targets.paragraph import Paragraph
from extract.targets.statements import CHANGES, Candidate, Spread, Statement
from extract.targets.traps import is_extent, is_restated, sets_none

_PUNCTUATION = " ,;:、。"
_LONGEST_PREFIX = 6
_RULE_NAMES = {
    Statement.REACH: "达到某数",
    Statement.RISE: "增加某数",
    Statement.FALL: "减少某数",
    Statement.DELIVER: "建设完成某数",
}


def find_targets(layout: Layout, metadata: Metadata, context: Context | None = None) -> tuple[Target, ...]:
    """Targets and achieved figures in the order of the text. Never raises: what cannot be read is left out."""
    context = context or Context(layout, metadata)
    titled = str(context.title_year) if context.title_year else None
    signed = context.run_tables
    inside = {place for table in signed for place in range(table.span.start, table.span.end)}
    quantities = [quantity for quantity in context.quantities if quantity.span.start not in inside]
    starts = [quantity.span.start for quantity in quantities]
    found = context.tables.targets(context.present, titled, statistics=context.statistics)
    taken = {block.span.start for target in found for block in layout.blocks_in(target.span)}
    for block in layout.document.blocks:
        first, last = bisect_left(starts, block.span.start), bisect_left(starts, block.span.end)
        if first < last and block.span.start not in taken:
            found += _in_block(context, block, quantities[first:last])
    found += (target for table in signed for target in table.targets)
    return tuple(sorted(found, key=lambda target: (target.span.start, target.span.end)))


def _in_block(context: Context, block: Block, quantities: Sequence[Quantity]) -> Iterator[Target]:
    candidates = context.candidates(block, quantities)
    if not candidates:
        return
    paragraph = Paragraph(context, block)
    names: list[str] = []
    extent = False
    for index, (candidate, after) in enumerate(zip_longest(candidates, candidates[1:])):
        name = name_of(paragraph, candidates, names, index)
        names.append(name)
        own = _distributed(paragraph, candidates, index, names)
        if (own is None and _is_open(paragraph, candidate, name)) or is_restated(paragraph.folded, candidate, after):
            continue
        name, paragraph = own or name, paragraph.at(candidate.quantity.span.start)
        extent = is_extent(paragraph, candidate, name) or (extent and _goes_on(paragraph, candidates, index))
        if name and not extent and not sets_none(paragraph, candidate, name):
            yield from _targets(paragraph, candidate, name, find_origin(paragraph.folded, candidate, quantities))


def _is_open(paragraph: Paragraph, candidate: Candidate, name: str) -> bool:
    """Whether one of several values is spread over a list of other length: whose it is nobody can tell."""
    if candidate.spread is not Spread.RESPECTIVELY or len(split_names(name)) == 1:
        return False
    return sum(not number.is_date for number in paragraph.context.quantities_in(candidate.clause)) > 1


def _goes_on(paragraph: Paragraph, candidates: Sequence[Candidate], index: int) -> bool:
    """Whether a level is told in the same sentence as the one before it (规划面积…,其中起步区4.2平方公里)."""
    before, here = candidates[index - 1], candidates[index]
    same = before.clause.start >= paragraph.sentence_start(here.clause.start)
    return same and here.kind is Statement.REACH and here.quantity.measure == before.quantity.measure


def _targets(paragraph: Paragraph, candidate: Candidate, name: str, origin: Origin | None) -> Iterator[Target]:
    """The records that a number makes: one, or one for each of the names that share it (均达到); one of what was."""
    quantity, layout = candidate.quantity, paragraph.context.layout
    start = candidate.start
    while start < quantity.span.start and layout.folded[start] in _PUNCTUATION:
        start += 1
    told = pattern_of("name.of_base").search(candidate.indicator) is not None
    status = TargetStatus.ACHIEVED if told else paragraph.status(candidate)
    by = paragraph.by(candidate, status)
    if origin and (origin.year or _tells_both(candidate, status, origin)):
        yield _was(paragraph, origin, name)
    for single in split_names(name) if _shared(candidate, name) else [name]:
        yield Target(
            span=Span(start, candidate.end),
            indicator=_quoted(layout, paragraph.block, single),
            value=quantity.value,
            upper=quantity.upper,
            measure=_quoted(layout, paragraph.block, quantity.measure) or None,
            comparator=comparator(candidate.kind, candidate.bound),
            by=by,
            base=find_base(layout.folded, candidate.clause, paragraph.context.year),
            status=status,
            base_value=origin.quantity.value if origin and origin.measure == quantity.measure else None,
            striving=status is TargetStatus.TARGET and paragraph.striven(candidate),
            ambiguous=status is TargetStatus.TARGET and paragraph.ambiguous(candidate, by),
            rule=_RULE_NAMES[candidate.kind],
        )


def _tells_both(candidate: Candidate, status: TargetStatus, origin: Origin) -> bool:
    """Whether a review tells from what a figure came to which (从33户增至61户): both have been; times are none."""
    measured = candidate.quantity.kind in (*LEVELS, QuantityKind.SHARE)
    return status is TargetStatus.ACHIEVED and measured and origin.measure == candidate.quantity.measure


def _was(paragraph: Paragraph, origin: Origin, name: str) -> Target:
    """What an indicator was in a year that the clause names."""
    return Target(
        span=origin.quantity.span,
        indicator=_quoted(paragraph.context.layout, paragraph.block, name),
        value=origin.quantity.value,
        upper=origin.quantity.upper,
        measure=_quoted(paragraph.context.layout, paragraph.block, origin.measure) or None,
        comparator=Comparator.EQUALS,
        by=origin.year,
        status=TargetStatus.ACHIEVED,
        rule="原值",
    )


def _shared(candidate: Candidate, name: str) -> bool:
    """Whether one value is each indicator's of a list: 均达到45%, 分别下降15%以上; 零售总额、固定资产投资增长4%;
    合格率、及时率100%."""
    if candidate.spread:
        return candidate.spread is Spread.EACH or candidate.indicator == name
    if candidate.quantity.kind is not QuantityKind.SHARE:
        return False
    return is_list_of_wholes(name) and (candidate.kind in CHANGES or is_list_of_rates(name))


def _quoted(layout: Layout, block: Block, words: str) -> str:
    """Folded words of a block in the document's own script and marks."""
    at = layout.folded.find(words, block.span.start, block.span.end)
    if at != -1:
        return layout.document.text[at : at + len(words)]
    for prefix in range(1, _LONGEST_PREFIX):  # a verb may have been set before words of the block
        if words[prefix:] and (rest := layout.folded.find(words[prefix:], block.span.start, block.span.end)) != -1:
            return _quoted(layout, block, words[:prefix]) + layout.document.text[rest : rest + len(words) - prefix]
    folded, text = layout.folded[block.span.start : block.span.end], layout.document[block.span]
    return words.translate(dict(zip(map(ord, folded), text, strict=True)))


def _distributed(paragraph: Paragraph, candidates: Sequence[Candidate], index: int, told: Sequence[str]) -> str | None:
    """The name that belongs to a value of a 分别 list: A、B分别达到x、y; or A为a,B为b,分别增长x、y.

    ``told``: the names of the numbers before it.
    """
    clause = candidates[index].clause
    first = index
    while first and not candidates[first].indicator and candidates[first - 1].clause == clause:
        first -= 1
    head = candidates[first]
    if head.spread is not Spread.RESPECTIVELY or head.clause != clause:
        return None
    values = [c.quantity for c in candidates[first:] if c.clause == clause and (c is head or not c.indicator)]
    row = [q for q in paragraph.context.quantities_in(Span(values[0].span.start, clause.end)) if not q.is_date]
    named = head.indicator or _subject(paragraph, clause.start) or _listed_before(paragraph, candidates[:first])
    for numbers in (row, values):  # a length of time states nothing by itself, but has its place in the row
        names = split_names(named, len(numbers))
        if len(names) == len(numbers) > 1:
            return dict(zip((q.span for q in numbers), names, strict=True)).get(candidates[index].quantity.span)
    sentence = paragraph.sentence_start(clause.start)
    names = [told[i] for i in range(first) if candidates[i].quantity.span.start >= sentence][-len(values) :]
    if head.indicator or len(names) != len(values):
        return None
    return dict(zip((q.span for q in values), names, strict=True)).get(candidates[index].quantity.span)


def _listed_before(paragraph: Paragraph, candidates: Sequence[Candidate]) -> str:
    """The list over which an earlier part of the same sentence spread its values (2030年分别达到…;2035年分别达到…)."""
    start = paragraph.folded.rfind("。", paragraph.block.span.start, candidates[-1].end if candidates else 0) + 1
    lists = (c.indicator for c in reversed(candidates) if c.spread is Spread.RESPECTIVELY and c.indicator)
    return next(lists, "") if candidates and candidates[-1].clause.start >= start else ""


def _subject(paragraph: Paragraph, at: int) -> str:
    """The list that opens a sentence whose later clause distributes values (A和B在2022年基础上倍增,分别超过x和y)."""
    said = paragraph.folded[paragraph.sentence_start(at) : at]
    match = pattern_of("shape.subject").match(said)
    return from_left(match["names"]) if match else ""
