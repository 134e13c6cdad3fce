"""The words of a heading: where its title ends and what it heads begins."""

from __future__ import annotations

import re

from corpus.model import Span
from extract.labels.annotations import bracket_start, is_annotation_line
from extract.labels.lexemes import LabelField
from extract.labels.vocabulary import label_of
from extract.rules import pattern_of
from extract.sentences import first_clause, first_sentence

_CAPTION = re.compile(r"\s?\[(?P<title>[^\]\d][^\]]{1,40})\]")
_ARTICLE, _BRACKETED = "条", re.compile(r"\s?\((?P<title>[^()\d]{2,30})\)(?=\s|$)")
"""Captions of articles stand in brackets: 第一条 （目的和依据）."""
_SIGNATURE = ("part.signature.line", "part.signature.day")
_PUNCTUATION = re.compile(r"[。;,:]")
_EDGE = " 。;:,、.…"


def find_title(folded: str, start: int, line_end: int, region_end: int) -> Span:
    """A heading's words behind its label: the caption, the line, its lead sentence, or the first clause of one running
    sentence. ``line_end`` of the label's line, ``region_end`` where the next label stands."""
    if not folded[start:line_end].strip(_EDGE):
        start, line_end = line_end + 1, line_end_of(folded, line_end + 1)
    if folded[max(start - 2, 0) : start].rstrip().endswith(_ARTICLE) and (
        named := _BRACKETED.match(folded, start, line_end)
    ):
        return Span(*named.span("title"))
    whole_line, line_end = line_end, bracket_start(folded, start, line_end)
    colon = pattern_of("heads.colon")
    if caption := _CAPTION.match(folded, start, line_end) or colon.match(folded, start, line_end):
        words = Span(*caption.span("title"))
        if not _is_field_name(folded, words, line_end):
            return words
        start = words.end + 1
    sentence = first_sentence(folded, start, line_end)
    if folded[sentence - 1] not in "。;!?":
        end = line_end if whole_line == line_end and folded[line_end - 1] not in ":," else sentence
    elif sentence == line_end and not _goes_on(folded, whole_line, region_end):
        end = first_clause(folded, start, line_end)
    else:
        end = sentence
    return _trimmed(folded, start, end)


def _is_field_name(folded: str, words: Span, line_end: int) -> bool:
    """Whether a caption only says what stands behind it, in every item of the list (1.试点任务：甲, 2.试点任务：乙)."""
    name = folded[words.start : words.end] + ":"
    if folded[words.end : words.end + 1] != ":" or not folded[words.end + 1 : line_end].strip(_EDGE):
        return False
    known = label_of(name[:-1])
    return known is not None and known.field is LabelField.TASK and folded.find(name, folded.find(name) + 1) >= 0


def line_end_of(folded: str, start: int) -> int:
    end = folded.find("\n", start)
    return len(folded) if end == -1 else end


def _goes_on(folded: str, line_end: int, region_end: int) -> bool:
    """Whether text follows the line before the next label: annotation lines (牵头单位：…) and signatures are none."""
    unsigned = False  # lines that are text, or the organs above a day
    for line in folded[line_end:region_end].split("\n"):
        if any(pattern_of(rule_id).match(line) for rule_id in _SIGNATURE):
            return False  # and the organs above it are no text either
        if line.strip() and not is_annotation_line(line):
            if _PUNCTUATION.search(line):
                return True
            unsigned = True
    return unsigned


def _trimmed(folded: str, start: int, end: int) -> Span:
    while start < end and folded[start] in _EDGE:
        start += 1
    while end > start and folded[end - 1] in _EDGE:
        end -= 1
    return Span(start, end)
