"""What wants an event loop of its own, in a thread of its own: where pages were driven, this one has a loop already."""

from __future__ import annotations

from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from typing import TypeVar

Value = TypeVar("Value")


def in_own_loop(run: Callable[[], Value]) -> Value:
    """What ``run`` answers, which starts a loop and ends it."""
    with ThreadPoolExecutor(1) as pool:
        return pool.submit(run).result()
