"""Engines on one set of entries: how fast, and whether they find the same."""

from __future__ import annotations

import random
import resource
import time
from collections.abc import Callable, Iterator
from dataclasses import replace
from hashlib import sha256
from itertools import islice
from pathlib import Path
from statistics import median, quantiles

from corpus.build import Corpus
from corpus.search.asked import Entry, Kind, Query, Results
from corpus.search.engines import open_index
from corpus.search.engines.index import Index
from corpus.search.words import Cutter

BAR = 50.0
"""Times faster than Whoosh that tantivy must be."""
LONGEST = 160
"""Characters of an entry. Whoosh needs twenty microseconds for each: with long ones its index takes half an hour."""

_AT_ONCE = 1000
"""Entries that are handed to an index together."""

QUERIES = (
    Query(text="生态补偿"),
    Query(text="加强 监督 管理"),
    Query(text="数字经济 发展", kind=Kind.TASK),
    Query(text='"多规合一"'),
    Query(text='"营商环境"', filters={"level": ("省",)}),
    Query(text="牵头:市财政局"),
    Query(text="单位:财政 资金"),
    Query(text="年份:[2018 TO 2022] 乡村振兴"),
    Query(text="(科技 或 人才) 非 教育"),
    Query(text="文种:意见 改革", page=3),
    Query(text="建设", page=50),
    Query(text="标题:工作报告 就业"),
)


def measure_search(folder: Path, count: int, *, whoosh: bool) -> bool:
    """Fill indexes with ``count`` entries made of those of ``folder/corpus``; print times; whether the bar is held."""
    with Corpus.open(folder / "corpus") as corpus:
        real = [entry for entry in corpus.entries(Query()) if len(entry.text) <= LONGEST]
    length = sum(len(entry.text) for entry in real) / len(real)
    print(f"{count:,} entries made of {len(real):,} real ones, {length:.0f} characters on average")
    tantivy = _filled("tantivy", folder, replicated(real, count))
    _print_phrases(tantivy, real)
    fast = [_median(tantivy, query, times=5) for query in QUERIES]
    print(
        f"tantivy: median query {median(fast) * 1000:.1f} ms, slowest {max(fast) * 1000:.1f} ms (hits, facets, kinds)"
    )
    if not whoosh:
        return True
    reference = _filled("whoosh", folder, replicated(real, count))
    slow = [_median(reference, query, times=1) for query in QUERIES]
    for query, one, other in zip(QUERIES, fast, slow, strict=True):
        print(f"  {query.text:28}{one * 1000:9.2f} ms{other * 1000:11.1f} ms{other / one:9.0f} x")
    same = all(_found(tantivy.search(query)) == _found(reference.search(query)) for query in QUERIES)
    ratio = median(slow) / median(fast)
    print(f"Whoosh / tantivy, medians of the list: {ratio:.0f} (bar {BAR:.0f}); same hits: {'yes' if same else 'NO'}\n")
    return ratio >= BAR and same


def replicated(real: list[Entry], count: int) -> Iterator[Entry]:
    """Real entries over and over, each round as documents of their own."""
    rounds = -(-count // len(real))
    return islice((_renamed(entry, number) for number in range(rounds) for entry in real), count)


def _renamed(entry: Entry, number: int) -> Entry:
    document_id = sha256(f"{entry.document_id}{number}".encode()).hexdigest()[:16]
    entry_id = document_id + entry.entry_id[len(entry.document_id) :]
    # What a result shows of a term is not what an index holds of it.
    facets = {name: values for name, values in entry.facets.items() if name != "validity"}
    return replace(entry, document_id=document_id, entry_id=entry_id, facets=facets)


def _filled(engine: str, folder: Path, entries: Iterator[Entry]) -> Index:
    index = open_index(engine, folder / "search", Cutter())
    start, cpu = time.perf_counter(), time.process_time()
    while some := list(islice(entries, _AT_ONCE)):
        index.add(some)
    index.commit(1)
    most = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    print(
        f"{engine}: indexed in {time.perf_counter() - start:.1f} s, {time.process_time() - cpu:.1f} s CPU; "
        f"this process at most {most:.0f} MB",
        flush=True,
    )
    return index


def _median(index: Index, query: Query, *, times: int) -> float:
    return median(wall(lambda: index.search(query)) for _ in range(times))


def wall(work: Callable[[], object]) -> float:
    start = time.perf_counter()
    work()
    return time.perf_counter() - start


def _found(results: Results) -> object:
    return results.total, results.kinds, results.facets


def _print_phrases(index: Index, real: list[Entry]) -> None:
    """Exact phrases of 2 to 10 characters from anywhere in the texts."""
    draw = random.Random(1)
    times = []
    for _ in range(400):
        text = draw.choice(real).text
        start = draw.randrange(max(len(text) - 10, 1))
        phrase = text[start : start + draw.randint(2, 10)].replace('"', "")
        times.append(wall(lambda phrase=phrase: index.search(Query(text=f'"{phrase}"'))))  # type: ignore[misc]
    cuts = quantiles(times, n=20)
    print(f"exact phrases: median {median(times) * 1000:.1f} ms, p95 {cuts[-1] * 1000:.1f} ms")
