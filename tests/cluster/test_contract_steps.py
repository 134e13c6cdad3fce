"""As what a query is asked, step by step, in a cluster as in every engine."""

from __future__ import annotations

import pytest

from corpus.search.engines import open_index
from corpus.search.words import Cutter
from tests.cluster.conftest import SHARDS
from tests.corpus.search.engines.test_index import entry, fill
from tests.corpus.search.test_steps import *  # noqa: F403 - each of its tests is one of these
from tests.corpus.search.test_steps import TEXTS, Names


@pytest.fixture(params=SHARDS)
def filled(request, addressed, tmp_path):
    indexes = []

    def make(*texts):
        addressed.setenv("ZHENGCE_OPENSEARCH_SHARDS", request.param)
        index = open_index("opensearch", tmp_path, Cutter(), Names())
        fill(index, [entry(n + 10, text, region=(place,) if place else ()) for n, (text, place) in enumerate(texts)])
        indexes.append(index)
        return index

    yield make
    for index in indexes:
        index.close()


@pytest.fixture(scope="module", params=SHARDS)
def index(request, addressed, tmp_path_factory):
    addressed.setenv("ZHENGCE_OPENSEARCH_SHARDS", request.param)
    index = open_index("opensearch", tmp_path_factory.mktemp("steps"), Cutter(), Names())
    fill(index, [entry(n + 10, text, region=(place,) if place else ()) for n, (text, place) in enumerate(TEXTS)])
    yield index
    index.close()
