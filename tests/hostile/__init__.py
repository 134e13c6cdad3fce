"""Files made to harm whoever reads them: each module adds its own to ``HOSTILE``, by name. All are made up here."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

Maker = Callable[[], bytes]
HOSTILE: dict[str, Maker] = {}
"""By the name that the file has when it comes."""
PLACED: dict[str, Callable[[Path], object]] = {}
"""What is no file of bytes: made in a folder."""


def hostile(name: str) -> Callable[[Maker], Maker]:
    """Register what makes a file."""

    def register(make: Maker) -> Maker:
        assert name not in HOSTILE, name
        HOSTILE[name] = make
        return make

    return register
