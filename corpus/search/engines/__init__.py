"""The search engines, behind one door. A new engine is one module and one line here."""

from __future__ import annotations

from pathlib import Path

from corpus.search.engines.engine import Engine
from corpus.search.engines.index import Index
from corpus.search.plan import Thesaurus
from corpus.search.words import Cutter

ENGINES = ("tantivy", "whoosh")


def open_index(engine: str, folder: Path, cutter: Cutter, thesaurus: Thesaurus | None = None) -> Index:
    """The index of an engine under a corpus folder, made where there is none. Raises ValueError: unknown engine."""
    return Index(engine, _open(engine, folder / f"index-{engine}"), cutter, thesaurus)


def _open(engine: str, folder: Path) -> Engine:
    if engine == "tantivy":
        from corpus.search.engines.tantivy import TantivyEngine

        return TantivyEngine(folder)
    if engine == "whoosh":
        from corpus.search.engines.whoosh import WhooshEngine

        return WhooshEngine(folder)
    raise ValueError(f"unknown engine {engine!r}; choose one of {', '.join(ENGINES)}")
