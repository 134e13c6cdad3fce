"""Requests that wait for a cluster which is mending itself, and no longer. ``corpus/search/engines/opensearch_client.py``"""

import pytest

from corpus.search.engines.cluster import ClusterAddress
from corpus.search.engines.engine import IndexAway, IndexBroken
from tests.cluster.nodes import free_ports
from tests.scripted_cluster import ScriptedCluster, needs_client

GONE = (404, {"error": {"type": "index_not_found_exception"}, "status": 404})
FULL = (429, {"error": {"type": "rejected"}, "status": 429})
HIT = {"hits": {"total": {"value": 1}, "hits": []}, "status": 200}
LOST = {"error": {"type": "search_phase_execution_exception"}, "status": 503}


@pytest.fixture
def ask():
    """A client of a cluster that says so."""
    opened = []

    def made(*says):
        cluster = ScriptedCluster(*says)
        served = cluster.served()
        client = _client(served.__enter__())
        opened.append((served, client))
        return cluster, client

    yield made
    for served, client in opened:
        client.close()
        served.__exit__(None, None, None)


def _client(address):
    needs_client()
    from corpus.search.engines.opensearch_client import ClusterClient

    return ClusterClient(address)


@pytest.mark.parametrize("status", [429, 502, 503, 504])
def test_a_state_that_passes_is_waited_for(ask, status):
    cluster, client = ask((status, {}), (status, {}), (200, {"found": 7}))
    assert client.ask("GET", "/_x", filter_path="a") == {"found": 7}
    assert [path for _, path, _ in cluster.asked] == ["/_x?filter_path=a"] * 3


def test_without_patience_it_is_not(ask):
    cluster, client = ask((503, {}), (200, {}))
    with pytest.raises(IndexAway):
        client.ask("POST", "/_search", {}, once=True)
    assert len(cluster.asked) == 1


def test_a_cluster_that_is_not_there_is_no_broken_index(monkeypatch):
    client = _client(ClusterAddress(addresses=tuple(f"http://127.0.0.1:{port}" for port in free_ports(2))))
    monkeypatch.setattr("corpus.search.engines.opensearch_client._FIRST", 0.0)
    client._patience = 0.2
    with pytest.raises(IndexAway):
        client.ask("GET", "/")
    client.close()


@pytest.mark.parametrize(("status", "words"), [(401, "密码"), (403, "权限")])
def test_who_is_not_let_in_is_told_so_at_once(ask, status, words):
    cluster, client = ask((status, {"error": "no", "status": status}))
    with pytest.raises(IndexAway, match=words):
        client.ask("GET", "/x")
    assert len(cluster.asked) == 1


def test_an_index_that_is_not_there_is_broken_or_nothing(ask):
    _, client = ask(GONE)
    with pytest.raises(IndexBroken):
        client.ask("GET", "/x")
    assert client.asked("/x") is None


def test_what_is_wrong_with_a_request_is_told_at_once(ask):
    cluster, client = ask((400, {"error": {"type": "parsing_exception"}, "status": 400}))
    with pytest.raises(Exception, match="parsing_exception"):
        client.ask("POST", "/x", {})
    with pytest.raises(Exception, match="parsing_exception"):
        client.create("x", {})
    assert len(cluster.asked) == 2


def test_an_index_that_another_has_just_made_is_made(ask):
    cluster, client = ask((400, {"error": {"type": "resource_already_exists_exception"}, "status": 400}))
    client.create("x", {"mappings": {}})
    assert cluster.asked[0][:2] == ("PUT", "/x?wait_for_active_shards=1")


def test_searches_are_one_request_and_each_answer_is_whole(ask):
    cluster, client = ask((200, {"responses": [HIT, LOST]}), (200, {"responses": [HIT, HIT]}))
    assert client.search("zhengce-x", [{"size": 20}, {"size": 0}]) == [HIT, HIT]
    assert len(cluster.asked) == 2  # what one machine did not say in time is asked again
    ranked, _, counted, _ = cluster.bodies[0]
    assert ranked["search_type"] == "dfs_query_then_fetch"
    assert not ranked["allow_partial_search_results"]
    assert not counted["allow_partial_search_results"]
    assert ranked["preference"] == counted["preference"]


def test_a_machine_that_is_lost_in_the_middle_of_an_answer_is_waited_for(ask):
    """It comes under the status of a fault, from whoever spoke with the machine."""
    cause = {"type": "node_disconnected_exception", "reason": "[n2][search[phase/fetch/id]] disconnected"}
    failed = {"type": "search_phase_execution_exception", "failed_shards": [{"shard": 0, "reason": cause}]}
    lost = {"error": {**failed, "caused_by": cause}, "status": 500}
    cluster, client = ask((200, {"responses": [HIT, lost]}), (500, lost), (200, {"responses": [HIT, HIT]}))
    assert client.search("x", [{"size": 1}, {"size": 0}]) == [HIT, HIT]
    assert len(cluster.asked) == 3


def test_an_index_that_another_takes_the_place_of_is_asked_again_but_not_for_ever(ask):
    gone = {"error": {"type": "index_not_found_exception"}, "status": 404}
    cluster, client = ask((200, {"responses": [gone]}), (200, {"responses": [HIT]}))
    assert client.search("x", [{"size": 0}]) == [HIT]
    cluster.says[:] = [(200, {"responses": [gone]})]
    with pytest.raises(IndexBroken):
        client.search("x", [{"size": 0}])
    assert len(cluster.asked) < 10


def test_a_search_that_cannot_be_is_a_fault_of_ours(ask):
    wrong = {"error": {"type": "parsing_exception"}, "status": 400}
    _, client = ask((200, {"responses": [wrong]}))
    with pytest.raises(Exception, match="parsing_exception"):
        client.search("x", [{"size": 0}])


def test_entries_that_were_refused_for_now_are_sent_again(ask):
    full = {"index": {"status": 429, "error": {}}}
    cluster, client = ask((200, {"items": [full]}), (200, {"items": [{"index": {"status": 200}}]}))
    client.put("x", ['{"index":{"_id":"1"}}\n{}\n'], is_alias=True)
    assert [path for _, path, _ in cluster.asked] == ["/x/_bulk?require_alias=true"] * 2
    assert cluster.bodies[0] == cluster.bodies[1] == [{"index": {"_id": "1"}}, {}]
    cluster.says[:] = [(200, {"items": [{"index": {"status": 400, "error": {"type": "mapper_parsing_exception"}}}]})]
    with pytest.raises(Exception, match="mapper_parsing"):
        client.put("x", ["{}\n{}\n"], is_alias=False)
