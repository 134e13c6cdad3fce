"""Machines that are lost while others ask: no error, no wrong answer, and afterwards all is there."""

from __future__ import annotations

import pytest

from corpus.search.asked import Query
from corpus.search.engines import open_house, open_index
from corpus.search.engines.cluster import ClusterAddress
from corpus.search.engines.index import Index
from corpus.search.words import Cutter
from tests.cluster.askers import QUERIES, Askers, told, walked
from tests.cluster.made_entries import made_entries


@pytest.fixture(scope="module")
def wanted(tmp_path_factory):
    """What tantivy says."""
    index = open_index("tantivy", tmp_path_factory.mktemp("tantivy"), Cutter())
    index.add(made_entries(120))
    index.commit(1)
    yield [told(index, query) for query in QUERIES], walked(index)
    index.close()


@pytest.fixture(scope="module")
def index(three_nodes, tmp_path_factory):
    address = ClusterAddress(addresses=three_nodes.addresses, name="kills", shards=2)
    index = Index("opensearch", open_house("opensearch", tmp_path_factory.mktemp("kills"), cluster=address), Cutter())
    index.begin()
    index.add(made_entries(120))
    index.commit(1)
    three_nodes.wait(3, "green")
    yield index
    index.close()


@pytest.mark.parametrize("who", ["the elected manager", "the node of a primary"])
def test_a_node_that_is_lost_is_not_noticed(three_nodes, index, wanted, who):
    assert [told(index, query) for query in QUERIES] == wanted[0]
    with Askers(index, *wanted) as askers:
        askers.go_on(10)
        lost = three_nodes.manager() if who == "the elected manager" else three_nodes.primary("zhengce-kills")
        three_nodes.kill(lost)
        askers.go_on(60, walks=2)
    # What is added and removed meanwhile is there.
    gone, generation = next(iter(made_entries(1))).document_id, index.generation
    index.begin()
    index.remove([gone])
    index.commit(generation + 1)
    assert gone not in {entry.document_id for entry in index.entries(Query(text="海堤"))}
    index.begin()
    index.add(entry for entry in made_entries(120) if entry.document_id == gone)
    index.commit(generation + 2)
    assert [told(index, query) for query in QUERIES] == wanted[0]
    three_nodes.start_node(lost)
    three_nodes.wait(3, "green")
    assert [told(index, query) for query in QUERIES] == wanted[0]
    assert walked(index) == wanted[1]
