"""How often somebody may try to log in: by name and by address, so that neither can be guessed through."""

from __future__ import annotations

import threading
from collections import OrderedDict
from collections.abc import Callable, Iterable
from time import monotonic

_KEPT = 10_000
"""Names and addresses that are remembered: whoever makes up names fills no memory."""


class Attempts:
    """Usable from several threads. After ``most`` failures within ``window`` seconds a key has to wait until the first
    of them is so old."""

    def __init__(self, most: int, window: float, now: Callable[[], float] = monotonic) -> None:
        self._most, self._window, self._now = most, window, now
        self._failed: OrderedDict[str, list[float]] = OrderedDict()
        self._lock = threading.Lock()

    def wait(self, keys: Iterable[str]) -> float:
        """Seconds until these may try again; nothing where they may now."""
        with self._lock:
            return max((self._left(key) for key in keys), default=0.0)

    def _left(self, key: str) -> float:
        recent = self._recent(key)
        return max(recent[-self._most] + self._window - self._now(), 0.0) if len(recent) >= self._most else 0.0

    def _recent(self, key: str) -> list[float]:
        since = self._now() - self._window
        return [when for when in self._failed.get(key, ()) if when > since]

    def failed(self, keys: Iterable[str]) -> None:
        with self._lock:
            for key in keys:
                self._failed[key] = [*self._recent(key), self._now()][-self._most :]
                self._failed.move_to_end(key)
            while len(self._failed) > _KEPT:
                self._failed.popitem(last=False)

    def succeeded(self, key: str) -> None:
        """Of a name: the address keeps what it has tried with other names."""
        with self._lock:
            self._failed.pop(key, None)
