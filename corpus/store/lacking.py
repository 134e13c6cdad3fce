"""What documents of the corpus cite and the corpus does not have."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from corpus.search.words import squeeze
from corpus.store.dialect import StoreConnection
from corpus.store.repeals import names_of

_CITED = (
    "SELECT DISTINCT document_id, title, number FROM citations WHERE relation NOT IN ('repeals', 'issues', 'forwards')"
)
"""Without what a paper ends, and what it brings with it in its own file."""


@dataclass(frozen=True, slots=True, kw_only=True)
class LackingPaper:
    """A document that is only cited."""

    title: str | None
    number: str | None
    citing: int
    """Documents that cite it."""


def list_lacking(connection: StoreConnection, limit: int = 50) -> tuple[LackingPaper, ...]:
    """Those that most documents cite first. One pass over all titles: a citation may name the end of one."""
    held = connection.execute("SELECT title, document_number FROM documents").fetchall()
    numbers = {number for _, number in held if number}
    titles, bare = _titles(title for title, _ in held), _titles(title for title, number in held if not number)
    citing: dict[str, set[str]] = {}
    named: dict[str, tuple[str | None, str | None]] = {}
    for document_id, title, number in connection.execute(_CITED):
        key = squeeze(title or "")
        there = number in numbers or key in bare if number else key in titles
        if there or not (name := number or key):
            continue
        citing.setdefault(name, set()).add(document_id)
        known = named.get(name, (None, None))
        named[name] = (known[0] or title, known[1] or number)
    ranked = sorted(citing, key=lambda name: (-len(citing[name]), name))[:limit]
    return tuple(LackingPaper(title=named[n][0], number=named[n][1], citing=len(citing[n])) for n in ranked)


def _titles(titles: Iterable[str | None]) -> set[str]:
    """All that documents of these titles may be called."""
    return {squeeze(name) for title in titles if title for name in names_of(title)}
