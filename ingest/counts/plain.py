"""Text: every character of it."""

from __future__ import annotations

from ingest.files.decode import decode


def count(data: bytes) -> str:
    """The text of a file as its encoding has it."""
    return decode(data)[0]
