"""Work beside the pages: it is told, cancelled, and what it could not do stays until it is put away."""

from __future__ import annotations

import threading
from pathlib import Path

import pytest

from corpus.build import Corpus, Outcome, Progress, Status, Summary
from ingest.line import IngestCode
from ui.work import BackgroundWork


def failed(*names: str) -> Summary:
    return Summary(outcomes=tuple(Outcome(name=n, status=Status.FAILED, reason="坏") for n in names), seconds=1)


def done(work: BackgroundWork, summary: Summary) -> None:
    work.start(lambda tell: summary)
    work.wait(5)


def test_only_one_work_at_a_time() -> None:
    work, go = BackgroundWork(), threading.Event()

    def wait(tell: object) -> Summary:
        go.wait(5)
        return failed()

    assert work.start(wait)
    assert work.running
    assert not work.start(wait)
    go.set()
    work.wait(5)
    assert not work.running


def test_failures_of_several_works_stay_until_they_are_put_away() -> None:
    work = BackgroundWork()
    done(work, failed("甲.txt", "乙.txt"))
    done(work, Summary(outcomes=(Outcome(name="甲.txt", status=Status.ADDED),), seconds=1))
    assert [outcome.name for outcome in work.noted] == ["乙.txt"]  # the other one was mended meanwhile
    done(work, failed("丙.txt"))
    assert [outcome.name for outcome in work.noted] == ["乙.txt", "丙.txt"]
    work.put_away()
    assert not work.noted
    assert work.summary is None


def test_why_work_could_not_be_done_is_kept() -> None:
    def broken(tell: object) -> Summary:
        raise OSError("voll")

    work = BackgroundWork()
    work.start(broken)
    work.wait(5)
    assert isinstance(work.error, OSError)
    assert not work.running


def test_cancelled_intake_keeps_the_files_that_were_read(tmp_path: Path) -> None:
    """Cancelled at the second of five files: a page says so, and the corpus is whole."""
    work = BackgroundWork()
    files = [(f"{n}.txt", f"云澜省第{n}号方案\n一、任务\n1.推进改革。".encode()) for n in range(5)]
    with Corpus.open(tmp_path / "库") as corpus:

        def call(tell: object) -> Summary:
            def told(progress: Progress) -> None:
                if progress.done == 2:
                    work.cancel()
                tell(progress)  # type: ignore[operator]

            return corpus.add_bytes(files, workers=0, on_progress=told)

        work.start(call)
        work.wait(30)
        assert work.cancelled
        assert work.summary is not None
        assert 2 <= len(corpus.documents()) < 5
        assert len(corpus.documents()) == work.summary.counts[Status.ADDED]
        assert corpus.add_bytes(files, workers=0).counts[Status.ADDED] == 5 - work.summary.counts[Status.ADDED]


def test_what_was_not_read_is_told_after_a_restart_too(tmp_path: Path) -> None:
    file = tmp_path / "noted.json"
    bad = Outcome(name="甲.pdf", status=Status.FAILED, reason="加密", code=IngestCode.ENCRYPTED)
    odd = Outcome(name="乙.txt", status=Status.ADDED, document_id="ab", warnings=("预览截断",), unread=2)
    work = BackgroundWork(file)
    done(work, Summary(outcomes=(bad, odd, Outcome(name="丙.txt", status=Status.ADDED)), seconds=1))
    again = BackgroundWork(file)
    assert again.noted == (bad, odd)
    again.put_away()
    assert BackgroundWork(file).noted == ()


@pytest.mark.parametrize("words", ["", "{", "[1]", '[{"name": "x"}]', '[{"status": "?"}]', "null"])
def test_a_list_that_is_broken_is_none(tmp_path: Path, words: str) -> None:
    (tmp_path / "noted.json").write_text(words, encoding="utf-8")
    assert BackgroundWork(tmp_path / "noted.json").noted == ()


def test_where_nothing_can_be_written_the_list_lives_on(tmp_path: Path) -> None:
    work = BackgroundWork(tmp_path / "gone" / "noted.json")
    done(work, failed("甲.txt"))
    assert [outcome.name for outcome in work.noted] == ["甲.txt"]
