"""Writers beside those who ask, and writers that are killed."""

from __future__ import annotations

import os
import signal
import subprocess
import sys

import pytest

from corpus.build import Corpus
from corpus.search.asked import Query, Sort
from corpus.search.engines import open_index
from corpus.search.words import Cutter
from tests.cluster.askers import QUERIES, Askers, told, walked
from tests.cluster.made_entries import made_entries


@pytest.fixture
def index(addressed, tmp_path):
    addressed.setenv("ZHENGCE_OPENSEARCH_SHARDS", "1")
    index = open_index("opensearch", tmp_path, Cutter())
    index.add(made_entries(120))
    index.commit(1)
    yield index
    index.close()


def test_another_index_takes_the_place_and_nobody_sees_less(index):
    with Askers(index, [told(index, query) for query in QUERIES], walked(index)) as askers:
        for generation in range(10, 14):
            index.begin()
            index.clear()
            index.add(made_entries(120))
            index.commit(generation)
            askers.go_on(5)
    assert index.generation == 13


TEXTS = [
    (f"{n}.txt", f"关于第{n}号海堤的意见\n1.加固海堤。（牵头：市水利局）\n2.推进生态补偿。（牵头：市财政局）".encode())
    for n in range(40)
]

WRITER = """
import os, signal, sys
from pathlib import Path
from corpus.build import Corpus
from corpus.search.engines import outbox, opensearch_client
from tests.cluster.test_writers import TEXTS

put, puts = opensearch_client.ClusterClient.put, []

def put_and_die(self, index, lines, **how):
    puts.append(put(self, index, lines[: len(lines) // 2], **how))
    os.kill(os.getpid(), signal.SIGKILL)

with Corpus.open(Path(sys.argv[1]), engine="opensearch") as corpus:
    opensearch_client.ClusterClient.put = put_and_die
    corpus.add_bytes(TEXTS[20:], workers=0)
"""


def test_what_a_killed_writer_left_is_mended(addressed, tmp_path):
    with Corpus.open(tmp_path / "库", engine="opensearch") as corpus:
        corpus.add_bytes(TEXTS[:20], workers=0)
    environment = {**os.environ, "PYTHONPATH": os.pathsep.join(filter(None, (".", os.environ.get("PYTHONPATH"))))}
    done = subprocess.run([sys.executable, "-c", WRITER, str(tmp_path / "库")], env=environment, check=False)
    assert done.returncode == -signal.SIGKILL
    with Corpus.open(tmp_path / "库", engine="opensearch") as corpus:
        assert corpus.stats().documents == 40
        found = walked(corpus._index, Query(sort=Sort.OLDEST))
        assert corpus._index.generation == corpus._store.generation
    with Corpus.open(tmp_path / "库", engine="tantivy") as corpus:
        assert found == walked(corpus._index, Query(sort=Sort.OLDEST))
    assert len(found) > 120
