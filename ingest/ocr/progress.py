"""How far the recognition of a file is: a page takes seconds, and whoever waits wants to know."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from contextvars import ContextVar

OnPage = Callable[[int, int], None]
"""Called before a page is recognised: which it is, of how many."""
_listener: ContextVar[OnPage | None] = ContextVar("listener", default=None)


@contextmanager
def listening(listener: OnPage) -> Iterator[None]:
    """Whatever is recognised inside is told page by page. What the listener raises ends the work."""
    token = _listener.set(listener)
    try:
        yield
    finally:
        _listener.reset(token)


def tell(page: int, pages: int) -> None:
    """A page is about to be recognised."""
    if listener := _listener.get():
        listener(page, pages)
