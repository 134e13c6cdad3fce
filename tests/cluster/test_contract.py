"""The contract of all engines, held by a cluster of one node: an index of one part, and one of three."""

from __future__ import annotations

import pytest

from corpus.search.engines import open_index
from corpus.search.words import Cutter
from tests.cluster.conftest import SHARDS
from tests.corpus.search.engines.test_engines import *  # noqa: F403 - each of its tests is one of these
from tests.corpus.search.engines.test_engines import ENTRIES


@pytest.fixture(params=SHARDS)
def engine(request, addressed):
    addressed.setenv("ZHENGCE_OPENSEARCH_SHARDS", request.param)
    return "opensearch"


@pytest.fixture(scope="module", params=SHARDS)
def full(request, addressed, tmp_path_factory):
    addressed.setenv("ZHENGCE_OPENSEARCH_SHARDS", request.param)
    index = open_index("opensearch", tmp_path_factory.mktemp("opensearch"), Cutter())
    index.add(ENTRIES)
    index.commit(1)
    yield index
    index.close()
