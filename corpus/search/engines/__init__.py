"""The search engines, behind one door. A new engine is one module and one row here."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from pathlib import Path
from pkgutil import resolve_name

from corpus.search.engines.engine import Engine
from corpus.search.engines.house import House
from corpus.search.engines.index import Index
from corpus.search.engines.place import IndexPlace
from corpus.search.fields import FIELDS, FieldTable
from corpus.search.plan import Thesaurus
from corpus.search.words import Cutter

ENGINES = {
    "tantivy": "corpus.search.engines.tantivy:TantivyEngine",
    "whoosh": "corpus.search.engines.whoosh:WhooshEngine",
}
"""By name: the class, imported when first used. It is called with the folder of its own, the names of the fields
that hold whole values, and of those that are counted."""
DEFAULT_ENGINE = "tantivy"


class UnknownEngine(ValueError):
    """No engine of that name. The message is one Chinese sentence."""

    def __init__(self, name: str) -> None:
        super().__init__(f"没有检索引擎“{name}”，请从 {'、'.join(ENGINES)} 中选择。")


def check_engine(name: str) -> None:
    """Raises UnknownEngine."""
    if name not in ENGINES:
        raise UnknownEngine(name)


def open_index(
    engine: str, folder: Path, cutter: Cutter, thesaurus: Thesaurus | None = None, fields: FieldTable = FIELDS
) -> Index:
    """The index of an engine under a folder, made where there is none. Raises UnknownEngine."""
    return Index(engine, open_house(engine, folder, fields=fields), cutter, thesaurus, fields)


def open_house(engine: str, folder: Path, identity: str = "", fields: FieldTable = FIELDS) -> House:
    """The engine of an index under a corpus folder. An index that is damaged, or of a store that is not called
    ``identity``, is thrown away. Raises UnknownEngine, IndexBusy, IndexBroken, OSError."""
    check_engine(engine)
    make: Callable[[Path, Sequence[str], Sequence[str]], Engine] = resolve_name(ENGINES[engine])
    place = IndexPlace(folder / f"index-{engine}", identity)
    return House.opened(place, lambda at: make(at, fields.names, fields.counted))
