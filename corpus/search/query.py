"""The query language: what a person types becomes a small tree that every engine understands.

Whoosh's query parser does the parsing, with operators and field names in Chinese and English, on folded text, so that
full-width forms are alike. Nothing a person types is an error: the best reading is taken, with a note.
"""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass
from functools import cache

from whoosh.qparser import plugins, syntax
from whoosh.qparser.default import QueryParser

from corpus.fold import fold
from corpus.search.fields import FIELDS, Field, FieldTable


@dataclass(frozen=True, slots=True)
class Words:
    """Text without quotes: every word of it must occur."""

    text: str


@dataclass(frozen=True, slots=True)
class Phrase:
    """Text in quotes: it must occur as it stands."""

    text: str


@dataclass(frozen=True, slots=True)
class FieldTerm:
    """A field that must hold a value, or one that contains it."""

    field: str
    text: str


@dataclass(frozen=True, slots=True)
class FieldRange:
    """A field whose value lies between two, both included; None is open."""

    field: str
    low: str | None
    high: str | None


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


Tree = Words | Phrase | FieldTerm | FieldRange | And | Or | Not | Everything


@dataclass(frozen=True, slots=True)
class QueryReading:
    tree: Tree
    notes: tuple[str, ...] = ()
    """Chinese, where the query was not well formed."""


_YEARS = re.compile(r"(?P<low>\d{4})年?(?:-+|~|至|到)(?P<high>\d{4})年?")
_AROUND = r'[\s()"“”「」『』]'


def parse(text: str, fields: FieldTable = FIELDS) -> QueryReading:
    """The best reading of a query. Never raises."""
    text = unicodedata.normalize("NFC", text).encode("utf-8", "ignore").decode("utf-8").strip()
    notes: list[str] = []
    if closing := _missing_quote(text):
        notes.append("引号没有成对，最后一个引号之后的文字按短语理解")
        text += closing
    folded = _fold(text)
    outside = _QUOTED.sub("", folded)
    if outside.count("(") != outside.count(")"):
        notes.append("括号没有成对，多余的括号已忽略")
    tree = _tree(_parser(fields).process(folded), text, fields)
    return QueryReading(tree or Everything(), tuple(notes))


_PAIRED = "“”「」『』"


def _fold(text: str) -> str:
    """Folded but for paired quotes: in "推进“多规合一”改革" they are part of the phrase."""
    return "".join(old if old in _PAIRED else new for old, new in zip(text, fold(text), strict=True))


def _missing_quote(text: str) -> str:
    """The quotation mark that must be added for the last phrase to end."""
    for opening, closing in (('"', '"'), ("“", "”"), ("「", "」"), ("『", "』")):
        marks = [character for character in text if character in (opening, closing)]
        if marks:
            return closing if len(marks) % 2 and not text.endswith(closing) else ""
    return ""


_QUOTED = re.compile(r'"[^"]*"|“[^”]*”|「[^」]*」|『[^』]*』')
_ENDS = r"[\s()]|$|(?:AND|OR|与|或|且|并且)[\"“「『]"
_PHRASES = (
    # A straight quote that goes on without a space does not end the phrase: "推进"多规合一"改革".
    rf'"(?P<text>(?:(?!\s")[\s\S])+?)"(?={_ENDS})',
    r'"(?P<text>[^"]*)"',
    r"[“”](?P<text>[^“”]*)[“”]",
    r"「(?P<text>[^」]*)」",
    r"『(?P<text>[^』]*)』",
)


@cache
def _parser(fields: FieldTable) -> QueryParser:
    names = "|".join(map(re.escape, sorted(fields.called, key=len, reverse=True)))
    infix, before = rf"(?<={_AROUND})(?:{{}})(?={_AROUND})", r"(?:^|(?<=[\s(]))"
    return QueryParser(
        "text",
        None,
        plugins=[
            plugins.FieldsPlugin(rf"(?:^|(?<={_AROUND}))(?P<text>{names}):\s*", remove_unknown=False),
            *(plugins.PhrasePlugin(rf"{expression}(?P<slop>(?!))?") for expression in _PHRASES),
            plugins.RangePlugin(
                re.compile(
                    r"(?P<open>[\[{])\s*(?P<start>\d*)年?\s*(?:TO|to|至|到|-+|~)\s*(?P<end>\d*)年?\s*(?P<close>[\]}])"
                )
            ),
            plugins.GroupPlugin(),
            plugins.OperatorsPlugin(
                And=infix.format("AND|与|且|并且"),
                Or=infix.format("OR|或|或者"),
                Not=rf"{before}(?:NOT|非)(?={_AROUND})",
                AndNot=None,
                AndMaybe=None,
                Require=None,
            ),
        ],
    )


def _tree(node: syntax.SyntaxNode, text: str, fields: FieldTable) -> Tree | None:
    """A syntax node as a tree; texts are sliced from the query as it was typed."""
    if isinstance(node, syntax.GroupNode):
        return _group(node, text, fields)
    if isinstance(node, syntax.RangeNode):
        field = fields.called.get(node.fieldname)
        return FieldRange(field.name if field else "year", node.start or None, node.end or None)
    if isinstance(node, plugins.PhrasePlugin.PhraseNode):
        start = node.textstartchar
        return _leaf(fields.called.get(node.fieldname), text[start : start + len(node.text)], Phrase)
    if isinstance(node, syntax.TextNode):
        return _leaf(fields.called.get(node.fieldname), text[node.startchar : node.endchar], Words)
    return None


def _leaf(field: Field | None, text: str, kind: type[Words] | type[Phrase]) -> Tree | None:
    text = text.strip(" \t\r")
    if (not any(map(str.isalnum, text)) and kind is Words) or not text:
        return None
    if field is None:
        return kind(text)
    if field.years and (years := _YEARS.fullmatch(fold(text))):
        return FieldRange(field.name, years["low"], years["high"])
    return FieldTerm(field.name, text)


def _group(group: syntax.GroupNode, text: str, fields: FieldTable) -> Tree | None:
    children = tuple(child for node in group if (child := _tree(node, text, fields)))
    if not children:
        return None
    if isinstance(group, syntax.NotGroup):
        return Not(children[0] if len(children) == 1 else And(children))
    if len(children) == 1:
        return children[0]
    return (Or if isinstance(group, syntax.OrGroup) else And)(children)


def explain(tree: Tree, fields: FieldTable = FIELDS) -> str:
    """How a query was read, for people.

    >>> explain(parse("生态补偿 地区:浙江省").tree)
    '按 「生态补偿」 且 地区=浙江省（含所辖市县） 理解'
    """
    return "全部内容" if isinstance(tree, Everything) else f"按 {_explain(tree, fields)} 理解"


def _explain(tree: Tree, fields: FieldTable, within: bool = False) -> str:
    match tree:
        case And(children) | Or(children):
            joint = " 且 " if isinstance(tree, And) else " 或 "
            text = joint.join(_explain(child, fields, within=True) for child in children)
            return f"（{text}）" if within else text
        case Not(child):
            return f"不含{_explain(child, fields, within=True)}"
        case Words(text):
            return f"「{text}」"
        case Phrase(text):
            return f"“{text}”原文"
        case FieldTerm(field, text):
            return f"{fields[field].names[0]}={text}{fields[field].remark}"
        case FieldRange(field, low, high):
            return f"{fields[field].names[0]}={low or '最早'}至{high or '最近'}"
        case Everything():
            return "全部内容"
