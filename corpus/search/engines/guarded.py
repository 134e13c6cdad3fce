"""Engines told apart from their files: whatever a library says about a damaged index becomes ``IndexBroken``."""

from __future__ import annotations

import errno
import inspect
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from functools import wraps
from typing import Any, TypeVar

from corpus.search.engines.engine import IndexAway, IndexBroken, IndexBusy

_GUARDED = (
    "__init__",
    "refresh",
    "begin",
    "add",
    "remove",
    "clear",
    "commit",
    "rollback",
    "top",
    "count",
    "counts",
    "payloads",
    "vocabulary",
    "between",
)
_LET_PASS = (IndexAway, IndexBusy, IndexBroken, MemoryError, KeyboardInterrupt, SystemExit, GeneratorExit)
"""What says nothing about the index."""
NO_ROOM = frozenset({errno.ENOSPC, errno.EDQUOT, errno.EFBIG, errno.EROFS, errno.EACCES, errno.EPERM, errno.EMFILE})
"""Errors of the disk and its rights: making the index anew would meet them again."""
_SAID = ("No space left", "File too large", "Read-only file system", "Permission denied", "Disk quota", "os error 24)")
"""The same where an engine puts the system's error into words."""
Kind = TypeVar("Kind", bound=type)


def guarding(*names: str) -> Callable[[Kind], Kind]:
    """For a class over an engine: methods that raise IndexBroken, or OSError where the disk is the reason."""

    def guard(kind: Kind) -> Kind:
        for name in names:
            method = getattr(kind, name)
            setattr(kind, name, _stream(method) if inspect.isgeneratorfunction(method) else _call(method))
        return kind

    return guard


def guarded(kind: Kind) -> Kind:
    """The same for a class of engines of the search."""
    return guarding(*_GUARDED)(kind)


@contextmanager
def _told() -> Iterator[None]:
    try:
        yield
    except _LET_PASS:
        raise
    except BaseException as error:  # a panic of an engine in Rust is no Exception
        if (reason := of_the_disk(error)) is not None:
            raise reason from error
        raise IndexBroken from error


def of_the_disk(error: BaseException) -> OSError | None:
    """The disk's error that another one is or tells of."""
    if isinstance(error, OSError) and error.errno in NO_ROOM:
        return error
    said = str(error)
    return OSError(errno.ENOSPC if "space" in said else errno.EACCES, said) if any(w in said for w in _SAID) else None


def _call(method: Callable[..., Any]) -> Callable[..., Any]:
    @wraps(method)
    def call(*args: Any, **named: Any) -> Any:
        with _told():
            return method(*args, **named)

    return call


def _stream(method: Callable[..., Iterator[Any]]) -> Callable[..., Iterator[Any]]:
    @wraps(method)
    def stream(*args: Any, **named: Any) -> Iterator[Any]:
        with _told():
            yield from method(*args, **named)

    return stream
