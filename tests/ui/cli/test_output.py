"""Where output goes, and what is said of a corpus that cannot be opened."""

import re
import sqlite3
import subprocess
import sys

import pytest

from tests.command_line import PLAN, zhengce


@pytest.mark.parametrize(
    ("name", "mark"),
    [
        ("a.docx", b"word/document.xml"),
        ("a.XLSX", b"xl/workbook.xml"),
        ("a.csv", b"\xef\xbb\xbf"),
        ("a.json", b'"rows"'),
    ],
)
def test_the_ending_of_the_output_says_the_format(tmp_path, name, mark):
    assert zhengce("table", PLAN, "--output", tmp_path / name) == 0
    assert mark in (tmp_path / name).read_bytes()


@pytest.mark.parametrize(
    "spoil",
    [
        lambda folder: (folder / "corpus.sqlite").write_bytes(b"not a database" * 100),
        lambda folder: (folder / "corpus.sqlite").write_bytes(b""),
    ],
    ids=["junk", "empty"],
)
def test_a_spoilt_corpus_is_explained(tmp_path, spoil, capsys):
    folder = tmp_path / "库"
    zhengce("add", PLAN, "--corpus", folder, "--workers", 0)
    for name in ("corpus.sqlite-wal", "corpus.sqlite-shm"):
        (folder / name).unlink(missing_ok=True)
    spoil(folder)
    capsys.readouterr()
    status = zhengce("stats", "--corpus", folder)
    captured = capsys.readouterr()
    assert "Traceback" not in captured.err
    assert status == 0 or "可能已损坏" in captured.err


def test_a_corpus_of_a_later_version_is_refused(tmp_path, capsys):
    folder = tmp_path / "库"
    zhengce("add", PLAN, "--corpus", folder, "--workers", 0)
    connection = sqlite3.connect(folder / "corpus.sqlite")
    connection.execute("PRAGMA user_version = 999")
    connection.commit()
    connection.close()
    capsys.readouterr()
    assert zhengce("stats", "--corpus", folder) == 1
    assert "请先升级" in capsys.readouterr().err


def test_a_file_in_the_place_of_the_corpus(tmp_path, capsys):
    (tmp_path / "库").write_text("x")
    assert zhengce("add", PLAN, "--corpus", tmp_path / "库") == 1
    assert re.search("错误：.*库", capsys.readouterr().err)


@pytest.mark.parametrize("command", [["export"], ["search", "市", "--limit", "1000"]], ids=str)
def test_a_closed_pipe_is_no_error(corpus, command):
    """`zhengce export | head` ends quietly."""
    code = f"from ui.cli import app; from ui.cli.words import run; run(app, {[*command, '--corpus', str(corpus)]!r})"
    with subprocess.Popen([sys.executable, "-c", code], stdout=subprocess.PIPE, stderr=subprocess.PIPE) as process:
        process.stdout.read(10)
        process.stdout.close()
        assert process.stderr.read().decode() == ""
