"""A folder that is looked at again and again: which of its files are new, changed or gone."""

from __future__ import annotations

import hashlib
import os
import time
from collections.abc import Collection, Iterable
from dataclasses import dataclass
from pathlib import Path

import ingest
from corpus.intake.files import File, open_files, walk
from corpus.store.saved import WatchedFile, list_watched, note_watched
from corpus.store.sqlite import Store

_WAIT, _LONGEST = 600, 86_400
"""Seconds after which a file is tried again that could not be taken in twice, and at most."""


@dataclass(frozen=True, slots=True, kw_only=True)
class FolderChanges:
    """Since the files were last taken in."""

    added: tuple[Path, ...]
    changed: tuple[Path, ...]
    removed: tuple[WatchedFile, ...]
    """With the documents that were made of them: these stay in the corpus."""
    stamps: dict[Path, str]
    """As the files were when they were compared: a later change is seen the next time."""
    replaced: dict[Path, tuple[str, ...]]
    """Of changed files, the documents that they were."""
    tried: dict[Path, int]
    """Of files that could not be taken in as they are: how often."""

    @property
    def files(self) -> tuple[Path, ...]:
        """What is to be taken in."""
        return (*self.added, *self.changed)


class WatchedFolder:
    def __init__(self, store: Store, path: Path) -> None:
        self._store, self.path = store, path.resolve()

    def changes(self, but: Path | None = None) -> FolderChanges:
        """``but``: a folder inside whose files are left out."""
        known = {each.path: each for each in list_watched(self._store.connection, _named(self.path))}
        stamps = {path: stamp for path in self._files(but) if (stamp := _stamp(path))}
        before = {path: known.get(_named(path), _NEW) for path in stamps}
        due = [path for path, each in before.items() if each.stamp != stamps[path] or _again(each, self.now())]
        changed = tuple(path for path in due if before[path].document_ids or _taken(before[path]))
        there = set(map(_named, stamps))
        return FolderChanges(
            added=tuple(path for path in due if path not in changed),
            changed=changed,
            removed=tuple(each for name, each in known.items() if name not in there),
            stamps=stamps,
            replaced={path: before[path].document_ids for path in changed},
            tried={path: before[path].tried for path in due if before[path].stamp == stamps[path]},
        )

    def _files(self, but: Path | None) -> Iterable[Path]:
        own = but and but.resolve()
        files = (path for path in walk([self.path]) if path != self.path)
        return (path for path in files if own not in Path(os.path.realpath(path)).parents)

    def taken(self, changes: FolderChanges, unread: Collection[str] = ()) -> None:
        """Remember what was taken in. ``unread``: names of files that could not be taken in; they are tried again, the
        oftener it was in vain the later."""
        noted = [self._noted(path, changes, ingest.shown(path.name) in unread) for path in changes.files]
        gone = [each.path for each in changes.removed]
        note_watched(self._store.connection, _named(self.path), noted, gone)

    def _noted(self, path: Path, changes: FolderChanges, unread: bool) -> WatchedFile:
        name, stamp = _named(path), changes.stamps[path]
        if not unread:
            return WatchedFile(path=name, stamp=stamp, document_ids=document_ids(path))
        tried, ids = changes.tried.get(path, 0) + 1, changes.replaced.get(path, ())
        return WatchedFile(path=name, stamp=stamp, document_ids=ids, tried=tried, tried_at=self.now())

    @staticmethod
    def now() -> int:
        """Seconds."""
        return int(time.time())


_NEW = WatchedFile(path="", stamp="", document_ids=())
"""What is known of a file that was never seen."""


def _taken(each: WatchedFile) -> bool:
    """It is in the corpus, as it is or as it was."""
    return each is not _NEW and not each.tried


def _again(each: WatchedFile, now: int) -> bool:
    """Whether it is time to try once more what could not be taken in: at once, then after twice as long each time."""
    return each.tried == 1 or (each.tried > 1 and now - each.tried_at >= min(_WAIT * 2 ** (each.tried - 2), _LONGEST))


def document_ids(path: Path) -> tuple[str, ...]:
    """Of the documents that a file is, an archive several: known by their bytes."""
    opened = (file for file in open_files([path]) if isinstance(file, File))
    return tuple(hashlib.sha256(file.data).hexdigest()[:16] for file in opened)


def _named(path: Path) -> str:
    """A path as SQLite can hold it: of a name in GBK that unzip left, Python has characters that no text may have."""
    return str(path).encode("utf-8", "backslashreplace").decode()


def _stamp(path: Path) -> str:
    """Empty where there is no such file any more."""
    try:
        found = path.stat()
    except OSError:
        return ""
    return f"{found.st_mtime_ns} {found.st_size}"
