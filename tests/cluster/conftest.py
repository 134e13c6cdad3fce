"""Fixtures: real clusters. A machine without Java, or without the client, skips by name what needs one."""

from __future__ import annotations

import importlib.util
from collections.abc import Iterator

import pytest

from tests.cluster.nodes import Cluster, lacking
from tests.conftest import absent

_REQUIRED = "ZHENGCE_REQUIRE_CLUSTER"


def _started(factory: pytest.TempPathFactory, count: int) -> Iterator[Cluster]:
    if lacking():
        absent(f"no cluster without {', '.join(lacking())}", _REQUIRED)
    if importlib.util.find_spec("opensearchpy") is None:
        absent("no cluster without opensearch-py (zhengce[cluster])", _REQUIRED)
    cluster = Cluster(factory.mktemp("cluster"), count)
    try:
        cluster.start()
        yield cluster
    finally:
        cluster.stop()


@pytest.fixture(scope="session")
def one_node(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Cluster]:
    yield from _started(tmp_path_factory, 1)


SHARDS = ("1", "3")
"""Parts of an index: all of it in one place, or each on a machine of its own."""


@pytest.fixture(scope="module")
def addressed(one_node: Cluster) -> Iterator[pytest.MonkeyPatch]:
    """The environment names the cluster."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("ZHENGCE_OPENSEARCH", ",".join(one_node.addresses))
        yield patch


@pytest.fixture(scope="module")
def three_nodes(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Cluster]:
    yield from _started(tmp_path_factory, 3)
