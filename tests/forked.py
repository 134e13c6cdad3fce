"""Work done in a copy of this process, which may be ended at any moment. The lexicons are loaded already, so a moment
of it is a moment of the work and not of starting Python."""

from __future__ import annotations

import os
import pickle
import resource
import signal
import sys
import tempfile
import time
import traceback
from collections.abc import Callable, Sequence
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from corpus.build import Corpus
from corpus.search.asked import Query

_LIVES = 10.0
"""Seconds in which whatever a killed program started must be gone too."""


@dataclass(frozen=True, slots=True)
class Ended:
    """How a copy came to its end."""

    status: int
    """Its exit status, or the number of the signal that ended it, negative."""
    seconds: float
    processor: float
    memory: int
    """Bytes that it held at most, those of this process included."""
    said: str
    outlived: tuple[str, ...] = ()
    """Programs that it had started and that lived on."""
    answer: Any = None
    """What the work returned; None where it did not come to that."""
    told: tuple[str, ...] = ()
    """What the work had told until then, in its order."""


Tell = Callable[[str], None]
Work = Callable[[Tell], Any]


def forked(
    work: Work, folder: Path, *, after: float | None = None, how: int | Callable[[], object] = 0, longest: float = 300
) -> Ended:
    """Do some work in a copy of this process; ``after`` so many seconds it gets the signal ``how``, with all that it
    started, as a terminal does it at Ctrl+C. ``how`` may also be something else that then happens."""
    folder.mkdir(parents=True, exist_ok=True)
    files = [folder / name for name in ("said", "answer", "told")]
    for file in files:
        file.write_bytes(b"")
    started, pid = time.monotonic(), os.fork()
    if pid == 0:
        _child(work, *files)
    status, usage = _waited(pid, started, after, how, longest)
    seconds = time.monotonic() - started
    said, answer, told = (file.read_bytes() for file in files)
    result = None
    with suppress(EOFError, pickle.UnpicklingError):
        result = pickle.loads(answer)
    return Ended(
        status=os.waitstatus_to_exitcode(status),
        seconds=seconds,
        processor=usage.ru_utime + usage.ru_stime,
        memory=usage.ru_maxrss * 1024,
        said=said.decode("utf-8", "replace"),
        outlived=tuple(_survivors(pid)),
        answer=result,
        told=tuple(told.decode("utf-8", "replace").split("\n")[:-1]),
    )


def _child(work: Work, said: Path, answer: Path, told: Path) -> None:
    """Never returns: what is behind the fork belongs to the parent alone."""
    status = 99
    try:
        os.setsid()
        signal.signal(signal.SIGINT, signal.default_int_handler)  # ignored where this program runs in the background
        out = os.open(said, os.O_WRONLY | os.O_APPEND)
        os.dup2(out, 1)
        os.dup2(out, 2)
        telling = os.open(told, os.O_WRONLY | os.O_APPEND)
        result = work(lambda line: _write(telling, line.encode() + b"\n"))
        signal.signal(signal.SIGINT, signal.SIG_IGN)  # the work is done: what comes now comes too late for it
        answer.write_bytes(pickle.dumps(result))
        status = result if type(result) is int else 0
    except BaseException as error:
        traceback.print_exc()
        status = 130 if isinstance(error, KeyboardInterrupt) else 98
    finally:
        with suppress(BaseException):
            sys.stdout.flush()
            sys.stderr.flush()
        os._exit(status)


def _write(file: int, data: bytes) -> None:
    os.write(file, data)


def _end(session: int, how: int) -> None:
    with suppress(ProcessLookupError, PermissionError):
        os.killpg(session, how)


def _waited(
    pid: int, started: float, after: float | None, how: int | Callable[[], object], longest: float
) -> tuple[int, resource.struct_rusage]:
    sent = False
    while True:
        ended, status, usage = os.wait4(pid, os.WNOHANG)
        if ended:
            return status, usage
        passed = time.monotonic() - started
        if after is not None and not sent and passed >= after:
            sent = True
            if callable(how):
                how()
            else:
                _end(pid, how)
        if passed > longest:
            _end(pid, signal.SIGKILL)
        time.sleep(0.001 if after is not None and not sent else 0.005)


def warm(samples: Sequence[Path]) -> None:
    """Load what every copy needs, once: lexicons, rules, words. Without a thread, which no copy would have."""
    with tempfile.TemporaryDirectory() as folder, Corpus.open(Path(folder), engine="whoosh") as corpus:
        corpus.add(samples, workers=0)
        corpus.search(Query(text="生态补偿 责任"))


def _survivors(session: int) -> list[str]:
    """Programs of a session that live on when all should be gone."""
    end = time.monotonic() + _LIVES
    while found := _of_session(session):
        if time.monotonic() > end:
            return found
        time.sleep(0.02)
    return []


def _of_session(session: int) -> list[str]:
    found = []
    for folder in Path("/proc").iterdir():
        if folder.name.isdecimal():
            with suppress(OSError, ValueError, IndexError):
                fields = (folder / "stat").read_text().rpartition(")")[2].split()
                if int(fields[3]) == session and fields[0] != "Z":
                    found.append((folder / "cmdline").read_text().replace("\0", " ")[:80])
    return found
