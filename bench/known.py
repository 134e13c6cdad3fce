"""Known items: one entry is looked for by what a person remembers of it, beside SQLite FTS5 over the same words.

Found is the entry, what has its words too (a passage, a reprint), and what lies mostly in its place: a task of the
passage that is looked for has all the words of the query as well, and is the same thing to who asks.
"""

from __future__ import annotations

import random
import re
import sqlite3
from collections import Counter
from collections.abc import Callable, Iterable, Mapping, Sequence
from pathlib import Path

from corpus.build import Corpus
from corpus.search.asked import ASIDE, Entry, Kind, Query
from corpus.search.words import Cutter, squeeze

ITEMS, FIRST = 300, 20
BARS = {"title": 0.97, "three rare words": 0.99, "a word left out": 0.90, "question": 0.95}
"""Mean reciprocal rank that each way of asking must reach."""
_SHORTEST, _LONGEST = 40, 400
"""Characters of an entry that is looked for."""
_WORD = re.compile(r"[㐀-鿿]{2,}")
_CLAUSE = re.compile(r"[㐀-鿿]+")


def measure_known(shared: Path, folder: Path, *, detail: bool = False) -> bool:
    """Print the mean reciprocal rank of each way of asking. Whether the bars are held."""
    with Corpus.open(folder / "corpus") as corpus:
        corpus.add([shared / "seeds", shared / "documents"])
        room = _Room([*corpus.entries(Query(copies=True))])
        scores = {way: _mean(room, corpus, way, asked, detail) for way, asked in _WAYS.items()}
    print(f"{ITEMS} known items, mean reciprocal rank among the first {FIRST}, beside FTS5 with AND and with OR:")
    for way, (ours, every, some) in scores.items():
        print(f"  {way:18}{ours:7.3f}   {every:7.3f}{some:7.3f}   (bar {BARS[way]})")
    return all(scores[way][0] >= bar for way, bar in BARS.items())


def _mean(room: _Room, corpus: Corpus, way: str, asked: _Way, detail: bool) -> tuple[float, float, float]:
    draw = random.Random(way)
    items = draw.sample(
        room.documents if way == "title" else room.items, ITEMS if way != "title" else len(room.documents)
    )
    sums = [0.0, 0.0, 0.0]
    for item in items:
        text = asked(room, item, draw)
        kind = Kind.DOCUMENT if way == "title" else None
        hits = [hit.entry for hit in corpus.search(Query(text=text, kind=kind, page_size=FIRST)).hits]
        found = [hits, room.plainly(text, " AND ", kind), room.plainly(text, " OR ", kind)]
        ranks = [room.rank(each, item) for each in found]
        sums = [total + rank for total, rank in zip(sums, ranks, strict=True)]
        if detail and ranks[0] < 1:
            print(f"{way}: {ranks[0]:.2f} {text}\n    {item.entry_id} {item.text[:70]!r}")
    return sums[0] / len(items), sums[1] / len(items), sums[2] / len(items)


class _Room:
    """The entries, in SQLite's full-text index too, and what is rare in them."""

    def __init__(self, entries: Sequence[Entry]) -> None:
        self.cutter = Cutter()
        self._entries = [entry for entry in entries if entry.kind not in ASIDE]
        self._texts = [squeeze(entry.text) for entry in self._entries]
        words = [self.cutter.cut_for_search(text) for text in self._texts]
        self._often = Counter(word for each in words for word in set(each))
        self.items = [e for e in self._entries if e.kind is not Kind.DOCUMENT and _SHORTEST <= len(e.text) <= _LONGEST]
        self.documents = [entry for entry in self._entries if entry.kind is Kind.DOCUMENT and entry.title]
        self._table = sqlite3.connect(":memory:")
        self._table.execute("CREATE VIRTUAL TABLE held USING fts5(words, tokenize = 'unicode61')")
        self._table.executemany("INSERT INTO held (rowid, words) VALUES (?, ?)", enumerate(map(" ".join, words)))

    def told(self, text: str) -> list[str]:
        """Its words of two characters or more, in order."""
        return [word for word in self.cutter.cut(squeeze(text)) if _WORD.fullmatch(word)]

    def rarest(self, text: str, number: int) -> list[str]:
        found = dict.fromkeys(self.told(text))
        return sorted(found, key=lambda word: (self._often[word], word))[:number]

    def plainly(self, text: str, between: str, kind: Kind | None) -> list[Entry]:
        """The first that SQLite's own ranking has."""
        words = dict.fromkeys(self.cutter.cut_for_search(squeeze(text)))
        asked = between.join(f'"{word}"' for word in words if '"' not in word)
        query = "SELECT rowid FROM held WHERE held MATCH ? ORDER BY bm25(held) LIMIT 2000"
        rows = self._table.execute(query, (asked,)) if asked else ()
        found = (self._entries[number] for (number,) in rows)
        return [entry for entry in found if kind in (None, entry.kind)][:FIRST]

    def rank(self, hits: Iterable[Entry], item: Entry) -> float:
        """One through the place of the first that holds the item's words."""
        wanted = squeeze(item.text)
        places = (n for n, hit in enumerate(hits, 1) if _is_it(hit, item, wanted))
        return 1 / next(places, float("inf"))


def _is_it(hit: Entry, item: Entry, wanted: str) -> bool:
    if item.kind is Kind.DOCUMENT:
        return squeeze(hit.title) == squeeze(item.title)
    if hit.kind is Kind.DOCUMENT:
        return False
    low, high = max(hit.span.start, item.span.start), min(hit.span.end, item.span.end)
    is_there = hit.document_id == item.document_id and 2 * (high - low) >= min(len(hit.span), len(item.span))
    return is_there or wanted in squeeze(hit.text)


_Way = Callable[[_Room, Entry, random.Random], str]


def _title(room: _Room, item: Entry, draw: random.Random) -> str:
    return item.title


def _rare(room: _Room, item: Entry, draw: random.Random) -> str:
    return " ".join(room.rarest(item.text, 3))


def _left_out(room: _Room, item: Entry, draw: random.Random) -> str:
    """Six words of one clause, as they stand, without the third."""
    clauses = [room.cutter.cut(clause) for clause in _CLAUSE.findall(squeeze(item.text))]
    words = max((clause for clause in clauses if len(clause) >= 6), key=len, default=room.told(item.text))
    start = draw.randrange(max(len(words) - 6, 0) + 1)
    return "".join(word for at, word in enumerate(words[start : start + 6]) if at != 2)


def _question(room: _Room, item: Entry, draw: random.Random) -> str:
    """The two rarest words and the one behind them, put as a question."""
    first, *rest = room.rarest(item.text, 4) or [item.title]
    return f"哪些地方提出{first}" + (f"和{'、'.join(rest)}" if rest else "") + "？"


_WAYS: Mapping[str, _Way] = {
    "title": _title,
    "three rare words": _rare,
    "a word left out": _left_out,
    "question": _question,
}
