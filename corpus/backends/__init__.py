"""The search engines, behind one door. A new engine is one module and one line here."""

from __future__ import annotations

from pathlib import Path

from corpus.backends.engine import Engine
from corpus.backends.index import Index
from corpus.plan import Thesaurus
from corpus.words import Cutter

ENGINES = ("tantivy", "whoosh")


def open_index(engine: str, folder: Path, cutter: Cutter, thesaurus: Thesaurus | None = None) -> Index:
    """The index of an engine under a corpus folder, made where there is none. Raises ValueError: unknown engine."""
    return Index(engine, _open(engine, folder / f"index-{engine}"), cutter, thesaurus)


def _open(engine: str, folder: Path) -> Engine:
    if engine == "tantivy":
        from corpus.backends.tantivy import TantivyEngine

        return TantivyEngine(folder)
    if engine == "whoosh":
        from corpus.backends.whoosh import WhooshEngine

        return WhooshEngine(folder)
    raise ValueError(f"unknown engine {engine!r}; choose one of {', '.join(ENGINES)}")
