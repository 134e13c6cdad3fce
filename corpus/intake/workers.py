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
from functools import partial
from pathlib import Path

from corpus.intake.jobs import Answer, Job, PageBegun, Refused, receive, send
from corpus.intake.outcomes import Mishap
from corpus.model import ParsedDocument
from corpus.scratch import Scratch
from ingest.ocr.progress import listening

TIMEOUT = 180.0
"""Seconds that a file may take, and again each page that is recognised. The slowest of the real ones takes two."""
OnJobPage = Callable[[Job, int, int], None]
"""Called when a page of a job's file is about to be recognised: which, of how many. What it raises ends the work."""
_GLANCE = 0.3
"""Seconds after which pages are told to whoever waits for answers."""

COMMAND = (sys.executable, "-P", "-c", "from corpus.intake.worker import main; main()")
"""``-P``: a file named corpus.py in the user's folder must not stand in for ours."""


class ReadingProcess:
    """One process, started when first asked and again after it died."""

    def __init__(self, timeout: float) -> None:
        self._timeout = timeout
        self._process: subprocess.Popen[bytes] | None = None
        self._errors = tempfile.TemporaryFile()  # noqa: SIM115 - lives as long as the worker
        self._scratch: Scratch | None = None
        """Where its temporary files are, so that they end with it, however it ends."""

    def ask(self, job: Job, on_page: Callable[[int, int], None]) -> Answer:
        process = self._process = self._process or self._start()
        assert process.stdin is not None
        assert process.stdout is not None
        limit = _Countdown(self._timeout, process.kill)
        try:
            send(process.stdin, job)
            while isinstance(answer := receive(process.stdout), PageBegun):
                limit.anew()
                on_page(answer.page, answer.pages)
        except (EOFError, OSError):
            self.stop()
            return self._last_words(limit.passed)
        finally:
            limit.cancel()
        assert isinstance(answer, ParsedDocument | Refused)
        return answer

    def _start(self) -> subprocess.Popen[bytes]:
        root = str(Path(__file__).parents[2])
        path = os.pathsep.join(filter(None, (root, os.environ.get("PYTHONPATH"))))
        self._scratch = Scratch()
        return subprocess.Popen(
            COMMAND,
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=self._errors,
            env={**os.environ, "PYTHONPATH": path, "TMPDIR": str(self._scratch.path)},
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
        if self._scratch is not None:
            self._scratch.close()

    def close(self) -> None:
        self.stop()
        self._errors.close()


class _Countdown:
    """Something is done when a time is over, unless it is begun anew."""

    def __init__(self, seconds: float, then: Callable[[], None]) -> None:
        self._seconds, self._then = seconds, then
        self.passed = False
        self._begin()

    def _begin(self) -> None:
        self._timer = threading.Timer(self._seconds, self._pass)
        self._timer.start()

    def _pass(self) -> None:
        self.passed = True
        self._then()

    def anew(self) -> None:
        self._timer.cancel()
        self._begin()

    def cancel(self) -> None:
        self._timer.cancel()


def answers(
    jobs: Iterable[Job], *, workers: int, timeout: float = TIMEOUT, on_page: OnJobPage = lambda *_: None
) -> Generator[tuple[Job, Answer], None, None]:
    """Each job with its answer, as they are finished. ``workers`` 0 works in this process, without a net.

    Close the generator to end the workers early. Jobs are taken from the iterable only as workers come free, so that
    few files are in memory at a time.
    """
    if workers == 0:
        yield from ((job, _in_this_process(job, on_page)) for job in jobs)
        return
    begun: queue.SimpleQueue[tuple[Job, int, int]] = queue.SimpleQueue()
    idle: queue.SimpleQueue[ReadingProcess] = queue.SimpleQueue()
    crew = [ReadingProcess(timeout) for _ in range(workers)]
    for worker in crew:
        idle.put(worker)

    def run(job: Job) -> tuple[Job, Answer]:
        worker = idle.get()
        try:
            return job, worker.ask(job, lambda page, pages: begun.put((job, page, pages)))
        finally:
            idle.put(worker)

    def tell() -> None:
        """In the caller's thread, as the answers are."""
        while not begun.empty():
            on_page(*begun.get())

    pool = ThreadPoolExecutor(workers, thread_name_prefix="worker")
    try:
        yield from _as_finished(lambda job: pool.submit(run, job), jobs, tell, ahead=workers * 2)
    finally:
        # A caller that gives up leaves workers busy: end them, then their threads return.
        pool.shutdown(wait=False, cancel_futures=True)
        for worker in crew:
            worker.stop()
        pool.shutdown(wait=True)
        for worker in crew:
            worker.close()


def _in_this_process(job: Job, on_page: OnJobPage) -> Answer:
    from corpus.intake.worker import work  # all that reads files: elsewhere only the worker processes need it

    with listening(partial(on_page, job)):
        return work(job)


def _as_finished(
    start: Callable[[Job], Future[tuple[Job, Answer]]], jobs: Iterable[Job], tell: Callable[[], None], *, ahead: int
) -> Iterator[tuple[Job, Answer]]:
    pending: set[Future[tuple[Job, Answer]]] = set()
    for job in jobs:
        pending.add(start(job))
        while len(pending) >= ahead:
            done, pending = wait(pending, timeout=_GLANCE, return_when=FIRST_COMPLETED)
            tell()
            yield from (future.result() for future in done)
    while pending:
        done, pending = wait(pending, timeout=_GLANCE, return_when=FIRST_COMPLETED)
        tell()
        yield from (future.result() for future in done)


def suitable_answers(
    jobs: Iterator[Job], files: int, workers: int | None, on_page: OnJobPage
) -> AbstractContextManager[Generator[tuple[Job, Answer], None, None]]:
    """Answers by a suitable number of processes, which end at once when the caller gives up.

    Starting a process takes as long as reading eight files.
    """
    suitable = max(1, min(os.cpu_count() or 1, files // 8))
    return closing(answers(jobs, workers=suitable if workers is None else workers, on_page=on_page))
