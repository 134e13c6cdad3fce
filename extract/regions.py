"""Regions: names to GB/T 2260 codes, former names to today's, zones to the codes they lie in."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Region:
    code: str
    name: str
    """From the province down: 广东省梅州市; 全国 for 000000."""
    level: str
    """国家 省 市 县."""


@dataclass(frozen=True)
class Regions:
    @classmethod
    def load(cls) -> Regions:
        return cls()

    def of_issuer(self, issuer: str) -> Region | None:
        """The region of an issuing body, by its name."""
        return None

    def codes(self, text: str, within: str | None = None) -> tuple[str, ...]:
        """Codes of every region that a string names; ``within`` is a code that breaks ties."""
        return ()

    def lineage(self, code: str) -> tuple[str, ...]:
        """Names from the province down to the region itself: ("浙江省", "浙江省杭州市")."""
        return ()
