"""A store that cannot be written can be read."""

import os
import shutil
import sqlite3
import subprocess
import sys
from contextlib import closing

import pytest

from corpus.store.connections import cannot_write, connected
from corpus.store.sqlite import Store
from tests.made_up import make_parsed


@pytest.fixture
def folder(tmp_path):
    folder = tmp_path / "库"
    folder.mkdir()
    with closing(Store(folder / "corpus.sqlite")) as store:
        store.add(make_parsed("海堤方案\n1.加固海堤。（牵头：市水利局）"), b"x")
    return folder


def ordinary(*command):
    """A command without an administrator's right to write everywhere."""
    if hasattr(os, "geteuid") and os.geteuid() == 0:
        if not shutil.which("setpriv"):
            pytest.skip("setpriv not found")
        return ["setpriv", "--bounding-set=-dac_override,-dac_read_search", "--inh-caps=-all", *command]
    return list(command)


def test_errors_of_writing_are_told_apart():
    full, other = sqlite3.OperationalError(), sqlite3.OperationalError()
    full.sqlite_errorcode, other.sqlite_errorcode = sqlite3.SQLITE_IOERR | 19 << 8, sqlite3.SQLITE_ERROR
    assert cannot_write(full)
    assert not cannot_write(other)


def test_where_sqlite_cannot_make_its_files_the_store_is_read(folder, monkeypatch):
    def refuse(path):
        error = sqlite3.OperationalError("unable to open database file")
        error.sqlite_errorcode = sqlite3.SQLITE_CANTOPEN
        raise error

    monkeypatch.setattr("corpus.store.connections._opened", refuse)
    with closing(connected(folder / "corpus.sqlite")) as connection:
        assert connection.execute("SELECT count(*) FROM documents").fetchone() == (1,)
        with pytest.raises(sqlite3.OperationalError, match="readonly"):
            connection.execute("DELETE FROM documents")
    with pytest.raises(sqlite3.OperationalError):
        connected(folder / "nothing.sqlite")
    assert not (folder / "nothing.sqlite").exists()


@pytest.mark.skipif(sys.platform == "win32", reason="rights are another matter there")
@pytest.mark.parametrize("index", ["there", "gone"])
def test_a_folder_that_may_not_be_written_can_be_searched(tmp_path, index):
    folder = tmp_path / "库"
    source = tmp_path / "通知.txt"
    source.write_text("海堤建设方案\n一、目标\n到2027年，加固海堤12公里。\n", encoding="utf-8")
    zhengce = [sys.executable, "-c", "from ui.cli import main; main()"]
    subprocess.run([*zhengce, "add", source, "--corpus", folder, "--workers", "0"], check=True, capture_output=True)
    if index == "gone":
        shutil.rmtree(folder / "index-tantivy")
    for path in (*folder.rglob("*"), folder):
        path.chmod(0o555 if path.is_dir() else 0o444)
    try:
        for command, status, words in (
            (["search", "海堤"], 0, "加固海堤"),
            (["plan", "new", "甲"], 1, "不能写入"),
        ):
            done = subprocess.run(ordinary(*zhengce, *command, "--corpus", folder), capture_output=True, text=True)
            assert "Traceback" not in done.stderr
            assert "程序内部出错" not in done.stderr
            assert (done.returncode, words in done.stdout + done.stderr) == (status, True), (command, done)
    finally:
        for path in (folder, *folder.rglob("*")):
            path.chmod(0o755)
