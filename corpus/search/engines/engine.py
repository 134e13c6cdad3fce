"""What an engine must be able to do, and one entry as it is handed to engines."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from functools import lru_cache
from itertools import chain, groupby
from typing import Protocol

from corpus.model import Span
from corpus.search.asked import Entry, Kind, Sort
from corpus.search.conditions import Condition
from corpus.search.fields import FieldTable
from corpus.search.words import END, Cutter, spaced_pairs, squeeze, surroundings

TITLE_BOOST = 1.5
"""How much a word in the title weighs against a word anywhere."""


class IndexBusy(Exception):
    """Another process is writing to the index."""

    def __init__(self) -> None:
        super().__init__("另一个程序正在写入这个语料库，请等它完成后再试")


class IndexBroken(Exception):
    """The index cannot answer: its files are damaged, or somebody took them away. All of it can be made anew."""

    def __init__(self) -> None:
        super().__init__("检索索引已损坏，而且现在无法重建")


class IndexAway(Exception):
    """The machines that hold the index do not answer. Nothing is broken: later they do."""

    def __init__(self, what: str = "检索集群没有应答") -> None:
        super().__init__(what)


FORMAT = 6
"""Raised when entries or rows change: indexes of another format are filled anew when they are opened."""


@dataclass(frozen=True, slots=True)
class IndexRow:
    """An entry made ready for any engine: tokens apart by spaces, values by field, the entry itself as JSON."""

    entry_id: str
    title_words: str
    pairs: str
    """Overlapping pairs of the text's characters in order, the last with ``corpus.search.words.END``. They find, and
    rank: a word counts as often as it is written."""
    context: str
    """What stands over the entry, as terms without order (``corpus.search.words.surroundings``)."""
    values: Mapping[str, tuple[str, ...]]
    newest: int
    """Sorts newest first when descending, oldest first is ``oldest`` ascending; undated entries come last in both."""
    oldest: int
    payload: bytes


@dataclass(frozen=True, slots=True)
class Rank:
    """What ranks entries that are found: the higher the sum, the earlier."""

    words: tuple[str, ...] = ()
    """They count the more, the oftener an entry has them and the rarer they are; in its title ``TITLE_BOOST``."""
    boosts: tuple[tuple[Condition, float], ...] = ()
    """What a condition adds where it holds."""

    def __bool__(self) -> bool:
        return bool(self.words or self.boosts)


@dataclass(frozen=True, slots=True)
class PageAsked:
    """What ``Engine.top`` is asked."""

    condition: Condition
    rank: Rank
    sort: Sort
    shown: range


@dataclass(frozen=True, slots=True)
class CountsAsked:
    """What ``Engine.counts`` is asked."""

    condition: Condition
    fields: tuple[str, ...]
    most: int | None = None


@dataclass(frozen=True, slots=True)
class NumberAsked:
    """What ``Engine.count`` is asked."""

    condition: Condition


Question = PageAsked | CountsAsked | NumberAsked


class Engine(Protocol):
    """The little that differs between engines.

    It is made with ``(folder, names, counted)``: a folder of its own, which may not be there yet, the names of the
    fields that hold whole values, and those of them that ``counts`` is asked for. One writes at a time: ``add``,
    ``remove`` and ``clear`` take the right to write where ``begin`` was not called, and whoever takes it first sees
    what others committed, or would write over it.
    """

    generation: int

    def begin(self) -> None:
        """Take the right to write, until commit. Raises IndexBusy."""
        ...

    def add(self, rows: Iterable[IndexRow]) -> None: ...
    def remove(self, document_ids: Iterable[str]) -> None: ...
    def commit(self, generation: int) -> None: ...

    def rollback(self) -> None:
        """Forget what was added, removed and cleared since ``begin``, and let go of the right to write."""
        ...

    def clear(self) -> None: ...
    def close(self) -> None: ...

    def refresh(self) -> None:
        """See what was committed by others."""
        ...

    def top(self, condition: Condition, rank: Rank, sort: Sort, shown: range) -> RankedPage:
        """The hits at some ranks, counted from 0."""
        ...

    def count(self, condition: Condition) -> int: ...

    def counts(
        self, condition: Condition, fields: Sequence[str], most: int | None = None
    ) -> Mapping[str, Mapping[str, int]]:
        """How many entries have each value. With ``most`` only the most frequent values are needed, so many, the first
        in the order of values where counts are equal; more may come."""
        ...

    def payloads(self, condition: Condition, rank: Rank, sort: Sort) -> Iterator[bytes]: ...
    def vocabulary(self, field: str) -> Sequence[str]: ...

    def between(self, before: str, after: str) -> Sequence[str]:
        """The characters that stand behind one character and before another, each somewhere in the texts, in order;
        one of the two may be empty, and then only the other counts."""
        ...

    def foresee(self, questions: Sequence[Question]) -> None:
        """These are about to be asked, by this thread: an engine that is far away fetches all answers in one go."""
        ...


@dataclass(frozen=True, slots=True)
class RankedPage:
    total: int
    hits: tuple[tuple[float, bytes], ...]
    """(score, payload)."""


def make_row(entry: Entry, cutter: Cutter, ordinal: int, fields: FieldTable) -> IndexRow:
    """``ordinal`` counts the entries of a document, so that equal dates keep the order of the text."""
    squeezed, title = squeeze(entry.text), squeeze(entry.title)
    return IndexRow(
        entry.entry_id,
        cutter.terms(title),
        spaced_pairs(squeezed + END),
        _context(tuple(_over(entry)), "" if title in squeezed else entry.title, entry.opening),
        fields.of(entry),
        *_sort_keys(entry, ordinal),
        dump(entry),
    )


def by_place(numbered: Iterable[tuple[Entry, int]]) -> Iterator[tuple[Entry, int]]:
    """The entries of each document in the order of its text: what repeats a passage stands beside it, and then an
    engine keeps it for little."""
    for _, one in groupby(numbered, lambda each: each[0].document_id):
        yield from sorted(one, key=lambda each: (each[0].kind is not Kind.DOCUMENT, each[0].span.start, each[1]))


_STANDING = ("region", "theme", "year", "issuer")


def _over(entry: Entry) -> Iterator[str]:
    """What stands over an entry; a document's own title is its text."""
    if entry.kind is not Kind.DOCUMENT:
        yield entry.document_title
    yield from entry.path
    for name in _STANDING:
        yield from entry.facets.get(name, ())
    if entry.kind is not Kind.DOCUMENT and entry.facets.get("verified") == ("yes",):
        # What a person put right need not stand in the text; it is found by the new words all the same.
        yield entry.title
        yield from entry.facets.get("unit", ())


@lru_cache(maxsize=1024)
def _context(texts: tuple[str, ...], title: str, opening: str) -> str:
    """Entries of one section share it, but for a title that the entry's own text does not repeat."""
    return " ".join(dict.fromkeys(chain.from_iterable(map(_terms, (*texts, title, opening)))))


@lru_cache(maxsize=4096)
def _terms(text: str) -> tuple[str, ...]:
    return surroundings(squeeze(text))


_BITS = 20
"""For the place in a document, and for the document: five hexadecimal digits of its id. A day has the rest, 22."""
_LAST = (1 << _BITS) - 1


def _sort_keys(entry: Entry, ordinal: int) -> tuple[int, int]:
    """(newest, oldest) below 2**63: day, document, place in the document."""
    day = date.fromisoformat(entry.day).toordinal() if entry.day else None
    document = int(entry.document_id[: _BITS // 4], 16)
    place = min(ordinal, _LAST)
    newest = _sort_key(day or 0, document, _LAST - place)
    return newest, _sort_key(_LAST if day is None else day, document, place)


def _sort_key(day: int, document: int, place: int) -> int:
    return (((day << _BITS) + document) << _BITS) + place


_JSON = json.JSONEncoder(ensure_ascii=False, separators=(",", ":"))
_ENCODING = "gb18030"
"""Two bytes a Chinese character instead of three: engines compress what is kept little or not at all."""


def dump(entry: Entry) -> bytes:
    """An entry as compact JSON."""
    facets = {name: list(values) for name, values in entry.facets.items() if values}
    at = entry.text.find(entry.title)
    fields = [
        entry.entry_id,
        entry.kind.value,
        entry.document_id,
        entry.span.start,
        entry.span.end,
        # A title is mostly the beginning of the text, or in it.
        entry.title if at < 0 else [at, at + len(entry.title)],
        list(entry.path),
        entry.text,
        entry.document_title,
        entry.document_number,
        entry.day,
        facets,
    ]
    return _JSON.encode(fields).encode(_ENCODING)


def document_of(payload: bytes) -> str:
    """The document of an entry as JSON, without reading the rest: the ids before it have no quotes."""
    return payload.split(b'"', 6)[5].decode()


def load(payload: bytes) -> Entry:
    """Raises IndexBroken for what ``dump`` did not write."""
    try:
        fields = json.loads(payload.decode(_ENCODING))
        entry_id, kind, document_id, start, end, title, path, text, document_title, number, day, facets = fields
        return Entry(
            entry_id=entry_id,
            kind=Kind(kind),
            document_id=document_id,
            span=Span(start, end),
            title=title if isinstance(title, str) else text[slice(*title)],
            text=text,
            path=tuple(path),
            document_title=document_title,
            document_number=number,
            day=day,
            facets={name: tuple(values) for name, values in facets.items()},
        )
    except (ValueError, TypeError, AttributeError) as error:
        raise IndexBroken from error
