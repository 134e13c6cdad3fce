"""What the engine does to a cluster when it writes. ``corpus/search/engines/opensearch.py``; what it answers is the
contract's, in ``tests/cluster``."""

import json

import pytest

from corpus.search.engines import open_house
from corpus.search.engines.engine import IndexBroken, IndexBusy
from tests.index_rows import index_row
from tests.scripted_cluster import needs_client


class Kept:
    """A cluster in dictionaries: indexes with what they say of themselves, aliases, and what was done, in order."""

    def __init__(self):
        self.meta, self.aliases, self.done = {}, {}, []

    def close(self):
        pass

    def _named(self, name):
        return "the new" if name not in (*self.aliases, "zhengce-x-first") else name

    def create(self, name, body):
        self.meta.setdefault(name, body["mappings"]["_meta"])
        self.aliases |= dict.fromkeys(body.get("aliases", ()), name)

    def asked(self, path):
        name = path.replace("/_alias", "").strip("/")
        if name.endswith("*"):
            return {each: {} for each in self.meta if each.startswith(name[:-1])}
        return {self.aliases[name]: {}} if name in self.aliases else None

    def ask(self, method, path, body=None, **named):
        from corpus.search.engines.opensearch_client import NotThere

        name, _, action = path.strip("/").partition("/")
        if name == "_aliases":
            self._move(body["actions"])
            return {}
        if (index := self.aliases.get(name, name)) not in self.meta:
            raise NotThere
        if method == "GET":
            return {index: {"mappings": {"_meta": self.meta[index]}}}
        self.done.append(f"{action or method} {self._named(name)}")
        if method == "DELETE":
            del self.meta[index]
        if action == "_mapping":
            self.meta[index] = body["_meta"]
        return {"failures": []}

    def _move(self, actions):
        self.done.append("swap")
        for step in actions:
            if "add" in step:
                self.aliases[step["add"]["alias"]] = step["add"]["index"]
            else:
                del self.meta[step["remove_index"]["index"]]

    def put(self, index, lines, *, is_alias):
        assert is_alias == (index in self.aliases)
        ids = [json.loads(each.splitlines()[0])["index"]["_id"] for each in lines]
        self.done.append(f"put {','.join(ids)} {self._named(index)}")


@pytest.fixture
def kept(monkeypatch):
    needs_client()
    kept = Kept()
    monkeypatch.setattr("corpus.search.engines.opensearch.ClusterClient", lambda _: kept)
    monkeypatch.setenv("ZHENGCE_OPENSEARCH", "http://127.0.0.1:9")
    monkeypatch.setenv("ZHENGCE_OPENSEARCH_NAME", "x")
    return kept


@pytest.fixture
def house(kept, tmp_path):
    house = open_house("opensearch", tmp_path)
    yield house
    house.close()


@pytest.fixture
def engine(house):
    return house.engine


def row(entry_id, document="d"):
    return index_row(entry_id, "海堤", document=(document,))


def test_a_new_index_has_taken_in_nothing(engine, kept):
    assert (engine.generation, kept.aliases) == (0, {"zhengce-x": "zhengce-x-first"})
    assert kept.done == []


def test_nothing_is_sent_before_the_commit_and_the_generation_last(engine, kept):
    engine.begin()
    engine.remove(["d"])
    engine.add([row("d-1"), row("d-2")])
    assert kept.done == []
    engine.commit(7)
    assert kept.done == [
        "_refresh zhengce-x",  # what a killed writer sent is deleted too
        "_delete_by_query zhengce-x",
        "put d-1,d-2 zhengce-x",
        "_refresh zhengce-x",
        "_mapping zhengce-x",
    ]
    assert engine.generation == 7


def test_what_was_added_and_then_removed_is_not_sent(engine, kept):
    engine.add([row("d-1"), row("e-1", "e")])
    engine.remove(["d"])
    engine.add([row("d-2")])
    engine.commit(1)
    assert "put e-1,d-2 zhengce-x" in kept.done


def test_what_is_given_up_is_forgotten(engine, kept):
    engine.add([row("d-1")])
    engine.remove(["e"])
    engine.rollback()
    assert kept.done == []
    engine.begin()
    engine.commit(1)
    assert kept.done == ["_refresh zhengce-x", "_mapping zhengce-x"]


def test_another_index_takes_the_place_when_it_is_whole(engine, kept):
    engine.clear()
    engine.add([row("d-1")])
    assert kept.aliases == {"zhengce-x": "zhengce-x-first"}
    kept.meta["zhengce-x-killed"] = {}  # what somebody had begun to build
    engine.commit(3)
    assert kept.done == ["put d-1 the new", "_refresh the new", "_mapping the new", "swap"]
    assert list(kept.meta) == [kept.aliases["zhengce-x"]]
    assert engine.generation == 3


def test_one_that_is_given_up_is_taken_away(engine, kept):
    engine.clear()
    engine.add([row("d-1")])
    engine.remove(["d"])
    engine.rollback()
    assert kept.done[1:] == ["_refresh the new", "_delete_by_query the new", "DELETE the new"]
    assert list(kept.meta) == ["zhengce-x-first"]


def test_an_index_of_another_format_has_taken_in_nothing_and_is_built_anew(engine, kept, tmp_path):
    kept.meta["zhengce-x-first"] = {"generation": 9, "format": -1}
    engine.refresh()
    assert engine.generation == 0
    engine.begin()
    engine.add([row("d-1")])
    engine.commit(9)
    assert kept.done[-1] == "swap"
    assert engine.generation == 9


def test_one_writes_at_a_time(engine, kept, tmp_path):
    other = open_house("opensearch", tmp_path)
    engine.begin()
    with pytest.raises(IndexBusy):
        other.engine.begin()
    engine.rollback()
    other.engine.begin()
    other.close()


def test_others_see_what_was_committed(engine, kept, tmp_path):
    other = open_house("opensearch", tmp_path)
    engine.begin()
    engine.commit(4)
    other.engine.refresh()
    assert other.engine.generation == 4
    other.close()


def test_an_index_that_somebody_took_away_is_broken_and_can_be_made_anew(house, engine, kept):
    kept.meta.clear()
    kept.aliases.clear()
    with pytest.raises(IndexBroken):
        engine.refresh()
    house.renew()
    assert house.engine.generation == 0
    assert kept.aliases == {"zhengce-x": "zhengce-x-first"}


def test_a_broken_one_that_is_there_is_not_used_again(house, engine, kept):
    engine.begin()
    engine.commit(7)
    house.renew()
    assert house.engine.generation == 0
    assert kept.aliases["zhengce-x"] != "zhengce-x-first"
    house.engine.refresh()
    assert house.engine.generation == 0


def test_what_is_built_is_sent_as_it_comes_and_what_is_asked_is_not(engine, kept, monkeypatch):
    monkeypatch.setattr("corpus.search.engines.opensearch._AT_ONCE", 2)
    engine.add([row("d-1"), row("d-2"), row("d-3")])
    assert kept.done == []
    engine.clear()
    engine.add([row("d-1")])
    assert kept.done == []
    engine.add([row("d-2"), row("d-3")])
    assert kept.done == ["put d-1,d-2 the new", "put d-3 the new"]
    engine.commit(1)
    assert sum(step.startswith("put") for step in kept.done) == 2
