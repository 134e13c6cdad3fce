"""The index of a corpus whose ``corpus.toml`` names a cluster."""

from __future__ import annotations

from corpus.search.engines.cluster import ClusterAddress
from corpus.whereabouts import Whereabouts


def far_index(where: Whereabouts, view: str = "") -> ClusterAddress | None:
    """Where it lies; None where the file does not say. ``view``: of those from whom some is hidden."""
    return ClusterAddress.at(where.addresses, where.index).for_view(view) if where.addresses else None
