"""Folders that end with their process, or with the next one."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

from corpus.scratch import Scratch, sweep_beside, unfinished


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


def test_what_is_not_yet_whole_has_a_name_of_its_own_that_does_not_stay(tmp_path):
    target = tmp_path / "出.xlsx"
    with pytest.raises(ValueError), unfinished(target) as part:
        part.write_bytes(b"half")
        Path(f"{part}-journal").touch()
        assert not target.exists()
        raise ValueError
    assert list(tmp_path.iterdir()) == []
    with unfinished(target) as part:
        part.write_bytes(b"whole")
        part.replace(target)
    assert [path.name for path in tmp_path.iterdir()] == ["出.xlsx"]


@pytest.mark.skipif(os.name != "posix", reason="asking whether a process lives would end it")
def test_what_a_killed_process_began_to_write_is_taken_away_by_the_next(tmp_path):
    with subprocess.Popen([sys.executable, "-c", ""]) as gone:
        pass
    others = [
        f".出.xlsx.{os.getpid()}.part",
        f".他.xlsx.{gone.pid}.part",
        ".出.xlsx.old.part",
        f".出.xlsx.{gone.pid}.parts",
    ]
    for name in (f".出.xlsx.{gone.pid}.part", f".出.xlsx.{gone.pid}.part-wal", *others):
        (tmp_path / name).touch()
    sweep_beside(tmp_path / "出.xlsx")
    assert sorted(path.name for path in tmp_path.iterdir()) == sorted(others)


def test_a_long_name_stays_a_name(tmp_path):
    with unfinished(tmp_path / ("政" * 80 + ".csv")) as part:
        part.touch()
        assert len(list(tmp_path.iterdir())) == 1
    assert list(tmp_path.iterdir()) == []
