"""What a query says, as a small tree that every engine can be asked by; and the tree told back in Chinese."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from corpus.search.fields import FIELDS, FieldTable
from corpus.search.ranges import number_of


@dataclass(frozen=True, slots=True)
class Words:
    """Text without quotes: every word of it must occur, in the entry or in what stands over it."""

    text: str


@dataclass(frozen=True, slots=True)
class Phrase:
    """Text in quotes: it must occur in the entry as it stands."""

    text: str


@dataclass(frozen=True, slots=True)
class OwnText:
    """What the entry's own text must have, whatever stands over it: its words, or the name of something (提到)."""

    text: str
    name: bool = False


@dataclass(frozen=True, slots=True)
class Near:
    """Texts that must occur one near the other, in either order."""

    texts: tuple[str, ...]
    distance: int
    """At most so many characters between two neighbours."""


@dataclass(frozen=True, slots=True)
class Pattern:
    """Text in which ``?`` stands for one character and ``*`` for some."""

    text: str


@dataclass(frozen=True, slots=True)
class Fuzzy:
    """Text in which one character may be another."""

    text: str


@dataclass(frozen=True, slots=True)
class FieldTerm:
    """A field that must hold a value, or one that contains it."""

    field: str
    text: str


@dataclass(frozen=True, slots=True)
class FieldRange:
    """A field whose value lies between two, both included unless it is said otherwise; None is open."""

    field: str
    low: str | None
    high: str | None
    above: bool = False
    """Greater than ``low``, not equal to it."""
    below: bool = False


@dataclass(frozen=True, slots=True)
class And:
    children: tuple[Tree, ...]


@dataclass(frozen=True, slots=True)
class Or:
    children: tuple[Tree, ...]


@dataclass(frozen=True, slots=True)
class Not:
    child: Tree


@dataclass(frozen=True, slots=True)
class Everything:
    """An empty query."""


Tree = Words | Phrase | OwnText | Near | Pattern | Fuzzy | FieldTerm | FieldRange | And | Or | Not | Everything


def fields_of(tree: Tree) -> Iterator[str]:
    """The fields in which something must be."""
    match tree:
        case FieldTerm(field):
            yield field
        case And(children) | Or(children):
            for child in children:
                yield from fields_of(child)


def explain(tree: Tree, fields: FieldTable = FIELDS) -> str:
    """How a query was read, for people.

    >>> explain(And((Words("生态补偿"), FieldTerm("region", "浙江省"))))
    '按 「生态补偿」 且 地区=浙江省（含所辖市县） 理解'
    """
    return "全部内容" if isinstance(tree, Everything) else f"按 {told(tree, fields)} 理解"


def told(tree: Tree, fields: FieldTable = FIELDS, within: bool = False) -> str:
    """A part of a query in Chinese; ``within`` another it is put in brackets where it is joint."""
    match tree:
        case And(children) | Or(children):
            joint = " 且 " if isinstance(tree, And) else " 或 "
            text = joint.join(told(child, fields, within=True) for child in children)
            return f"（{text}）" if within else text
        case Not(child):
            return f"不含{told(child, fields, within=True)}"
        case FieldTerm(field, text):
            return f"{fields[field].names[0]}={text}{fields[field].remark}"
        case FieldRange():
            return _told_range(tree, fields)
        case _:
            return _told_text(tree)


def _told_text(tree: Tree) -> str:
    match tree:
        case Words(text):
            return f"「{text}」"
        case Phrase(text):
            return f"“{text}”原文"
        case OwnText(text, name):
            return f"{'提到' if name else '正文'}={text}"
        case Near(texts, distance):
            return f"{'、'.join(f'“{text}”' for text in texts)}相距不超过 {distance} 字"
        case Pattern(text):
            return f"“{text}”（? 代一个字，* 代若干字）"
        case Fuzzy(text):
            return f"“{text}”（可有一字不同）"
        case _:
            return "全部内容"


def _told_range(asked: FieldRange, fields: FieldTable) -> str:
    name, numbers = fields[asked.field].names[0], fields[asked.field].numbers
    low, high = (number_of(each) if each and numbers else each for each in (asked.low, asked.high))
    if low == high and low:
        return f"{name}={low}"
    if asked.above or asked.below or numbers:
        least = f"{'大于' if asked.above else '不小于'}{low}" if low else ""
        most = f"{'小于' if asked.below else '不大于'}{high}" if high else ""
        return name + "且".join(part for part in (least, most) if part)
    return f"{name}={low or '最早'}至{high or '最近'}"
