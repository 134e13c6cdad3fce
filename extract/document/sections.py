"""The outline: headings that carry a number or a formal label, with what stands under them."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from functools import cache

from corpus.model import Block, Document, Part, Section, Span
from extract.document.heading_titles import find_title, line_end_of
from extract.document.inside_labels import places_inside
from extract.document.label_numbers import label_number, numbered_in_decimals, numbered_without_marks
from extract.document.nesting import HeadLabel, Outline, leaves_out_chapters, nested, outline_takes, rank_of
from extract.grid import single_column_tables
from extract.rules import Rule, RuleError, begins, load_rules, pattern_of
from extract.sentences import line_around

RUNNING_TEXT = 400
"""A line longer than this (characters) may hold headings inside: texts from OCR often have no line breaks."""
LONGEST_TITLE_BELOW = 30
"""A line longer than this below 第一章 is its text: the titles of real chapters have at most 19 characters."""
_LONGEST_CLOSING = 40
"""Characters of a heading behind the last full stop or colon of a line."""
LONGEST_LISTED = 60
"""Characters of an item in a list of attachments or a table of contents; a paragraph has more."""
TRAITS = frozenset({"formal", "running", "boxed", "box", "announces", "decimal", "bare", "worn"})
"""What headings.toml may say of a style; its head says what each means."""
_GROUP_NAME = re.compile(r"\?P<\w+>")
_EDGE = " 。;:,、.…"
_BETWEEN = "[\\s\ue000-\uf8ff]?"
"""What may stand before a label inside a text: white space, a private character that was a line's end."""
_DASHES = "—- "
"""What may stand before the label that opens a line."""


@dataclass(frozen=True, slots=True)
class _Styles:
    """The styles of headings.toml, and what tells quickly where none of them stands."""

    rules: tuple[Rule, ...]
    label: re.Pattern[str]
    """A label of any style."""
    inline: re.Pattern[str]
    """The end of a sentence before a label that may stand inside a text without line breaks."""


@cache
def _styles() -> _Styles:
    rules = load_rules("headings")
    for rule in rules:
        if unknown := sorted(rule.traits - TRAITS):
            raise RuleError(f"headings.toml: {rule.rule_id}: no trait {', '.join(map(repr, unknown))}")
    running = _any_of(rule for rule in rules if "running" in rule.traits)
    inline = rf"(?<= [。;:!?] ) (?<! 附件: ) {_BETWEEN} (?= {running} )"
    return _Styles(rules, re.compile(_any_of(rules), re.VERBOSE), re.compile(inline, re.VERBOSE))


def _any_of(rules: Iterable[Rule]) -> str:
    """The patterns as alternatives, their groups without names, which would be there twice."""
    return "|".join(f"(?:{_GROUP_NAME.sub('?:', rule.pattern.pattern)})" for rule in rules)


def _match_label(folded: str, start: int, line_end: int) -> HeadLabel | None:
    for rank, rule in enumerate(_styles().rules):
        if "announces" in rule.traits:  # looks at the next line, and is no deeper than the style above it
            if rule.pattern.match(folded, start):
                return HeadLabel(rank - 1, rule.traits, 0, Span(start, start), line_end)
        elif match := rule.pattern.match(folded, start, line_end):
            rank -= "worn" in rule.traits
            return HeadLabel(rank, rule.traits, label_number(match), Span(*match.span()), line_end)
    return None


def _labels_of(block: Block, folded: str) -> Iterator[HeadLabel]:
    """The label that opens a line; in a text without line breaks also those inside it."""
    start, end = block.span.start, block.span.end
    places = [start]
    joined = (begins(rule, folded, start, end) for rule in ("heads.joined", "heads.dashed"))
    if second := next(filter(None, joined), None):
        places.append(second.start("second"))
    stop = max(folded.rfind("。", start, end), folded.rfind(":", start, end)) + 1
    if start < stop and end - stop < _LONGEST_CLOSING and (second := begins("heads.closing", folded, stop, end)):
        places.append(second.start("second"))
    if len(line_around(folded, block.span)) > RUNNING_TEXT:
        places += places_inside(folded, block.span, _styles().inline)
    places = sorted(set(places))
    for place, following in zip(places, [*places[1:], end], strict=True):
        if not _styles().label.match(folded, place):
            continue
        label = _match_label(folded, place, following)
        if label and (folded[label.span.end : following].strip(_EDGE) or _titled_below(folded, label)):
            opens = not folded[start:place].strip(_DASHES)
            yield replace(label, opens=opens, listed=opens and folded[max(start - 2, 0) : start - 1] in (";", ":"))


def _titled_below(folded: str, label: HeadLabel) -> bool:
    """第一章 alone on a line, its title on the next."""
    below = folded[label.line_end + 1 : line_end_of(folded, label.line_end + 1)]
    return "formal" in label.traits and len(below) <= LONGEST_TITLE_BELOW and below[-1:] not in "。;,:"


def _headed_lines(document: Document, folded: str) -> Iterator[Block]:
    """The lines in which headings may stand: not in tables, not in a list of attachments or a table of contents."""
    boxes = single_column_tables(document.blocks)
    listing = contents = rows = False
    listed: set[str] = set()
    for block in document.blocks:
        if block.cell and block.cell.table not in boxes:
            continue
        line = folded[block.span.start : block.span.end]
        rows = (rows and not begins("part.attachment.mark", line)) or bool(begins("heads.table.glued", line))
        if rows:  # a table whose cells are run together
            continue
        if pattern_of("part.contents.entry").search(line):
            continue
        if pattern_of("part.contents").match(line):
            contents, listed = True, set()
            continue
        if begins("part.attachment.list", line):
            listing = True
            continue
        if listing and re.match(r"\d{1,2}[.、]", line) and len(line) < LONGEST_LISTED:
            continue
        listing = False
        if contents:
            key = re.sub(r"[\s.…\d]+$", "", line)
            contents = key not in listed and len(key) < LONGEST_LISTED
            listed.add(key)
            if contents:
                continue
        yield block


def find_labels(document: Document, folded: str, parts: tuple[Part, ...]) -> list[list[HeadLabel]]:
    """The labels of each part, as they stand."""
    spans = [part.span for part in parts] or [Span(0, len(folded))]
    ends = [span.end for span in spans]
    found: list[list[HeadLabel]] = [[] for _ in spans]
    numbers = {"decimal": numbered_in_decimals, "bare": numbered_without_marks}
    unused = {trait for trait, is_used in numbers.items() if not is_used(document, folded)}
    for block in _headed_lines(document, folded):
        for label in (one for one in _labels_of(block, folded) if unused.isdisjoint(one.traits)):
            part = bisect_right(ends, label.span.start)
            beyond = label.line_end > ends[part]
            found[part].append(replace(label, line_end=ends[part]) if beyond else label)
    heads = [block.span.start for block in document.blocks if _heads_table(block, folded)]
    return [list(_without_rows(labels, folded, heads, span.start)) for labels, span in zip(found, spans, strict=True)]


def _heads_table(block: Block, folded: str) -> bool:
    line = folded[block.span.start : block.span.end]
    return block.cell is None and pattern_of("heads.table").match(line) is not None


def _without_rows(labels: Sequence[HeadLabel], folded: str, heads: Sequence[int], start: int) -> Iterator[HeadLabel]:
    """The labels but for the rows (行动一：某行动) of a table whose cells came as lines."""
    first = bisect_left(heads, start)
    for label, following in zip(labels, [*labels, None][1:], strict=True):
        end = following.span.start if following else label.line_end + RUNNING_TEXT
        below = bisect_right(heads, label.span.start) > first
        if not (label.rank == rank_of("heading.named") and below and "。" not in folded[label.span.end : end]):
            yield label


def find_sections(document: Document, folded: str, parts: tuple[Part, ...]) -> tuple[Section, ...]:
    """Every labelled heading in order; ``parent`` indexes into the result."""
    sections: list[Section] = []
    part_ends = [part.span.end for part in parts] or [len(folded)]
    for labels, part_end in zip(find_labels(document, folded, parts), part_ends, strict=True):
        outline = Outline(excerpt=leaves_out_chapters(labels))
        kept = [label for label in labels if outline_takes(outline, label)]
        starts = [*(label.span.start for label in kept), part_end]
        places = nested(kept, len(sections))
        for index, (label, (_, depth)) in enumerate(zip(kept, places, strict=True)):
            behind = (starts[n] for n in range(index + 1, len(places)) if places[n][1] <= depth)
            span = Span(label.span.start, next(behind, part_end))
            title = find_title(folded, label.span.end, label.line_end, starts[index + 1])
            sections.append(_section(document, label, title, span, places[index]))
    return tuple(sections)


def _section(document: Document, label: HeadLabel, title: Span, span: Span, place: tuple[int | None, int]) -> Section:
    text, (parent, depth) = document.text, place
    return Section(
        label=text[label.span.start : label.span.end].strip(),
        title=text[title.start : title.end],
        depth=depth,
        heading=Span(label.span.start, max(title.end, label.span.end)),
        span=span,
        parent=parent,
    )
