"""A whole result, slice by slice, also over machines that are lost. ``corpus/search/engines/opensearch_walk.py``"""

import pytest

from corpus.search.engines.engine import IndexAway, IndexBroken
from tests.scripted_cluster import needs_client


class Client:
    """An index of so many entries; a moment of it is lost at some of the questions."""

    def __init__(self, number, lost=(), error=IndexAway):
        self.number, self.lost, self.error = number, list(lost), error
        self.moments, self.ended, self.asked = 0, [], 0

    def _slice(self, body):
        start = (body.get("search_after") or [-1])[0] + 1
        hits = [{"sort": [n], "n": n} for n in range(start, min(start + body["size"], self.number))]
        return {"hits": {"hits": hits}}

    def search(self, alias, bodies):
        return [self._slice(body) for body in bodies]

    def ask(self, method, path, body=None, *, once=False, **named):
        if path.endswith("point_in_time"):
            if method == "DELETE":
                self.ended += body["pit_id"]
                return {}
            self.moments += 1
            return {"pit_id": f"moment {self.moments}"}
        self.asked += 1
        assert once  # a lost moment must not be waited for
        assert named["search_type"] == "dfs_query_then_fetch"
        if self.asked in self.lost:
            raise self.error
        return {"pit_id": body["pit"]["id"], **self._slice(body)}


@pytest.fixture
def walk(monkeypatch):
    needs_client()
    from corpus.search.engines import opensearch_walk

    monkeypatch.setattr(opensearch_walk.time, "sleep", lambda _: None)
    return lambda client, **how: [hit["n"] for hit in opensearch_walk.ClusterWalk(client, "x", {}).hits(**how)]


@pytest.mark.parametrize("number", [0, 1, 999])
def test_for_a_short_result_no_moment_is_kept(walk, number):
    client = Client(number)
    assert walk(client) == list(range(number))
    assert client.moments == 0


@pytest.mark.parametrize("number", [1000, 1001, 3500])
def test_a_long_one_is_as_it_was_at_one_moment(walk, number):
    client = Client(number)
    assert walk(client) == list(range(number))
    assert client.ended == ["moment 1"]


@pytest.mark.parametrize("error", [IndexAway, IndexBroken])
def test_a_lost_moment_is_begun_anew_behind_the_last_entry(walk, error):
    needs_client()
    from corpus.search.engines.opensearch_client import NotThere

    client = Client(5500, lost=(1, 3, 4), error=NotThere if error is IndexBroken else error)
    assert walk(client) == list(range(5500))
    assert client.moments == 4


def test_what_stays_lost_is_told(walk, monkeypatch):
    monkeypatch.setattr("corpus.search.engines.opensearch_walk._PATIENCE", 0.0)
    with pytest.raises(IndexAway):
        walk(Client(5500, lost=range(99)))


@pytest.mark.parametrize("skipped", [1, 999, 10_000, 12_345, 20_999, 21_000, 30_000])
def test_some_can_be_passed_by(walk, skipped):
    assert walk(Client(21_000), skipped=skipped) == list(range(skipped, 21_000))
