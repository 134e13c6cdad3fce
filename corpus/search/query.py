"""The query language: what a person types becomes a tree (``corpus/search/tree.py``).

Nothing a person types is an error: the nearest reading is taken, with a note. Operators and fields are Chinese and
English, of either width. An operator binds what stands beside it; what merely stands side by side must all hold.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field

from corpus.fold import fold
from corpus.search.fields import FIELDS, Field, FieldTable
from corpus.search.ranges import Reader, read_bounds
from corpus.search.scan import OWN, PieceKind, QueryPiece, fold_query, missing_quote, scan
from corpus.search.tree import (
    And,
    Everything,
    FieldRange,
    FieldTerm,
    Fuzzy,
    Near,
    Not,
    Or,
    OwnText,
    Pattern,
    Phrase,
    Tree,
    Words,
)

LONGEST = 2000
"""Characters of a query that are read."""
DEEPEST = 40
"""Brackets in brackets that are read."""
NEAREST, FARTHEST = 10, 50
"""Characters apart where ~ names no number, and at most."""


@dataclass(frozen=True, slots=True)
class QueryReading:
    tree: Tree
    notes: tuple[str, ...] = ()
    """Chinese, where the query was not well formed."""
    sources: tuple[str, ...] = ()
    """What was typed for each child of a tree whose parts must all hold."""


def parse(text: str, fields: FieldTable = FIELDS) -> QueryReading:
    """The nearest reading of a query. Never raises."""
    text = unicodedata.normalize("NFC", text).encode("utf-8", "ignore").decode("utf-8").strip()
    notes: list[str] = []
    if len(text) > LONGEST:
        notes.append(f"检索式太长，只读前 {LONGEST} 字")
        text = text[:LONGEST]
    if closing := missing_quote(text):
        notes.append("引号没有成对，最后一个引号之后的文字按短语理解")
        text += closing
    folded = fold_query(text)
    parser = _Parser(text, folded, fields, list(scan(folded, fields)), notes)
    tree = parser.read()
    return QueryReading(tree, tuple(dict.fromkeys(notes)), tuple(parser.sources))


_TILDE = re.compile(r"(?P<text>.+?)~\d{0,3}")
_ASKED = re.compile(r"\?[^?*]*[,。;!]|[,。;!][^?*]*\?|(?:什么|哪些|怎么|多少|吗|呢)[^?*]{0,6}\?")
"""A question mark within sentences: no wildcard."""
_STAR = re.compile(r"\w.*\*|\*.*\w|\w\?+\w")


@dataclass
class _Parser:
    text: str
    folded: str
    fields: FieldTable
    pieces: Sequence[QueryPiece]
    notes: list[str] = field(repr=False)
    at: int = 0
    depth: int = 0
    sources: list[str] = field(default_factory=list)

    def read(self) -> Tree:
        tree = self._side_by_side()
        while self.at < len(self.pieces):  # a bracket that closes nothing
            self._unpaired()
            self.at += 1
            more = self._side_by_side()
            tree = _joined(And, [each for each in (tree, more) if each])
        return tree or self._signs()

    def _signs(self) -> Tree:
        """Signs alone stand for themselves, never for everything."""
        signs = self.text if not any(piece.kind is PieceKind.PHRASE for piece in self.pieces) else self._said()
        if signs.strip() == "*" or not signs.strip("()（） \t\n\"'“”「」『』"):
            return Everything()
        self.notes.append("只有符号，按原样查找")
        return Phrase(signs.strip("()（） \t\n"))

    def _said(self) -> str:
        return "".join(self.text[p.start : p.end] for p in self.pieces if p.kind is PieceKind.PHRASE)

    def _unpaired(self) -> None:
        self.notes.append("括号没有成对，多余的括号已忽略")

    def _token(self) -> PieceKind | None:
        return self.pieces[self.at].kind if self.at < len(self.pieces) else None

    def _side_by_side(self) -> Tree | None:
        found: list[Tree] = []
        while self._token() not in (None, PieceKind.CLOSE):
            begun = self.at
            if tree := self._chain():
                found.append(tree)
                if not self.depth:
                    self.sources.append(self._typed(begun))
        return _joined(And, found)

    def _typed(self, begun: int) -> str:
        """What was typed from a piece up to the one that comes next."""
        end = self.pieces[self.at].start if self.at < len(self.pieces) else len(self.text)
        start = self.pieces[begun].start
        quoted = self.pieces[begun].kind is PieceKind.PHRASE
        following = self._token() is PieceKind.PHRASE
        return self.text[start - quoted : end - following].strip()

    def _chain(self) -> Tree | None:
        """What operators join: 与 binds more than 或."""
        alternatives: list[list[Tree]] = [[]]
        while True:
            if tree := self._negated():
                alternatives[-1].append(tree)
            operator = self._token()
            if operator not in (PieceKind.AND, PieceKind.OR):
                break
            self._operator(alternatives)
        return _joined(Or, [tree for each in alternatives if (tree := _joined(And, each))])

    def _operator(self, alternatives: list[list[Tree]]) -> None:
        piece = self.pieces[self.at]
        self.at += 1
        if not alternatives[-1] or self._token() in (None, PieceKind.CLOSE, PieceKind.AND, PieceKind.OR):
            self.notes.append(f"“{self._source(piece)}”的前后没有两样东西，已忽略")
        elif piece.kind is PieceKind.OR:
            alternatives.append([])

    def _negated(self) -> Tree | None:
        negative = False
        while self._token() is PieceKind.NOT:
            piece = self.pieces[self.at]
            self.at += 1
            negative = not negative
            if self._token() in (None, PieceKind.CLOSE, PieceKind.AND, PieceKind.OR):
                self.notes.append(f"“{self._source(piece)}”后面没有内容，已忽略")
                return None
        tree = self._primary(None)
        return Not(tree) if tree and negative else tree

    def _primary(self, asked: str | None) -> Tree | None:
        if self._token() in (None, PieceKind.CLOSE, PieceKind.AND, PieceKind.OR):
            return None
        piece = self.pieces[self.at]
        self.at += 1
        match piece.kind:
            case PieceKind.OPEN:
                return self._group(asked)
            case PieceKind.FIELD:
                return self._field(piece)
            case PieceKind.RANGE:
                return self._range(piece, asked)
            case PieceKind.PHRASE:
                return self._phrase(piece, asked)
            case PieceKind.NOT:
                return self._negated()
            case _:
                return self._word(piece, asked)

    def _group(self, asked: str | None) -> Tree | None:
        self.depth += 1
        if self.depth > DEEPEST:
            self._too_deep()
            return None
        tree = self._side_by_side() if asked is None else self._of_field(asked)
        self.depth -= 1
        if self._token() is PieceKind.CLOSE:
            self.at += 1
        else:
            self._unpaired()
        return tree

    def _too_deep(self) -> None:
        """The bracket is passed over as if it were not there; so is one that closes it."""
        self.depth -= 1
        self.notes.append(f"括号层数太多，只读 {DEEPEST} 层")
        kept = [p for p in self.pieces[self.at :] if p.kind not in (PieceKind.OPEN, PieceKind.CLOSE)]
        closing = [p for p in self.pieces[self.at :] if p.kind is PieceKind.CLOSE][: self.depth]
        self.pieces = [*self.pieces[: self.at], *kept, *closing]

    def _of_field(self, asked: str) -> Tree | None:
        """单位:(财政局 或 税务局): each of them is of the field."""
        alternatives: list[list[Tree]] = [[]]
        while self._token() not in (None, PieceKind.CLOSE):
            if self._token() in (PieceKind.AND, PieceKind.OR):
                self._operator(alternatives)
                continue
            negative = self._token() is PieceKind.NOT
            self.at += negative
            if tree := self._primary(asked):
                alternatives[-1].append(Not(tree) if negative else tree)
        return _joined(Or, [tree for each in alternatives if (tree := _joined(And, each))])

    # --- leaves ---------------------------------------------------------------------------------------------------

    def _source(self, piece: QueryPiece) -> str:
        return self.text[piece.start : piece.end]

    def _field(self, piece: QueryPiece) -> Tree | None:
        name = self.folded[piece.start : piece.end].lower()
        tree = self._primary(name) if self._token() is not PieceKind.NOT else None
        if tree is None:
            self.notes.append(f"“{self._source(piece)}:”后面没有内容，已忽略")
        return tree

    def _named(self, asked: str | None) -> Field | None:
        return self.fields.called.get(asked) if asked else None

    def _phrase(self, piece: QueryPiece, asked: str | None) -> Tree | None:
        text = self._source(piece).strip(" \t\r")
        if not text:
            return None
        if asked is not None and asked not in OWN:
            return self._value(self.fields.called[asked], text)
        parts = tuple(text.split())
        if piece.tail and len(parts) > 1:
            return Near(parts, min(int(piece.tail[1:] or NEAREST), FARTHEST))
        return Fuzzy(text) if piece.tail else Phrase(text)

    def _word(self, piece: QueryPiece, asked: str | None) -> Tree | None:
        text = self._source(piece).strip(" \t\r")
        if asked is not None and asked not in OWN:
            return self._value(self.fields.called[asked], text)
        if not any(map(str.isalnum, text)):
            return None
        if asked is not None:
            return OwnText(text, OWN[asked])
        folded = fold(text)
        if (match := _TILDE.fullmatch(folded)) and any(map(str.isalnum, match["text"])):
            return Fuzzy(text[: match.end("text")])
        if _STAR.search(folded) and not _ASKED.search(folded):
            return Pattern(_wildcards(text, folded))
        return Words(text)

    def _range(self, piece: QueryPiece, asked: str | None) -> Tree | None:
        within = self.folded[piece.start : piece.end]
        found = self._named(asked) or self.fields.called.get("年份")
        read = found.compared if found else None
        if found is None or read is None:
            return self._word(piece, asked)
        low, high = _ends(within, read)
        return FieldRange(found.name, low, high) if low or high else self._word(piece, asked)

    def _value(self, asked: Field, text: str) -> Tree | None:
        text = text.strip("*")  # a part of a value is enough
        if not text.strip("，。！？,.!?"):
            return None
        if (read := asked.compared) is not None:
            if bounds := read_bounds(text, read):
                return FieldRange(asked.name, *bounds)
            if (value := read(text)) is not None and not asked.years:
                return FieldRange(asked.name, value, value)
            if fold(text)[:1] in "<>=≥≤" or asked.numbers:
                self.notes.append(f"“{text}”不是{asked.names[0]}可以比较的值，按文字理解")
        return FieldTerm(asked.name, text)


def _ends(text: str, read: Reader) -> tuple[str | None, str | None]:
    match = re.fullmatch(r"(?P<low>.*?)\s*(?:TO|to|至|到|-+|~)\s*(?P<high>.*)", text)
    return (read(match["low"]), read(match["high"])) if match else (None, None)


def _wildcards(text: str, folded: str) -> str:
    """The text with its wildcards in one width; a mark at the end that asks is none."""
    marked = "".join(new if new in "*?" else old for old, new in zip(text, folded, strict=True))
    return marked.rstrip("?")


def _joined(kind: Callable[[tuple[Tree, ...]], Tree], trees: Sequence[Tree]) -> Tree | None:
    if len(trees) < 2:
        return trees[0] if trees else None
    return kind(tuple(trees))
