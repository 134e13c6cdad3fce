"""Entries that stand in another file of the same document too: they're counted and shown once, with the first of them.

Whatever finds a copy finds the first too: a copy has the same words under the same headings, and no value that the
first lacks. So what is left out of a result is nothing that the result would miss, and every count stays right.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import replace
from functools import lru_cache

from corpus.search.asked import Entry, Kind
from corpus.search.words import squeeze

SAME, COPY = "same", "*"
"""The field of copies: it holds the id of the first, and a sign by which all copies are told."""
_Key = tuple[Kind, str, str, tuple[str, ...]]


def with_copies(entries: Iterable[Entry], first: Iterable[Entry]) -> Iterator[Entry]:
    """The entries of a document, those that the first document of its kind has too marked as copies, one for one."""
    held: defaultdict[_Key, list[Entry]] = defaultdict(list)
    for entry in first:
        held[_key(entry)].append(entry)
    for entry in entries:
        same = held[_key(entry)]
        at = next((at for at, other in enumerate(same) if _within(entry, other)), None)
        yield entry if at is None else replace(entry, facets={**entry.facets, SAME: (COPY, same.pop(at).entry_id)})


def _key(entry: Entry) -> _Key:
    """What a copy has in common with the first: kind, words and what stands over them."""
    return entry.kind, _said(entry), squeeze(entry.title), _over(entry.document_title, entry.path)


@lru_cache(maxsize=256)
def _over(title: str, path: tuple[str, ...]) -> tuple[str, ...]:
    """What stands over the entries of a section: the same for all of them."""
    return (squeeze(title), *map(squeeze, path))


def _said(entry: Entry) -> str:
    """The document's own entry has its number and issuers in its text: these are compared as values."""
    return "" if entry.kind is Kind.DOCUMENT else squeeze(entry.text)


def _within(entry: Entry, first: Entry) -> bool:
    """Whether the first has every value of an entry."""
    if entry.document_number not in (None, first.document_number) or entry.day not in (None, first.day):
        return False
    return all(set(values) <= set(first.facets.get(name, ())) for name, values in entry.facets.items())
