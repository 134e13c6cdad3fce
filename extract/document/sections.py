"""The outline: headings that carry a number or a formal label, with what stands under them."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from functools import cache
from itertools import pairwise

from corpus.model import Block, Document, Part, Section, Span
from extract.document.heading_titles import find_title, line_end_of
from extract.document.inside_labels import places_inside
from extract.document.label_numbers import label_number, numbered_in_decimals, numbered_without_marks
from extract.grid import single_column_tables
from extract.rules import Rule, RuleError, begins, load_rules, pattern_of
from extract.sentences import line_around

RUNNING_TEXT = 400
"""A line longer than this (characters) may hold headings inside: texts from OCR often have no line breaks."""
LARGEST_GAP = 5
"""Numbers may jump by so much (an item left out, a page lost) and still belong to one list."""
LARGEST_GAP_IN_EXCERPT = 10
"""… where chapters are left out, too, and the label opens its line."""
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
class _Label:
    """A printed label and the line that it opens."""

    rank: int
    """Depth of its style: its place in headings.toml."""
    traits: frozenset[str]
    """What headings.toml says of its style."""
    number: int
    span: Span
    line_end: int
    opens: bool = False
    """Whether it opens a line of the text, and does not stand inside one."""
    listed: bool = False
    """Whether the line above ends as an item of a list does, or announces one."""

    @property
    def is_item(self) -> bool:
        """Whether it opens a line in a list that an excerpt may have left items out of."""
        return self.opens and "running" in self.traits


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


def _match_label(folded: str, start: int, line_end: int) -> _Label | None:
    for rank, rule in enumerate(_styles().rules):
        if "announces" in rule.traits:  # looks at the next line, and is no deeper than the style above it
            if rule.pattern.match(folded, start):
                return _Label(rank - 1, rule.traits, 0, Span(start, start), line_end)
        elif match := rule.pattern.match(folded, start, line_end):
            rank -= "worn" in rule.traits
            return _Label(rank, rule.traits, label_number(match), Span(*match.span()), line_end)
    return None


def _labels_of(block: Block, folded: str) -> Iterator[_Label]:
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


def _titled_below(folded: str, label: _Label) -> bool:
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


class _Outline:
    """Labels that continue a list, one after another, with the stack of those that are open."""

    def __init__(self, *, excerpt: bool = False) -> None:
        self.excerpt = excerpt
        """Whether chapters are left out: then items are, too, more of them and the first ones of a list."""
        self.open: list[tuple[_Label, int]] = []
        self.last: dict[int, int] = {}
        """The last number of each style in this part: some lists run on across chapters."""

    def takes(self, label: _Label) -> bool:
        """Whether the number fits: a list begins with 1, goes on, or (in an excerpt) is the first of its style."""
        if not len(label.span):
            return any(o.rank == label.rank for o, _ in self.open)
        if "worn" in label.traits:
            return any(o.rank == label.rank and o.number == label.number - 1 for o, _ in self.open)
        last = self.last.get(label.rank)
        if label.number <= 1 or last is None or last <= label.number <= last + self._gap(label) or self._resumes(label):
            return True
        head = self.open[-1][0] if self.open else label  # below which, in an excerpt, numbers may go on far ahead
        later = (
            (self.excerpt or label.listed) and label.is_item and label.number <= LARGEST_GAP
        )  # or begin anew with one
        return head.rank < label.rank and (later or last < label.number) and "running" in label.traits

    def _gap(self, label: _Label) -> int:
        return LARGEST_GAP_IN_EXCERPT if self.excerpt and label.is_item else LARGEST_GAP

    def _resumes(self, label: _Label) -> bool:
        return any(o.rank == label.rank and 0 < label.number - o.number <= self._gap(label) for o, _ in self.open)

    def enter(self, label: _Label, index: int) -> tuple[int | None, int]:
        """Close what the label ends; return its parent's index and its depth."""
        while self.open and self._closes(label, self.open[-1][0]):
            self.open.pop()
        parent = self.open[-1][1] if self.open else None
        self.open.append((label, index))
        self.last[label.rank] = label.number or self.last.get(label.rank, 0)
        return parent, len(self.open)

    def _closes(self, label: _Label, opened: _Label) -> bool:
        if "box" in opened.traits:
            return "boxed" not in label.traits or self._continues_outside(label)
        return "box" not in label.traits and opened.rank >= label.rank

    def _continues_outside(self, label: _Label) -> bool:
        """Behind a box, an item that goes on with the list that the box interrupted."""
        return any(o.rank == label.rank and o.number == label.number - 1 for o, _ in self.open)


def find_labels(document: Document, folded: str, parts: tuple[Part, ...]) -> list[list[_Label]]:
    """The labels of each part, as they stand."""
    spans = [part.span for part in parts] or [Span(0, len(folded))]
    ends = [span.end for span in spans]
    found: list[list[_Label]] = [[] for _ in spans]
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


def _without_rows(labels: Sequence[_Label], folded: str, heads: Sequence[int], start: int) -> Iterator[_Label]:
    """The labels but for the rows (行动一：某行动) of a table whose cells came as lines."""
    first = bisect_left(heads, start)
    for label, following in zip(labels, [*labels, None][1:], strict=True):
        end = following.span.start if following else label.line_end + RUNNING_TEXT
        below = bisect_right(heads, label.span.start) > first
        if not (label.rank == _rank("heading.named") and below and "。" not in folded[label.span.end : end]):
            yield label


@cache
def _rank(style: str) -> int:
    return next(rank for rank, rule in enumerate(_styles().rules) if rule.rule_id == style)


def find_sections(document: Document, folded: str, parts: tuple[Part, ...]) -> tuple[Section, ...]:
    """Every labelled heading in order; ``parent`` indexes into the result."""
    sections: list[Section] = []
    part_ends = [part.span.end for part in parts] or [len(folded)]
    for labels, part_end in zip(find_labels(document, folded, parts), part_ends, strict=True):
        outline = _Outline(excerpt=_leaves_out_chapters(labels))
        kept = [label for label in labels if outline_takes(outline, label)]
        starts = [*(label.span.start for label in kept), part_end]
        places = _nested(kept, len(sections))
        for index, (label, (_, depth)) in enumerate(zip(kept, places, strict=True)):
            behind = (starts[n] for n in range(index + 1, len(places)) if places[n][1] <= depth)
            span = Span(label.span.start, next(behind, part_end))
            title = find_title(folded, label.span.end, label.line_end, starts[index + 1])
            sections.append(_section(document, label, title, span, places[index]))
    return tuple(sections)


def _leaves_out_chapters(labels: Sequence[_Label]) -> bool:
    """Whether a part's chapters (一、) begin with a later one, or leave some out."""
    numbers = [label.number for label in labels if label.opens and label.rank == _rank("heading.han")]
    return any(1 < after - before <= LARGEST_GAP_IN_EXCERPT for before, after in pairwise([0, *numbers]))


def outline_takes(outline: _Outline, label: _Label) -> bool:
    """Whether a label continues the part's lists; if so it is entered."""
    if not outline.takes(label):
        return False
    outline.enter(label, 0)
    return True


def _section(document: Document, label: _Label, title: Span, span: Span, place: tuple[int | None, int]) -> Section:
    text, (parent, depth) = document.text, place
    return Section(
        label=text[label.span.start : label.span.end].strip(),
        title=text[title.start : title.end],
        depth=depth,
        heading=Span(label.span.start, max(title.end, label.span.end)),
        span=span,
        parent=parent,
    )


def _nested(labels: Sequence[_Label], first: int) -> list[tuple[int | None, int]]:
    """The parent and the depth of each section of a part, of which ``first`` is the index of the first."""
    outline = _Outline()
    above = _articles_run_on(labels)
    return [outline.enter(_exchanged(label) if above else label, index) for index, label in enumerate(labels, first)]


def _articles_run_on(labels: Sequence[_Label]) -> bool:
    """Whether articles are counted on through 一、二、…, which head them: elsewhere those are an article's items."""
    article, han = _rank("heading.article"), _rank("heading.han")
    both = [label for label in labels if label.rank in (article, han)]
    heads = [label.number for label in both if label.rank == han]
    articles = [label.number for label in both if label.rank == article]
    goes_on = articles == list(range(1, len(articles) + 1)) and heads == list(range(1, len(heads) + 1))
    headed = sum(one.rank == han and other.rank == article for one, other in pairwise(both))
    return goes_on and headed >= max(2, len(heads) - 1) and both[0].rank == han


def _exchanged(label: _Label) -> _Label:
    """With the rank of 一、 for an article, and the other way round."""
    article, han = _rank("heading.article"), _rank("heading.han")
    return replace(label, rank={article: han, han: article}.get(label.rank, label.rank))
