"""Hits by documents, in a cluster as in every engine."""

from __future__ import annotations

import pytest

from corpus.search.engines import open_index
from corpus.search.words import Cutter
from tests.cluster.conftest import SHARDS
from tests.corpus.search.engines.test_groups import *  # noqa: F403 - each of its tests is one of these


@pytest.fixture(params=SHARDS)
def index(request, addressed, tmp_path):
    addressed.setenv("ZHENGCE_OPENSEARCH_SHARDS", request.param)
    index = open_index("opensearch", tmp_path, Cutter())
    yield index
    index.close()
