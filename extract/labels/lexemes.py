"""The words of ``labels.csv``: what each says, and where it says it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum
from functools import cache

from corpus.fold import fold
from corpus.model import UnitRole
from extract.lexicon import Row, read_rows


class LabelField(StrEnum):
    """What a label, a column or one of their words names. The first four are the roles."""

    LEAD = "lead"
    RESPONSIBLE = "responsible"
    COOPERATING = "cooperating"
    SUPERVISING = "supervising"
    DEADLINE = "deadline"
    TASK = "task"
    ACTION = "action"
    NUMBER = "number"
    SECTION = "section"
    REGION_SCOPE = "region_scope"
    INDICATOR = "indicator"
    VALUE = "value"
    BASE_VALUE = "base_value"
    TARGET_KIND = "target_kind"
    MEASURE = "measure"
    PERSON = "person"
    ASSESSOR = "assessor"
    NOTE = "note"

    @property
    def role(self) -> UnitRole | None:
        return _ROLES.get(self.value)


_ROLES = {role.value: role for role in UnitRole}


RANKS = (
    (LabelField.ASSESSOR,),
    (LabelField.LEAD,),
    (LabelField.COOPERATING, LabelField.SUPERVISING),
    (LabelField.RESPONSIBLE,),
    (LabelField.PERSON,),
    (LabelField.NOTE,),
)
"""Which word decides where several stand in one label: 牵头责任单位 lead, 监督责任单位 supervise."""
_RANKED = {field for rank in RANKS for field in rank}


class WordKind(StrEnum):
    """How a word is used."""

    STEM = "stem"
    """Gives a label its role: 牵头 in 牵头单位."""
    QUALIFIER = "qualifier"
    """May stand before a stem: 第一, 市级."""
    HOLDER = "holder"
    """Ends a label: 单位, 领导. Its field is ``unit`` or ``person``."""
    ADVERB = "adverb"
    """May stand before a stem behind a list of units: 分别牵头."""
    PHRASE = "phrase"
    """Several words behind a list of units that the others do not make: 结合实际落实."""
    NOUN = "noun"
    """A label by itself, with one of ``before`` in front of it or of ``after`` behind it: 工作任务清单."""
    LABEL = "label"
    """A label by itself and nothing else."""


class Use(StrEnum):
    """Where a word of a role is understood. In the head of a column every one is."""

    LABEL = "label"
    """With an ending, before a colon: （牵头单位：…）."""
    LINE = "line"
    """… in a line of its own too; 主办单位：… there names the host of an event."""
    ALONE = "alone"
    """Without an ending: （牵头：…）. A person's ending needs no role word: 市领导."""
    SAID = "said"
    """Behind a list of units: 财政部负责."""
    BETWEEN = "between"
    """Between two units: 财政部会同有关部门."""
    BY = "by"
    """In a running sentence behind 由 and units."""
    SUBJECT = "subject"
    """In a running sentence behind the units that it begins with."""
    BOUND = "bound"
    """A noun that is no label without another word before or behind it: 标准."""
    LIST = "list"
    """An ending that begins a new list even behind a word that nobody knows: 统筹单位."""


@dataclass(frozen=True, slots=True)
class Lexeme:
    """One row of ``labels.csv``."""

    word: str
    kind: WordKind
    field: LabelField | None
    person: bool
    """Whether it is the ending of a person's label."""
    uses: frozenset[Use]
    before: tuple[str, ...]
    after: tuple[str, ...]
    examples: tuple[str, ...]
    counterexamples: tuple[str, ...]


_COLUMNS = ("word", "kind", "field", "uses", "before", "after", "examples", "counterexamples")
_HOLDERS = {"unit", "person"}


def _lexeme(row: Row) -> Lexeme:
    try:
        kind, uses = WordKind(row["kind"]), frozenset(map(Use, row.labels("uses")))
        named = None if kind is WordKind.HOLDER or not row["field"] else LabelField(row["field"])
    except ValueError as error:
        raise row.error(str(error)) from error
    if (kind is WordKind.HOLDER and row["field"] not in _HOLDERS) or (kind in _NAMING and named is None):
        raise row.error(f"a {kind} with the field {row['field']!r}")
    if kind in _JOINING and named not in _RANKED | {None}:
        raise row.error(f"a {kind} names a role, not {row['field']!r}")
    lists = (tuple(map(fold, row.labels(column))) for column in _COLUMNS[4:])
    return Lexeme(fold(row["word"]), kind, named, row["field"] == "person", uses, *lists)


_NAMING = {WordKind.STEM, WordKind.PHRASE, WordKind.NOUN, WordKind.LABEL}
"""Kinds that name a field. A qualifier may, too: 其他责任单位 cooperate."""


_JOINING = {WordKind.STEM, WordKind.QUALIFIER, WordKind.PHRASE}
"""Kinds of which several stand in one label or phrase: their fields must have a rank."""


@cache
def load_lexemes() -> tuple[Lexeme, ...]:
    """The rows of ``labels.csv`` in file order. A word has one row of each kind. Raises LexiconError.

    A stem is what stands before 单位, 领导 …: 统揽单位 as a stem would make 统揽单位单位 a label, and 统揽 none.
    """
    found: dict[tuple[WordKind, str], Lexeme] = {}
    rows: dict[Lexeme, Row] = {}
    for row in read_rows("labels.csv", _COLUMNS):
        lexeme = _lexeme(row)
        if found.setdefault((lexeme.kind, lexeme.word), lexeme) is not lexeme:
            raise row.error(f"{lexeme.word!r} is a {lexeme.kind} already")
        rows[lexeme] = row
    holders = tuple(word for kind, word in found if kind is WordKind.HOLDER)
    for lexeme, row in rows.items():
        if lexeme.kind is WordKind.STEM and (ending := next(filter(lexeme.word.endswith, holders), None)):
            raise row.error(f"{lexeme.word!r} ends in the holder {ending!r}: give the word before it")
    return tuple(found.values())


@cache
def lexemes_of(*kinds: WordKind) -> Mapping[str, Lexeme]:
    """The rows of some kinds by word."""
    return {lexeme.word: lexeme for lexeme in load_lexemes() if lexeme.kind in kinds}
