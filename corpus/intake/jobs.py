"""What the corpus and its worker processes say to each other: jobs, answers, and how they go over a pipe.

A message is a pickle with its length before it. Apart from ``worker``, so that whoever only asks need not load all
that reads.
"""

from __future__ import annotations

import pickle
import struct
from dataclasses import dataclass
from datetime import date
from typing import IO

from corpus.intake.outcomes import Code
from corpus.model import ParsedDocument

_LENGTH = struct.Struct(">Q")


@dataclass(frozen=True, slots=True)
class Job:
    name: str
    data: bytes
    retrieved: date | None = None
    number: int = 0
    """The caller's own, to tell jobs apart."""


@dataclass(frozen=True, slots=True)
class Refused:
    """A file that cannot be read."""

    reason: str
    """Chinese."""
    code: Code


@dataclass(frozen=True, slots=True)
class PageBegun:
    """Not yet an answer: a page of a scan is about to be recognised."""

    page: int
    pages: int


Answer = ParsedDocument | Refused


def send(stream: IO[bytes], message: object) -> None:
    data = pickle.dumps(message, protocol=pickle.HIGHEST_PROTOCOL)
    stream.write(_LENGTH.pack(len(data)))
    stream.write(data)
    stream.flush()


def receive(stream: IO[bytes]) -> object:
    """The next message. Raises EOFError when the other side is gone."""
    head = stream.read(_LENGTH.size)
    if len(head) < _LENGTH.size:
        raise EOFError
    (length,) = _LENGTH.unpack(head)
    data = stream.read(length)
    if len(data) < length:
        raise EOFError
    return pickle.loads(data)
