"""Each error of database, disk and index has its own words, and says what to do."""

import errno
import sqlite3

import pytest

from corpus.search.engines.engine import IndexAway, IndexBroken, IndexBusy
from corpus.store.damage import StoreDamaged
from corpus.store.migrations import StoreVersionError
from corpus.store.troubles import explain, why_not_kept


def sqlite(code, kind=sqlite3.OperationalError):
    error = kind("words of SQLite")
    error.sqlite_errorcode = code
    return error


@pytest.mark.parametrize(
    ("error", "words"),
    [
        (sqlite(sqlite3.SQLITE_FULL), "磁盘已满"),
        (sqlite(sqlite3.SQLITE_READONLY | 6 << 8), "不能写入"),
        (sqlite(sqlite3.SQLITE_BUSY), "另一个程序正在写入"),
        (sqlite(sqlite3.SQLITE_IOERR | 2 << 8), "磁盘时出错"),
        (sqlite(sqlite3.SQLITE_CANTOPEN), "打不开"),
        (sqlite(sqlite3.SQLITE_CORRUPT, sqlite3.DatabaseError), "已损坏"),
        (sqlite(sqlite3.SQLITE_NOTADB, sqlite3.DatabaseError), "已损坏"),
        (sqlite(sqlite3.SQLITE_ERROR), "已损坏"),  # no such table
        (sqlite3.DatabaseError("without a code"), "已损坏"),
        (OSError(errno.ENOSPC, "No space left"), "磁盘已满"),
        (PermissionError(errno.EACCES, "x"), "没有读写权限"),
        (OSError(errno.EROFS, "x"), "只读"),
        (FileNotFoundError(errno.ENOENT, "x"), "不见了"),
        (OSError(errno.ELOOP, "loop"), "无法读写"),
        (OSError("without a number"), "无法读写"),
        (StoreDamaged("ab12"), "文件 ab12"),
        (StoreVersionError("语料库由更新的版本写成，请先升级本程序"), "更新的版本"),
        (IndexAway(), "集群没有应答"),
        (IndexBusy(), "另一个程序正在写入"),
        (IndexBroken(), "索引已损坏"),
    ],
)
def test_what_is_wrong_and_what_to_do(tmp_path, error, words):
    found = explain(error, tmp_path / "库")
    assert words in found.what
    assert "请" in found.advice
    assert str(found).count("。") == 2


def test_what_is_no_trouble_of_a_corpus_is_not_explained(tmp_path):
    with pytest.raises(TypeError):
        explain(ZeroDivisionError(), tmp_path)


def test_why_a_document_was_not_kept(tmp_path):
    assert "磁盘已满" in why_not_kept(sqlite(sqlite3.SQLITE_FULL), tmp_path)
    assert "字符" in why_not_kept(UnicodeEncodeError("utf-8", "\ud800", 0, 1, "surrogates"), tmp_path)


def test_a_file_that_cannot_be_opened_is_gone_or_barred(tmp_path):
    error = sqlite(sqlite3.SQLITE_CANTOPEN)
    assert "是否被移走" in explain(error, tmp_path).advice
    (tmp_path / "corpus.sqlite").write_bytes(b"")
    assert "权限" in explain(error, tmp_path).advice
