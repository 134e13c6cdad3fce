"""What a query asks of a field and no entry has: nothing could be found by it, so it is read in the nearest sense.

Only names are: that nothing is of a year or above a number is an answer, and a kind is a tab of the page.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from corpus.search.conditions import Contains
from corpus.search.fields import FieldTable
from corpus.search.plan import Held, Planner
from corpus.search.reading import Understanding
from corpus.search.tree import And, Everything, FieldTerm, OwnText, Tree, Words
from corpus.search.words import squeeze


@dataclass(frozen=True, slots=True)
class Nearest:
    reading: Understanding
    notes: tuple[str, ...]
    """Chinese: what of the query was not there, and how it is read instead."""


def nearest(reading: Understanding, planner: Planner, held: Held, fields: FieldTable) -> Nearest | None:
    """The query with names that no entry has read as words of the text, where these are written, and said so: a name
    that is written nowhere finds nothing. None where there is no such condition."""
    children = reading.rest.children if isinstance(reading.rest, And) else (reading.rest,)
    parts: list[Tree] = []
    notes: list[str] = []
    for child in children:
        if isinstance(child, FieldTerm) and _is_missing(child, planner, held, fields):
            parts.append(OwnText(child.text, name=True))
            notes.append(f"以下按文中写有“{child.text}”查找")
        else:
            parts.append(child)
    kept = [part for part in parts if not isinstance(part, Everything)]
    if not notes or not (kept or reading.plain):
        return None
    tree = _together([*_words(reading.tree), *kept])
    return Nearest(replace(reading, tree=tree, rest=_together(kept)), (*planner.notes, *notes))


def _is_missing(term: FieldTerm, planner: Planner, held: Held, fields: FieldTable) -> bool:
    """Whether no entry has a name, and texts are written that say it."""
    if term.field == "kind" or fields[term.field].compared or held.count(planner.lower(term)):
        return False
    value = squeeze(term.text)
    return value != "" and held.count(Contains(value)) > 0


def _words(tree: Tree) -> Iterator[Tree]:
    children: Sequence[Tree] = tree.children if isinstance(tree, And) else (tree,)
    return (child for child in children if isinstance(child, Words))


def _together(parts: Sequence[Tree]) -> Tree:
    if not parts:
        return Everything()
    return parts[0] if len(parts) == 1 else And(tuple(parts))
