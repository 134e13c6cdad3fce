"""Organs: what a unit as mentioned is, and what it is called today."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from corpus.model import Institution


@dataclass(frozen=True)
class Institutions:
    @classmethod
    def load(cls) -> Institutions:
        return cls()

    def link(self, unit: str, on: date | None = None, level: str | None = None) -> Institution | None:
        """What a unit is; ``on`` is the document's date, ``level`` its issuer's level."""
        return None

    def prefix(self, folded: str, start: int = 0) -> int:
        """Length of the longest known unit name (place prefix included) that begins at ``start``; 0 if none."""
        return 0
