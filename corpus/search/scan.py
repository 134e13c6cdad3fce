"""A query cut into tokens: brackets, operators, fields, quoted text, ranges, words. Folded text in, places out."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum, auto
from functools import cache

from corpus.fold import fold
from corpus.search.fields import FieldTable

OWN = {"正文": False, "text": False, "body": False, "提到": True, "mentions": True}
"""Names that ask an entry's own text; True: for a name in it."""


class PieceKind(StrEnum):
    OPEN = auto()
    CLOSE = auto()
    AND = auto()
    OR = auto()
    NOT = auto()
    FIELD = auto()
    PHRASE = auto()
    RANGE = auto()
    WORD = auto()


@dataclass(frozen=True, slots=True)
class QueryPiece:
    kind: PieceKind
    start: int
    end: int
    """Of what it says: the inside of quotes, a field's name without its colon."""
    tail: str = ""
    """``~10`` behind quotes."""


_OPERATORS = {
    **dict.fromkeys(("and", "与", "且", "并且", "&", "&&"), PieceKind.AND),
    **dict.fromkeys(("or", "或", "或者", "|", "||"), PieceKind.OR),
    **dict.fromkeys(("not", "非"), PieceKind.NOT),
}
_ENDS = r"[\s()|]|$|~|(?:AND|OR|与|或|且|并且)[\"“「『]"
_PHRASES = tuple(
    re.compile(rf"{expression}(?P<tail>~\d{{0,3}})?")
    for expression in (
        # A straight quote that goes on without a space does not end the phrase: "推进"多规合一"改革".
        rf'"(?P<text>(?:(?!\s")[\s\S])+?)"(?={_ENDS})',
        r'"(?P<text>[^"]*)"',
        r"[“”](?P<text>[^“”]*)[“”]",
        r"「(?P<text>[^」]*)」",
        r"『(?P<text>[^』]*)』",
    )
)
_RANGE = re.compile(r"[\[{]\s*(?P<low>[^\[\]{}\s]*?)\s*(?:TO|to|至|到|-+|~)\s*(?P<high>[^\[\]{}\s]*?)\s*[\]}]")
_COMPARED = re.compile(r"\s*(?:>=|<=|[><=≥≤])\s*[^\s()|]+")
_WORD = re.compile(r'[^\s()|"“”「『]+')


_PAIRED = "“”「」『』"


def fold_query(text: str) -> str:
    """Folded but for paired quotes: in "推进“多规合一”改革" they are part of the phrase."""
    return "".join(old if old in _PAIRED else new for old, new in zip(text, fold(text), strict=True))


def missing_quote(text: str) -> str:
    """The quotation mark that must be added for the last phrase to end."""
    for opening, closing in (('"', '"'), ("“", "”"), ("「", "」"), ("『", "』")):
        marks = [character for character in text if character in (opening, closing)]
        if marks:
            return closing if len(marks) % 2 and not text.endswith(closing) else ""
    return ""


@cache
def _field(fields: FieldTable) -> re.Pattern[str]:
    names = "|".join(map(re.escape, (*fields.called, *OWN)))
    return re.compile(rf"(?P<name>{names}):\s*", re.IGNORECASE)


def scan(folded: str, fields: FieldTable) -> Iterator[QueryPiece]:
    """Tokens in order. Every character is passed once or twice: nothing here looks back."""
    at, bound = 0, True  # bound: a token begins here, because a space, a bracket or a quote stands before
    after_field = False
    while at < len(folded):
        piece, end = _next(folded, at, fields, bound, after_field)
        if piece is not None:
            yield piece
        after_field = piece is not None and piece.kind is PieceKind.FIELD
        bound = piece is None or piece.kind is not PieceKind.WORD
        at = max(end, at + 1)


def _next(folded: str, at: int, fields: FieldTable, bound: bool, after_field: bool) -> tuple[QueryPiece | None, int]:
    """The token at a place, and where it ends if it has more than this one character."""
    character = folded[at]
    if character.isspace():
        return None, at
    if character in "()":
        return QueryPiece(PieceKind.OPEN if character == "(" else PieceKind.CLOSE, at, at + 1), at
    if character in '"“”「『' and (quoted := _quoted(folded, at)):
        return quoted
    if character == "|":
        return QueryPiece(PieceKind.OR, at, at + 1), at
    if bound and (match := _RANGE.match(folded, at)):
        return QueryPiece(PieceKind.RANGE, match.start("low"), match.end("high")), match.end()
    if bound and not after_field and (match := _field(fields).match(folded, at)):
        return QueryPiece(PieceKind.FIELD, match.start("name"), match.end("name")), match.end()
    if after_field and (match := _COMPARED.match(folded, at)):
        return QueryPiece(PieceKind.WORD, at, match.end()), match.end()
    return _word(folded, at, bound)


def _quoted(folded: str, at: int) -> tuple[QueryPiece, int] | None:
    for expression in _PHRASES:
        if match := expression.match(folded, at):
            return QueryPiece(PieceKind.PHRASE, *match.span("text"), match["tail"] or ""), match.end()
    return None


def _word(folded: str, at: int, bound: bool) -> tuple[QueryPiece | None, int]:
    if bound and folded[at] in "-+" and folded[at + 1 : at + 2].strip():
        return (None if folded[at] == "+" else QueryPiece(PieceKind.NOT, at, at + 1)), at
    match = _WORD.match(folded, at)
    if match is None:
        return None, at
    operator = _OPERATORS.get(match[0].lower()) if bound else None
    return QueryPiece(operator or PieceKind.WORD, *match.span()), match.end()
