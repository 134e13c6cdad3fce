"""A backup is a corpus at one moment; a corpus made of it holds all of that and nothing else."""

import sqlite3
import threading
from contextlib import closing
from pathlib import Path

import pytest

from corpus.store import backup as backups
from corpus.store.backup import NoBackup, back_up, look_over, put_aside, restore
from corpus.store.migrations import MIGRATIONS, StoreVersionError
from corpus.store.sqlite import Store
from corpus.workspace.kept import Workspaces
from tests.made_up import make_parsed


def parsed(number):
    return make_parsed(f"海堤方案第{number}号\n1.加固海堤{number}处。（牵头：市水利局）")


@pytest.fixture
def folder(tmp_path):
    folder = tmp_path / "库"
    folder.mkdir()
    with closing(Store(folder / "corpus.sqlite")) as store:
        store.add(parsed(1), b"one")
        Workspaces(store).make("方案甲")
    return folder


def test_all_comes_back(folder, tmp_path):
    assert back_up(folder, tmp_path / "远" / "b.sqlite") == 1
    assert restore(tmp_path / "远" / "b.sqlite", tmp_path / "新") == 1
    with closing(Store(tmp_path / "新" / "corpus.sqlite")) as new, closing(Store(folder / "corpus.sqlite")) as old:
        (document_id,) = new.ids()
        assert new.document(document_id) == old.document(document_id)
        assert new.original(document_id) == b"one"
        assert [plan.name for plan in Workspaces(new).all()] == ["方案甲"]
        assert new.identity != old.identity  # an index of the one knows nothing of the other


def test_what_was_there_stays_under_another_name_with_its_log(folder, tmp_path):
    back_up(folder, tmp_path / "b.sqlite")
    with closing(Store(folder / "corpus.sqlite")) as store:
        store.add(parsed(2), b"two")
        restore(tmp_path / "b.sqlite", folder)
    (aside,) = folder.glob("corpus-*.sqlite")
    with closing(sqlite3.connect(aside)) as connection:
        assert connection.execute("SELECT count(*) FROM documents").fetchone() == (2,)
    with closing(Store(folder / "corpus.sqlite")) as store:
        assert len(store.ids()) == 1


def test_there_is_no_moment_without_a_store(folder, tmp_path, monkeypatch):
    """Ended between the two names, all that was there is there, the log's last lines too, and nothing twice."""
    back_up(folder, tmp_path / "b.sqlite")
    with closing(Store(folder / "corpus.sqlite")) as store:
        store.add(parsed(2), b"two")
        monkeypatch.setattr(Path, "replace", lambda *_: (_ for _ in ()).throw(KeyboardInterrupt))
        with pytest.raises(KeyboardInterrupt):
            restore(tmp_path / "b.sqlite", folder)
        monkeypatch.undo()
    with closing(Store(folder / "corpus.sqlite")) as store:
        assert len(store.ids()) == 2
    restore(tmp_path / "b.sqlite", folder)
    (aside,) = folder.glob("corpus-*.sqlite")
    assert look_over(aside) == 2
    assert look_over(folder / "corpus.sqlite") == 1
    assert not list(folder.glob(".*"))


def test_a_disk_without_second_names_gets_a_copy(folder, tmp_path, monkeypatch):
    def no_links(*_):
        raise OSError

    monkeypatch.setattr("os.link", no_links)
    back_up(folder, tmp_path / "b.sqlite")
    restore(tmp_path / "b.sqlite", folder)
    (aside,) = folder.glob("corpus-*.sqlite")
    assert look_over(aside) == 1


def test_nothing_is_put_aside_where_there_is_nothing(tmp_path):
    assert put_aside(tmp_path) is None


def test_a_copy_made_while_others_write_is_of_one_moment(folder, tmp_path):
    end = threading.Event()

    def write():
        with closing(Store(folder / "corpus.sqlite")) as store:
            for number in range(2, 10_000):
                store.add(parsed(number), b"x" * 10_000)
                if end.is_set():
                    return

    writer = threading.Thread(target=write)
    writer.start()
    try:
        for n in range(5):
            documents = back_up(folder, tmp_path / f"{n}.sqlite")
            with closing(sqlite3.connect(tmp_path / f"{n}.sqlite")) as copy:
                for table in ("texts", "originals", "changes"):
                    assert copy.execute(f"SELECT count(*) FROM {table}").fetchone() == (documents,)
                # one is added in a generation
                assert copy.execute("SELECT value FROM meta WHERE key = 'generation'").fetchone() == (documents,)
    finally:
        end.set()
        writer.join()


@pytest.mark.parametrize("content", [b"", b"no database " * 1000])
def test_what_is_no_backup_is_refused_and_changes_nothing(folder, tmp_path, content):
    (tmp_path / "b.sqlite").write_bytes(content)
    before = (folder / "corpus.sqlite").read_bytes()
    with pytest.raises(NoBackup):
        restore(tmp_path / "b.sqlite", folder)
    assert (folder / "corpus.sqlite").read_bytes() == before
    assert [path.name for path in folder.iterdir()] == ["corpus.sqlite"]


def test_a_damaged_backup_is_seen(folder, tmp_path):
    with closing(Store(folder / "corpus.sqlite")) as store:
        for number in range(2, 12):
            store.add(parsed(number), bytes(range(256)) * 100)
    back_up(folder, tmp_path / "b.sqlite")
    data = bytearray((tmp_path / "b.sqlite").read_bytes())
    data[len(data) // 3 : len(data) // 2] = b"\xa5" * (len(data) // 2 - len(data) // 3)
    (tmp_path / "b.sqlite").write_bytes(data)
    with pytest.raises(NoBackup, match="已损坏"):
        look_over(tmp_path / "b.sqlite")


def test_a_database_of_something_else_is_refused(tmp_path):
    with closing(sqlite3.connect(tmp_path / "b.sqlite")) as other:
        other.execute("CREATE TABLE songs (name)")
    with pytest.raises(NoBackup):
        look_over(tmp_path / "b.sqlite")


def test_one_of_a_later_version_is_refused(folder, tmp_path):
    back_up(folder, tmp_path / "b.sqlite")
    with closing(sqlite3.connect(tmp_path / "b.sqlite")) as later:
        later.execute(f"PRAGMA user_version = {len(MIGRATIONS) + 1}")
    with pytest.raises(StoreVersionError, match="请先升级"):
        restore(tmp_path / "b.sqlite", tmp_path / "新")


@pytest.mark.parametrize("error", [KeyboardInterrupt, OSError])
def test_what_is_interrupted_leaves_the_former_backup_and_no_rest(folder, tmp_path, monkeypatch, error):
    target = tmp_path / "备份" / "b.sqlite"
    back_up(folder, target)
    before = target.read_bytes()

    def fail(_):
        raise error

    monkeypatch.setattr(backups, "_to_disk", fail)
    with pytest.raises(error):
        back_up(folder, target)
    assert target.read_bytes() == before
    assert [path.name for path in target.parent.iterdir()] == ["b.sqlite"]
