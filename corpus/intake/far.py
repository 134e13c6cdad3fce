"""The index of a corpus whose ``corpus.toml`` names a cluster."""

from __future__ import annotations

from pathlib import Path

from corpus.search.engines.cluster import ClusterAddress
from corpus.whereabouts import Whereabouts


def place_of(where: Whereabouts, derived: Path, view: str = "") -> str:
    """What an index is called among those of its store: in a cluster by its name there, whatever machine it is written
    from, else by its folder."""
    return f"{where.index} {view}" if where.index else str(derived.resolve())


def far_index(where: Whereabouts, view: str = "") -> ClusterAddress | None:
    """Where it lies; None where the file does not say. ``view``: of those from whom some is hidden."""
    return ClusterAddress.at(where.addresses, where.index).for_view(view) if where.addresses else None
