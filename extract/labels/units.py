"""Lists of units: split into names, each with its place and role."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from functools import lru_cache

from corpus.fold import fold
from corpus.model import Span, UnitRole
from extract.labels.lexemes import LabelField
from extract.labels.pieces import CLOSING, OPENING, SEPARATORS, compounds, split_joint, trim, trimmed_etc, words_of
from extract.labels.vocabulary import role_of_phrase, role_phrase_at_end, strongest
from extract.rules import pattern_of

_NEXT_MARK = re.compile(r"[^、,;\n 。/()\[\]]*")
_LONGEST_UNIT = 45
"""Characters of a name; the longest seen, with what its bracket lists, has 41."""
_LONGEST_PLACE = 4
"""Characters of a place that leaves its ending to the one behind it (绥芬河): names of five and more keep theirs."""
_ODD_SHARE = 4
"""One piece in so many of a list may be no unit where a role word says that it is one."""
_CACHED = 512


@dataclass(frozen=True, slots=True)
class Mention:
    """A unit in a list. ``word`` is the printed role word behind it or its list, if any."""

    span: Span
    unit: str
    role: UnitRole | None
    word: str | None
    group: int
    """Units between two ， or ； share a group: prefixes and endings carry over within it."""


def is_unit_like(text: str) -> bool:
    """Whether a string can be the name of a unit, by its ending and length."""
    return (
        2 <= len(text) <= _LONGEST_UNIT
        and not pattern_of("unit.not").search(text)
        and any(pattern_of(rule_id).search(text) for rule_id in ("unit.ending", "unit.level"))
    )


class _ListReader:
    """Reads a list from left to right: units wait for the role word that ends their clause."""

    def __init__(self, folded: str, text: str, *, labelled: bool = False) -> None:
        self.folded, self.text, self.labelled = folded, text, labelled
        self.mentions: list[Mention] = []
        self.times: list[Span] = []
        self._waiting: list[tuple[Span, int]] = []
        self._group = 0
        self._led = False
        """Whether a word has said who leads: then words say the roles of the others too, and the label does not
        (责任单位:甲局牵头,乙局、丙局,丁局配合)."""
        self._joint: str | None = None
        """会同, where it has been read: the units up to the next role word cooperate."""

    def read(self, value: Span) -> None:
        for raw, mark in compounds(self.folded, value.start, value.end):
            self._piece(trim(self.folded, raw))
            self._group += mark in ",;\n。"
            if mark == "。" or (self.labelled and not self._led and mark in ",;" and mark and not self._joint):
                self._settle(None, None)  # a role word further on is not theirs: 配合单位:甲局、乙局。各镇政府负责
        self._settle(None, None)
        self.mentions.sort(key=lambda mention: mention.span)  # one with a mark of its own does not wait

    def _piece(self, span: Span) -> None:
        piece = self.folded[span.start : span.end]
        if pattern_of("unit.time").search(piece):
            self.times.append(span)
            return
        if opening := pattern_of("unit.opening").match(piece):
            if joint := opening["joint"] or opening["jointly"]:
                self._joint = joint
            span = Span(span.start + opening.end(), span.end)
        if self._marked(span):
            return
        role, word, span = self._ended(span)
        if not self._verb_inside(span):
            self._wait(span)
        if role:
            self._settle(role, word)

    def _marked(self, span: Span) -> bool:
        """A unit of a list with a role of its own: in a bracket (市财政局(牵头)), or for a named work (…负责检验)."""
        piece, beside = self.folded[span.start : span.end], bool(self._waiting or self.mentions)
        marked = pattern_of("unit.marked").match(piece) or (beside and pattern_of("unit.duty").match(piece)) or None
        role = role_of_phrase(marked["word"]) if marked else None
        if marked is None or role is None:
            return False
        *others, unit = split_joint(self.folded, Span(span.start, span.start + marked.end("unit")))
        self._waiting += [(other, self._group) for other in others]
        name = re.sub(r"\s", "", self.text[unit.start : unit.end])
        self.mentions.append(Mention(unit, name, role, marked["word"], self._group))
        return True

    def _ended(self, span: Span) -> tuple[UnitRole | None, str | None, Span]:
        """The role words with which a piece ends (负责牵头, 按职责配合), and the piece without them."""
        fields: list[LabelField] = []
        word = ""
        while ended := role_phrase_at_end(self.folded[span.start : span.end]):
            fields.append(ended[1])
            word = ended[0] + word
            span = Span(span.start, span.end - len(ended[0]))
        return strongest(fields).role if fields else None, word or None, span

    def _wait(self, span: Span) -> None:
        self._waiting += [(part, self._group) for part in split_joint(self.folded, span)]

    def _verb_inside(self, span: Span) -> bool:
        """A会同B: A leads, B and what follows cooperate. A指导B落实: A supervises, B waits for its role word."""
        for match in pattern_of("unit.between").finditer(self.folded, span.start, span.end):
            before, after = Span(span.start, match.start()), Span(match.end(), span.end)
            if not all(is_unit_like(trimmed_etc(self.folded, part)) for part in (before, after)):
                continue
            self._wait(before)
            own = role_of_phrase(match["word"])
            together = own is UnitRole.COOPERATING
            self._joint = match["word"] if together else None
            self._settle(UnitRole.LEAD if together else own, match["word"], keep_joint=True)
            self._wait(after)
            return True
        return False

    def _settle(self, role: UnitRole | None, word: str | None, *, keep_joint: bool = False) -> None:
        if self._joint and not keep_joint:
            role, word, self._joint = UnitRole.COOPERATING, self._joint, None
        self._led = self._led or role is UnitRole.LEAD
        for span, group in self._waiting:
            folded = self.folded[span.start : span.end]
            if len(span) > 1 and not pattern_of("unit.not").search(folded):
                unit = re.sub(r"\s", "", self.text[span.start : span.end])
                self.mentions.append(Mention(span, unit, role, word, group))
        self._waiting = []


def read_list(
    folded: str, text: str, value: Span, *, wrapped: bool = False, labelled: bool = False
) -> tuple[tuple[Mention, ...], tuple[Span, ...]]:
    """The units of a field and, apart, the pieces that are times (州司法局…，6月底完成).

    ``text`` is the original, of the same length as ``folded``; units are quoted from it. In a ``wrapped`` field a line
    may end inside a name (省卫|生健康委). In a ``labelled`` one the label says the role of all but the part between
    commas that ends in a role word of its own.
    """
    mentions, times = _read(folded[value.start : value.end], text[value.start : value.end], wrapped, labelled)
    at = value.start
    moved = (Mention(_moved(m.span, at), m.unit, m.role, m.word, m.group) for m in mentions)
    return tuple(moved), tuple(_moved(span, at) for span in times)


def _moved(span: Span, by: int) -> Span:
    return Span(span.start + by, span.end + by)


@lru_cache(maxsize=_CACHED)
def _read(folded: str, text: str, wrapped: bool, labelled: bool) -> tuple[tuple[Mention, ...], tuple[Span, ...]]:
    """Several finders read the same list, and a document has the same one below many of its tasks."""
    whole = Span(0, len(folded))
    places = _unwrapped(folded, whole) if wrapped and "\n" in folded else None
    if places is None:
        reader = _ListReader(folded, text, labelled=labelled)
        reader.read(whole)
        return tuple(reader.mentions), tuple(reader.times)
    unfolded = "".join(text[at] for at in places)
    reader = _ListReader("".join(folded[at] for at in places), unfolded, labelled=labelled)
    reader.read(Span(0, len(places)))
    mentions = tuple(replace(mention, span=_placed(mention.span, places)) for mention in reader.mentions)
    return mentions, tuple(_placed(span, places) for span in reader.times)


def _placed(span: Span, places: Sequence[int]) -> Span:
    """Where a stretch of the text without its line ends stands in the text."""
    return Span(places[span.start], places[span.end - 1] + 1) if len(span) else Span(places[0], places[0])


def _unwrapped(folded: str, value: Span) -> list[int]:
    """The places of a field but for the line ends that are none of its own: inside a name, a role word, a bracket."""
    left_out: set[int] = set()
    depth, begun = 0, value.start
    for index in range(value.start, value.end):
        mark = folded[index]
        depth = max(depth + (mark in OPENING) - (mark in CLOSING), 0)
        if mark == "\n" and (depth or _is_cut(folded, Span(begun, index), value.end)):
            left_out.add(index)
        elif mark in SEPARATORS and not depth:
            begun = index + 1
    return [index for index in range(value.start, value.end) if index not in left_out]


def _is_cut(folded: str, before: Span, end: int) -> bool:
    """Whether a line ends inside a name: what stands on either side of its end are not two names. A bracket goes on
    with the name before it (各市 ⏎ 〔州〕), and beside a separator a line's end parts nothing more."""
    if not len(before) or (before.end + 1 < end and folded[before.end + 1] in OPENING + SEPARATORS):
        return True
    after = _NEXT_MARK.match(folded, before.end + 1, min(end, before.end + 1 + _LONGEST_UNIT))
    left, right = words_of(folded, before).replace("\n", ""), after[0].strip() if after else ""
    if not left or not right:
        return False
    if role_phrase_at_end(left):
        return False
    ended = role_phrase_at_end(right)
    right = right[: -len(ended[0])] if ended else right
    return not (is_unit_like(left) and is_unit_like(right) and not pattern_of("unit.tail-alone").match(right))


@lru_cache(maxsize=_CACHED)
def looks_like_list(folded: str, *, needs_word: bool) -> bool:
    """Whether a bracket without labels holds an assignment: nothing but units, with a role word where asked for.

    Words that only say how the list is to be read (列第一位者为牵头单位) do not count. Several finders ask it of the
    same words.
    """
    mentions, _ = read_list(folded, folded, Span(0, len(folded)), wrapped=True)
    mentions = tuple(m for m in mentions if not pattern_of("convention.cue").search(m.unit))
    if not mentions or (needs_word and not any(mention.role for mention in mentions)):
        return False
    names = [fold(mention.unit) for mention in mentions]
    odd = sum(not is_unit_like(name) and not _is_elliptic(name, names[at:]) for at, name in enumerate(names))
    return odd == 0 or (odd * _ODD_SHARE <= len(mentions) and any(mention.role for mention in mentions))


def _is_elliptic(name: str, onward: Sequence[str]) -> bool:
    """A place that shares the ending of one behind it: 哈尔滨、黑河、绥芬河市政府."""
    bearer = pattern_of("unit.bears-ending")
    return len(name) <= _LONGEST_PLACE and any(bearer.search(other) for other in onward)
