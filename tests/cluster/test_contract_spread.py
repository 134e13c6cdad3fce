"""The first pages spread over documents, in a cluster as in every engine."""

from __future__ import annotations

import pytest

from corpus.search.engines import open_index
from corpus.search.words import Cutter
from tests.cluster.conftest import SHARDS
from tests.corpus.search.engines.test_spread import *  # noqa: F403 - each of its tests is one of these
from tests.corpus.search.engines.test_spread import WINDOW, made


@pytest.fixture(scope="module", params=SHARDS)
def index(request, addressed, tmp_path_factory):
    addressed.setenv("ZHENGCE_OPENSEARCH_SHARDS", request.param)
    index = open_index("opensearch", tmp_path_factory.mktemp("spread"), Cutter())
    index.begin()
    index.add(made(1, n, "海堤海堤" + "、泵站" * (n % 3)) for n in range(WINDOW))
    index.add(made(n, 0, "海堤" + "、水闸" * (n % 4)) for n in range(2, 30))
    index.commit(1)
    yield index
    index.close()
