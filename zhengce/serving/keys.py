"""接口密钥: who may ask over the network. A key is shown once; the corpus folder keeps its SHA-256.

A key is 32 random bytes, so a plain hash is enough: there is nothing to guess that a slow one would protect.
"""

from __future__ import annotations

import hmac
import json
import os
import secrets
from dataclasses import dataclass
from datetime import date
from hashlib import sha256
from pathlib import Path

_FILE = "api-keys.json"
_LONGEST = 40
"""Characters of a name."""


class KeyNameError(ValueError):
    """A name that cannot be given to a key, in Chinese."""


class KeysDamaged(Exception):
    """The file is no list of keys; says so in Chinese."""


@dataclass(frozen=True, slots=True)
class KnownKey:
    name: str
    made: str
    """ISO date."""
    digest: str


@dataclass(frozen=True, slots=True)
class Keys:
    """The keys of a corpus folder, read anew at each question: one that is taken back is out at once."""

    folder: Path

    def all(self) -> tuple[KnownKey, ...]:
        """Raises KeysDamaged."""
        try:
            rows = json.loads((self.folder / _FILE).read_text(encoding="utf-8"))
            return tuple(KnownKey(str(row["name"]), str(row["made"]), str(row["digest"])) for row in rows)
        except FileNotFoundError:
            return ()
        except (ValueError, KeyError, TypeError) as error:
            raise KeysDamaged(f"{_FILE} 已损坏，请删除后重新生成密钥。") from error

    def make(self, name: str, today: date) -> str:
        """A new key under a name that no other has. Raises KeyNameError, KeysDamaged."""
        name = " ".join(name.split())
        known = self.all()
        if not 0 < len(name) <= _LONGEST:
            raise KeyNameError(f"密钥名称应有 1 至 {_LONGEST} 个字。")
        if any(each.name == name for each in known):
            raise KeyNameError(f"已有名为“{name}”的密钥。")
        key = secrets.token_urlsafe(32)
        self._keep((*known, KnownKey(name, today.isoformat(), _digest(key))))
        return key

    def remove(self, name: str) -> bool:
        """Whether there was one."""
        known = self.all()
        left = tuple(each for each in known if each.name != name)
        if len(left) < len(known):
            self._keep(left)
        return len(left) < len(known)

    def name_of(self, key: str) -> str | None:
        """Whose key it is; None for none that is known."""
        digest = _digest(key)
        return next((each.name for each in self.all() if hmac.compare_digest(each.digest, digest)), None)

    def _keep(self, keys: tuple[KnownKey, ...]) -> None:
        """In one step, and for the owner's eyes alone."""
        rows = [{"name": each.name, "made": each.made, "digest": each.digest} for each in keys]
        unfinished = self.folder / f".{_FILE}.{os.getpid()}.part"
        with open(os.open(unfinished, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600), "w", encoding="utf-8") as file:  # noqa: PTH123
            json.dump(rows, file, ensure_ascii=False, indent=2)
        unfinished.replace(self.folder / _FILE)


def _digest(key: str) -> str:
    return sha256(key.encode("utf-8", errors="surrogatepass")).hexdigest()
