"""How far an index on this machine has come: one number in a file beside it."""

from __future__ import annotations

import json
from pathlib import Path

from corpus.search.engines.engine import FORMAT


class GenerationFile:
    """The generation that an index has taken in, beside it in a file that changes in one step."""

    def __init__(self, folder: Path) -> None:
        self._path = folder / "generation.json"

    def read(self, entries: int | None = None) -> int:
        """The generation; 0 where there is none, one of another format, of an index with another number of entries, or
        what cannot be read: all is filled anew."""
        try:
            state = json.loads(self._path.read_text(encoding="utf-8"))
        except (OSError, ValueError, RecursionError):
            return 0
        if not isinstance(state, dict) or state.get("format") != FORMAT:
            return 0
        if entries is not None and state.get("entries", entries) != entries:
            return 0
        generation = state.get("generation")
        return generation if type(generation) is int and generation >= 0 else 0

    def write(self, generation: int, entries: int) -> None:
        temporary = self._path.with_suffix(".new")
        state = {"generation": generation, "format": FORMAT, "entries": entries}
        temporary.write_text(json.dumps(state), encoding="utf-8")
        temporary.replace(self._path)
