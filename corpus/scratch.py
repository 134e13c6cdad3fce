"""Folders and files that are needed only while a program runs. What a killed one left behind, the next takes away."""

from __future__ import annotations

import os
import re
import shutil
import tempfile
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

_PREFIX = "zhengce-"
_PART = re.compile(r"\.(?P<owner>[0-9]+)\.part(-(journal|wal|shm))?")
"""The end of the name of an unfinished file, or of what SQLite keeps beside it."""
_LONGEST = 60
"""Characters of a name: with its ending it must still be one."""


class Scratch:
    """A folder of its own, named after this process."""

    def __init__(self) -> None:
        _sweep()
        self._folder = tempfile.TemporaryDirectory(prefix=f"{_PREFIX}{os.getpid()}-", ignore_cleanup_errors=True)
        self.path = Path(self._folder.name)

    def close(self) -> None:
        self._folder.cleanup()


@contextmanager
def unfinished(target: Path) -> Iterator[Path]:
    """A name on the same disk for what is not yet whole and then takes the target's place; nothing of it stays."""
    sweep_beside(target)
    part = target.with_name(f"{_own(target)}.{os.getpid()}.part")
    try:
        yield part
    finally:
        _take_away(target, lambda owner: owner == os.getpid())


def sweep_beside(target: Path) -> None:
    """Take away what killed programs had begun to write in a target's place."""
    _take_away(target, lambda owner: not _lives(owner))


def _take_away(target: Path, is_meant: Callable[[int], bool]) -> None:
    with suppress(OSError):
        for path in target.parent.iterdir():
            end = _PART.fullmatch(path.name, len(_own(target))) if path.name.startswith(_own(target)) else None
            if end and is_meant(int(end["owner"])):
                with suppress(OSError):
                    path.unlink()


def _own(target: Path) -> str:
    return f".{target.name[:_LONGEST]}"


def _sweep() -> None:
    """Take away the folders of processes that are no more; other people's cannot be taken, and need not."""
    for path in Path(tempfile.gettempdir()).glob(f"{_PREFIX}*-*"):
        owner = path.name.removeprefix(_PREFIX).partition("-")[0]
        if owner.isdecimal() and not _lives(int(owner)):
            shutil.rmtree(path, ignore_errors=True)


def _lives(process: int) -> bool:
    if os.name != "posix":
        return True  # asking would end it
    with suppress(PermissionError):
        try:
            os.kill(process, 0)
        except (ProcessLookupError, OverflowError):
            return False
    return True
