"""The search engines, behind one door. A new engine is one module and one row here."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from pathlib import Path
from pkgutil import resolve_name

from corpus.search.engines.cluster import ADDRESSES, ClusterAddress, ClusterPlace
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
    "opensearch": "corpus.search.engines.opensearch:OpenSearchEngine",
}
"""By name: the class, imported when first used. It is called with the folder of its own, the names of the fields
that hold whole values, and of those that are counted."""
FAR_ENGINES = frozenset({"opensearch"})
"""Those whose index is not in the folder. They are called with the place that stands for it, and the fields."""
DEFAULT_ENGINE = "tantivy"


class UnknownEngine(ValueError):
    """No engine of that name. The message is one Chinese sentence."""

    def __init__(self, name: str) -> None:
        super().__init__(f"没有检索引擎“{name}”，请从 {'、'.join(ENGINES)} 中选择。")


class NoCluster(UnknownEngine):
    """An engine of other machines cannot be used here. The message is one Chinese sentence."""

    def __init__(self, why: str) -> None:
        ValueError.__init__(self, why)


def check_engine(name: str) -> None:
    """Raises UnknownEngine."""
    if name not in ENGINES:
        raise UnknownEngine(name)


def open_index(
    engine: str, folder: Path, cutter: Cutter, thesaurus: Thesaurus | None = None, fields: FieldTable = FIELDS
) -> Index:
    """The index of an engine under a folder, made where there is none. Raises UnknownEngine."""
    return Index(engine, open_house(engine, folder, fields=fields), cutter, thesaurus, fields)


def open_house(
    engine: str,
    folder: Path,
    identity: str = "",
    fields: FieldTable = FIELDS,
    *,
    cluster: ClusterAddress | None = None,
) -> House:
    """The engine of an index under a corpus folder. An index that is damaged, or of a store that is not called
    ``identity``, is thrown away. ``cluster``: where an index of several machines lies; without it the environment says
    so. Raises UnknownEngine, IndexBusy, IndexBroken, IndexAway, OSError."""
    check_engine(engine)
    if engine in FAR_ENGINES:
        return _far_house(engine, folder / f"index-{engine}", identity, fields, cluster)
    make: Callable[[Path, Sequence[str], Sequence[str]], Engine] = resolve_name(ENGINES[engine])
    place = IndexPlace(folder / f"index-{engine}", identity)
    return House.opened(place, lambda at: make(at, fields.names, fields.counted))


def _far_house(engine: str, folder: Path, identity: str, fields: FieldTable, cluster: ClusterAddress | None) -> House:
    if (address := cluster or ClusterAddress.from_environment()) is None:
        raise NoCluster(f"检索引擎“{engine}”需要集群的地址，请在环境变量 {ADDRESSES} 中写明。")
    try:
        make: Callable[[ClusterPlace, FieldTable], Engine] = resolve_name(ENGINES[engine])
    except ModuleNotFoundError as error:
        if error.name is None or error.name.startswith("corpus"):
            raise
        raise NoCluster(f'检索引擎“{engine}”需要另外安装：pip install "zhengce[cluster]"。') from error
    place = ClusterPlace(folder, identity, address)
    return House.opened(place, lambda _: make(place, fields))
