"""Threads that ask an index all the time, whatever happens to it, and say what was wrong."""

from __future__ import annotations

import threading
import time
from dataclasses import dataclass, field

from corpus.search.asked import Query, Sort
from corpus.search.engines.index import Index

QUERIES = (
    Query(text='"生态补偿"', sort=Sort.NEWEST),
    Query(text="海堤 巡查", sort=Sort.OLDEST),
    Query(text="牵头:财政 乡村旅游", sort=Sort.NEWEST, page=2),
    Query(text="渔港 非 泵站", filters={"region": ("清河省",)}, sort=Sort.NEWEST),
    Query(sort=Sort.NEWEST, page=30),
)
WALKED = Query(text="海堤", sort=Sort.OLDEST)


def told(index, query):
    results = index.search(query)
    hits = [(hit.entry.entry_id, hit.highlights) for hit in results.hits]
    return results.total, hits, results.kinds, results.facets, results.notes


def walked(index, query=WALKED):
    return [entry.entry_id for entry in index.entries(query)]


@dataclass
class Askers:
    """Threads that ask all the time, and say what was wrong."""

    index: Index
    wanted: list
    whole: list
    answers: int = 0
    walks: int = 0
    wrong: list = field(default_factory=list)
    slowest: float = 0.0
    ended: threading.Event = field(default_factory=threading.Event)

    def __enter__(self):
        works = (self._search, self._search, self._walk)
        self.threads = [threading.Thread(target=self._run, args=(work,)) for work in works]
        for thread in self.threads:
            thread.start()
        return self

    def __exit__(self, *_):
        self.ended.set()
        for thread in self.threads:
            thread.join()

    def _run(self, work):
        try:
            while not self.ended.is_set():
                work()
        except Exception as error:
            self.wrong.append(error)

    def _search(self):
        for query, wanted in zip(QUERIES, self.wanted, strict=True):
            begun = time.monotonic()
            if (found := told(self.index, query)) != wanted:
                self.wrong.append((query, found))
            self.slowest = max(self.slowest, time.monotonic() - begun)
            self.answers += 1

    def _walk(self):
        if (found := walked(self.index)) != self.whole:
            self.wrong.append(("walk", len(found)))
        self.walks += 1

    def go_on(self, answers, walks=1):
        """Until so many more were given."""
        until, before = time.monotonic() + 120, (self.answers, self.walks)
        while self.answers < before[0] + answers or self.walks < before[1] + walks:
            if self.wrong or time.monotonic() > until:
                break
            time.sleep(0.05)
        assert self.wrong == []
        assert self.answers >= before[0] + answers
