"""A million entries of mixed sentences of real files: what a search takes beside bare tantivy and SQLite's FTS5, what
a further document takes, and what readers notice of a writer. Every figure is a ratio within one run.
"""

from __future__ import annotations

import multiprocessing
import re
import resource
import sqlite3
import threading
import time
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from statistics import median, quantiles
from typing import Any

from bench.pipeline import _texts
from bench.scale_corpus import DOCUMENT, Mixer, kept_entries
from bench.search import wall
from corpus.build import Corpus
from corpus.search.asked import Entry, Query
from corpus.search.engines import open_index
from corpus.search.engines.index import Index
from corpus.search.engines.ranking import rank_of, sort_of
from corpus.search.words import Cutter, squeeze

BARS = {
    "full search / bare tantivy, median": 3.0,
    "full search / bare tantivy, p95": 3.0,
    "FTS5 / full search, median": -8.0,
    "a document added and visible / to an empty corpus": 5.0,
    "CPU of the last 10,000 entries / of the first": 1.3,
    "memory after the last entry / after 100,000": 1.3,
    "eight readers beside a writer / alone, p95": 2.0,
    "index / texts": 2.5,
}
"""At most, or, below zero, at least."""
_QUERIES = 200
_STEP = 10_000
_READERS, _READING = 8, 20.0


def measure_scale(shared: Path, folder: Path, count: int) -> bool:
    """Print the rows of the table. Whether the bars are held."""
    with Corpus.open(folder / "corpus") as corpus:
        corpus.add(_texts(shared))
        mixer = Mixer(kept_entries(corpus))
    figures: dict[str, float] = {}
    index = _filled(folder / "scale", mixer, count, figures)
    queries = mixer.queries(_QUERIES)
    full = [_best(lambda query=query: index.search(query)) for query in queries]  # type: ignore[misc]
    bare = [_best(_bare(index, query)) for query in queries]
    print(f"full search: {_told(full)}; bare tantivy, same hits and facets: {_told(bare)}", flush=True)
    figures["full search / bare tantivy, median"] = median(full) / median(bare)
    figures["full search / bare tantivy, p95"] = _p95(full) / _p95(bare)
    _beside_sqlite(mixer, count, queries, full, figures)
    figures["a document added and visible / to an empty corpus"] = _visible(index, mixer, folder)
    figures["eight readers beside a writer / alone, p95"] = _readers(index, folder / "scale", queries, mixer)
    return _print(figures)


def _print(figures: dict[str, float]) -> bool:
    held = []
    for name, bar in BARS.items():
        figure = figures[name]
        held.append(figure >= -bar if bar < 0 else figure <= bar)
        print(
            f"  {name:52}{figure:8.2f}   (bar {'>=' if bar < 0 else '<='} {abs(bar)}){'' if held[-1] else '  NOT HELD'}"
        )
    return all(held)


def _filled(folder: Path, mixer: Mixer, count: int, figures: dict[str, float]) -> Index:
    """An index with so many entries; what the first and the last of them took, and its size."""
    index, text, added = open_index("tantivy", folder, Cutter()), 0, 0
    begun, cpu, spent, memory = time.perf_counter(), time.process_time(), [], {}
    for document in mixer.documents(0, count):
        index.add(document)
        text += sum(len(entry.text.encode()) for entry in document)
        added += len(document)
        if added // _STEP > len(spent):
            spent.append(time.process_time() - cpu)
            cpu = time.process_time()
            memory[added // _STEP * _STEP] = _memory()
    index.commit(1)
    tail = time.process_time() - cpu
    size = sum(file.stat().st_size for file in folder.glob("index-tantivy/*"))
    print(
        f"{added:,} entries in {time.perf_counter() - begun:.0f} s, {sum(spent) + tail:.0f} s CPU; "
        f"{size / 1e6:.0f} MB, texts {text / 1e6:.0f} MB; memory after "
        + ", ".join(f"{n:,}: {mb:.0f} MB" for n, mb in memory.items() if n in (10_000, 100_000) or n == max(memory)),
        flush=True,
    )
    # What is merged and written at the end belongs to all alike.
    share = tail / max(len(spent), 1)
    figures["CPU of the last 10,000 entries / of the first"] = (median(spent[-5:]) + share) / (
        median(spent[:5]) + share
    )
    figures["memory after the last entry / after 100,000"] = memory[max(memory)] / memory[min(100_000, max(memory))]
    figures["index / texts"] = size / text
    return index


def _memory() -> float:
    """MB of this process now."""
    try:
        pages = int(Path("/proc/self/statm").read_text().split()[1])
    except OSError:
        return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    return pages * resource.getpagesize() / 1e6


def _best(work: Callable[[], object], times: int = 3) -> float:
    """Seconds of CPU: engines and SQLite work in the thread that asks, and what else the machine does is not theirs."""
    return min(_cpu(work) for _ in range(times))


def _cpu(work: Callable[[], object]) -> float:
    start = time.thread_time()
    work()
    return time.thread_time() - start


def _p95(times: Sequence[float]) -> float:
    return quantiles(times, n=20)[-1]


def _told(times: Sequence[float]) -> str:
    return f"median {median(times) * 1000:.2f} ms, p95 {_p95(times) * 1000:.2f} ms"


def _bare(index: Index, query: Query) -> Callable[[], object]:
    """The engine's own query for what a search shows: a page of hits, and the counts of all facets and kinds."""
    engine: Any = index._engine
    plan = index._chosen(index._read(query), query).plan
    asked = index._narrowed(plan, query)
    ranked, found = engine._query(asked, rank_of(plan), sort_of(query, plan)), engine._translate(asked)
    counted = {name: {"terms": {"field": f"v_{name}", "size": 65_000}} for name in (*index._fields.facets, "kind")}
    searcher = engine._index.searcher()

    def ask() -> None:
        for _, address in searcher.search(ranked, query.page_size).hits:
            searcher.doc(address)
        searcher.aggregate(found, counted)

    return ask


# --- SQLite -----------------------------------------------------------------------------------------------------------


def _beside_sqlite(
    mixer: Mixer, count: int, queries: Sequence[Query], full: Sequence[float], figures: dict[str, float]
) -> None:
    """The queries that FTS5 understands too, over the same words, with counts of the same facets."""
    table = _Table(mixer, count)
    asked = [(table.match(query.text), n) for n, query in enumerate(queries) if _is_plain(query)]
    theirs = [_best(lambda match=match: table.ask(match), 2) for match, _ in asked]  # type: ignore[misc]
    ours = [full[n] for _, n in asked]
    print(f"FTS5 with the same counts, {len(asked)} queries of words: {_told(theirs)}; full search: {_told(ours)}")
    figures["FTS5 / full search, median"] = median(theirs) / median(ours)


def _is_plain(query: Query) -> bool:
    return not query.kind and not query.filters and not re.search("[:？或非]", query.text)


class _Table:
    """Entries in SQLite: words in its full-text index, values of facets as numbers beside it."""

    def __init__(self, mixer: Mixer, count: int) -> None:
        self._cutter = Cutter()
        self._connection = sqlite3.connect(":memory:")
        self._connection.execute("CREATE VIRTUAL TABLE held USING fts5(words, tokenize='unicode61', content='')")
        self._connection.execute(
            "CREATE TABLE facets (entry INTEGER, value INTEGER, PRIMARY KEY (entry, value)) WITHOUT ROWID"
        )
        self._values: dict[tuple[str, str], int] = {}
        number = 0
        for document in mixer.documents(0, count):
            rows = list(enumerate(document, number))
            number += len(rows)
            self._connection.executemany(
                "INSERT INTO held (rowid, words) VALUES (?, ?)",
                [(n, " ".join(self._cutter.cut_for_search(squeeze(entry.text)))) for n, entry in rows],
            )
            self._connection.executemany(
                "INSERT OR IGNORE INTO facets VALUES (?, ?)",
                [(n, value) for n, entry in rows for value in self._numbers(entry)],
            )

    def _numbers(self, entry: Entry) -> Iterator[int]:
        for pair in (("kind", entry.kind.value), *((name, each) for name, of in entry.facets.items() for each in of)):
            yield self._values.setdefault(pair, len(self._values))

    def match(self, text: str) -> str:
        if text.startswith('"'):
            return '"' + " ".join(self._cutter.cut(squeeze(text.strip('"')))) + '"'
        return " AND ".join(f'"{word}"' for word in self._cutter.cut(squeeze(text)))

    def ask(self, match: str) -> None:
        hits = "SELECT rowid FROM held WHERE held MATCH ?"
        self._connection.execute(f"{hits} ORDER BY bm25(held) LIMIT 20", (match,)).fetchall()
        counts = f"SELECT value, count(*) FROM facets WHERE entry IN ({hits}) GROUP BY value"
        self._connection.execute(counts, (match,)).fetchall()


# --- one more document; readers beside a writer -----------------------------------------------------------------------


def _visible(index: Index, mixer: Mixer, folder: Path) -> float:
    """A document added and found, in the full index against an empty one; the same documents, in turn."""
    empty = open_index("tantivy", folder / "empty", Cutter())
    here, there = [], []
    for number, document in enumerate(mixer.documents(10_000_000, 10 * DOCUMENT)):
        here.append(wall(lambda document=document, number=number: _add(index, document, number + 2)))  # type: ignore[misc]
        empty.begin()
        empty.clear()
        empty.commit(2 * number + 1)
        there.append(wall(lambda document=document, number=number: _add(empty, document, 2 * number + 2)))  # type: ignore[misc]
    print(f"a document added and visible: {_told(here)}; to an empty corpus: {_told(there)}")
    return median(here) / median(there)


def _add(index: Index, document: Sequence[Entry], generation: int) -> None:
    index.begin()
    index.add(document)
    index.commit(generation)
    if index.entry(document[-1].entry_id) is None:
        raise RuntimeError("what was added is not found")


@dataclass
class _Reading:
    index: Index
    queries: Sequence[Query]

    def p95(self) -> float:
        """Of eight threads that ask one query after the other."""
        times: list[float] = []
        end = time.monotonic() + _READING
        threads = [threading.Thread(target=self._read, args=(n, end, times)) for n in range(_READERS)]
        for thread in threads:
            thread.start()
        for thread in threads:
            thread.join()
        print(f"  {len(times)} searches by {_READERS} readers: {_told(times)}", flush=True)
        return _p95(times)

    def _read(self, first: int, end: float, times: list[float]) -> None:
        at = first * len(self.queries) // _READERS
        while time.monotonic() < end:
            query = self.queries[at % len(self.queries)]
            times.append(wall(partial(self.index.search, query)))
            at += 1


def _readers(index: Index, folder: Path, queries: Sequence[Query], mixer: Mixer) -> float:
    reading = _Reading(index, queries)
    alone = reading.p95()
    context = multiprocessing.get_context("spawn")
    stop = context.Event()
    writer = context.Process(target=_write, args=(folder, mixer, index.generation, stop))
    writer.start()
    beside = reading.p95()
    stop.set()
    writer.join()
    if writer.exitcode:
        raise RuntimeError(f"the writer ended with {writer.exitcode}")
    return beside / alone


def _write(folder: Path, mixer: Mixer, generation: int, stop: Any) -> None:
    """Add documents, each committed, until told to stop."""
    index = open_index("tantivy", folder, Cutter())
    for number, document in enumerate(mixer.documents(20_000_000, 1_000_000)):
        if stop.is_set():
            break
        _add(index, document, generation + number + 1)
    print(f"  the writer added {number} documents meanwhile", flush=True)
