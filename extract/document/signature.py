"""落款: the signing organs and the day that close a notice or report, wherever in the file they stand."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from corpus.model import Block, Span
from extract.rules import begins, finds, first, pattern_of
from extract.sentences import line_around

MOST_SIGNERS = 40
"""Lines of organs above one day: more than all ministries that ever sign together."""
_HEAD = 250
"""Characters in which such a text names its issuer."""
_LONGEST_ORGAN, _SHORTEST_ORGAN = 40, 4
_MARKS = re.compile("[、, ]")
LONG_LINE = 250
"""A line this long may be a whole text without line breaks (OCR): the running rules look inside it."""


@dataclass(frozen=True, slots=True)
class Signature:
    """Who signed and when, as far as printed; ``span`` is all of it."""

    organs: tuple[Span, ...]
    """One span a line; a line may name several organs."""
    day: Span | None
    span: Span
    block: int
    """Index of the block in which it ends."""


def _group(match: re.Match[str], name: str, offset: int = 0) -> Span:
    return Span(match.start(name) + offset, match.end(name) + offset)


def find_signatures(blocks: Sequence[Block], folded: str) -> tuple[Signature, ...]:
    """Every signature with a day, in order. Table cells are none, nor are days in brackets (a report's subtitle)."""
    found: list[Signature] = []
    for index, block in enumerate(blocks):
        if block.cell is not None:
            continue
        if len(line_around(folded, block.span)) >= LONG_LINE:
            found += _running(index, block, folded)
        elif signature := _lines(blocks, index, folded):
            found.append(signature)
    return tuple(found)


def _running(index: int, block: Block, folded: str) -> list[Signature]:
    """Signatures inside such a text: behind the end of a sentence, or of an organ that its head has named already."""
    start, end = block.span.start, block.span.end
    opening = line_around(folded, block.span).start  # the block may be a row that was given a line of its own
    head = folded[opening : opening + _HEAD]
    found = {
        m.start("day"): (
            _named(head[: m.start("organ") - opening], folded, _group(m, "organ")) or _group(m, "organ"),
            _group(m, "day"),
        )
        for m in finds("part.signature.running", folded, start, end)
    }
    for organ, day in _closing(head, block, folded):
        if organ.start - opening >= _HEAD:
            found.setdefault(day.start, (organ, day))
    return [Signature((organ,), day, Span(organ.start, day.end), index) for _, (organ, day) in sorted(found.items())]


def _closing(head: str, block: Block, folded: str) -> Iterator[tuple[Span, Span]]:
    """The days in a line that stand behind an organ which the head names, with the organ."""
    start, end = block.span.start, block.span.end
    for m in finds("part.signature.closing", folded, start, end):
        if organ := _named(head, folded, Span(max(start + 1, m.start() - _LONGEST_ORGAN), m.start())):
            yield organ, _group(m, "day")


def _named(head: str, folded: str, span: Span) -> Span | None:
    """The longest end of a stretch that the head names as an organ: 附表某市水利局 signs as 某市水利局."""
    head = _MARKS.sub("", head)
    for at in range(span.start, span.end - _SHORTEST_ORGAN + 1):
        place = head.find(folded[at : span.end])
        begins = place == 0 or (place > 0 and pattern_of("part.signature.before").search(head[:place]))
        told = begins or (place > 0 and _is_elliptic(folded, at, span.end))
        if told and pattern_of("part.signature.organ").match(folded[at : span.end]):
            return Span(at, span.end)
    return None


def _is_elliptic(folded: str, start: int, end: int) -> bool:
    """Whether an organ stands without its place (省林业局), behind something that is no place: a number, an address."""
    before = folded[max(start - _LONGEST_ORGAN, 0) : start].rstrip("X*")[-1:]
    return not "\u4e00" <= before <= "\u9fff" and bool(pattern_of("document.organ.elliptic").match(folded[start:end]))


def _lines(blocks: Sequence[Block], index: int, folded: str) -> Signature | None:
    start, end = blocks[index].span.start, blocks[index].span.end
    text = folded[start:end]
    if begins("part.attachment.list", text):  # 附件：某某做法某市水利局2024年3月1日
        closing = next(_closing(folded[: min(start, _HEAD)], blocks[index], folded), None)
        return Signature((closing[0],), closing[1], Span(closing[0].start, closing[1].end), index) if closing else None
    if match := begins("part.signature.line", text):
        return Signature((_group(match, "organ", start),), _group(match, "day", start), Span(start, end), index)
    if (match := first("part.signature.behind", text)) and match["day"]:
        return Signature(
            (_group(match, "organ", start),),
            _group(match, "day", start),
            Span(start + match.start("organ"), end),
            index,
        )
    match = pattern_of("part.signature.day").match(text)
    if not match or index == 0:
        return None
    organs = organs_above(blocks, index, folded) or _organ_behind(blocks[index - 1], folded)
    if not organs and not _closes(folded[blocks[index - 1].span.start : blocks[index - 1].span.end]):
        return None  # a day that neither organs nor a finished text stand before is a page's date, not a signature
    if pattern_of("part.signature.damaged").match(text) and not _ends_above(blocks, index - len(organs), folded):
        return None
    return Signature(organs, _group(match, "day", start), Span(organs[0].start if organs else start, end), index)


def _organ_behind(block: Block, folded: str) -> tuple[Span, ...]:
    """The organ that signs on the line of the last sentence, above its day."""
    match = first("part.signature.behind", folded[block.span.start : block.span.end]) if block.cell is None else None
    return (_group(match, "organ", block.span.start),) if match and not match["day"] else ()


def _ends_above(blocks: Sequence[Block], index: int, folded: str) -> bool:
    """Whether a text ends above a line: a day that lost its signs may be a table's figure (2021年38)."""
    return index > 0 and _closes(folded[blocks[index - 1].span.start : blocks[index - 1].span.end])


def _closes(line: str) -> bool:
    """Whether a text ends with a line: a sentence, a list of attachments, the person who signs an order."""
    return line.endswith(("。", ".", "!")) or bool(
        pattern_of("part.trailer").match(line) or pattern_of("part.signature.person").match(line)
    )


def organs_above(blocks: Sequence[Block], index: int, folded: str) -> tuple[Span, ...]:
    """The unbroken run of lines above a block that name nothing but organs."""
    organ = pattern_of("part.signature.organ")
    spans: list[Span] = []
    for block in reversed(blocks[max(index - MOST_SIGNERS, 0) : index]):
        line = folded[block.span.start : block.span.end]
        if block.cell is None and not spans and pattern_of("part.signature.proxy").match(line):
            continue
        begun = spans and _goes_on(line, folded[spans[-1].start : spans[-1].end])
        if block.cell is not None or not (begun or organ.match(line)):
            break
        spans[-1:] = [Span(block.span.start, spans[-1].end)] if begun else [*spans[-1:], block.span]
    return tuple(reversed(spans))


def _goes_on(line: str, below: str) -> bool:
    """Whether the name of an organ is broken between two lines: 国务院应对疫情 / 联防联控机制."""
    if _closes(line) or not pattern_of("part.signature.tail").match(below):
        return False
    organ = pattern_of("part.signature.organ")
    return organ.match(line) is None and organ.match(line + below) is not None
