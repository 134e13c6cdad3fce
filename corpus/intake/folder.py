"""A folder that is looked at again and again: which of its files are new, changed or gone."""

from __future__ import annotations

import hashlib
import os
from collections.abc import Collection, Iterable
from dataclasses import dataclass
from pathlib import Path

import ingest
from corpus.intake.files import File, open_files, walk
from corpus.store.saved import WatchedFile, list_watched, note_watched
from corpus.store.sqlite import Store


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
        names = {path: _named(path) for path in stamps}
        changed = tuple(path for path, name in names.items() if name in known and known[name].stamp != stamps[path])
        there = set(names.values())
        return FolderChanges(
            added=tuple(path for path, name in names.items() if name not in known),
            changed=changed,
            removed=tuple(each for name, each in known.items() if name not in there),
            stamps=stamps,
            replaced={path: known[names[path]].document_ids for path in changed},
        )

    def _files(self, but: Path | None) -> Iterable[Path]:
        own = but and but.resolve()
        return (path for path in walk([self.path]) if own not in Path(os.path.realpath(path)).parents)

    def taken(self, changes: FolderChanges, unread: Collection[str] = ()) -> None:
        """Remember what was taken in. ``unread``: names of files that could not be opened; they are tried again."""
        files = [path for path in changes.files if ingest.shown(path.name) not in unread]
        stamps = changes.stamps
        noted = [WatchedFile(path=_named(path), stamp=stamps[path], document_ids=document_ids(path)) for path in files]
        gone = [each.path for each in changes.removed]
        note_watched(self._store.connection, _named(self.path), noted, gone)


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
