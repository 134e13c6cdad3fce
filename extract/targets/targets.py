"""目标: numbers that are to be reached, and those that were.

Every number with a measure is looked at in its clause (candidates.py); some set no target whatever their clause says
(traps.py); what stands around them decides whether they are told or planned, and by when (context.py).
Tables of indicators are read by their heads (tables.py).
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator, Sequence

from corpus.model import Block, Metadata, Span, Target, TargetStatus
from extract.layout import Layout
from extract.numbers.quantities import NO_STATEMENTS, Quantity, QuantityKind, find_quantities
from extract.rules import pattern_of
from extract.targets.comparators import comparator
from extract.targets.context import Context
from extract.targets.coordination import head_noun, is_list_of_wholes, split_names
from extract.targets.horizon import find_base
from extract.targets.indicator import from_left, is_name, opens_with_verb
from extract.targets.number_clause import CHANGES, Candidate, Spread, Statement
from extract.targets.paragraph import Paragraph
from extract.targets.run_together import find_signed_tables
from extract.targets.traps import is_extent, sets_none

_LONGEST_INHERITED = 40
"""Characters of a name that a clause takes from the one before it; longer ones are clauses themselves."""
_LONGEST_SHORTHAND = 8
"""Characters of a name that may stand for the cell beside it in short."""
_ALIKE = 0.55
"""The share of a short name's characters that the name in full must hold: more than half (满意率 is 居民满意率)."""
_PUNCTUATION = " ,;:、。"
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
    signed = list(find_signed_tables(layout, context.present, titled))
    inside = {place for table in signed for place in range(table.span.start, table.span.end)}
    quantities = [quantity for quantity in context.quantities if quantity.span.start not in inside]
    starts = [quantity.span.start for quantity in quantities]
    found = context.tables.targets(context.present, titled)
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
    beside = context.tables.named_beside(block)
    names: list[str] = []
    extent = False
    for index, candidate in enumerate(candidates):
        name = candidate.indicator or _inherited(paragraph, candidates, names, index)
        if names and (pattern_of("shape.place").fullmatch(name) or pattern_of("shape.where").match(name)):
            name += _lent(names[-1], candidates[index - 1], candidate)
        if beside and (not candidate.indicator or _related(name, beside)):
            name = beside
        names.append(name)
        name = _distributed(paragraph, candidates, index, names) or name
        extent = is_extent(paragraph, candidate, name) or (extent and _goes_on(paragraph, candidates, index))
        if name and not extent and not sets_none(paragraph, candidate, name):
            yield from _targets(paragraph, candidate, name)


def _goes_on(paragraph: Paragraph, candidates: Sequence[Candidate], index: int) -> bool:
    """Whether a level is told in the same sentence as the one before it (规划面积…,其中起步区4.2平方公里)."""
    before, here = candidates[index - 1], candidates[index]
    same = before.clause.start >= paragraph.sentence_start(here.clause.start)
    return same and here.kind is Statement.REACH and here.quantity.measure == before.quantity.measure


def _lent(name: str, before: Candidate, candidate: Candidate) -> str:
    """What a place alone takes from the name before it: 东山县农田10万亩、西岭县20万亩; PM2.5浓度, 东山市32微克."""
    place = pattern_of("shape.place").match(name)
    if place and place.end() < len(name) and candidate.kind == before.kind:
        rest = name[place.end() :]
        return rest.partition(")")[2] if rest.startswith("(") else rest
    return head_noun(name) if candidate.quantity.kind in (QuantityKind.SHARE, QuantityKind.AMOUNT) else ""


def _inherited(paragraph: Paragraph, candidates: Sequence[Candidate], names: Sequence[str], index: int) -> str:
    """The indicator of a clause that names none: what its sentence named last, else what its paragraph did."""
    at = candidates[index].clause.start
    sentence = paragraph.sentence_start(at)
    if index and candidates[index - 1].quantity.span.start >= sentence:
        return names[index - 1]
    before = paragraph.folded[sentence:at].rstrip(",")
    said = from_left(_without_numbers(before[before.rfind(",") + 1 :]))
    if is_name(said) and len(said) <= _LONGEST_INHERITED:
        return said
    return names[index - 1] if index else ""


def _without_numbers(said: str) -> str:
    """What stands before the first number with a measure, 的-attributes aside; nothing where that tells a frequency."""
    measured = (q for q in find_quantities(said, Span(0, len(said))) if q.kind not in NO_STATEMENTS)
    first = next(measured, None)
    if first is None or pattern_of("not.threshold").match(said[first.span.end :]):
        return said
    before = said[: first.span.start]
    return "" if pattern_of("not.frequency").search(before) else pattern_of("name.unverbed").sub("", before)


def _targets(paragraph: Paragraph, candidate: Candidate, name: str) -> Iterator[Target]:
    """The records that a number makes: one, or one for each of the names that share it (均达到)."""
    quantity, layout = candidate.quantity, paragraph.context.layout
    start = candidate.start
    while start < quantity.span.start and layout.folded[start] in _PUNCTUATION:
        start += 1
    told = pattern_of("name.of_base").search(name) is not None
    status = TargetStatus.ACHIEVED if told else paragraph.status(candidate)
    for single in split_names(name) if _shared(candidate, name) else [name]:
        yield Target(
            span=Span(start, candidate.end),
            indicator=_quoted(layout, paragraph.block, single),
            value=quantity.value,
            upper=quantity.upper,
            measure=_quoted(layout, paragraph.block, quantity.measure) or None,
            comparator=comparator(candidate.kind, candidate.bound),
            by=paragraph.by(candidate, status),
            base=find_base(layout.folded, candidate.clause, paragraph.context.year),
            status=status,
            rule=_RULE_NAMES[candidate.kind],
        )


def _shared(candidate: Candidate, name: str) -> bool:
    """Whether one value is each indicator's of a list: 均达到45%, 分别下降15%以上; 零售总额、固定资产投资增长4%."""
    if candidate.spread:
        return candidate.spread is Spread.EACH or candidate.indicator == name
    grows = candidate.kind in CHANGES and candidate.quantity.kind is QuantityKind.SHARE
    return grows and is_list_of_wholes(name)


def _quoted(layout: Layout, block: Block, words: str) -> str:
    """Folded words of a block in the document's own script and marks."""
    folded, text = layout.folded[block.span.start : block.span.end], layout.document[block.span]
    at = folded.find(words)
    if at != -1:
        return text[at : at + len(words)]
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
    values = [c for c in candidates[first:] if c.clause == clause and (c is head or not c.indicator)]
    names = split_names(head.indicator or _subject(paragraph, clause.start), len(values))
    if len(names) != len(values) and not head.indicator:
        sentence = paragraph.sentence_start(clause.start)
        names = [told[i] for i in range(first) if candidates[i].quantity.span.start >= sentence][-len(values) :]
    position = next((place for place, c in enumerate(values) if c is candidates[index]), None)
    return names[position] if position is not None and len(names) == len(values) else None


def _subject(paragraph: Paragraph, at: int) -> str:
    """The list that opens a sentence whose later clause distributes values (A和B在2022年基础上倍增,分别超过x和y)."""
    said = paragraph.folded[paragraph.sentence_start(at) : at]
    match = pattern_of("shape.subject").match(said)
    return from_left(match["names"]) if match else ""


def _related(name: str, beside: str) -> bool:
    """Whether the cell beside names the same thing in full."""
    if not (len(name) <= _LONGEST_SHORTHAND and len(name) < len(beside)) or opens_with_verb(beside):
        return False
    return len(set(name) & set(beside)) >= _ALIKE * len(set(name))
