"""Files to corpus, against plain jieba over the same text; and where the time goes."""

from __future__ import annotations

import multiprocessing
import resource
import shutil
import time
from collections import defaultdict
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from functools import wraps
from pathlib import Path
from typing import Any

import jieba

import extract
import ingest
from corpus.build import Corpus
from corpus.search.engines import DEFAULT_ENGINE, open_index
from corpus.search.entries import make_entries
from corpus.search.words import Cutter
from corpus.store.sqlite import Store
from extract import pipeline as road
from ingest.line import IngestError

BAR = 2.0
"""Times the CPU of plain jieba that all processes of the pipeline may take together."""
SIZE_BAR = 2.5
"""Times the canonical texts, as UTF-8, that the index may take."""


class Clock:
    """CPU seconds by stage."""

    def __init__(self) -> None:
        self.seconds: dict[str, float] = defaultdict(float)

    @contextmanager
    def stage(self, name: str) -> Iterator[None]:
        start = time.process_time()
        yield
        self.seconds[name] += time.process_time() - start

    def timed(self, name: str, function: Callable[..., Any]) -> Callable[..., Any]:
        @wraps(function)
        def wrapper(*arguments: Any, **keywords: Any) -> Any:
            with self.stage(name):
                return function(*arguments, **keywords)

        return wrapper


def measure_pipeline(shared: Path, folder: Path, *, rounds: int) -> bool:
    """Print the ratios and the stages; leave a corpus in ``folder/corpus``. Whether the bars are held."""
    paths = _texts(shared)
    texts = _stages(paths, folder)
    jieba.setLogLevel(60)
    jieba.dt.tmp_dir = str(folder)
    jieba.initialize()
    pipeline, plain = [], []
    for number in range(rounds):
        shutil.rmtree(folder / "corpus", ignore_errors=True)
        pipeline.append(_added_apart(folder / "corpus", paths))
        plain.append(_spent(lambda: [sum(1 for _ in jieba.cut_for_search(text)) for text in texts]))
        print(f"round {number + 1}: pipeline with 2 workers {pipeline[-1]}; plain jieba {plain[-1]}")
    ratio = min(each.cpu for each in pipeline) / min(each.cpu for each in plain)
    wall = min(each.wall for each in pipeline) / min(each.wall for each in plain)
    print(f"pipeline / jieba.cut_for_search: CPU of all processes {ratio:.2f} (bar {BAR}); wall time {wall:.2f}\n")
    return _print_size(folder, texts) and ratio <= BAR


def _print_size(folder: Path, texts: list[str]) -> bool:
    """How large the index is, by the endings of its files. Whether the bar is held."""
    text = sum(len(each.encode()) for each in texts)
    sizes: dict[str, int] = defaultdict(int)
    for file in (folder / "corpus" / f"index-{DEFAULT_ENGINE}").iterdir():
        sizes[file.suffix] += file.stat().st_size
    parts = ", ".join(f"{suffix} {size / text:.2f}" for suffix, size in sorted(sizes.items()) if size > text / 100)
    ratio = sum(sizes.values()) / text
    print(f"index / canonical texts ({text:,} bytes as UTF-8): {ratio:.2f} (bar {SIZE_BAR}): {parts}\n")
    return ratio <= SIZE_BAR


@dataclass(frozen=True, slots=True)
class Spent:
    cpu: float
    """Seconds of all processes."""
    wall: float

    def __str__(self) -> str:
        return f"{self.cpu:.2f} s CPU, {self.wall:.2f} s wall"


def _spent(work: Callable[[], object]) -> Spent:
    """What work takes in this process and those that it starts and ends."""
    start, cpu = time.perf_counter(), _cpu()
    work()
    return Spent(_cpu() - cpu, time.perf_counter() - start)


def _cpu() -> float:
    used = (resource.getrusage(who) for who in (resource.RUSAGE_SELF, resource.RUSAGE_CHILDREN))
    return sum(each.ru_utime + each.ru_stime for each in used)


def _added_apart(folder: Path, paths: list[Path]) -> Spent:
    """Add files in a process of its own, from its start on: imports and lexicons are counted, this one's are not."""
    process = multiprocessing.get_context("spawn").Process(target=_add, args=(folder, paths))

    def add() -> None:
        process.start()
        process.join()

    spent = _spent(add)
    if process.exitcode:
        raise RuntimeError(f"adding ended with {process.exitcode}")
    return spent


def _texts(shared: Path) -> list[Path]:
    """The real files that have text: recognition of scans is measured apart (``bench.ocr``)."""
    rooms = (shared / room for room in ("seeds", "documents"))
    files = (file for room in rooms for file in sorted(room.iterdir()) if ingest.is_readable(file.name))
    return [file for file in files if _has_text(file)]


def _has_text(file: Path) -> bool:
    try:
        return not ingest.load(file).recognised_pages
    except IngestError:
        return False


def _add(folder: Path, paths: list[Path]) -> None:
    with Corpus.open(folder) as corpus:
        corpus.add(paths, workers=2)


def _stages(paths: list[Path], folder: Path) -> list[str]:
    """Do it all in this process, print CPU seconds by stage, and give the canonical texts."""
    clock, texts = Clock(), []
    with clock.stage("load lexicons"):
        knowledge = extract.load_knowledge()
    store, index = Store(folder / "stages.sqlite"), open_index("tantivy", folder, Cutter())
    with _finders_timed(clock):
        for file in paths:
            with clock.stage("ingest"):
                document = ingest.load(file)
            texts.append(document.text)
            with clock.stage("extract"):
                parsed = extract.extract(document, knowledge)
            with clock.stage("store"):
                store.add(parsed, file.read_bytes())
            with clock.stage("entries"):
                entries = list(make_entries(parsed, knowledge.regions.lineage))
            with clock.stage("index"):
                index.add(entries)
    with clock.stage("index"):
        index.commit(store.generation)
    store.close()
    print(f"{len(texts)} documents, {sum(map(len, texts)):,} characters; CPU seconds by stage, one process:")
    for name, seconds in clock.seconds.items():
        print(f"  {name:24}{seconds:7.2f}")
    return texts


@contextmanager
def _finders_timed(clock: Clock) -> Iterator[None]:
    """Time every finder of the road, for as long as this lasts."""
    module = vars(road)
    finders = {name: value for name, value in module.items() if name.startswith("find_") or name in ("fold", "tag")}
    module.update({name: clock.timed(f"  {name}", value) for name, value in finders.items()})
    try:
        yield
    finally:
        module.update(finders)
