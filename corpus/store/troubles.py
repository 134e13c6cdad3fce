"""What is wrong with a corpus, and what to do about it: errors of the database, the disk and the index in Chinese."""

from __future__ import annotations

import errno
import shutil
import sqlite3
from dataclasses import dataclass
from pathlib import Path

from corpus.search.engines.engine import IndexAway, IndexBroken, IndexBusy
from corpus.store.damage import StoreDamaged
from corpus.store.dialect import ServerTrouble
from corpus.store.migrations import StoreVersionError
from corpus.store.opening import NoServerClient
from corpus.whereabouts import WhereaboutsError


@dataclass(frozen=True, slots=True)
class Trouble:
    """Two Chinese sentences, without their full stops."""

    what: str
    advice: str

    def __str__(self) -> str:
        return f"{self.what}。{self.advice}。"


_RESTORE = "请运行 zhengce doctor 检查，或用 zhengce restore 由备份恢复；没有备份时，换一个文件夹重新加入文件"
_ROOM = "已保存的内容不受影响；请腾出空间，再做一次"
_RIGHTS = "请检查文件夹的权限，或由有权限的人来做；检索和查看不需要写入"
_GONE = "请检查文件夹是否被移走、改名或删除，或所在的磁盘是否已断开"
_WAIT = "请等它结束后再试"

_DATABASE = {
    sqlite3.SQLITE_FULL: Trouble("磁盘已满，写不下去", _ROOM),
    sqlite3.SQLITE_READONLY: Trouble("语料库的文件夹不能写入", _RIGHTS),
    sqlite3.SQLITE_PERM: Trouble("语料库的文件夹不能写入", _RIGHTS),
    sqlite3.SQLITE_AUTH: Trouble("语料库的文件夹不能写入", _RIGHTS),
    sqlite3.SQLITE_BUSY: Trouble("另一个程序正在写入这个语料库", _WAIT),
    sqlite3.SQLITE_LOCKED: Trouble("另一个程序正在写入这个语料库", _WAIT),
    sqlite3.SQLITE_IOERR: Trouble("读写语料库所在的磁盘时出错", "请检查磁盘是否已满、已断开或有故障，再试一次"),
    sqlite3.SQLITE_NOMEM: Trouble("内存不足", "请关闭别的程序，再试一次"),
}
_LIKE_FULL = frozenset({sqlite3.SQLITE_READONLY, sqlite3.SQLITE_CANTOPEN, sqlite3.SQLITE_IOERR})
_ADVICE = {
    IndexBroken: "请删除语料库文件夹中以 index- 开头的文件夹，再运行 zhengce reindex",
    IndexAway: "库中内容不受影响；请检查集群的地址、用户和证书，以及各台机器是否在运行，再试一次",
    WhereaboutsError: "请改正后再试；写法见 docs/cluster.md",
}
"""Of what says itself what is wrong."""
_LEAST = 1 << 20
"""Bytes: with less nothing can be written that is worth it."""
_DISK = {
    errno.ENOSPC: Trouble("磁盘已满，写不下去", _ROOM),
    errno.EDQUOT: Trouble("磁盘配额已用完，写不下去", _ROOM),
    errno.EFBIG: Trouble("文件大到这个磁盘放不下，写不下去", _ROOM),
    errno.EROFS: Trouble("语料库所在的磁盘是只读的", _RIGHTS),
    errno.EACCES: Trouble("语料库的文件夹没有读写权限", _RIGHTS),
    errno.EPERM: Trouble("语料库的文件夹没有读写权限", _RIGHTS),
    errno.ENOENT: Trouble("语料库的文件不见了", _GONE),
    errno.ENOTDIR: Trouble("路径中有一段是文件，不是文件夹", "请换一个位置"),
    errno.EEXIST: Trouble("路径中有一段是文件，不是文件夹", "请换一个位置"),
    errno.EMFILE: Trouble("同时打开的文件太多", "请关闭别的程序，再试一次"),
    errno.EIO: Trouble("读写语料库所在的磁盘时出错", "请检查磁盘是否已断开或有故障，再试一次"),
}
TROUBLES = (
    sqlite3.Error, OSError, StoreDamaged, StoreVersionError, IndexBusy, IndexBroken, ServerTrouble, NoServerClient,
    WhereaboutsError, IndexAway,
)  # fmt: skip
"""What ``explain`` knows."""


def explain(error: BaseException, folder: Path) -> Trouble:
    """What an error of TROUBLES means for the corpus in a folder."""
    if isinstance(error, IndexBroken | sqlite3.Error) and _may_be_full(error) and is_full(folder):
        return _DISK[errno.ENOSPC]
    if isinstance(error, sqlite3.Error):
        return _of_the_database(error, folder)
    match error:
        case IndexBusy():
            return Trouble("另一个程序正在写入这个语料库（例如命令行的 zhengce add）", _WAIT)
        case IndexBroken() | IndexAway() | WhereaboutsError():
            return Trouble(str(error), next(advice for kind, advice in _ADVICE.items() if isinstance(error, kind)))
        case StoreDamaged():
            return Trouble(f"语料库“{folder.name}”里{error}", _RESTORE)
        case ServerTrouble():
            return Trouble(error.what, error.advice)
        case StoreVersionError() | NoServerClient():
            said, _, advice = str(error).rpartition("，")
            return Trouble(said, advice)
        case OSError():
            return _of_the_disk(error)
    raise TypeError(error)


def _of_the_disk(error: OSError) -> Trouble:
    told = f"无法读写语料库的文件（{error.strerror or error}）"
    return _DISK.get(error.errno or 0) or Trouble(told, "请检查它的文件夹，再试一次")


def is_full(folder: Path) -> bool:
    """Whether the disk of a folder has no room for anything."""
    try:
        return shutil.disk_usage(folder).free < _LEAST
    except OSError:
        return False


def _may_be_full(error: IndexBroken | sqlite3.Error) -> bool:
    """A full disk looks like other things: an engine ends, SQLite cannot make its files and only reads."""
    return isinstance(error, IndexBroken) or (getattr(error, "sqlite_errorcode", 0) & 0xFF) in _LIKE_FULL


def why_not_kept(error: Exception, folder: Path) -> str:
    """Why a document could not be stored: of the database or the disk, or of what is in it."""
    known = isinstance(error, TROUBLES)
    return f"没有存入语料库：{explain(error, folder).what if known else '内容中有存不下的字符'}"


def _of_the_database(error: sqlite3.Error, folder: Path) -> Trouble:
    code = getattr(error, "sqlite_errorcode", sqlite3.SQLITE_CORRUPT) & 0xFF
    if found := _DATABASE.get(code):
        return found
    file = folder / "corpus.sqlite"
    if code == sqlite3.SQLITE_CANTOPEN:
        return Trouble(f"语料库的文件 {file} 打不开", _GONE if not file.exists() else _RIGHTS)
    return Trouble(f"语料库“{folder.name}”的文件已损坏（{error}）", _RESTORE)
