"""A store as one file elsewhere, and a store made of such a file again. All that people brought and kept is in it:
documents, originals, records, saved searches, plans with their log. Indexes are not: they are made anew."""

from __future__ import annotations

import os
import shutil
import sqlite3
from contextlib import closing, suppress
from datetime import datetime
from pathlib import Path

from corpus.scratch import unfinished
from corpus.store.connections import connected
from corpus.store.copying import copied_from_file, copied_to_file
from corpus.store.migrations import MIGRATIONS, StoreVersionError
from corpus.store.opening import open_store
from corpus.whereabouts import whereabouts

_PAGES = 20_000
"""Of 4 kB that are copied in one step; between two of them an interrupt is heard."""
_BESIDE = ("-wal", "-shm")


class NoBackup(Exception):
    """A file is not what a store can be made of. The message is one Chinese sentence."""


def back_up(folder: Path, target: Path) -> int:
    """Copy a corpus as it is at one moment, whoever writes to it meanwhile; returns its number of documents.

    What was at ``target`` is replaced in one step, when the copy is whole and has been looked over. Raises NoBackup.
    """
    target.parent.mkdir(parents=True, exist_ok=True)
    if (where := whereabouts(folder)).store or where.originals:
        return _gathered(folder, target)
    with unfinished(target) as part, closing(connected(folder / "corpus.sqlite")) as source:
        with closing(sqlite3.connect(part)) as copy:
            # All pages belong to one moment: the copy is begun anew when somebody writes; in one step nobody can.
            source.execute("BEGIN")
            source.execute("SELECT count(*) FROM sqlite_master").fetchone()
            source.backup(copy, pages=-1)
            source.execute("COMMIT")
            copy.execute("PRAGMA journal_mode = DELETE")
        documents = look_over(part)
        _to_disk(part)
        part.replace(target)
    return documents


def _gathered(folder: Path, target: Path) -> int:
    """The same where a store is not all in its file."""
    with unfinished(target) as part:
        with closing(open_store(folder)) as store:
            copied_to_file(store, part)
        documents = look_over(part)
        _to_disk(part)
        part.replace(target)
    return documents


def restore(source: Path, folder: Path) -> int:
    """Make a corpus of a backup; what was there before stays beside it under another name. Returns its number of
    documents. A server's store must be empty. Raises NoBackup, StoreVersionError, NotEmpty."""
    look_over(source)
    if whereabouts(folder).store:
        with closing(open_store(folder)) as store:
            return copied_from_file(source, store, folder)
    folder.mkdir(parents=True, exist_ok=True)
    target = folder / "corpus.sqlite"
    with unfinished(target) as part:
        kept = sqlite3.connect(f"{source.absolute().as_uri()}?mode=ro", uri=True)
        with closing(kept), closing(sqlite3.connect(part, isolation_level=None)) as copy:
            kept.backup(copy, pages=_PAGES)
            # Another store from now on: an index that knew the one before must not think that it knows this one.
            copy.execute("INSERT OR REPLACE INTO meta VALUES ('identity', lower(hex(randomblob(16))))")
        documents = look_over(part)
        _to_disk(part)
        put_aside(folder)
        part.replace(target)
    return documents


def put_aside(folder: Path) -> Path | None:
    """Give a store a second name, under which it stays when another takes its place: there is no moment without one.
    What SQLite keeps beside it moves along: a log of one store must not meet another."""
    file = folder / "corpus.sqlite"
    if not file.exists():
        return None
    with suppress(sqlite3.Error), closing(connected(file)) as connection:
        # All of the log into the file, so that nothing is missing from it whatever ends this program from here on.
        connection.execute("PRAGMA wal_checkpoint(TRUNCATE)").fetchall()
    _forget_names_of(file)
    aside = folder / f"corpus-{datetime.now():%Y%m%d-%H%M%S-%f}.sqlite"
    _name(file, aside)
    for ending in _BESIDE:
        beside = folder / f"{file.name}{ending}"
        if beside.exists():
            beside.replace(folder / f"{aside.name}{ending}")
    return aside


def _forget_names_of(file: Path) -> None:
    """Second names of the very store that is in use: who gave them did not come to the end."""
    for each in file.parent.glob("corpus-*.sqlite"):
        if each.samefile(file):
            each.unlink()


def _name(file: Path, aside: Path) -> None:
    try:
        os.link(file, aside)
    except OSError:  # a disk without second names
        with unfinished(aside) as part:
            shutil.copy2(file, part)
            part.replace(aside)


def look_over(file: Path) -> int:
    """The number of documents of a store that is sound. Raises NoBackup, StoreVersionError, FileNotFoundError."""
    if not file.stat().st_size:
        raise NoBackup(f"{file.name} 是空的，不是备份文件")
    try:
        with closing(sqlite3.connect(f"{file.absolute().as_uri()}?mode=ro", uri=True)) as connection:
            (version,) = connection.execute("PRAGMA user_version").fetchone()
            (said,) = connection.execute("PRAGMA integrity_check(1)").fetchone()
            (documents,) = connection.execute("SELECT count(*) FROM documents").fetchone()
    except sqlite3.DatabaseError as error:
        raise NoBackup(f"{file.name} 不是备份文件，或已损坏（{error}）") from error
    if version > len(MIGRATIONS):
        raise StoreVersionError(f"备份由更新的版本写成（{version} > {len(MIGRATIONS)}），请先升级本程序")
    if said != "ok":
        raise NoBackup(f"{file.name} 已损坏（{said.splitlines()[0][:100]}）")
    return int(documents)


def _to_disk(file: Path) -> None:
    with file.open("rb+") as written:
        os.fsync(written.fileno())
