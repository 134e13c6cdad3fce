"""A watched folder: which files are new, changed or gone since they were taken in."""

import os
import sys
import zipfile
from itertools import pairwise

import pytest

from corpus.intake.folder import WatchedFolder, document_ids
from corpus.store.sqlite import Store


@pytest.fixture
def folder(tmp_path):
    (tmp_path / "文件").mkdir()
    store = Store(tmp_path / "corpus.sqlite")
    yield WatchedFolder(store, tmp_path / "文件")
    store.close()


def names(paths):
    return sorted(path.name for path in paths)


def take(folder):
    folder.taken(folder.changes())


def test_a_new_file_is_new_once(folder):
    (folder.path / "甲.txt").write_text("甲")
    assert names(folder.changes().added) == ["甲.txt"] == names(folder.changes().files)
    take(folder)
    assert not folder.changes().files


def test_a_changed_file_tells_what_it_was(folder):
    file = folder.path / "甲.txt"
    file.write_text("甲")
    before = document_ids(file)
    take(folder)
    file.write_text("甲乙")
    changes = folder.changes()
    assert (changes.changed, changes.added, changes.replaced) == ((file,), (), {file: before})
    take(folder)
    assert not folder.changes().files


def test_the_time_alone_tells_a_change(folder):
    file = folder.path / "甲.txt"
    file.write_text("甲")
    take(folder)
    os.utime(file, ns=(1, 1))
    assert folder.changes().changed == (file,)


def test_a_file_that_is_gone_is_told_once(folder):
    file = folder.path / "里" / "甲.txt"
    file.parent.mkdir()
    file.write_text("甲")
    ids = document_ids(file)
    take(folder)
    file.unlink()
    (gone,) = folder.changes().removed
    assert (gone.path, gone.document_ids) == (str(file), ids)
    take(folder)
    assert not folder.changes().removed


def test_what_could_not_be_opened_is_tried_again(folder):
    (folder.path / "甲.txt").write_text("甲")
    folder.taken(folder.changes(), unread={"甲.txt"})
    assert names(folder.changes().added) == ["甲.txt"]


def test_a_change_while_it_is_taken_in_is_seen_the_next_time(folder):
    file = folder.path / "甲.txt"
    file.write_text("甲")
    changes = folder.changes()
    file.write_text("甲乙丙")
    folder.taken(changes)
    assert folder.changes().changed == (file,)


def test_hidden_files_and_a_corpus_inside_are_left_out(folder):
    (folder.path / ".甲.txt").write_text("甲")
    (folder.path / "库").mkdir()
    (folder.path / "库" / "乙.txt").write_text("乙")
    assert not folder.changes(but=folder.path / "库").files
    assert names(folder.changes().files) == ["乙.txt"]


def test_an_archive_is_the_documents_in_it(tmp_path):
    with zipfile.ZipFile(tmp_path / "甲.zip", "w") as archive:
        archive.writestr("1.txt", "甲")
        archive.writestr("2.txt", "乙")
    (tmp_path / "1.txt").write_text("甲")
    assert len(document_ids(tmp_path / "甲.zip")) == 2
    assert document_ids(tmp_path / "1.txt")[0] in document_ids(tmp_path / "甲.zip")


@pytest.mark.skipif(sys.platform != "linux", reason="other systems have no such names")
@pytest.mark.parametrize("name", ["意见.txt", "通知.txt"])  # the bytes of the second happen to be UTF-8
def test_a_name_that_is_no_text_is_remembered(folder, name):
    file = folder.path / os.fsdecode(name.encode("gbk"))
    file.write_text("甲")
    take(folder)
    assert not folder.changes().files
    assert not folder.changes().removed
    file.write_text("甲乙")
    assert folder.changes().changed == (file,)
    folder.taken(folder.changes(), unread={name})
    assert folder.changes().changed == (file,)
    file.unlink()
    assert len(folder.changes().removed) == 1


def test_a_link_to_itself_is_no_file(folder):
    (folder.path / "甲.txt").symlink_to(folder.path / "甲.txt")
    assert not folder.changes(but=folder.path / "库").files


def test_what_fails_again_and_again_is_tried_ever_more_rarely(folder, monkeypatch):
    clock = [1_000_000]
    monkeypatch.setattr(folder, "now", lambda: clock[0], raising=False)
    (folder.path / "甲.txt").write_text("甲")
    tried = []
    for _ in range(2_000):  # two weeks, a look every ten minutes
        if (changes := folder.changes()).files:
            tried.append(clock[0])
            folder.taken(changes, unread={"甲.txt"})
        clock[0] += 600
    waits = [later - before for before, later in pairwise(tried)]
    assert waits[:4] == [600, 600, 1200, 2400]
    assert waits == sorted(waits)
    assert max(waits) == 86_400
    assert folder.changes().tried.keys() <= {folder.path / "甲.txt"}


def test_a_change_is_tried_at_once_and_begins_anew(folder):
    file = folder.path / "甲.txt"
    file.write_text("甲")
    for _ in range(2):
        folder.taken(folder.changes(), unread={"甲.txt"})
    assert not folder.changes().files
    file.write_text("甲乙")
    changes = folder.changes()
    assert (changes.added, changes.changed, changes.tried) == ((file,), (), {})
    folder.taken(changes)
    assert not folder.changes().files
    file.write_text("甲乙丙")
    assert folder.changes().changed == (file,)


def test_of_a_version_that_cannot_be_read_the_one_before_is_remembered(folder):
    file = folder.path / "甲.txt"
    file.write_text("甲")
    ids = document_ids(file)
    take(folder)
    file.write_text("甲乙")
    folder.taken(folder.changes(), unread={"甲.txt"})
    changes = folder.changes()
    assert (changes.changed, changes.replaced, changes.tried) == ((file,), {file: ids}, {file: 1})
