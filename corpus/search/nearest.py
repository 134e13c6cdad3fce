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
from corpus.search.tree import And, Everything, FieldTerm, OwnText, Tree, Words, told
from corpus.search.words import squeeze


@dataclass(frozen=True, slots=True)
class Nearest:
    reading: Understanding
    notes: tuple[str, ...]
    """Chinese: what of the query was not there, and how it is read instead."""


def nearest(reading: Understanding, planner: Planner, held: Held, fields: FieldTable) -> Nearest | None:
    """The query without conditions that nothing at all meets: their values as words of the text where these are
    written, else left out, and said so. None where there is no such condition, or nothing else that it says."""
    children = reading.rest.children if isinstance(reading.rest, And) else (reading.rest,)
    parts: list[Tree] = []
    notes: list[str] = []
    for child in children:
        if not _names(child, fields) or held.count(planner.lower(child)):
            parts.append(child)
        elif isinstance(child, FieldTerm) and (value := squeeze(child.text)) and held.count(Contains(value)):
            parts.append(OwnText(child.text, name=True))
            notes.append(f"以下按文中写有“{child.text}”查找")
        else:
            notes.append(f"以下不计{told(child, fields)}")
    kept = [part for part in parts if not isinstance(part, Everything)]
    if not notes or not (kept or reading.plain):
        return None
    tree = _together([*_words(reading.tree), *kept])
    return Nearest(replace(reading, tree=tree, rest=_together(kept)), (*planner.notes, *notes))


def _names(tree: Tree, fields: FieldTable) -> bool:
    return isinstance(tree, FieldTerm) and tree.field != "kind" and not fields[tree.field].compared


def _words(tree: Tree) -> Iterator[Tree]:
    children: Sequence[Tree] = tree.children if isinstance(tree, And) else (tree,)
    return (child for child in children if isinstance(child, Words))


def _together(parts: Sequence[Tree]) -> Tree:
    if not parts:
        return Everything()
    return parts[0] if len(parts) == 1 else And(tuple(parts))
