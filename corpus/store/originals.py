"""Files as they came, in a folder beside the store: each by its SHA-256, written beside its place and renamed. Storing
one that is there changes nothing, so whatever was interrupted may be repeated."""

from __future__ import annotations

import hashlib
import os
import re
import tempfile
from contextlib import suppress
from pathlib import Path

from corpus.store.damage import StoreDamaged

_DIGEST = re.compile(r"[0-9a-f]{64}")


class OriginalFiles:
    """A folder that several machines may share."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder

    def path(self, digest: str) -> Path:
        """``ab/cd/abcd…``. Raises StoreDamaged for what is no SHA-256: it must not lead anywhere else."""
        if not _DIGEST.fullmatch(digest):
            raise StoreDamaged
        return self.folder / digest[:2] / digest[2:4] / digest

    def keep(self, data: bytes) -> str:
        """Returns its SHA-256. Raises OSError."""
        digest = hashlib.sha256(data).hexdigest()
        path = self.path(digest)
        if _is_whole(path, len(data)):
            return digest
        path.parent.mkdir(parents=True, exist_ok=True)
        number, name = tempfile.mkstemp(dir=path.parent, prefix=".part-")
        part = Path(name)
        try:
            with os.fdopen(number, "wb") as file:
                file.write(data)
                file.flush()
                os.fsync(file.fileno())
            part.replace(path)
        except BaseException:
            with suppress(OSError):
                part.unlink()
            raise
        return digest

    def read(self, digest: str) -> bytes | None:
        """None where it is gone."""
        try:
            return self.path(digest).read_bytes()
        except FileNotFoundError:
            return None

    def forget(self, digest: str) -> None:
        self.path(digest).unlink(missing_ok=True)


def _is_whole(path: Path, size: int) -> bool:
    try:
        return path.stat().st_size == size
    except FileNotFoundError:
        return False
