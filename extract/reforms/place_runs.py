"""What several places try, told in one sentence or sentence by sentence, each with the place that it begins with.

支持望山县开展甲试点、桐河区深化乙改革试点; 先行示范: 望山县探索甲机制，建设…。桐河区开展乙试点。
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from corpus.model import Block, Span
from extract.layout import Layout
from extract.reforms.looking_back import reviewed
from extract.reforms.places import place_in
from extract.reforms.priority_items import Listed, is_done, parted, trimmed
from extract.rules import begins, finds, pattern_of

_RULE = "list.heading"
_FEWEST, _FEWEST_LOOSE = 2, 3
"""Places in a row: two say enough where each has a verb or 在 before it and tries something."""
_TRIALS = ("试点", "试验")
_CLAUSE = re.compile("[^,;。\n]+")


def find_place_runs(layout: Layout) -> Iterator[Listed]:
    """The items of rows of places in a sentence, and of sentences under a head that lets places go ahead."""
    for _, block in layout.blocks_with("priority.run.item"):
        if block.cell is None:
            for run in _runs(layout.folded, block):
                yield from _of_run(layout, run)
    yield from _ahead(layout)


# --- places in a row --------------------------------------------------------------------------------------------------


def _runs(folded: str, block: Block) -> Iterator[list[re.Match[str]]]:
    """Items that follow each other with only a mark between them."""
    run: list[re.Match[str]] = []
    for match in finds("priority.run.item", folded, block.span.start, block.span.end):
        if not all(_places(folded, match)):
            continue
        if run and (folded[run[-1].end()] == "。" or folded[run[-1].end() + 1 : match.start()].strip()):
            yield run
            run = []
        run.append(match)
    yield run


def _places(folded: str, item: re.Match[str]) -> list[Span | None]:
    return [place_in(folded, name) for name in parted(folded, Span(*item.span("places")), "、和及与")]


def _of_run(layout: Layout, run: Sequence[re.Match[str]]) -> Iterator[Listed]:
    folded = layout.folded
    tight = all((match["verb"] or match["lead"]) and match["what"].endswith(_TRIALS) for match in run)
    if len(run) < (_FEWEST if tight else _FEWEST_LOOSE):
        return
    # What stands before the first place (支持, 在, a colon) tells a plan from a report of what places do.
    if not run[0]["lead"] and folded[run[0].start() - 1 : run[0].start()] != ":":
        return
    if is_done(folded, run[0].start()) or reviewed(layout, run[0].start()):
        return
    charges = [pattern_of("priority.run.charge").match(match["what"]) for match in run]
    for match, charge in zip(run, charges, strict=True):
        start = match.start("what") + (charge.end() if charge and all(charges) else 0)
        yield from (Listed(Span(start, match.end("what")), place, _RULE) for place in _places(folded, match))


# --- sentence by sentence ---------------------------------------------------------------------------------------------


def _ahead(layout: Layout) -> Iterator[Listed]:
    parents = {section.parent for section in layout.sections}
    for index, section in enumerate(layout.sections):
        title = trimmed(layout.folded, Span(section.heading.start + len(section.label), section.heading.end))
        heads = pattern_of("priority.ahead.heading").fullmatch(layout.folded, title.start, title.end)
        if heads is None or index in parents or reviewed(layout, section.heading.start):
            continue
        blocks = [b for b in layout.blocks_in(section.span) if b.cell is None and b.span.end > section.heading.end]
        stretches = [Span(max(b.span.start, section.heading.end), b.span.end) for b in blocks]
        found = [item for stretch in stretches for item in _told(layout.folded, stretch)]
        if len({item.region for item in found}) >= _FEWEST:
            yield from found


def _told(folded: str, stretch: Span) -> Iterator[Listed]:
    """The clauses of each sentence that are an arrangement, from the one on that begins with a place."""
    place: Span | None = None
    for match in _CLAUSE.finditer(folded, stretch.start, stretch.end):
        clause = trimmed(folded, Span(*match.span()))
        if folded[match.start() - 1 : match.start()] in ("。", "\n"):
            place = None
        if led := begins("priority.ahead.place", folded[clause.start : clause.end]):
            named = place_in(folded, Span(clause.start + led.start("place"), clause.start + led.end("place")))
            place, clause = named or place, Span(clause.start + led.end(), clause.end) if named else clause
        if place and pattern_of("priority.ahead.deed").fullmatch(folded, clause.start, clause.end):
            yield Listed(clause, place, _RULE)
