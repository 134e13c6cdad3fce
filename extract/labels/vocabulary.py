"""The words that say what a list, a line or a column holds: one grammar for brackets, lines, table heads and sentences.

Labels are not listed but made: ``labels.csv`` has the words, ``rules/labels.toml`` how they follow one another.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache, lru_cache

from corpus.fold import fold
from corpus.model import UnitRole
from extract.labels.lexemes import RANKS, LabelField, Lexeme, Use, WordKind, lexemes_of
from extract.rules import pattern_of

_CACHED = 4096
"""Different strings asked about in a run over 180 documents: 1,200."""
_LINK_SIGNS = "及和与或、/"
_HOLDER = "单位"
_LONGEST_JOINED = 16
"""Characters of two heads that a link joins."""
_LINKS = frozenset(_LINK_SIGNS)


@dataclass(frozen=True, slots=True)
class Label:
    """What a printed label or column head says."""

    field: LabelField
    set_apart: bool = False
    """Whether it marks an assignment (or a time limit) wherever it stands; 主管部门 is only the head of a column."""
    opens_line: bool = False
    """… in a line of its own too, where 主办单位 names the host of an event."""

    @property
    def role(self) -> UnitRole | None:
        return self.field.role

    @property
    def ends_list(self) -> bool:
        """Whether nothing behind it belongs to the list of units before it."""
        return self.set_apart or self.field in _APART


_APART = {LabelField.PERSON, LabelField.ASSESSOR, LabelField.REGION_SCOPE, LabelField.NOTE}


@lru_cache(maxsize=_CACHED)
def label_of(text: str) -> Label | None:
    """What a label or column head says, white space and final colon aside; None for what is no label.

    >>> label_of("市教育局内牵头处室").field
    <LabelField.LEAD: 'lead'>
    """
    folded = "".join(fold(text).split()).rstrip(":")
    if found := _known(folded):
        return found
    outer, bracket, rest = folded.partition("(")
    return _known(outer + rest.partition(")")[2]) if bracket else None  # 责任单位(第一个为牵头单位), 责任处(科)室


def label_field(text: str) -> tuple[LabelField, UnitRole | None] | None:
    """The field of a label or column head, and its role where it has one."""
    found = label_of(text)
    return (found.field, found.role) if found else None


def unknown_word(text: str) -> str | None:
    """The word before 单位, 部门, 科室 that nobody knows: what stands behind such a label is a list all the same.

    >>> unknown_word("统筹单位"), unknown_word("牵头单位")
    ('统筹', None)
    """
    folded = "".join(fold(text).split()).rstrip(":")
    match = pattern_of("label.list").match(folded)
    return match["word"] if match and label_of(folded) is None else None


def list_label(text: str) -> Label | None:
    """What a label before a colon says. One of units whose word nobody knows counts as 责任单位."""
    return label_of(text) or (Label(LabelField.RESPONSIBLE) if unknown_word(text) else None)


def inner_label(text: str) -> Label | None:
    """What a word with a colon says behind a label that is known: （牵头：…；支撑：…）.

    There a role word needs no ending, and one that nobody knows begins a list of its own, too (兜底：…).
    """
    return label_of(text) or label_of(text + _HOLDER) or Label(LabelField.RESPONSIBLE)


def unknown_label(text: str) -> str | None:
    """The word of a printed label that nobody knows, with an ending or without: 兜底 in 兜底单位, in 兜底."""
    folded = "".join(fold(text).split()).rstrip(":")
    known = label_of(folded) or label_of(folded + _HOLDER) or _is_role_phrase(folded)
    return unknown_word(text) or (folded if pattern_of("label.bare").match(folded) and not known else None)


def _is_role_phrase(text: str) -> bool:
    while found := role_phrase_at_end(text):
        text = text.removesuffix(found[0])
    return not text


def is_set_apart(text: str) -> bool:
    """Whether a label marks an assignment wherever it stands."""
    found = label_of(text)
    return found is not None and found.set_apart


def _known(text: str) -> Label | None:
    if lexeme := lexemes_of(WordKind.LABEL).get(text):
        return _of_field(lexeme)
    return _of_noun(text) or _of_units(text) or _of_person(text) or _of_dated(text) or _of_joined(text)


def _of_field(lexeme: Lexeme) -> Label:
    assert lexeme.field is not None
    time = lexeme.field is LabelField.DEADLINE
    return Label(lexeme.field, time, time)


def _of_dated(text: str) -> Label | None:
    """2024年建设内容, 截至10月底进展情况: a head of words with the time that it is about."""
    match = pattern_of("label.dated").match(text)
    found = _known(match["rest"]) if match else None
    return found if found and found.field in _OF_A_YEAR else None


_OF_A_YEAR = {LabelField.TASK, LabelField.ACTION, LabelField.NOTE}


def _of_joined(text: str) -> Label | None:
    """具体工作任务和要求: two heads of words that a link joins; a task is the stronger."""
    for at, sign in enumerate(text[:_LONGEST_JOINED]):
        if sign in _LINKS and len(text) <= _LONGEST_JOINED:
            parts = [label_of(text[:at]), label_of(text[at + 1 :])]
            fields = [part.field for part in parts if part and part.field in _SAYS_WHAT]
            if len(fields) == len(parts):
                return Label(LabelField.TASK if LabelField.TASK in fields else LabelField.ACTION)
    return None


_SAYS_WHAT = {LabelField.TASK, LabelField.ACTION, LabelField.VALUE}


def _of_units(text: str) -> Label | None:
    """牵头单位, 市级主要责任部门, 任务分工."""
    match = pattern_of("label.unit").match(text)
    if match is None or (match["rest"] and not (match["holder"] and label_of(match["rest"]))):
        return None
    if first := _first_of_two(match["chain"]):
        return first
    words = _words(match["chain"], WordKind.STEM, WordKind.QUALIFIER)
    if not words or not (match["holder"] or Use.ALONE in words[-1].uses):
        return None
    uses = {use for word in words for use in word.uses}
    return Label(strongest([word.field for word in words if word.field]), Use.LABEL in uses, Use.LINE in uses)


def _first_of_two(chain: str) -> Label | None:
    """Of two whole labels that a link joins the first: 责任主体与协同(单位), where 主体 ends one."""
    for at, sign in enumerate(chain):
        whole = sign in _LINKS and any(chain[:at].endswith(holder) for holder in lexemes_of(WordKind.HOLDER))
        if whole and (first := label_of(chain[:at])) and first.role:
            return first
    return None


def _of_person(text: str) -> Label | None:
    """责任人, 牵头市领导: persons, never units."""
    match = pattern_of("label.person").match(text)
    if match is None or (match["rest"] and not label_of(match["rest"])):
        return None
    words = _words(match["chain"], WordKind.STEM, WordKind.QUALIFIER, WordKind.HOLDER)
    if words is None:
        return None
    ending = next(holder for word, holder in lexemes_of(WordKind.HOLDER).items() if match["person"].endswith(word))
    alone = Use.ALONE in ending.uses
    return Label(LabelField.PERSON) if alone or (words and words[-1].kind is WordKind.STEM) else None


def _words(chain: str, *kinds: WordKind) -> list[Lexeme] | None:
    """The words of a chain, the links between them left out; None where it does not divide, or one stands twice."""
    known = lexemes_of(*kinds)
    parts = _divided(chain, frozenset(known) | _LINKS)
    if parts is None or len(set(parts)) < len(parts) or (parts and parts[-1] in _LINKS):
        return None
    return [known[part] for part in parts if part in known]


def _divided(text: str, words: frozenset[str]) -> tuple[str, ...] | None:
    """A text as a row of known words, the longest first."""
    if not text:
        return ()
    for end in range(len(text), 0, -1):
        if text[:end] in words and (rest := _divided(text[end:], words)) is not None:
            return (text[:end], *rest)
    return None


def _of_noun(text: str) -> Label | None:
    """工作任务, 完成时限要求."""
    match = _noun_pattern().fullmatch(text)
    if match is None or match.lastgroup is None:
        return None
    noun = list(lexemes_of(WordKind.NOUN).values())[int(match.lastgroup[1:])]
    front = match[match.lastgroup].partition(noun.word)[0]
    parts = _divided(front, frozenset(noun.before) | _LINKS)
    return _of_field(noun) if parts is not None and len(set(parts)) == len(parts) else None


@cache
def _noun_pattern() -> re.Pattern[str]:
    """All nouns with what goes before and behind them, each in the group of its number."""
    return re.compile(
        "|".join(f"(?P<n{i}>{_noun_source(n)})" for i, n in enumerate(lexemes_of(WordKind.NOUN).values()))
    )


def _noun_source(noun: Lexeme) -> str:
    before, after = _any(noun.before), _any(noun.after)
    front = f"(?:(?:{before})[{_LINK_SIGNS}]?)" if before else "(?!)"
    back = f"(?:及?(?:{after}))" if after else "(?!)"
    word = re.escape(noun.word)
    if Use.BOUND in noun.uses:
        return f"{front}+{word}{back}?|{word}{back}"
    return f"{front}*{word}{back}?"


def _any(words: Sequence[str]) -> str:
    return "|".join(map(re.escape, words))


# behind a list of units


def role_phrase_at_end(text: str) -> tuple[str, LabelField] | None:
    """The role word with which a piece of a list ends, with what goes before it: 自然资源部按职责参与 → 按职责参与."""
    match = pattern_of("label.said").search(text)
    if match is None:
        return None
    return match["word"], _last_field(match["word"])


def role_of_phrase(text: str) -> UnitRole | None:
    """The role that words of a sentence give: 负责落实, 按职责配合. None where they give none."""
    fields = []
    while found := role_phrase_at_end(text):
        fields.append(found[1])
        text = text.removesuffix(found[0])
    return strongest(fields).role if fields else None


def strongest(fields: Sequence[LabelField]) -> LabelField:
    """牵头 outweighs all, 配合 and 指导 outweigh 负责 and 落实: 负责指导, 配合落实."""
    return next(field for rank in RANKS for field in fields if field in rank)


def _last_field(phrase: str) -> LabelField:
    said = lexemes_of(WordKind.STEM, WordKind.PHRASE)
    field = next(said[phrase[at:]].field for at in range(len(phrase)) if phrase[at:] in said)
    assert field is not None
    return field
