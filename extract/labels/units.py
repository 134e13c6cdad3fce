"""Lists of units: split into names, each with its place and role."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache

from corpus.fold import fold
from corpus.model import Span, UnitRole
from extract.labels.vocabulary import load_role_words
from extract.rules import load_rules

_SEPARATORS = "、,;\n 。/"
_LONGEST_UNIT = 45
_LONGEST_PLACE = 4
_JOINT = "会同"
_INSIDE = re.compile(r"会同|督促指导|指导督促|督导|督促|指导")
_OPENING_WORDS = re.compile(
    r"^(?:(?:以上|上述|此项|该项|本项|各项|具体)?(?:工作|任务|事项)?(?:具体|主要|统一)?由(?!有)|会同|并(?:会同)?)(?=..)"
)
_DEADLINE = re.compile(
    r"^(?:完成时限|时限)?(?:20\d\d|二〇[〇一二三四五六七八九]{2}|\d{1,2}月|年底|年内|今年|明年|上半年|下半年|第?[一二三四1-4]季度"
    r"|长期|持续|常态|每年|每季度|每月|全年|即日|立即|近期|“?\"?十[四五]五)"
)


@dataclass(frozen=True, slots=True)
class Mention:
    """A unit in a list. ``word`` is the printed role word behind it or its list, if any."""

    span: Span
    unit: str
    role: UnitRole | None
    word: str | None
    group: int
    """Units between two ， or ； share a group: prefixes and endings carry over within it."""


@cache
def _rules() -> dict[str, re.Pattern[str]]:
    return {rule.rule_id: rule.pattern for rule in load_rules("units")}


@cache
def _role_words() -> re.Pattern[str]:
    words = sorted(load_role_words(), key=len, reverse=True)
    return re.compile(rf"(?P<word>{'|'.join(map(re.escape, words))})$")


def role_word_at_end(text: str) -> tuple[str, UnitRole] | None:
    """The role word with which a piece of a list ends: 自然资源部参与 → 参与."""
    if match := _role_words().search(text):
        return match["word"], load_role_words()[match["word"]]
    return None


def is_unit_like(text: str) -> bool:
    """Whether a string can be the name of a unit, by its ending and length."""
    rules = _rules()
    return (
        2 <= len(text) <= _LONGEST_UNIT
        and not rules["unit.not"].search(text)
        and (rules["unit.ending"].search(text) is not None or rules["unit.level"].search(text) is not None)
    )


def pieces(folded: str, start: int, end: int) -> Iterator[tuple[Span, str]]:
    """What stands between separators outside brackets, with the separator behind it."""
    depth, at = 0, start
    for index in range(start, end):
        mark = folded[index]
        if mark in "([":
            depth += 1
        elif mark in ")]":
            depth = max(depth - 1, 0)
        elif mark in _SEPARATORS and depth == 0:
            yield Span(at, index), mark
            at = index + 1
    yield Span(at, end), ""


def _compounds(folded: str, start: int, end: int) -> Iterator[tuple[Span, str]]:
    """Pieces, with those that name one collective joined again: 各县、区人民政府."""
    rules = _rules()
    held: Span | None = None
    held_mark = ""
    for span, mark in pieces(folded, start, end):
        piece = folded[span.start : span.end].strip()
        if held is not None:
            begun = folded[held.start : held.end].strip()
            ends = rules[
                "unit.collective-ends" if rules["unit.collective-begins"].search(begun) else "unit.level-goes-on"
            ]
            if ends.search(piece):
                span = Span(held.start, span.end)
                piece = folded[span.start : span.end]
            else:
                yield held, held_mark
            held = None
        last = folded[span.start : span.end].rpartition("、")[2].strip()
        if mark == "、" and (rules["unit.level"].search(last) or rules["unit.collective-begins"].search(last)):
            held, held_mark = span, mark
        else:
            yield span, mark
    if held is not None:
        yield held, held_mark


def _trim(folded: str, span: Span) -> Span:
    start, end = span.start, span.end
    while start < end and folded[start] in " \n:,;、。\"'":
        start += 1
    while end > start and folded[end - 1] in " \n:,;、。\"'":
        end -= 1
    return Span(start, end)


def _without_etc(folded: str, span: Span) -> Span:
    if match := _rules()["unit.etc"].search(folded[span.start : span.end]):
        return Span(span.start, span.start + match.start())
    return span


def _trimmed_etc(folded: str, span: Span) -> str:
    span = _without_etc(folded, _trim(folded, span))
    return folded[span.start : span.end]


def _split_joint(folded: str, span: Span) -> Iterator[Span]:
    """One piece into the units that 和 or 及 joins; a name with 和 inside stays whole."""
    span = _trim(folded, span)
    depth = 0
    for index in range(span.start, span.end):
        depth += (folded[index] in "([") - (folded[index] in ")]")
    text = folded[span.start : span.end]
    if depth == 0 and "(" not in text.split("和")[0] and (match := _rules()["unit.joint"].search(text)):
        yield _without_etc(folded, _trim(folded, Span(span.start, span.start + match.start("joint"))))
        yield from _split_joint(folded, Span(span.start + match.start("second"), span.end))
    elif span.start < span.end:
        yield _without_etc(folded, span)


class _ListReader:
    """Reads a list from left to right: units wait for the role word that ends their clause."""

    def __init__(self, folded: str, text: str) -> None:
        self.folded, self.text = folded, text
        self.mentions: list[Mention] = []
        self.times: list[Span] = []
        self._waiting: list[tuple[Span, int]] = []
        self._group = 0
        self._joint = False
        """Whether 会同 has been read: the units up to the next role word cooperate."""

    def read(self, value: Span) -> None:
        for raw, mark in _compounds(self.folded, value.start, value.end):
            self._piece(_trim(self.folded, raw))
            self._group += mark in ",;\n。"
        self._settle(None, None)

    def _piece(self, span: Span) -> None:
        piece = self.folded[span.start : span.end]
        if _DEADLINE.search(piece):
            self.times.append(span)
            return
        if opening := _OPENING_WORDS.match(piece):
            self._joint |= _JOINT in opening[0]
            span = Span(span.start + opening.end(), span.end)
        role, word, span = self._ended(span)
        if not self._verb_inside(span):
            self._wait(span)
        if role:
            self._settle(role, word)

    def _ended(self, span: Span) -> tuple[UnitRole | None, str | None, Span]:
        """The role words with which a piece ends (负责牵头, 按职责配合), and the piece without them; 牵头 outweighs."""
        role = word = None
        while ended := role_word_at_end(self.folded[span.start : span.end]):
            role = UnitRole.LEAD if UnitRole.LEAD in (role, ended[1]) else role or ended[1]
            word = ended[0] + (word or "")
            span = Span(span.start, span.end - len(ended[0]))
        return role, word, span

    def _wait(self, span: Span) -> None:
        self._waiting += [(part, self._group) for part in _split_joint(self.folded, span)]

    def _verb_inside(self, span: Span) -> bool:
        """A会同B: A leads, B and what follows cooperate. A指导B落实: A supervises, B waits for its role word."""
        for match in _INSIDE.finditer(self.folded, span.start + 2, max(span.end - 1, span.start + 2)):
            before, after = Span(span.start, match.start()), Span(match.end(), span.end)
            if not all(is_unit_like(_trimmed_etc(self.folded, part)) for part in (before, after)):
                continue
            self._wait(before)
            self._joint = match[0] == _JOINT
            role = UnitRole.LEAD if self._joint else UnitRole.SUPERVISING
            self._settle(role, match[0], keep_joint=True)
            self._wait(after)
            return True
        return False

    def _settle(self, role: UnitRole | None, word: str | None, *, keep_joint: bool = False) -> None:
        if self._joint and not keep_joint:
            role, word, self._joint = UnitRole.COOPERATING, _JOINT, False
        for span, group in self._waiting:
            folded = self.folded[span.start : span.end]
            if len(span) > 1 and not _rules()["unit.not"].search(folded):
                unit = re.sub(r"\s", "", self.text[span.start : span.end])
                self.mentions.append(Mention(span, unit, role, word, group))
        self._waiting = []


def read_list(folded: str, text: str, value: Span) -> tuple[tuple[Mention, ...], tuple[Span, ...]]:
    """The units of a field and, apart, the pieces that are times (州司法局…，6月底完成).

    ``text`` is the original, of the same length as ``folded``; units are quoted from it.
    """
    reader = _ListReader(folded, text)
    reader.read(value)
    return tuple(reader.mentions), tuple(reader.times)


def looks_like_list(folded: str, *, needs_word: bool) -> bool:
    """Whether a bracket without labels holds an assignment: nothing but units, with a role word where asked for."""
    mentions, _ = read_list(folded, folded, Span(0, len(folded)))
    if not mentions or (needs_word and not any(mention.role for mention in mentions)):
        return False
    names = [fold(mention.unit) for mention in mentions]
    odd = sum(not is_unit_like(name) and not _is_elliptic(name, names[at:]) for at, name in enumerate(names))
    return odd == 0 or (odd * 4 <= len(mentions) and any(mention.role for mention in mentions))


def _is_elliptic(name: str, onward: Sequence[str]) -> bool:
    """A place that shares the ending of one behind it: 哈尔滨、黑河、绥芬河市政府."""
    return len(name) <= _LONGEST_PLACE and any(other.endswith(("政府", "管委会")) for other in onward)
