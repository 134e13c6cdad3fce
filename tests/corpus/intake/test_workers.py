"""Worker processes: what happens to one file happens to that file alone."""

import os
import subprocess
import sys
import time
from pathlib import Path

import pytest

from corpus.intake import workers
from corpus.intake.jobs import Job, Refused
from corpus.intake.outcomes import Mishap
from corpus.intake.workers import answers, suitable_answers
from ingest import IngestCode

MISBEHAVING = """
import os, sys, time
from corpus.intake import worker
from ingest.ocr import progress

def work(job):
    print("a library that prints")
    if job.name == "crash":
        os._exit(1)
    if job.name == "error":
        raise ZeroDivisionError("odd content")
    if job.name == "slow":
        time.sleep(60)
    if job.name == "scan":
        for page in (1, 2, 3):
            progress.tell(page, 3)
            time.sleep(6)
    return worker.Refused(job.name, worker.Mishap.MISSING)

worker.work = work
worker.main()
"""


@pytest.fixture
def misbehaving(monkeypatch):
    monkeypatch.setattr(workers, "COMMAND", (sys.executable, "-c", MISBEHAVING))


@pytest.mark.parametrize(
    ("name", "reason", "code", "timeout"),
    [
        ("crash", "意外中断", Mishap.CRASHED, 60),
        ("error", "ZeroDivisionError: odd content", Mishap.CRASHED, 60),
        ("slow", "超过 12 秒", Mishap.TIMED_OUT, 12),  # time enough for a busy machine to start a worker
    ],
)
def test_a_worker_that_dies_costs_one_file(misbehaving, name, reason, code, timeout):
    jobs = [Job(each, b"") for each in ("good", name, "fine", "well")]
    found = {job.name: answer for job, answer in answers(jobs, workers=2, timeout=timeout)}
    refused = found.pop(name)
    assert reason in refused.reason
    assert refused.code is code
    assert {each: answer.reason for each, answer in found.items()} == {"good": "good", "fine": "fine", "well": "well"}


@pytest.mark.parametrize(
    ("files", "processors", "asked", "workers"),
    [
        (0, 4, None, 1),
        (7, 4, None, 1),
        (15, 4, None, 1),  # a second one would be there when all is read
        (16, 4, None, 2),
        (31, 4, None, 3),
        (32, 4, None, 4),
        (9999, 4, None, 4),
        (9999, None, None, 1),  # a system that does not say
        (9999, 4, 0, 0),  # what was asked for
        (1, 4, 7, 7),
    ],
)
def test_as_many_processes_as_suit_the_work_and_the_machine(monkeypatch, files, processors, asked, workers):
    monkeypatch.setattr(os, "cpu_count", lambda: processors)
    monkeypatch.setattr("corpus.intake.workers.answers", lambda jobs, *, workers, on_page: iter_of(workers))
    with suitable_answers(iter(()), files, asked, lambda *page: None) as found:
        assert list(found) == [workers]


def iter_of(value):
    yield value


def test_each_page_of_a_scan_has_its_own_time_and_is_told(misbehaving):
    told = []
    job = Job("scan", b"")
    ((_, answer),) = answers([job], workers=1, timeout=14, on_page=lambda *page: told.append(page))
    assert answer.reason == "scan"
    assert told == [(job, 1, 3), (job, 2, 3), (job, 3, 3)]


def test_large_files_pass(misbehaving):
    ((job, answer),) = answers([Job("x" * 5_000_000, b"y" * 5_000_000)], workers=1)
    assert answer == Refused(job.name, Mishap.MISSING)


def test_giving_up_ends_busy_workers_at_once(misbehaving):
    running = answers([Job("good", b""), Job("slow", b""), Job("slow", b"")], workers=1, timeout=50)
    next(running)
    running.close()  # would last a minute if it waited


SWELLING = """
from corpus.intake import worker

worker.load_bytes = lambda *args, **kwargs: bytearray(5 << 30)
worker.main()
"""


def test_a_file_that_swells_is_refused(monkeypatch):
    monkeypatch.setattr(workers, "COMMAND", (sys.executable, "-c", SWELLING))
    ((_, answer),) = answers([Job("a.txt", b"")], workers=1)
    assert "内存不足" in answer.reason
    assert answer.code is Mishap.OUT_OF_MEMORY


def test_real_workers_answer_like_this_process():
    jobs = [Job("a.txt", "关于推进生态补偿的意见\n一、总体要求\n坚持保护优先。".encode()), Job("b.txt", b"")]
    here, there = ({job.name: answer for job, answer in answers(jobs, workers=n)} for n in (0, 1))
    assert here == there
    assert here["b.txt"].code is IngestCode.EMPTY


@pytest.mark.skipif(sys.platform != "linux", reason="elsewhere a worker ends when its answer finds nobody")
def test_a_busy_worker_ends_with_a_killed_parent_and_leaves_nothing(tmp_path):
    """Whatever it is doing; what lies in its folder is taken away by the next."""
    code = f"""
import os, sys
from corpus.intake import workers
from corpus.intake.jobs import Job
workers.COMMAND = (sys.executable, "-c", {BUSY!r})
next(workers.answers([Job("busy", b"")], workers=1))
"""
    environment = {**os.environ, "TMPDIR": str(tmp_path)}
    with subprocess.Popen([sys.executable, "-c", code], env=environment, stdout=subprocess.PIPE, text=True) as parent:
        (worker,) = [int(path.name) for path in until(lambda: list(tmp_path.glob("zhengce-*/busy/*")))]
        parent.kill()
    until(lambda: not Path(f"/proc/{worker}").exists() or "Z" in Path(f"/proc/{worker}/stat").read_text().split()[2:3])
    subprocess.run(
        [sys.executable, "-c", "from corpus.scratch import Scratch; Scratch().close()"], env=environment, check=True
    )
    assert list(tmp_path.glob("zhengce-*")) == []


BUSY = """
import os, tempfile
from pathlib import Path
from corpus.intake import worker

def work(job):
    (Path(tempfile.gettempdir()) / "busy").mkdir()
    (Path(tempfile.gettempdir()) / "busy" / str(os.getpid())).touch()
    while True:
        pass

worker.work = work
worker.main()
"""


def until(found, seconds=60):
    """What is found within a time."""
    end = time.monotonic() + seconds
    while time.monotonic() < end:
        if result := found():
            return result
        time.sleep(0.1)
    raise AssertionError("nothing found")


@pytest.mark.skipif(sys.platform == "win32", reason="Windows has no such limit")
def test_a_worker_that_nobody_watches_ends_by_its_limit_of_time(monkeypatch):
    code = "from corpus.intake import worker; worker._SECONDS = 0; worker._limit_memory = lambda: None\n" + BUSY
    monkeypatch.setattr(workers, "COMMAND", (sys.executable, "-c", code))
    ((_, answer),) = answers([Job("busy", b"")], workers=1, timeout=120)
    assert answer.code is Mishap.CRASHED
