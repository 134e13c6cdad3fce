"""Where an index of several machines lies: their addresses, its name there, and who may write to it.

Nothing in here needs the client of a cluster: that is imported when one is used.
"""

from __future__ import annotations

import os
import re
import sys
from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from hashlib import sha256
from pathlib import Path
from typing import IO, Protocol

from corpus.search.engines.place import IndexPlace

if sys.platform != "win32":
    import fcntl

ADDRESSES = "ZHENGCE_OPENSEARCH"
"""Name of the environment's variable; those for the rest begin with it."""
_PREFIX = "zhengce-"
_NAME = re.compile(r"[a-z0-9][a-z0-9_-]{0,99}")


class WriterLock(Protocol):
    """The right to write, of one process at a time, wherever it runs. It is let go of when its holder dies: a store on
    a server has such locks. Without it a lock of a file stands for it, which only this machine sees."""

    def take(self) -> bool:
        """Whether nobody else has it; whoever has it may take it again."""
        ...

    def release(self) -> None: ...


@dataclass(frozen=True, slots=True, kw_only=True)
class ClusterAddress:
    """A cluster, and which index in it is meant."""

    addresses: tuple[str, ...]
    """``http://host:port`` or ``https://host:port`` of nodes, best of all: one of them may be away."""
    name: str = ""
    """Of the index, the same on all machines that share it; without one it is that of the folder, on this machine."""
    shards: int = 1
    """Parts that a new index is made of, each on one machine."""
    user: str = ""
    password: str = field(default="", repr=False)
    authorities: Path | None = None
    """Certificates to trust, where those of the system do not do."""
    lock: WriterLock | None = None

    @classmethod
    def from_environment(cls, environment: Mapping[str, str] = os.environ) -> ClusterAddress | None:
        """None where it names none."""
        addresses = tuple(each.strip() for each in environment.get(ADDRESSES, "").split(",") if each.strip())
        return cls.at(addresses, environment.get(f"{ADDRESSES}_NAME", ""), environment) if addresses else None

    @classmethod
    def at(cls, addresses: tuple[str, ...], name: str, environment: Mapping[str, str] = os.environ) -> ClusterAddress:
        """One that is known from elsewhere; the environment says what belongs into no file."""
        shards, authorities = environment.get(f"{ADDRESSES}_SHARDS", ""), environment.get(f"{ADDRESSES}_CA")
        return cls(
            addresses=addresses,
            name=name,
            shards=int(shards) if shards.isdigit() and int(shards) else 1,
            user=environment.get(f"{ADDRESSES}_USER", ""),
            password=environment.get(f"{ADDRESSES}_PASSWORD", ""),
            authorities=Path(authorities) if authorities else None,
        )

    def for_view(self, key: str) -> ClusterAddress:
        """That of an index for people from whom some is hidden."""
        return replace(self, name=f"{self.name}-{key}") if self.name and key else self

    def alias(self, folder: Path, identity: str) -> str:
        """What the index is asked by."""
        if self.name and _NAME.fullmatch(self.name):
            return _PREFIX + self.name
        own = self.name or f"{identity}\0{folder.resolve()}"
        return _PREFIX + sha256(own.encode("utf-8", "surrogatepass")).hexdigest()[:16]


class ClusterPlace(IndexPlace):
    """The folder beside the store that stands for an index elsewhere: it has nothing but a lock."""

    def __init__(self, folder: Path, identity: str, address: ClusterAddress) -> None:
        super().__init__(folder, identity)
        self.address, self.alias = address, address.alias(folder, identity)
        self.is_emptied = False
        """Whether what the cluster has under that name must not be used."""

    def prepared(self) -> bool:
        self.folder.mkdir(parents=True, exist_ok=True)
        return True

    def empty(self) -> None:
        self.is_emptied = True

    def lock(self) -> WriterLock:
        return self.address.lock or FileLock(self.folder / "writer.lock")


class FileLock:
    """A ``WriterLock`` for the processes of this machine."""

    def __init__(self, path: Path) -> None:
        self._path = path
        self._file: IO[str] | None = None

    def take(self) -> bool:
        if self._file is not None:
            return True
        file = self._path.open("a")
        if sys.platform != "win32":
            try:
                fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
            except OSError:
                file.close()
                return False
        self._file = file
        return True

    def release(self) -> None:
        if self._file is not None:
            self._file.close()
        self._file = None
