"""Whether a document is in force (时效): what is known of it without a clock, and what that comes to on a day."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from enum import StrEnum


class Validity(StrEnum):
    IN_FORCE = "in_force"
    """有效"""
    EXPIRED = "expired"
    """失效"""
    REPEALED = "repealed"
    """废止"""
    PENDING = "pending"
    """尚未施行"""
    UNKNOWN = "unknown"
    """未知"""


@dataclass(frozen=True, slots=True, kw_only=True)
class Term:
    """From when until when a document holds, as far as it, its page and its corpus say."""

    effective_date: date | None = None
    valid_until: date | None = None
    """The last day."""
    status: Validity = Validity.UNKNOWN
    """As stated on the page or in the text; no day was asked for."""
    repealed: date | None = None
    """From when another document of the corpus repeals it; ``date.min`` where that one has no day."""

    def on(self, day: date) -> Validity:
        """The status on a day. 有效 only where something says that it still holds: silence is 未知.

        >>> Term(effective_date=date(2020, 1, 1), valid_until=date(2024, 12, 31)).on(date(2025, 1, 1)).value
        'expired'
        """
        if self.status is Validity.REPEALED or (self.repealed and self.repealed <= day):
            return Validity.REPEALED
        if self.status is Validity.EXPIRED or (self.valid_until and self.valid_until < day):
            return Validity.EXPIRED
        if self.effective_date and self.effective_date > day:
            return Validity.PENDING
        return Validity.IN_FORCE if self.status is Validity.IN_FORCE or self.valid_until else Validity.UNKNOWN

    def __str__(self) -> str:
        """All of it in one word, which an index keeps instead of a status that would grow old.

        >>> str(Term(effective_date=date(2020, 1, 1)))
        '2020-01-01//unknown/'
        """
        days = [day.isoformat() if day else "" for day in (self.effective_date, self.valid_until, self.repealed)]
        return "/".join((*days[:2], self.status.value, days[2]))


def parse_term(text: str) -> Term:
    """The term of its word.

    >>> parse_term("2020-01-01//unknown/").effective_date
    datetime.date(2020, 1, 1)
    """
    effective, until, status, repealed = text.split("/")
    days = [date.fromisoformat(day) if day else None for day in (effective, until, repealed)]
    return Term(effective_date=days[0], valid_until=days[1], status=Validity(status), repealed=days[2])
