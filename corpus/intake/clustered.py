"""Files read by the workers of a Dask cluster. What travels is the name of a file and its SHA-256: the bytes lie in the
folder of originals, which the workers reach too, and what is read goes from them into the store; only what became of a
file comes back. A task may be done twice, and then ends the same. The one module that knows Dask."""

from __future__ import annotations

import threading
from collections.abc import Generator, Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import date
from functools import lru_cache
from itertools import islice
from pathlib import Path
from typing import Any
from uuid import uuid4

from corpus.intake.corrected import Corrected
from corpus.intake.files import outcome_of
from corpus.intake.jobs import Answer, Job, Refused
from corpus.intake.outcomes import Mishap, Outcome
from corpus.intake.workers import TIMEOUT, ReadingProcess
from corpus.store.dialect import ServerTrouble
from corpus.store.opening import database_at
from corpus.store.originals import OriginalFiles
from corpus.store.sqlite import Store
from corpus.whereabouts import Whereabouts
from extract.knowledge import load_knowledge

_AHEAD, _LEAST = 4, 16
"""Files that are under way for each worker, and at least: few are in memory, and no worker waits."""
_RETRIES = 2
"""Of a task that ended in an error of the server; one whose worker died is given to another in any case."""
_TIMEOUT = 30
"""Seconds to find the scheduler."""
_LOST = "没有读到这份文件的原件：工作节点看不到存原件的文件夹"


@dataclass(frozen=True, slots=True)
class ClusterJob:
    """A file, whose bytes are kept."""

    name: str
    digest: str
    retrieved: date | None
    number: int


# --- on a worker ------------------------------------------------------------------------------------------------------


class _WorkersDesk:
    """What a worker has: the store, and a process that a file may crash. Usable from several threads."""

    def __init__(self, where: Whereabouts) -> None:
        assert where.originals is not None
        self.originals = OriginalFiles(where.originals)
        self.store = Store(database_at(Path(), where))
        self.corrected = Corrected(self.store, load_knowledge(), lambda: None)
        self._reading, self._lock = ReadingProcess(TIMEOUT), threading.Lock()

    def read(self, job: ClusterJob, data: bytes) -> Answer:
        with self._lock:
            return self._reading.ask(Job(job.name, data, job.retrieved, job.number), lambda *_: None)

    def close(self) -> None:
        self._reading.close()
        self.store.close()


_desk = lru_cache(1)(_WorkersDesk)


def read_and_keep(where: Whereabouts, job: ClusterJob) -> Outcome:
    """What a task does. Raises ServerTrouble, OSError: then it is tried again."""
    desk = _desk(where)
    data = desk.originals.read(job.digest)
    if data is None:
        return outcome_of(job.name, Refused(_LOST, Mishap.NOT_OPENED))
    answer = desk.read(job, data)
    if isinstance(answer, Refused):
        desk.store.forget_originals([job.digest])
        return outcome_of(job.name, answer)
    try:
        desk.corrected.keep(answer, data)
    except ValueError:
        return outcome_of(job.name, Refused("没有存入语料库：内容中有存不下的字符", Mishap.NOT_KEPT))
    return outcome_of(job.name, answer)


# --- where files are handed in ----------------------------------------------------------------------------------------


def outcomes(address: str, jobs: Iterable[Job], where: Whereabouts) -> Generator[tuple[int, Outcome], None, None]:
    """What became of each job, by its number, as they are finished. Close the generator to end the work early. Raises
    ServerTrouble."""
    if not where.store or where.originals is None:
        raise ServerTrouble(
            "库在文件夹里，Dask 的工作节点写不进去", "请先在 corpus.toml 里写明 store.address，见 docs/cluster.md"
        )
    originals = OriginalFiles(where.originals)
    kept = (ClusterJob(job.name, originals.keep(job.data), job.retrieved, job.number) for job in jobs)
    with _client(address) as client:
        yield from _finished(client, kept, where)


@contextmanager
def _client(address: str) -> Iterator[Any]:
    try:
        from distributed import Client
    except ImportError as error:
        raise ServerTrouble("Dask 没有安装", '请运行 pip install "zhengce[cluster]"') from error
    try:
        client = Client(address, timeout=_TIMEOUT, set_as_default=False)
    except (OSError, TimeoutError, ValueError) as error:
        raise ServerTrouble(f"连接不上 Dask 的调度器 {address}", "请检查地址，以及调度器是否在运行") from error
    with client:
        if not client.scheduler_info()["workers"]:
            raise ServerTrouble(f"Dask 的调度器 {address} 还没有工作节点", "请先启动工作节点（dask worker）")
        yield client


def _finished(
    client: Any, jobs: Iterator[ClusterJob], where: Whereabouts
) -> Generator[tuple[int, Outcome], None, None]:
    from distributed import as_completed

    run, names = uuid4().hex[:8], dict[str, ClusterJob]()

    def begun(job: ClusterJob) -> Any:
        key = f"zhengce-{run}-{job.number}"
        names[key] = job
        return client.submit(read_and_keep, where, job, key=key, retries=_RETRIES, pure=False)

    ahead = max(_LEAST, _AHEAD * len(client.scheduler_info()["workers"]))
    # Each is let go of once it is told: the scheduler remembers what somebody still holds.
    pending = as_completed([begun(job) for job in islice(jobs, ahead)], loop=client.loop)
    for future in pending:
        job = names.pop(future.key)
        yield job.number, _told(job, future)
        future.release()
        if (following := next(jobs, None)) is not None:
            pending.add(begun(following))


def _told(job: ClusterJob, future: Any) -> Outcome:
    """Of a task that was done, and done again where its worker died before it was asked."""
    try:
        outcome: Outcome = future.result()
    except ServerTrouble as error:
        return outcome_of(job.name, Refused(f"没有存入语料库：{error.what}", Mishap.NOT_KEPT))
    except Exception as error:  # whatever a worker ended with, it is this file's alone
        reason = f"处理这个文件时工作节点中断（{type(error).__name__}），其余文件不受影响"
        return outcome_of(job.name, Refused(reason, Mishap.CRASHED))
    return outcome
