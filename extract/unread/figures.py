"""Figures that are stated (达到, 增长, 以上 …) and stand in no target."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence

from corpus.model import Block, Span, Unread, UnreadKind
from extract.grid import Grid
from extract.numbers.quantities import LEVELS, NO_STATEMENTS, Quantity, QuantityKind
from extract.rules import pattern_of
from extract.targets.context import Context
from extract.targets.number_clause import NumberClause
from extract.targets.paragraph import Paragraph
from extract.targets.statements import Candidate, Statement, statement_of
from extract.targets.traps import is_restated, sets_none
from extract.unread.covered import Covered, Found

_HEAD_ROWS = 3
_OF_NAMES = ('"', "阶")
"""Behind a number that is part of a name or picture: “民营经济32条”, 迈上5万亿台阶."""
_GRANTS = ("not.rate", "unread.funds")
_HUNDRED_MILLION, _TIMES = "亿", "次"
_PUNCTUATION = " ,;:、。"
_NOT_TOLD = ("unread.not-told", "not.existing", "not.policy", "not.condition", "not.award")
_NO_FIGURES = ("unread.not-figure", "not.rank", "not.origin", "not.per", "not.frequency")
"""Rules of what makes no target, as far as they look at the words before a number alone."""


def find_unread_figures(found: Found) -> Iterator[Unread]:
    """In running text the numbers that a verb or a bound states; in tables those under heads of values."""
    targets, quantities = Covered(found.target_spans()), found.context.quantities
    starts = [quantity.span.start for quantity in quantities]
    spans = [span for grid in found.layout.grids for span in _values(found, grid)]
    for block in found.layout.document.blocks:
        first, last = bisect_left(starts, block.span.start), bisect_left(starts, block.span.end)
        inside = quantities[first:last]
        free = [n for n, each in enumerate(inside) if _may_state(each) and not targets.touches(each.span)]
        if free:
            spans += _in_block(found.context, block, inside, free)
    yield from (Unread(span=span, kind=UnreadKind.FIGURE) for span in spans if not targets.touches(span))


def _may_state(quantity: Quantity) -> bool:
    return not quantity.is_date and quantity.kind not in NO_STATEMENTS


def _in_block(context: Context, block: Block, quantities: Sequence[Quantity], free: Sequence[int]) -> Iterator[Span]:
    folded = context.layout.folded
    candidates = context.candidates(block, quantities)
    read = {candidate.quantity.span: candidate for candidate in candidates}
    starts = [candidate.quantity.span.start for candidate in candidates]
    paragraph = Paragraph(context, block)
    for index in free:
        quantity = quantities[index]
        paragraph = paragraph.at(quantity.span.start)
        candidate = read.get(quantity.span)
        if candidate is None:
            clause = NumberClause(folded, block.span, quantities, index, candidates)
            if paragraph.reviewed and _told(clause):
                yield Span(clause.start, quantity.span.end)
                continue
            candidate = _stated(paragraph, clause)
        after = bisect_right(starts, quantity.span.start)
        following = candidates[after] if after < len(candidates) else None
        passed = candidate and quantity.span in read and is_restated(folded, candidate, following)
        if candidate and not passed and not _sets_none(paragraph, candidate):
            start = candidate.start
            while start < quantity.span.start and folded[start] in _PUNCTUATION:
                start += 1
            yield Span(start, max(candidate.end, quantity.span.end))


def _sets_none(paragraph: Paragraph, candidate: Candidate) -> bool:
    """The one door to what the rules know to be no target; an amount without a time is a standard (不得小于6.5米)."""
    if candidate.quantity.kind is QuantityKind.AMOUNT and not paragraph.by(candidate, paragraph.status(candidate)):
        return True
    if candidate.kind is not Statement.DELIVER and _HUNDRED_MILLION in candidate.quantity.measure:
        return _of_grants(paragraph, candidate)
    return sets_none(paragraph, candidate, candidate.indicator)


def _of_grants(paragraph: Paragraph, candidate: Candidate) -> bool:
    """Hundreds of millions that something comes to: no target only where grants and fees, or rules, are the matter."""
    context, folded = paragraph.context, paragraph.folded
    said = folded[candidate.clause.start : candidate.clause.end]
    return context.rules_only or context.support or any(pattern_of(rule).search(said) for rule in _GRANTS)


def _stated(paragraph: Paragraph, clause: NumberClause) -> Candidate | None:
    """A number about which a verb or a bound says something, though no rule could tell what it measures.

    Verbs of making, and nouns without a verb, say so only where a time rules or results are told.
    """
    ends = clause.ends_clause
    if clause.in_passing or not (ends or _makes(clause)):
        return None
    reached = clause.kind in (Statement.REACH, Statement.RISE, Statement.FALL)
    dated = paragraph.context.report or paragraph.ruling(clause.quantity.span.start, past=False) is not None
    if not (dated or (ends and (reached or clause.bounded))) or clause.denied or _counts_nothing(clause):
        return None
    kind = clause.kind or statement_of(clause.opening or clause.inner or clause.outer)
    return clause.stated(kind or Statement.REACH, "", clause.quantity.span.end + len(clause.tail_bound))


def _told(clause: NumberClause) -> bool:
    """Whether a clause of a review tells of a deed or a state (已有27家企业, 134个问题全部办复) by this number."""
    quantity = clause.quantity
    if quantity.kind not in LEVELS or quantity.measure == _TIMES or clause.in_passing or clause.denied:
        return False
    said = clause.folded[clause.clause.start : clause.clause.end]
    if not (_counts(clause) or pattern_of("unread.told").search(said) or _made(clause)):
        return False
    if any(pattern_of(rule).search(said) for rule in _NOT_TOLD):
        return False
    return not (quantity.han or _counts_nothing(clause) or pattern_of("unread.size").match(clause.rest))


def _counts(clause: NumberClause) -> bool:
    """Whether a number says how many or what part, by itself: in a review all such are results."""
    counted = clause.quantity.kind in (QuantityKind.COUNT, QuantityKind.SHARE)
    return (counted or clause.ends_clause) and not pattern_of("unread.sized").match(clause.rest)


def _made(clause: NumberClause) -> bool:
    """Whether a verb of making further off has a counted thing or a sum among its objects: 建成福利院和29个养老点."""
    governed = statement_of(clause.opening or clause.inner) is Statement.DELIVER
    return governed and clause.quantity.kind in (QuantityKind.COUNT, QuantityKind.MONEY)


def _makes(clause: NumberClause) -> bool:
    """Whether the verb right before a counted noun says that so many come about: 新增7个园区, not 推进3个园区升级."""
    if clause.quantity.kind is not QuantityKind.COUNT or clause.kind is None:
        return False
    goes_on = pattern_of("not.existing").match(clause.left) or pattern_of("unread.not-made").search(clause.left)
    size = pattern_of("unread.size").match(clause.rest)
    copula = pattern_of("number.copula").search(clause.verb(Statement.REACH))
    return not (goes_on or size or copula)


def _counts_nothing(clause: NumberClause) -> bool:
    """A rank, an origin, a frequency, an idiom, a slogan (六大体系)."""
    quantity = clause.quantity
    if any(pattern_of(rule).search(clause.left) for rule in _NO_FIGURES):
        return True
    if pattern_of("not.idiom").match(clause.folded, quantity.span.start):
        return True
    if clause.rest.startswith(_OF_NAMES):
        return True
    slogan = pattern_of("not.slogan").match(clause.rest) or pattern_of("not.slogan_end").search(clause.left)
    return quantity.kind is QuantityKind.COUNT and (slogan is not None or _named(clause))


def _named(clause: NumberClause) -> bool:
    """A number in characters, or one in quotes, is as often part of a name (三张清单, “百千万”)."""
    start = clause.quantity.span.start
    return clause.quantity.han or clause.folded[start - 1 : start] == '"'


# --- tables -----------------------------------------------------------------------------------------------------------


def _values(found: Found, grid: Grid) -> Iterator[Span]:
    """The numbers in columns that are headed by a year or 目标值."""
    folded = found.layout.folded
    for row in range(min(_HEAD_ROWS, grid.rows)):
        columns = [
            column
            for column, span in grid.row(row).items()
            if pattern_of("unread.value-head").match("".join(folded[span.start : span.end].split()))
        ]
        if columns:
            yield from _column_values(folded, grid, row, columns)
            return


def _column_values(folded: str, grid: Grid, head: int, columns: Sequence[int]) -> Iterator[Span]:
    for row in range(head + 1, grid.rows):
        cells = (grid.cells.get((row, column)) for column in columns)
        yield from (
            span for span in cells if span and pattern_of("unread.value").match(folded[span.start : span.end].strip())
        )
