"""Files as they are handed in: which are read, which set aside and why, and what became of each."""

import os
import zipfile
from dataclasses import replace
from pathlib import Path

import pytest

from corpus.intake import files
from corpus.intake.files import Batch, File, open_files, open_uploads, skipped, walk
from corpus.intake.jobs import Job
from corpus.intake.outcomes import Outcome, Status
from corpus.model import Issue, Severity
from ingest.line import IngestCode
from tests.made_files import word, zipped
from tests.made_notices import part, sent
from tests.made_up import make_parsed


@pytest.fixture
def folder(tmp_path):
    for name in ("b.txt", "a.txt", "inner/c.txt", ".hidden.txt", ".git/d.txt", "inner/~$lock.docx", "__MACOSX/e.txt"):
        path = tmp_path / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text("甲", encoding="utf-8")
    return tmp_path


def test_folders_are_walked_in_order_without_what_is_hidden(folder):
    found = [path.relative_to(folder).as_posix() for path in walk([folder])]
    assert found == ["a.txt", "b.txt", "inner/c.txt"]


def test_what_is_named_is_taken_though_hidden_and_once(folder):
    hidden = folder / ".hidden.txt"
    assert walk([hidden, folder / "a.txt", hidden]) == [hidden, folder / "a.txt"]
    assert walk([folder / "a.txt", folder])[0] == folder / "a.txt"
    assert len(walk([folder / "a.txt", folder])) == 3


def test_a_hidden_folder_above_hides_nothing(tmp_path):
    (tmp_path / ".corpus").mkdir()
    (tmp_path / ".corpus" / "a.txt").write_text("甲")
    assert walk([tmp_path / ".corpus"]) == [tmp_path / ".corpus" / "a.txt"]


def test_something_is_said_of_a_folder_without_files(tmp_path):
    (tmp_path / "空" / ".git").mkdir(parents=True)
    (tmp_path / "空" / ".git" / "a.txt").write_text("甲")
    [said] = open_files(walk([tmp_path / "空"]))
    assert (said.name, said.status, said.reason) == ("空", Status.SKIPPED, "这个文件夹里没有文件")


def archive(path: Path, **members: str) -> Path:
    with zipfile.ZipFile(path, "w") as opened:
        for name, text in members.items():
            opened.writestr(name.replace("_", "."), text)
    return path


def test_files_are_opened_archives_by_member(folder):
    path = archive(folder / "z.zip", one_txt="甲", two_exe="乙")
    opened = list(open_files([folder / "a.txt", path, folder / "x.exe"]))
    assert opened[0] == File("a.txt", "甲".encode())
    assert opened[1] == File("z.zip/one.txt", "甲".encode())
    assert [(each.name, each.status) for each in opened[2:]] == [
        ("z.zip/two.exe", Status.SKIPPED),
        ("x.exe", Status.SKIPPED),
    ]


def test_what_cannot_be_opened_is_an_outcome_with_a_reason(folder, monkeypatch):
    (outcome,) = open_files([folder / "nowhere.txt"])
    assert (outcome.status, outcome.reason) == (Status.FAILED, "找不到这个文件，请检查路径")
    (outcome,) = open_files([folder])
    assert outcome.status is Status.SKIPPED  # a folder has no ending that is read

    def refuse(path):
        raise PermissionError(13, "Permission denied")

    monkeypatch.setattr(files.ingest, "expand", refuse)
    (outcome,) = open_files([folder / "a.txt"])
    assert outcome.reason == "无法打开文件：Permission denied"


def test_uploads_are_opened_in_the_same_way(folder):
    data = archive(folder / "z.zip", one_txt="甲").read_bytes()
    opened = list(open_uploads([("z.ZIP", data), ("b.txt", b"x"), ("c.exe", b"x")]))
    assert opened[0] == File("z.ZIP/one.txt", "甲".encode())
    assert opened[1] == File("b.txt", b"x")
    assert opened[2].status is Status.SKIPPED


@pytest.mark.parametrize(
    ("name", "reason"),
    [("a.EXE", "不读取 .exe 类型的文件"), ("README", "文件没有扩展名，无法判断类型")],
)
def test_why_a_file_is_set_aside(name, reason):
    outcome = skipped(name)
    assert (outcome.name, outcome.status, outcome.reason) == (name, Status.SKIPPED, reason)


# --- one run ------------------------------------------------------------------------------------------------------


def file_of(text: str, name: str = "a.txt") -> tuple[File, str]:
    parsed = make_parsed(text, name="")
    return File(name, text.encode()), parsed.document_id


def test_known_files_are_settled_at_once_and_new_ones_are_jobs():
    batch = Batch(4)
    known, key = file_of("甲", "known.txt")
    new, _ = file_of("乙", "new.txt")
    aside = skipped("x.exe")
    jobs = list(batch.jobs([aside, known, new, replace(new, name="again.txt"), new], {key}.__contains__))
    assert [(job.name, job.number) for job in jobs] == [("new.txt", 2)]
    batch.finish(jobs[0], make_parsed("乙"))
    outcomes = batch.summary().outcomes
    assert [(each.name, each.status) for each in outcomes] == [
        ("x.exe", Status.SKIPPED),
        ("known.txt", Status.UNCHANGED),
        ("new.txt", Status.ADDED),
        ("again.txt", Status.UNCHANGED),
        ("new.txt", Status.UNCHANGED),
    ]
    assert [each.reason for each in outcomes[1:]] == [None, None, "与“new.txt”内容相同", None]
    assert outcomes[1].document_id == key


def test_warnings_of_an_added_file_are_said_once_each_and_notes_are_not():
    parsed = replace(
        make_parsed("甲"),
        issues=(
            Issue("a", "疑点一"),
            Issue("b", "提示", severity=Severity.NOTE),
            Issue("c", "疑点二"),
            Issue("a", "疑点一"),
        ),
    )
    batch = Batch(1)
    batch.finish(Job("a.txt", b""), parsed)
    (outcome,) = batch.summary().outcomes
    assert outcome.warnings == ("疑点一", "疑点二")
    assert outcome.document_id == parsed.document_id


def test_outcomes_are_in_the_order_of_the_files_however_they_finish():
    batch = Batch(3)
    jobs = list(batch.jobs([file_of(text, f"{text}.txt")[0] for text in "甲乙丙"], frozenset().__contains__))
    for job in reversed(jobs):
        batch.finish(job, make_parsed(job.name))
    assert [each.name for each in batch.summary().outcomes] == ["甲.txt", "乙.txt", "丙.txt"]


def test_progress_counts_what_archives_add():
    seen = []
    batch = Batch(1, seen.append)
    for job in batch.jobs([file_of(text)[0] for text in "甲乙丙"], frozenset().__contains__):
        batch.finish(job, make_parsed("x"))
    assert [(each.done, each.total) for each in seen] == [(1, 1), (2, 2), (3, 3)]
    assert all(each.eta == 0 for each in seen)  # as far as is known nothing is left
    batch = Batch(4, seen.append)
    batch.finish(Job("a.txt", b""), make_parsed("x"))
    assert (seen[-1].done, seen[-1].total, seen[-1].name) == (1, 4, "a.txt")
    assert seen[-1].eta >= 0


def test_extracting_again_keeps_name_and_day():
    source = make_parsed("甲", name="a.txt").document.source
    (job,) = Batch(1).again([(source, b"x")])
    assert (job.name, job.data, job.retrieved, job.number) == (source.name, b"x", source.retrieved, 0)


def test_a_summary_of_nothing():
    summary = Batch(0).summary()
    assert summary.outcomes == ()
    assert summary.seconds >= 0
    assert isinstance(summary.counts[Status.ADDED], int)


def test_an_outcome_says_no_more_than_it_knows():
    outcome = Outcome(name="a", status=Status.ADDED)
    assert (outcome.reason, outcome.document_id, outcome.warnings) == (None, None, ())


# --- names and kinds that people bring --------------------------------------------------------------------------------


def test_what_is_no_file_is_an_outcome(tmp_path):
    for name in ("管道.txt", "管道"):
        os.mkfifo(tmp_path / name)
    (tmp_path / "断.txt").symlink_to(tmp_path / "nowhere.txt")
    found = {each.name: each for each in open_files(walk([tmp_path]))}
    assert set(found) == {"管道.txt", "管道", "断.txt"}
    assert all(each.status is Status.FAILED and each.code for each in found.values())


def test_names_that_are_no_utf_8_are_shown_and_opened(tmp_path):
    folder = os.fsencode(tmp_path)
    Path(os.fsdecode(folder + b"/" + "口袋公园.txt".encode("gbk"))).write_bytes(b"x")
    Path(os.fsdecode(folder + b"/" + "坏.zip".encode("gbk"))).write_bytes(b"PK")
    found = list(open_files(walk([tmp_path])))
    assert sorted(each.name for each in found) == ["口袋公园.txt", "坏.zip"]


def test_content_is_looked_into_where_the_ending_says_nothing(tmp_path):
    """A download without its ending is read; a picture of another kind says what to do."""
    for name, data in {"通知": word("甲"), "图": b"GIF89a", "a.rar": b"Rar!", "b.dat": b"x"}.items():
        (tmp_path / name).write_bytes(data)
    found = {each.name: each for each in open_files(walk([tmp_path]))}
    assert isinstance(found["通知"], File)
    assert [found[name].status for name in ("图", "a.rar", "b.dat")] == [Status.SKIPPED] * 3
    assert "另存为 PNG" in found["图"].reason and "先解压" in found["a.rar"].reason
    assert found["b.dat"].reason == "不读取 .dat 类型的文件"


def test_an_upload_with_a_long_name_and_a_mail_are_opened():
    name = "关于" * 50 + ".zip"
    mail = sent(part("text/plain", b"x"), part("text/plain", b"y", Content_Disposition="attachment; filename=b.txt"))
    found = list(open_uploads([(name, zipped(**{"甲.txt": b"x", "乙.zip": b"PK"})), ("信.eml", mail)]))
    assert [(each.name, getattr(each, "code", None)) for each in found] == [
        (f"{name}/甲.txt", None),
        (f"{name}/乙.zip", IngestCode.BROKEN),
        ("信.eml", None),
        ("信.eml/b.txt", None),
    ]
