"""Where an index lies: a folder of its own, which says whose index it is. What is another store's, or was changed by
anything but its engine, is emptied before an engine sees it; where nothing can be written an index lies elsewhere."""

from __future__ import annotations

import json
import shutil
import sys
import zlib
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager, suppress
from pathlib import Path
from typing import IO

from corpus.scratch import Scratch
from corpus.search.engines.engine import IndexBusy

if sys.platform != "win32":
    import fcntl

_OWNER = "store.json"
_GENERATION = "generation.json"
_LAST = (_GENERATION, "state.json")
"""What an index writes last, that of the search and that of likeness."""
_LOCKS = (".tantivy-writer.lock", "MAIN_WRITELOCK")
"""Files that an engine locks while it writes: another writes as long as they cannot be locked."""
_BEGUN = ".tmp*"
"""Files of tantivy that take another's place when they are whole."""
_MAGIC, _TAIL = (1337).to_bytes(4, "little"), 8
"""The end of a file of tantivy: its checksum as JSON, the length of that, four bytes of its own."""


class IndexPlace:
    """The folder of one index of one store."""

    def __init__(self, folder: Path, identity: str) -> None:
        self.folder, self._identity = folder, identity
        self._elsewhere: Scratch | None = None

    def prepared(self) -> bool:
        """Whether the index in it may be used as it is; if not, there is none any more. Raises IndexBusy."""
        _make(self.folder)
        if self._is_ours() and is_whole(self.folder):
            _tidy(self.folder)
            return True
        had_any = (self.folder / _GENERATION).exists()
        self.empty()
        return not had_any

    def empty(self) -> None:
        """Take away all files but locks. Raises IndexBusy where another program writes."""
        _make(self.folder)
        with _alone(self.folder):
            _clear(self.folder)
            (self.folder / _OWNER).write_text(json.dumps({"store": self._identity}))

    def move(self) -> None:
        """Lie in a folder that ends with this program: where the corpus is kept nothing can be written."""
        self._elsewhere = Scratch()
        self.folder = self._elsewhere.path
        self.empty()

    def _is_ours(self) -> bool:
        try:
            owner = json.loads((self.folder / _OWNER).read_text())
        except (OSError, ValueError):
            return False
        return isinstance(owner, dict) and owner.get("store") == self._identity

    def close(self) -> None:
        if self._elsewhere is not None:
            self._elsewhere.close()


def _make(folder: Path) -> None:
    """A folder, also where something else has its name."""
    if not folder.is_dir() and (folder.exists() or folder.is_symlink()):
        folder.unlink()
    folder.mkdir(parents=True, exist_ok=True)


def _tidy(folder: Path) -> None:
    """Take away what an engine that was killed had begun to write; one that writes now needs its own."""
    if begun := list(folder.glob(_BEGUN)):
        with suppress(IndexBusy, OSError), _alone(folder):
            for path in begun:
                path.unlink()


def empty(folder: Path) -> None:
    """Take away an index, but not what says whose it is. Raises IndexBusy where another program writes."""
    with _alone(folder):
        _clear(folder, _OWNER)


def _clear(folder: Path, *kept: str) -> None:
    for path in folder.iterdir():
        if path.name not in (*_LOCKS, *kept):
            shutil.rmtree(path) if path.is_dir() and not path.is_symlink() else path.unlink()


@contextmanager
def _alone(folder: Path) -> Iterator[None]:
    with ExitStack() as held:
        for name in _LOCKS:
            if (folder / name).exists():
                _lock(held.enter_context((folder / name).open("a")))
        yield


def _lock(file: IO[str]) -> None:
    if sys.platform != "win32":
        try:
            fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except OSError as error:
            raise IndexBusy from error


def is_whole(folder: Path, *, all_files: bool = False) -> bool:
    """Whether the files of an index are as its engine left them: it writes the generation last, so one that changed
    later was changed by somebody else, or copied; then its checksum tells. ``all_files``: those of before too."""
    try:
        written = 0 if all_files else max(_moments(folder), default=0)
        committed = _committed(folder)
        for path in sorted(folder.iterdir()):
            late = path.stat().st_mtime_ns > written
            if late and path.name.partition(".")[0] in committed and not _is_right(path):
                return False
    except FileNotFoundError:
        # Another program is just writing, or there is no index yet: what is missing shows when it is opened.
        return True
    return True


def _moments(folder: Path) -> Iterator[int]:
    for name in _LAST:
        if (folder / name).exists():
            yield (folder / name).stat().st_mtime_ns


def _committed(folder: Path) -> frozenset[str]:
    """The names of tantivy's segments; one that is still being written is not among them."""
    try:
        meta = json.loads((folder / "meta.json").read_text())
        return frozenset(segment["segment_id"].replace("-", "") for segment in meta["segments"])
    except (OSError, ValueError, KeyError, TypeError, AttributeError):
        return frozenset()  # the engine says what it thinks of that


def _is_right(path: Path) -> bool:
    with suppress(ValueError, KeyError, TypeError, IsADirectoryError), path.open("rb") as file:
        data = file.read()
        length = int.from_bytes(data[-_TAIL:-4], "little")
        footer = json.loads(data[-_TAIL - length : -_TAIL])
        return data[-4:] == _MAGIC and zlib.crc32(memoryview(data)[: -_TAIL - length]) == footer["crc"]
    return False
