"""How a query is read: what its language says, and what of its plain words a person means by them."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from corpus.search.asked import Chip, Query
from corpus.search.clues import Clue, Lexicon, Name
from corpus.search.fields import FieldTable
from corpus.search.query import parse
from corpus.search.sentence import Sentence, understand
from corpus.search.tree import And, Everything, Tree, Words, explain, told
from corpus.search.words import Cutter


class NoNames:
    """A lexicon that knows none."""

    def names(self, folded: str) -> Sequence[Name]:
        return ()


@dataclass(frozen=True, slots=True)
class Understanding:
    tree: Tree
    """All of the query in the query language."""
    plain: tuple[str, ...]
    """What must all hold and is words without a field, quotes or operators."""
    rest: Tree
    """What else the query says."""
    sentence: Sentence | None
    """The plain words as a sentence, where they are one."""
    notes: tuple[str, ...]
    sources: tuple[str, ...] = ()
    """What was typed for each part of the tree that must hold with others."""

    def told(self, fields: FieldTable) -> str:
        """How it was read, in Chinese."""
        if self.sentence is None:
            return explain(self.tree, fields)
        named = [tell(clue, fields) for clue in self.sentence.clues]
        named += [] if isinstance(self.rest, Everything) else [told(self.rest, fields)]
        words = "".join(f"「{word}」" for word in self.sentence.words)
        ranks = f"{words}符合得多的在前" if words else ""
        return "，".join(part for part in (f"按 {'、'.join(named)} 理解" if named else "", ranks) if part) or "全部内容"

    def chips(self, fields: FieldTable) -> tuple[Chip, ...]:
        clues = self.sentence.clues if self.sentence else ()
        return tuple(Chip(label=tell(clue, fields), typed=clue.typed) for clue in clues)


def tell(clue: Clue, fields: FieldTable) -> str:
    """地区=四川省或重庆市."""
    name = fields[clue.field].names[0]
    return f"{name}不是{'、'.join(clue.labels)}" if clue.without else f"{name}={'或'.join(clue.labels)}"


def read(query: Query, fields: FieldTable, lexicon: Lexicon, cutter: Cutter, today: date) -> Understanding:
    """Never raises."""
    found = parse(query.text, fields)
    children = found.tree.children if isinstance(found.tree, And) else (found.tree,)
    plain = tuple(child.text for child in children if isinstance(child, Words))
    others = tuple(child for child in children if not isinstance(child, Words))
    rest = And(others) if len(others) > 1 else others[0] if others else Everything()
    sentence = understand(" ".join(plain), lexicon, cutter, today, query.plain) if plain else None
    asked = sentence if sentence and sentence.asks else None
    return Understanding(found.tree, plain, rest, asked, found.notes, found.sources)
