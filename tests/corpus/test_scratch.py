"""Folders that end with their process, or with the next one."""

import os
import subprocess
import sys

import pytest

from corpus.scratch import Scratch


@pytest.fixture
def temporary(tmp_path, monkeypatch):
    monkeypatch.setattr("tempfile.tempdir", str(tmp_path))
    return tmp_path


def test_a_folder_is_there_until_it_is_closed(temporary):
    scratch = Scratch()
    (scratch.path / "file").touch()
    assert list(temporary.iterdir()) == [scratch.path]
    scratch.close()
    assert list(temporary.iterdir()) == []


@pytest.mark.skipif(os.name != "posix", reason="asking whether a process lives would end it")
def test_what_a_killed_process_left_is_taken_away_and_nothing_else(temporary):
    with subprocess.Popen([sys.executable, "-c", ""]) as gone:
        pass
    for name in (
        f"zhengce-{gone.pid}-a",
        f"zhengce-{os.getpid()}-b",
        "zhengce-c-d",
        "other-1-e",
        "zhengce-99999999999999999999-f",
    ):
        (temporary / name).mkdir()
    Scratch().close()
    assert sorted(path.name for path in temporary.iterdir()) == [
        "other-1-e", f"zhengce-{os.getpid()}-b", "zhengce-c-d",
    ]  # fmt: skip
