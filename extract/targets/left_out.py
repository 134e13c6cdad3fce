"""没有读出的数: figures that stand in rows and columns which nobody can tell: an issue with their place, never silence.

Tables of indicators whose cells ran together, rows of bare numbers behind a label (年度目标 2 5 1 10), and lines of
nothing but numbers under heads that say 目标 and 完成.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import pairwise

from corpus.model import Block, Issue, Span
from extract.rules import finds, pattern_of
from extract.targets.context import Context

CODE = "figures_unclear"
_ADVICE = "没有读出，请核对原表。"
_FEWEST_LINES = 8
"""Lines of nothing but a number that were a table."""
_HEADS = 12
"""Lines above them in which a head says what they are."""
_WIDE = 48
"""Lines of which half are numbers: four rows of a name and eleven columns."""
_NEXT, _SHORT, _LONGEST_AMOUNT = 30, 16, 8
"""Lines of which a third are amounts, all short, where names stand between them; a number as long is one to call."""
_SHOWN = 14


def find_left_out(context: Context) -> tuple[Issue, ...]:
    """Issues about figures in rows that cannot be told. Never raises."""
    return (*_of_run_tables(context), *_of_number_rows(context), *_of_number_lines(context))


def _of_run_tables(context: Context) -> Iterator[Issue]:
    for table in context.run_tables:
        if table.left_out:
            what = f"指标表的单元格连在一起，有 {len(table.left_out)} 行分不清指标和数值，"
            yield Issue(CODE, what + _ADVICE, table.left_out[0])


def _of_number_rows(context: Context) -> Iterator[Issue]:
    """Bare numbers behind one another, of columns that are gone: 新辟线路年度目标 2 5 1 2 10."""
    folded, numbers = context.layout.folded, pattern_of("left.numbers")
    for block in context.layout.document.blocks:
        if block.cell is not None or not numbers.search(folded, block.span.start, block.span.end):
            continue
        found = list(finds("left.number_row", folded, block.span.start, block.span.end))
        if found:
            name = found[0]["label"][-_SHOWN:]
            what = f"“{name}”之后连着几个没有单位的数，分不清各属于哪一栏，"
            yield Issue(CODE, what + _ADVICE, Span(found[0].start(), found[-1].end()))


def _of_number_lines(context: Context) -> Iterator[Issue]:
    blocks = context.layout.document.blocks
    start = 0
    while start < len(blocks):
        end = start
        while end < len(blocks) and _is_number(context, blocks[end]):
            end += 1
        run = end - start >= _FEWEST_LINES // 2 and _is_table(context, blocks, start)
        if run or (end > start and _alternates(context, blocks, start)):
            end = _table_end(context, blocks, end)
            span = Span(blocks[start].span.start, blocks[end - 1].span.end)
            yield Issue(CODE, "表格被拆成一行一个数，分不清各属于哪一行哪一栏，" + _ADVICE, span)
        start = max(end, start + 1)


def _is_table(context: Context, blocks: Sequence[Block], first: int) -> bool:
    """Whether a line above says 目标 or 完成 and enough numbers stand in the lines from here on, or so many that they
    are a table whatever heads it: a wide one has its heads far above its first number."""
    if sum(_is_number(context, block) for block in blocks[first : first + _WIDE]) * 2 >= _WIDE:
        return True
    above = (_words(context, block) for block in blocks[max(0, first - _HEADS) : first])
    headed = any(pattern_of("table.amount_head").search(text) for text in above if len(text) <= _SHOWN)
    numbers = sum(_is_number(context, block) for block in blocks[first : first + 2 * _FEWEST_LINES])
    return headed and numbers >= _FEWEST_LINES


def _alternates(context: Context, blocks: Sequence[Block], first: int) -> bool:
    """Whether short lines follow of which many are numbers that do not count on: names and amounts in turn."""
    lines = [_words(context, block) for block in blocks[first : first + _NEXT] if block.cell is None]
    if len(lines) < _NEXT or max(map(len, lines)) > _SHORT:
        return False
    numbers = [line for line in lines if pattern_of("left.number").match(line) and len(line) < _LONGEST_AMOUNT]
    counted = sum(one.isdecimal() and other == str(int(one) + 1) for one, other in pairwise(numbers))
    return len(numbers) - 2 * counted >= _NEXT // 3


def _table_end(context: Context, blocks: Sequence[Block], at: int) -> int:
    """Behind the last number of lines in which a name stands between numbers."""
    end = at
    while at < len(blocks) and at - end < _FEWEST_LINES:
        at += 1
        if _is_number(context, blocks[at - 1]):
            end = at
    return end


def _is_number(context: Context, block: Block) -> bool:
    return block.cell is None and pattern_of("left.number").fullmatch(_words(context, block)) is not None


def _words(context: Context, block: Block) -> str:
    return "".join(context.layout.folded[block.span.start : min(block.span.end, block.span.start + 40)].split())
