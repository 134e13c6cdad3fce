"""Worker processes from the corpus's side: jobs out, answers in, whatever happens to a worker."""

from __future__ import annotations

import os
import queue
import subprocess
import sys
import tempfile
import threading
from collections.abc import Callable, Generator, Iterable, Iterator
from concurrent.futures import FIRST_COMPLETED, Future, ThreadPoolExecutor, wait
from contextlib import AbstractContextManager, closing, suppress
from pathlib import Path

from corpus.intake.outcomes import Mishap
from corpus.intake.worker import Answer, Job, Refused, receive, send, work
from corpus.model import ParsedDocument

TIMEOUT = 180.0
"""Seconds that one file may take. The slowest of the real ones takes two."""

COMMAND = (sys.executable, "-P", "-c", "from corpus.intake.worker import main; main()")
"""``-P``: a file named corpus.py in the user's folder must not stand in for ours."""


class _Worker:
    """One process, started when first asked and again after it died."""

    def __init__(self, timeout: float) -> None:
        self._timeout = timeout
        self._process: subprocess.Popen[bytes] | None = None
        self._errors = tempfile.TemporaryFile()  # noqa: SIM115 - lives as long as the worker

    def ask(self, job: Job) -> Answer:
        process = self._process = self._process or self._start()
        assert process.stdin is not None
        assert process.stdout is not None
        late = threading.Event()

        def give_up() -> None:
            late.set()
            process.kill()

        timer = threading.Timer(self._timeout, give_up)
        timer.start()
        try:
            send(process.stdin, job)
            answer = receive(process.stdout)
        except (EOFError, OSError):
            self.stop()
            return self._last_words(late.is_set())
        finally:
            timer.cancel()
        assert isinstance(answer, ParsedDocument | Refused)
        return answer

    def _start(self) -> subprocess.Popen[bytes]:
        root = str(Path(__file__).parents[2])
        path = os.pathsep.join(filter(None, (root, os.environ.get("PYTHONPATH"))))
        return subprocess.Popen(
            COMMAND,
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=self._errors,
            env={**os.environ, "PYTHONPATH": path},
        )

    def _last_words(self, late: bool) -> Refused:
        if late:
            reason = f"处理超过 {self._timeout:.0f} 秒，已放弃；文件可能过大或结构异常"
            return Refused(reason, Mishap.TIMED_OUT)
        self._errors.seek(0)
        lines = self._errors.read().decode("utf-8", "replace").strip().splitlines()
        detail = f"（{lines[-1][:200]}）" if lines else ""
        return Refused(f"处理这个文件时程序意外中断{detail}，其余文件不受影响", Mishap.CRASHED)

    def stop(self) -> None:
        """End the process, whatever it is doing."""
        process, self._process = self._process, None
        if process is None:
            return
        process.kill()
        process.wait()
        for stream in (process.stdin, process.stdout):
            if stream is not None:
                with suppress(OSError):  # what was still to be written has nowhere to go
                    stream.close()

    def close(self) -> None:
        self.stop()
        self._errors.close()


def answers(
    jobs: Iterable[Job], *, workers: int, timeout: float = TIMEOUT
) -> Generator[tuple[Job, Answer], None, None]:
    """Each job with its answer, as they are finished. ``workers`` 0 works in this process, without a net.

    Close the generator to end the workers early. Jobs are taken from the iterable only as workers come free, so that
    few files are in memory at a time.
    """
    if workers == 0:
        yield from ((job, work(job)) for job in jobs)
        return
    idle: queue.SimpleQueue[_Worker] = queue.SimpleQueue()
    crew = [_Worker(timeout) for _ in range(workers)]
    for worker in crew:
        idle.put(worker)

    def run(job: Job) -> tuple[Job, Answer]:
        worker = idle.get()
        try:
            return job, worker.ask(job)
        finally:
            idle.put(worker)

    pool = ThreadPoolExecutor(workers, thread_name_prefix="worker")
    try:
        yield from _as_finished(pool, run, jobs, ahead=workers * 2)
    finally:
        # A caller that gives up leaves workers busy: end them, then their threads return.
        pool.shutdown(wait=False, cancel_futures=True)
        for worker in crew:
            worker.stop()
        pool.shutdown(wait=True)
        for worker in crew:
            worker.close()


def _as_finished(
    pool: ThreadPoolExecutor, run: Callable[[Job], tuple[Job, Answer]], jobs: Iterable[Job], *, ahead: int
) -> Iterator[tuple[Job, Answer]]:
    pending: set[Future[tuple[Job, Answer]]] = set()
    for job in jobs:
        pending.add(pool.submit(run, job))
        while len(pending) >= ahead:
            done, pending = wait(pending, return_when=FIRST_COMPLETED)
            yield from (future.result() for future in done)
    while pending:
        done, pending = wait(pending, return_when=FIRST_COMPLETED)
        yield from (future.result() for future in done)


def suitable_answers(
    jobs: Iterator[Job], files: int, workers: int | None
) -> AbstractContextManager[Generator[tuple[Job, Answer], None, None]]:
    """Answers by a suitable number of processes, which end at once when the caller gives up.

    Starting a process takes as long as reading eight files.
    """
    suitable = max(1, min(os.cpu_count() or 1, files // 8))
    return closing(answers(jobs, workers=suitable if workers is None else workers))
