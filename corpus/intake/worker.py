"""The worker process: reads files and extracts records, away from the corpus, so that a crash costs one file.

A job and its answer are pickles with their length before them, on standard
input and output. Not multiprocessing: its children import the parent's main module again, which under Streamlit is
the page itself, and forking a process with threads is not safe.
"""

from __future__ import annotations

import gc
import os
import sys
from functools import partial
from typing import IO

from corpus.intake.jobs import Answer, Job, PageBegun, Refused, receive, send
from corpus.intake.outcomes import Mishap
from extract.knowledge import load_knowledge
from extract.pipeline import records
from ingest import load_bytes
from ingest.line import IngestError
from ingest.ocr.progress import listening

if sys.platform != "win32":
    import resource

if sys.platform == "linux":
    import ctypes
    import signal

_MEMORY = 4 << 30
"""Bytes of address space, of which libraries map a part that they never use."""
_SECONDS = 200
"""Of a processor's time for a file, and again for each page that is recognised; as often as there are processors."""
_END_WITH_PARENT = 1
"""PR_SET_PDEATHSIG of Linux."""


def work(job: Job) -> Answer:
    """A file's records, or why there are none."""
    try:
        return records(load_bytes(job.name, job.data, retrieved=job.retrieved), load_knowledge())
    except IngestError as error:
        return Refused(error.message, error.code)
    except MemoryError:
        return Refused("文件太大，内存不足，请拆分后再添加", Mishap.OUT_OF_MEMORY)


def _limit_memory() -> None:
    """A file that swells ends in MemoryError, not in a machine that stands still; Windows has no such limit."""
    if sys.platform != "win32":
        _, most = resource.getrlimit(resource.RLIMIT_AS)
        limit = _MEMORY if most == resource.RLIM_INFINITY else min(_MEMORY, most)
        resource.setrlimit(resource.RLIMIT_AS, (limit, most))


def _limit_time() -> None:
    """A file that keeps the worker busy without end ends it, also where nobody watches any more."""
    if sys.platform != "win32":
        used = resource.getrusage(resource.RUSAGE_SELF)
        _, most = resource.getrlimit(resource.RLIMIT_CPU)
        limit = int(used.ru_utime + used.ru_stime) + _SECONDS * (os.cpu_count() or 1)
        resource.setrlimit(resource.RLIMIT_CPU, (limit if most == resource.RLIM_INFINITY else min(limit, most), most))


def _end_with_parent() -> None:
    """Linux ends the worker when whoever started it ends; elsewhere it ends when its answer finds nobody."""
    if sys.platform == "linux":
        ctypes.CDLL(None).prctl(_END_WITH_PARENT, signal.SIGKILL)


def _page_begun(answers: IO[bytes], page: int, pages: int) -> None:
    _limit_time()
    send(answers, PageBegun(page, pages))


def main() -> None:
    """Answer jobs until the input ends."""
    _end_with_parent()
    _limit_memory()
    jobs, answers = sys.stdin.buffer, os.fdopen(os.dup(1), "wb")
    # Whatever a library prints must not get between the answers.
    os.dup2(2, 1)
    # The lexicons stay as long as the worker: the garbage collector need not walk them again for each file.
    load_knowledge()
    gc.freeze()
    while True:
        try:
            job = receive(jobs)
        except EOFError:
            return
        assert isinstance(job, Job)
        _limit_time()
        with listening(partial(_page_begun, answers)):
            send(answers, work(job))
