"""What adding files comes to: one outcome a file, and how far the work is."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum

from ingest.line import IngestCode


class Status(StrEnum):
    ADDED = "added"
    UNCHANGED = "unchanged"
    SKIPPED = "skipped"
    FAILED = "failed"


class Mishap(StrEnum):
    """What keeps a file from being added though it may well be readable."""

    MISSING = "missing"
    """There is no such file, or none in a folder."""
    NOT_OPENED = "not_opened"
    """The system would not open it."""
    OUT_OF_MEMORY = "out_of_memory"
    TIMED_OUT = "timed_out"
    CRASHED = "crashed"
    """The program ended over it."""
    NOT_KEPT = "not_kept"
    """It was read, and the store could not take it."""


Code = IngestCode | Mishap


@dataclass(frozen=True, slots=True, kw_only=True)
class Outcome:
    """What became of one file."""

    name: str
    status: Status
    reason: str | None = None
    """Chinese: why it was skipped or failed, or what it equals."""
    code: Code | None = None
    """The same for programs: why it was skipped or failed."""
    document_id: str | None = None
    warnings: tuple[str, ...] = ()
    """What is doubtful about an added document, in Chinese."""
    unread: int = 0
    """Places of an added document that were perhaps overlooked."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Summary:
    outcomes: tuple[Outcome, ...]
    """In the order of the files."""
    seconds: float

    @property
    def counts(self) -> Mapping[Status, int]:
        """Of every status, also where there are none."""
        found = Counter(outcome.status for outcome in self.outcomes)
        return {status: found[status] for status in Status}

    def with_status(self, status: Status) -> tuple[Outcome, ...]:
        return tuple(outcome for outcome in self.outcomes if outcome.status is status)


class Interrupted(KeyboardInterrupt):
    """Ctrl+C while files were added: what was finished until then is kept, and told in ``summary``."""

    def __init__(self, summary: Summary) -> None:
        super().__init__("interrupted")
        self.summary = summary


@dataclass(frozen=True, slots=True, kw_only=True)
class Progress:
    done: int
    total: int
    """May grow while archives are opened."""
    name: str
    """The file that was finished last."""
    eta: float | None
    """Seconds left at the pace so far; None at the start."""
    page: int = 0
    """The page of ``name`` that is being recognised, where a scan is at work; then the file is not finished yet."""
    pages: int = 0
