"""What adding files comes to: one outcome a file, and how far the work is."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum


class Status(StrEnum):
    ADDED = "added"
    UNCHANGED = "unchanged"
    SKIPPED = "skipped"
    FAILED = "failed"


@dataclass(frozen=True, slots=True, kw_only=True)
class Outcome:
    """What became of one file."""

    name: str
    status: Status
    reason: str | None = None
    """Chinese: why it was skipped or failed, or what it equals."""
    document_id: str | None = None
    warnings: tuple[str, ...] = ()
    """What is doubtful about an added document, in Chinese."""


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
