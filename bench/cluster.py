"""One OpenSearch node beside tantivy, in one run: the same entries, the same searches, each asked once."""

from __future__ import annotations

import os
import time
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from itertools import islice
from pathlib import Path
from statistics import median
from typing import Any

from bench.pipeline import _texts
from bench.scale import _p95, _told
from bench.scale_corpus import Mixer, kept_entries
from bench.search import wall
from corpus.build import Corpus
from corpus.search.asked import Query
from corpus.search.engines import ENGINES, open_house
from corpus.search.engines.cluster import ClusterAddress
from corpus.search.engines.index import Index
from corpus.search.words import Cutter
from tests.cluster.nodes import Cluster, lacking

BAR = 8.0
"""Times tantivy's median that a search on one node may take."""
_QUERIES, _WARM = 200, 20
_WHOLE = 10_000
"""Entries of a whole result that are walked through."""
HEAP = "2g"


def measure_cluster(shared: Path, folder: Path, count: int) -> bool:
    """Print the figures. Whether the bar is held."""
    if missing := lacking():
        print(f"no cluster without {', '.join(missing)}")
        return False
    with Corpus.open(folder / "corpus") as corpus:
        corpus.add(_texts(shared))
        mixer = Mixer(kept_entries(corpus))
    with _node(folder) as (cluster, address):
        indexes = {engine: _opened(engine, folder, address) for engine in ("tantivy", "opensearch")}
        for engine, index in indexes.items():
            _fill(engine, index, mixer, count)
        print(f"on disk: tantivy {_size(folder / 'tantivy'):.0f} MB, {_told_of(cluster)}", flush=True)
        held = _compare(indexes, mixer.queries(_QUERIES + _WARM))
        for index in indexes.values():
            index.close()
    return held


@contextmanager
def _node(folder: Path) -> Iterator[tuple[Cluster, ClusterAddress]]:
    """With the whole of Java's compiler, which tests do without."""
    cluster = Cluster(folder / "node", 1, memory=HEAP, processors=os.cpu_count() or 1, tier=4)
    try:
        seconds = wall(cluster.start)
        print(f"one node, heap {HEAP}, ready in {seconds:.1f} s", flush=True)
        yield cluster, ClusterAddress(addresses=cluster.addresses, name="bench")
    finally:
        cluster.stop()


def _opened(engine: str, folder: Path, address: ClusterAddress) -> Index:
    assert engine in ENGINES
    return Index(engine, open_house(engine, folder / engine, cluster=address), Cutter())


def _fill(engine: str, index: Index, mixer: Mixer, count: int) -> None:
    begun, cpu = time.perf_counter(), time.process_time()
    index.begin()
    index.clear()
    for document in mixer.documents(0, count):
        index.add(document)
    index.commit(1)
    seconds = time.perf_counter() - begun
    print(
        f"{engine}: {count:,} entries in {seconds:.0f} s, {count / seconds:,.0f} a second; "
        f"CPU of this process {time.process_time() - cpu:.0f} s",
        flush=True,
    )


def _compare(indexes: dict[str, Index], queries: Sequence[Query]) -> bool:
    different = 0
    times: dict[str, list[float]] = {engine: [] for engine in indexes}
    for number, query in enumerate(queries):
        found = []
        for engine, index in indexes.items():
            begun = time.perf_counter()
            each = index.search(query)
            if number >= _WARM:
                times[engine].append(time.perf_counter() - begun)
            found.append((each.total, each.kinds, each.facets, each.notes))
        one, other = found
        different += one != other
    for engine, each in times.items():
        print(f"{engine}: {len(each)} searches with all counts, {_told(each)}", flush=True)
    ratio = median(times["opensearch"]) / median(times["tantivy"])
    worst = _p95(times["opensearch"]) / _p95(times["tantivy"])
    requests = _requests(indexes["opensearch"], queries[:_WARM])
    walks = {engine: wall(_walk(index)) for engine, index in indexes.items()}
    print(f"requests a search: {requests}")
    print("a whole result, first 10,000: " + ", ".join(f"{engine} {s:.2f} s" for engine, s in walks.items()))
    print(
        f"OpenSearch / tantivy: median {ratio:.1f} (bar {BAR:.0f}), p95 {worst:.1f}; "
        f"other totals, counts or notes: {different} of {len(queries)}"
    )
    return ratio <= BAR and not different


def _walk(index: Index) -> Callable[[], object]:
    return lambda: sum(1 for _ in islice(index.entries(Query()), _WHOLE))


def _requests(index: Index, queries: Sequence[Query]) -> str:
    """How many requests how many searches made."""
    engine: Any = index._engine
    transport, counted = engine._client._transport, Counter[int]()
    send, sent = transport.perform_request, []

    def counting(*args: Any, **named: Any) -> Any:
        sent.append(args)
        return send(*args, **named)

    transport.perform_request = counting
    for query in queries:
        sent.clear()
        index.search(query)
        counted[len(sent)] += 1
    transport.perform_request = send
    return ", ".join(f"{number} × {times}" for number, times in sorted(counted.items()))


def _size(folder: Path) -> float:
    return sum(file.stat().st_size for file in folder.rglob("*") if file.is_file()) / 1e6


def _told_of(cluster: Cluster) -> str:
    (row,) = cluster.ask("/_cat/indices/zhengce-bench-*?format=json&bytes=b")
    (node,) = cluster.ask("/_nodes/stats/jvm,process")["nodes"].values()
    process = cluster.processes[0]
    assert process is not None
    pages = int(Path(f"/proc/{process.pid}/statm").read_text().split()[1])
    heap = node["jvm"]["mem"]["heap_used_in_bytes"] / 1e6
    size, resident = int(row["store.size"]) / 1e6, pages * os.sysconf("SC_PAGE_SIZE") / 1e6
    return f"OpenSearch {size:.0f} MB; node: {resident:.0f} MB resident, heap {heap:.0f} MB"
