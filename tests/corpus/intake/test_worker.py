"""What a worker does with one file, and how messages travel."""

import io
import os
import subprocess
from pathlib import Path

import pytest

from corpus.intake import worker
from corpus.intake.jobs import Job, Refused, receive, send
from corpus.intake.worker import work
from corpus.intake.workers import COMMAND
from corpus.model import ParsedDocument

ROOT = Path(__file__).parents[3]
NOTICE = "关于推进生态补偿的意见\n一、总体要求\n坚持保护优先。".encode()


def test_a_file_becomes_records():
    parsed = work(Job("a.txt", NOTICE))
    assert isinstance(parsed, ParsedDocument)
    assert parsed.metadata.title == "关于推进生态补偿的意见"


def test_a_file_that_cannot_be_read_is_refused_with_a_reason():
    answer = work(Job("a.txt", b""))
    assert isinstance(answer, Refused)
    assert "0 字节" in answer.reason


def test_a_file_that_needs_too_much_memory_is_refused(monkeypatch):
    def swell(*args, **kwargs):
        raise MemoryError

    monkeypatch.setattr(worker, "load_bytes", swell)
    assert "内存不足" in work(Job("a.txt", NOTICE)).reason


def test_what_is_wrong_with_the_program_is_not_hidden(monkeypatch):
    def broken(*args, **kwargs):
        raise ZeroDivisionError

    monkeypatch.setattr(worker, "load_bytes", broken)
    with pytest.raises(ZeroDivisionError):
        work(Job("a.txt", NOTICE))


def test_a_worker_answers_until_its_input_ends_and_then_goes_quietly():
    """A traceback at each end would be what the next file that fails is told of."""
    asked = io.BytesIO()
    send(asked, Job("a.txt", NOTICE, number=1))
    send(asked, Job("b.txt", b"", number=2))
    here = {**os.environ, "PYTHONPATH": str(ROOT)}
    done = subprocess.run(COMMAND, input=asked.getvalue(), capture_output=True, check=False, env=here)
    answers = io.BytesIO(done.stdout)
    assert [type(receive(answers)) for _ in range(2)] == [ParsedDocument, Refused]
    assert (answers.read(), done.returncode, done.stderr) == (b"", 0, b"")
