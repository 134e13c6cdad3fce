"""Lists in the lines behind a lead sentence, parted as laws part them: 望山试验区实行下列改革：⏎ 甲；⏎ 乙。"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from corpus.model import Block, Span
from extract.layout import Layout
from extract.reforms.lead_sentences import behind_label, subject_of
from extract.reforms.places import place_in, place_of_holder
from extract.reforms.priority_items import Listed, is_done, trimmed
from extract.rules import finds, pattern_of

_RULE = "list.heading"
_FEWEST = 2
_GOES_ON, _ENDS = ";", "。"


def find_following(layout: Layout) -> Iterator[Listed]:
    """What a place is to try, one line each, where every line but the last ends in ；: also without their numbers."""
    blocks = layout.document.blocks
    for index, block in layout.blocks_with("priority.heading.inline"):
        if block.cell is not None or not layout.folded.startswith(":", block.span.end - 1):
            continue
        lead = _lead(layout.folded, block.span)
        region = lead and _region(layout.folded, block.span, lead)
        if region and not _skipped(layout, block):
            yield from (Listed(line, region, _RULE) for line in _lines(layout.folded, blocks, index + 1))


def _lead(folded: str, line: Span) -> re.Match[str] | None:
    """The lead with whose colon a line ends; what is said to be done already opens no list."""
    start = behind_label(folded, line)
    found = list(finds("priority.heading.inline", folded[start : line.end]))
    ends = found and start + found[-1].end() == line.end
    return found[-1] if ends and not is_done(folded, line.end - 1) else None


def _region(folded: str, line: Span, lead: re.Match[str]) -> Span | None:
    base, name = behind_label(folded, line), subject_of(lead)
    if not lead[name]:
        return None
    held = Span(base + lead.start(name), base + lead.end(name))
    return place_of_holder(folded, held) or place_in(folded, held)


def _skipped(layout: Layout, block: Block) -> bool:
    skip = pattern_of("priority.section.skip")
    return any(skip.search(one.title) for one in layout.ancestors(layout.section_at(block.span.start)))


def _lines(folded: str, blocks: Sequence[Block], start: int) -> list[Span]:
    """The lines up to the first that ends a sentence; none where another does not end in ；."""
    found: list[Span] = []
    for block in blocks[start:]:
        line = trimmed(folded, Span(behind_label(folded, block.span), block.span.end))
        last = folded[block.span.end - 1 : block.span.end]
        if block.cell is not None or last not in (_GOES_ON, _ENDS) or not len(line):
            return []
        found.append(line)
        if last == _ENDS:
            return found if len(found) >= _FEWEST else []
    return []
