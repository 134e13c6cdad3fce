"""Why a file was not added, in codes: from reading it to its outcome."""

import zipfile
from io import BytesIO

import pytest

from corpus.intake import files
from corpus.intake.files import File, open_files, open_uploads
from corpus.intake.jobs import Job, Refused
from corpus.intake.outcomes import Mishap, Outcome, Status
from corpus.intake.worker import work
from ingest import READERS, IngestCode


def zipped(**members: bytes) -> bytes:
    stream = BytesIO()
    with zipfile.ZipFile(stream, "w") as archive:
        for name, data in members.items():
            archive.writestr(name, data)
    return stream.getvalue()


MEMBERS = zipped(**{"甲.txt": b"x", "乙.gif": b"GIF89a"})


def told(found: list[File | Outcome]) -> list[tuple[str, object]]:
    """Name, and the code of what is not opened."""
    return [(each.name, each.code if isinstance(each, Outcome) else None) for each in found]


def test_each_file_is_opened_or_has_its_code(tmp_path):
    (tmp_path / "a.txt").write_bytes(b"x")
    (tmp_path / "b.exe").write_bytes(b"x")
    (tmp_path / "c.zip").write_bytes(MEMBERS)
    (tmp_path / "d.zip").write_bytes(b"PK")
    (tmp_path / "e.txt").mkdir()
    names = ("a.txt", "b.exe", "c.zip", "d.zip", "e.txt", "f.txt")
    assert told(list(open_files([tmp_path / name for name in names]))) == [
        ("a.txt", None),
        ("b.exe", IngestCode.UNKNOWN_TYPE),
        ("c.zip/甲.txt", None),
        ("c.zip/乙.gif", IngestCode.SCANNED),
        ("d.zip", IngestCode.BROKEN),
        ("e.txt", Mishap.MISSING),
        ("f.txt", Mishap.MISSING),
    ]


def test_uploads_are_opened_like_files():
    uploads = [("a.txt", b"x"), ("b.exe", b"x"), ("C.ZIP", MEMBERS), ("d.zip", b"PK")]
    assert told(list(open_uploads(uploads))) == [
        ("a.txt", None),
        ("b.exe", IngestCode.UNKNOWN_TYPE),
        ("C.ZIP/甲.txt", None),
        ("C.ZIP/乙.gif", IngestCode.SCANNED),
        ("d.zip", IngestCode.BROKEN),
    ]


def test_what_is_skipped_says_so():
    assert files.skipped("a.exe").reason == "不读取 .exe 类型的文件"
    assert files.skipped("a").reason == "文件没有扩展名，无法判断类型"
    assert files.skipped("a").status is Status.SKIPPED


@pytest.mark.parametrize(
    ("name", "data", "code"),
    [
        ("a.txt", b"", IngestCode.EMPTY),
        ("a.txt", b" \n", IngestCode.NO_TEXT),
        ("a.docx", b"PK\x03\x04", IngestCode.BROKEN),
        ("a.txt", MEMBERS, IngestCode.ARCHIVE),
    ],
)
def test_a_refusal_keeps_its_code_on_the_way_to_its_outcome(name, data, code):
    batch = files.Batch(1)
    (job,) = batch.jobs([File(name, data)], known=frozenset().__contains__)
    answer = work(job)
    assert isinstance(answer, Refused)
    batch.finish(job, answer)
    (outcome,) = batch.summary().outcomes
    assert (outcome.status, outcome.code, outcome.reason) == (Status.FAILED, code, answer.reason)


def test_what_swells_beyond_memory_has_its_code(monkeypatch):
    def swell(*args: object, **kwargs: object) -> None:
        raise MemoryError

    monkeypatch.setattr("corpus.intake.worker.load_bytes", swell)
    answer = work(Job("a.txt", b"x"))
    assert isinstance(answer, Refused)
    assert answer.code is Mishap.OUT_OF_MEMORY


def test_what_is_added_has_no_code():
    batch = files.Batch(1)
    (job,) = batch.jobs([File("a.txt", "关于推进生态补偿的意见。".encode())], known=frozenset().__contains__)
    batch.finish(job, work(job))
    (outcome,) = batch.summary().outcomes
    assert (outcome.status, outcome.code) == (Status.ADDED, None)


def test_archives_are_those_of_the_table_of_formats(monkeypatch):
    """A format that is no archive any more is handed on as it is."""
    monkeypatch.delitem(READERS, ".zip")
    assert told(list(open_uploads([("a.zip", MEMBERS)]))) == [("a.zip", IngestCode.UNKNOWN_TYPE)]
