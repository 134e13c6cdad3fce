"""Where a document sets assignments apart: brackets behind an item, lines of their own, labels at a paragraph's end."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Container, Iterator, Sequence
from dataclasses import dataclass
from enum import StrEnum

from corpus.model import Block, Span, UnitRole
from extract.labels.asides import is_aside
from extract.labels.brackets import CLOSING, LONGEST, OPENING, after, before, closes_passage, closing_bracket
from extract.labels.lexemes import LabelField
from extract.labels.listed import listed_brackets
from extract.labels.units import is_unit_like, looks_like_list
from extract.labels.vocabulary import Label, inner_label, is_set_apart, label_of, list_label, unknown_word
from extract.rules import pattern_of

_LABEL = re.compile(
    r"(?:(?<=[;:,。\s(\[、])|^)(?P<label>[\u4e00-\u9fff]{2,12}(?:\([\u4e00-\u9fff]{1,6}\)[\u4e00-\u9fff]{0,4})?)\s?:"
)
"""Where a label can stand; what is one, the vocabulary knows."""
_BOXED_LABEL = re.compile(r"(?P<label>\[[\u4e00-\u9fff]{2,12}\])\s?:?")
"""【责任单位】 before its units, with a colon or without."""
_TAIL_LABEL = re.compile(r"(?<=。)\s?(?=[\u4e00-\u9fff()]{4,12}:|\[[\u4e00-\u9fff]{4,12}\])")
_BULLET = re.compile(r"[-·●■□◆◇▲△★☆▶►※>\s]{0,4}")
"""Marks before a label that opens a line."""
_OPENING_LABEL = re.compile(r"\[|[\u4e00-\u9fff()\s]{2,60}:")
"""What a line begins with where a label opens it: most lines have another sign before their first colon."""
_BROKEN_LABEL = re.compile(r"(?:(?<=[;:,。(\[、])|^)\s?(?P<label>[\u4e00-\u9fff]{1,8}\n[\u4e00-\u9fff]{1,8})\s?:")
"""A line break in the middle of a label: texts from OCR and hard-wrapped ones."""
_BARE_LABEL = re.compile(r"(?:(?<=[;,。)\]\n])|(?<=:)(?=第))\s?(?P<label>[\u4e00-\u9fff]{2,6})\s?:")
"""Behind a label that is known: a word of its own with a colon begins another list, whatever it says."""
_FIRST_PIECE = re.compile(
    r"\s?(?P<piece>[\u4e00-\u9fff]{1,20}(?:\([^()\n]{1,12}\)[\u4e00-\u9fff]{0,8})?)(?P<mark>[、,;:。\n]|$)"
)


class Form(StrEnum):
    """How an assignment is set apart."""

    BRACKET = "bracket"
    UNCLOSED = "unclosed"
    """A bracket that nobody closed."""
    LINE = "line"
    TABLE = "table"


@dataclass(frozen=True, slots=True)
class Clause:
    """One field of an annotation: 牵头单位：A、B. Without a printed label, ``field`` is None."""

    field: LabelField | None
    role: UnitRole | None
    label: str | None
    value: Span


@dataclass(frozen=True, slots=True)
class Annotation:
    """An assignment as set apart, brackets included."""

    span: Span
    clauses: tuple[Clause, ...]
    form: Form


def _labels(folded: str, start: int, end: int) -> list[tuple[re.Match[str], Label]]:
    """The labels between two places in order; one that nothing parts from the list before it counts as well.

    A label of units that nobody knows counts too: what is behind it does not belong to the list before it.
    """
    boxed = _boxed_labels(folded, start, end)
    if folded.find(":", start, end) == -1:
        return boxed  # most lines have none
    broken = _BROKEN_LABEL.finditer(folded, start, end) if folded.find("\n", start, end) != -1 else ()
    whole = [m for m in broken if _is_broken(m["label"]) or (m.start() == start and list_label(m["label"]))]
    cut, found = _places(whole), _LABEL.finditer(folded, start, end)
    behind = {match.end("label"): match for match in pattern_of("label.glued").finditer(folded, start, end)}
    whole += [match for match in found if match.start("label") not in cut and list_label(match["label"])]
    whole = [m for m in whole if not _begins_with_list(folded, m, behind.get(m.end("label"), m).start("label"))]
    taken = _places(whole)
    glued = [match for match in behind.values() if match.start("label") not in taken]
    labels = [(match, known) for match in [*whole, *glued] if (known := list_label(match["label"]))]
    if any(known.set_apart for _, known in labels):
        first = min(match.start("label") for match, _ in labels)
        taken |= _places(glued)
        bare = (match for match in _BARE_LABEL.finditer(folded, first, end) if match.start("label") not in taken)
        labels += [(match, known) for match in bare if (known := inner_label(match["label"]))]
    return sorted([*labels, *boxed], key=lambda label: label[0].start("label"))


def _boxed_labels(folded: str, start: int, end: int) -> list[tuple[re.Match[str], Label]]:
    if folded.find("]", start, end) == -1:
        return []
    found = ((match, label_of(match["label"][1:-1])) for match in _BOXED_LABEL.finditer(folded, start, end))
    return [(match, label) for match, label in found if label and label.set_apart]


def _begins_with_list(folded: str, match: re.Match[str], tail: int) -> bool:
    """Whether a label begins with a unit of the one before: 责任部门:文联配合部门:市文旅局."""
    begins = before(folded, match.start("label")) in ":、,"
    return begins and unknown_word(match["label"]) is not None and is_unit_like(folded[match.start("label") : tail])


def _is_broken(label: str) -> bool:
    """Whether a line end stands inside a label: 配|合单位; in 财政局|责任单位 it stands before one."""
    return label_of(label) is not None and label_of(label.partition("\n")[2]) is None


def _places(matches: Sequence[re.Match[str]]) -> set[int]:
    return {place for match in matches for place in range(match.start("label"), match.end("label"))}


def find_clauses(folded: str, start: int, end: int) -> tuple[Clause, ...]:
    """The fields of an annotation's content; text before the first label is a clause without one."""
    labels = _labels(folded, start, end)
    first = labels[0][0].start("label") if labels else end
    clauses = [Clause(None, None, None, Span(start, first))] if folded[start:first].strip(" ;,。、\n") else []
    for index, (match, label) in enumerate(labels):
        stop = labels[index + 1][0].start("label") if index + 1 < len(labels) else end
        value = Span(match.end(), stop)
        unlisted = not looks_like_list(folded[match.end() : stop], needs_word=False)
        printed = match["label"].strip("[]")
        if clauses and (held := clauses[-1].field) and pattern_of("label.batch").match(printed):
            label = Label(held)  # 试点单位：第一批：…；第二批：…
        elif list_label(printed) is None and label.role and unlisted:
            label = Label(LabelField.NOTE)  # 兜底：市民政局 is a list of its own, 电话：… is none
        clauses.append(Clause(label.field, label.role, printed, value))
    return tuple(clauses)


def _assigns(clauses: Sequence[Clause], folded: str, alone: bool) -> bool:
    """Whether fields make an assignment: a role or deadline label, units with a role word, or (alone) units.

    A label that is none by itself, as 主管部门 or one that nobody knows, is one where units stand behind it.
    """
    if any(clause.label and is_set_apart(clause.label) for clause in clauses):
        return True
    if any(clause.field for clause in clauses) or not clauses:
        return any(clause.role and _names_units(clause, folded, needs_word=False) for clause in clauses)
    return _names_units(clauses[0], folded, needs_word=not alone)


def _names_units(clause: Clause, folded: str, *, needs_word: bool) -> bool:
    return looks_like_list(folded[clause.value.start : clause.value.end], needs_word=needs_word)


def _bracket(folded: str, at: int) -> Annotation | None:
    close = closing_bracket(folded, at, len(folded))
    line_end = folded.find("\n", at)
    line_end = len(folded) if line_end == -1 else line_end
    if close is None:
        return _unclosed(folded, at, line_end)
    if not closes_passage(folded, at, close + 1):
        return None
    clauses = find_clauses(folded, at + 1, close)
    alone = after(folded, close + 1) == "\n" and (
        before(folded, at) in "。;!?" or folded[max(at - 2, 0) : at] == "。\n" or at in listed_brackets(folded)
    )
    if not _assigns(clauses, folded, alone):
        return None
    return Annotation(Span(at, close + 1), clauses, Form.BRACKET)


def _unclosed(folded: str, at: int, line_end: int) -> Annotation | None:
    """A bracket that nobody closed, up to the line's end: with a label first, or with a role word behind units."""
    if before(folded, at) not in "。;!?" or line_end - at > LONGEST:
        return None  # each of many open brackets would be read to the end of their line
    clauses = find_clauses(folded, at + 1, line_end)
    return Annotation(Span(at, line_end), clauses, Form.UNCLOSED) if _assigns(clauses, folded, False) else None


def _brackets(folded: str) -> Iterator[Annotation]:
    at = 0
    while match := pattern_of("annotation.cue").search(folded, at):
        found = _bracket(folded, match.start())
        at = found.span.end if found else match.end()
        if found:
            yield found


def is_annotation_line(line: str) -> bool:
    """Whether a folded line is nothing but an assignment: 牵头单位：市财政局, or a bracket of it."""
    line = line.strip()
    if line[:1] in OPENING and line[:1] and (found := _bracket(line, 0)):
        return not line[found.span.end :].strip(" 。;")
    return _is_label_line(line, _behind_bullet(line, 0), len(line))


def bracket_start(folded: str, start: int, line_end: int) -> int:
    """Where the annotation that ends a line begins; ``line_end`` where there is none."""
    for match in pattern_of("annotation.cue").finditer(folded, start, line_end):
        if (found := _bracket(folded, match.start())) and not folded[found.span.end : line_end].strip(" 。;"):
            return match.start()
    return line_end


def _in_tables(block: Block, tables: Container[int]) -> bool:
    return block.cell is not None and block.cell.table in tables


def _lines(folded: str, blocks: Sequence[Block], tables: Container[int]) -> Iterator[Annotation]:
    """Lines that begin with a label, with the lines over which their list is broken; labels that end a paragraph."""
    last = 0
    for index, block in enumerate(blocks):
        if _in_tables(block, tables):
            continue
        beside = bool(last) and not folded[last : block.span.start].strip()
        at = _label_place(folded, block.span, beside or _label_line_follows(folded, blocks, index))
        if at is not None:
            last = _continued(folded, blocks, index, block.span.end)
            yield Annotation(Span(at, last), find_clauses(folded, at, last), Form.LINE)


def _label_place(folded: str, line: Span, beside: bool) -> int | None:
    """Where in a line its labels begin; ``beside`` says that the line before or behind it is one of labels."""
    tails = (match.end() for match in _TAIL_LABEL.finditer(folded, line.start, line.end))
    for at in (_behind_bullet(folded, line.start), *tails):
        if _is_label_line(folded, at, line.end) and not _inside_bracket(folded, line.start, at):
            return at
    return line.start if beside and _is_list_line(folded, line.start, line.end) else None


def _behind_bullet(folded: str, start: int) -> int:
    match = _BULLET.match(folded, start)
    return match.end() if match else start


def _label_line_follows(folded: str, blocks: Sequence[Block], index: int) -> bool:
    following = blocks[index + 1] if index + 1 < len(blocks) else None
    same = following is not None and following.cell == blocks[index].cell
    return bool(following and same and _is_label_line(folded, following.span.start, following.span.end))


def _is_label_line(folded: str, start: int, end: int) -> bool:
    """Whether a line begins with a label and names units or a time under one."""
    labels = _labels(folded, start, end) if _OPENING_LABEL.match(folded, start, end) else []
    if not labels or labels[0][0].start("label") != start or not labels[0][1].ends_list:
        return False
    return any(label.opens_line for _, label in labels)


def _is_list_line(folded: str, start: int, end: int) -> bool:
    """Whether a line is a label that by itself is sure of nothing (统筹单位, 主管部门, 承办单位) and units."""
    clauses = find_clauses(folded, start, end)
    return bool(clauses and clauses[0].role) and _names_units(clauses[0], folded, needs_word=False)


def _inside_bracket(folded: str, start: int, at: int) -> bool:
    opened, closed = (sum(folded.count(mark, start, at) for mark in marks) for marks in (OPENING, CLOSING))
    return opened > closed


def _continued(folded: str, blocks: Sequence[Block], index: int, end: int) -> int:
    while index + 1 < len(blocks) and blocks[index + 1].cell == blocks[index].cell:
        following = blocks[index + 1].span
        if folded[end - 1] not in "、," and not _is_cut(folded, blocks[index].span, following):
            break
        index += 1
        end = following.end
    return end


def _is_cut(folded: str, line: Span, following: Span) -> bool:
    """Whether a line of units ends inside a name or a label: …、市发展改|革委; …,配合单|位:…"""
    begun = max(folded.rfind(mark, line.start, line.end) for mark in "、,;:。") + 1
    left = folded[max(begun, line.start) : line.end].strip()
    match = _FIRST_PIECE.match(folded, following.start, following.end)
    if not left or match is None or is_unit_like(left) or _is_label_line(folded, following.start, following.end):
        return False
    joined = left + match["piece"]
    return bool(label_of(joined)) if match["mark"] == ":" else is_unit_like(joined)


def _covers(spans: Sequence[Span], offset: int) -> bool:
    """Whether one of the spans, sorted and apart, holds an offset."""
    index = bisect_right(spans, offset, key=lambda span: span.start) - 1
    return index >= 0 and offset < spans[index].end


def find_annotations(folded: str, blocks: Sequence[Block], tables: Container[int] = ()) -> tuple[Annotation, ...]:
    """All annotations in order, but for those in ``tables``, whose columns say who does what.

    Annotations that follow one another without a word between are one.
    """
    brackets = list(_brackets(folded))
    around = [bracket.span for bracket in brackets if bracket.form is Form.BRACKET]
    lines = [line for line in _lines(folded, blocks, tables) if not _covers(around, line.span.start - 1)]
    covered = sorted([line.span for line in lines] + [b.span for b in blocks if _in_tables(b, tables)])
    brackets = [bracket for bracket in brackets if not _covers(covered, bracket.span.start)]
    merged: list[Annotation] = []
    for found in sorted((*lines, *brackets), key=lambda annotation: annotation.span.start):
        if merged and is_aside(folded, blocks, merged[-1].span.end, found.span.start):
            previous = merged.pop()
            span = Span(previous.span.start, found.span.end)
            found = Annotation(span, previous.clauses + found.clauses, previous.form)
        merged.append(found)
    return tuple(merged)
