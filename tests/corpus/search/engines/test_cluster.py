"""Where an index of several machines lies, and who may write to it; no cluster is needed to know."""

import subprocess
import sys

import pytest

from corpus.search.engines import NoCluster, open_house
from corpus.search.engines.cluster import ClusterAddress, ClusterPlace, FileLock

ADDRESS = ClusterAddress(addresses=("http://127.0.0.1:9",))


def test_the_environment_names_a_cluster():
    told = {
        "ZHENGCE_OPENSEARCH": "https://a:9200, https://b:9200,",
        "ZHENGCE_OPENSEARCH_NAME": "quanguo",
        "ZHENGCE_OPENSEARCH_SHARDS": "40",
        "ZHENGCE_OPENSEARCH_USER": "z",
        "ZHENGCE_OPENSEARCH_PASSWORD": "geheim",
        "ZHENGCE_OPENSEARCH_CA": "/etc/ca.pem",
    }
    found = ClusterAddress.from_environment(told)
    assert (found.addresses, found.name, found.shards) == (("https://a:9200", "https://b:9200"), "quanguo", 40)
    assert (found.user, found.password, str(found.authorities)) == ("z", "geheim", "/etc/ca.pem")
    assert "geheim" not in repr(found)


@pytest.mark.parametrize("shards", ["", "0", "-1", "many"])
def test_shards_that_are_no_number_are_one(shards):
    told = {"ZHENGCE_OPENSEARCH": "http://a:9200", "ZHENGCE_OPENSEARCH_SHARDS": shards}
    assert ClusterAddress.from_environment(told) == ClusterAddress(addresses=("http://a:9200",))


def test_without_an_address_there_is_none(monkeypatch, tmp_path):
    assert ClusterAddress.from_environment({"ZHENGCE_OPENSEARCH": " , "}) is None
    monkeypatch.delenv("ZHENGCE_OPENSEARCH", raising=False)
    with pytest.raises(NoCluster, match="ZHENGCE_OPENSEARCH"):
        open_house("opensearch", tmp_path)
    assert list(tmp_path.iterdir()) == []


def test_without_the_client_it_is_said_what_to_install(monkeypatch, tmp_path):
    monkeypatch.setitem(sys.modules, "opensearchpy", None)
    for name in [name for name in sys.modules if name.startswith("corpus.search.engines.opensearch")]:
        monkeypatch.delitem(sys.modules, name)
    with pytest.raises(NoCluster, match=r"zhengce\[cluster\]"):
        open_house("opensearch", tmp_path, cluster=ADDRESS)


def test_nothing_of_a_cluster_is_imported_without_one():
    code = "import sys, corpus.build, corpus.search.engines as e; print(*(n for n in sys.modules if 'opensearch' in n))"
    assert subprocess.check_output([sys.executable, "-c", code], text=True).strip() == ""


def test_an_index_is_named_after_its_corpus_on_all_machines_or_after_the_folder(tmp_path):
    named = ClusterAddress(addresses=("http://a:9200",), name="quanguo")
    assert named.alias(tmp_path, "x") == named.alias(tmp_path / "b", "y") == "zhengce-quanguo"
    aliases = {ADDRESS.alias(tmp_path / folder, store) for folder in "ab" for store in "xy"}
    assert len(aliases) == 4  # a copy of a corpus has an index of its own
    odd = ClusterAddress(addresses=("http://a:9200",), name="全国 *")
    assert odd.alias(tmp_path, "x") == odd.alias(tmp_path / "b", "y") != named.alias(tmp_path, "x")
    assert odd.alias(tmp_path, "x").isascii()


def test_what_is_hidden_from_some_has_an_index_of_its_own(tmp_path):
    named = ClusterAddress(addresses=("http://a:9200",), name="quanguo")
    assert named.for_view("c0ffee").alias(tmp_path, "") == "zhengce-quanguo-c0ffee"
    assert named.for_view("") == named
    assert ADDRESS.for_view("c0ffee") == ADDRESS  # the folder tells


def test_one_has_the_right_to_write_until_it_lets_go(tmp_path):
    one, other = FileLock(tmp_path / "lock"), FileLock(tmp_path / "lock")
    assert one.take()
    assert one.take()
    assert not other.take()
    one.release()
    one.release()
    assert other.take()
    other.release()


def test_a_killed_writer_has_no_right_any_more(tmp_path):
    code = "import os, sys, pathlib; from corpus.search.engines.cluster import FileLock as L; L(pathlib.Path(sys.argv[1])).take() and os._exit(7)"
    path = tmp_path / "lock"
    assert subprocess.run([sys.executable, "-c", code, str(path)], check=False).returncode == 7
    lock = FileLock(path)
    assert lock.take()
    lock.release()


def test_a_place_has_a_folder_for_the_lock_and_a_lock_from_elsewhere_if_there_is_one(tmp_path):
    place = ClusterPlace(tmp_path / "index", "x", ADDRESS)
    assert place.prepared()
    assert not place.is_emptied
    lock = place.lock()
    assert lock.take()
    assert [path.name for path in (tmp_path / "index").iterdir()] == ["writer.lock"]
    lock.release()
    place.empty()
    assert place.is_emptied
    mine = FileLock(tmp_path / "other")
    assert ClusterPlace(tmp_path, "x", ClusterAddress(addresses=("http://a",), lock=mine)).lock() is mine
