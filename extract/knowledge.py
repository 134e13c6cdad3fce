"""What extraction knows beforehand: the lexicons, loaded once and passed as one argument."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from pathlib import Path

from extract.names.institutions import Institutions
from extract.names.regions import Regions
from extract.names.themes import Themes


@dataclass(frozen=True, slots=True)
class Knowledge:
    institutions: Institutions
    regions: Regions
    themes: Themes


@cache
def load_knowledge(themes: Path | None = None) -> Knowledge:
    """The shipped lexicons, or with a theme file of the user's own. Raises LexiconError."""
    return Knowledge(Institutions.load(), Regions.load(), Themes.load(themes))
