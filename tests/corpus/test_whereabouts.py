"""``corpus.toml``: what it says, and what is told of one that is written wrong."""

import pytest

from corpus.store.connections import SqliteFile
from corpus.store.opening import NoServerClient, database_at, is_corpus, open_store
from corpus.whereabouts import Whereabouts, WhereaboutsError, whereabouts


def said(folder, text):
    (folder / "corpus.toml").write_text(text, encoding="utf-8")
    return whereabouts(folder)


def test_without_it_all_is_in_the_folder(tmp_path):
    assert whereabouts(tmp_path) == Whereabouts() == whereabouts(tmp_path / "nowhere")
    assert isinstance(database_at(tmp_path, Whereabouts()), SqliteFile)
    assert not is_corpus(tmp_path)


def test_all_that_it_may_say(tmp_path):
    text = """
    [store]
    address = "postgresql://zhengce@10.0.0.5/zhengce"
    originals = "原件"
    [index]
    engine = "opensearch"
    addresses = ["https://10.0.0.6:9200", "https://10.0.0.7:9200"]
    name = "zhengce"
    """
    assert said(tmp_path, text) == Whereabouts(
        store="postgresql://zhengce@10.0.0.5/zhengce",
        originals=tmp_path / "原件",
        engine="opensearch",
        addresses=("https://10.0.0.6:9200", "https://10.0.0.7:9200"),
        index="zhengce",
    )
    assert is_corpus(tmp_path)


def test_beside_a_server_originals_lie_in_a_folder_unless_it_says_where(tmp_path):
    assert said(tmp_path, '[store]\naddress = "postgresql:///a"').originals == tmp_path / "originals"
    assert said(tmp_path, '[store]\noriginals = "/mnt/原件"').originals.as_posix() == "/mnt/原件"


def test_an_engine_alone_needs_no_server(tmp_path):
    assert said(tmp_path, '[index]\nengine = "whoosh"') == Whereabouts(engine="whoosh")
    assert not is_corpus(tmp_path)


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("[store", "写得不对"),
        ('[stor]\naddress = "postgresql:///a"', "不认识的“stor”"),
        ('[store]\nadress = "postgresql:///a"', "不认识的“adress”"),
        ('[store]\naddress = "mysql:///a"', "postgresql://"),
        ("[store]\naddress = 5", "一段文字"),
        ('[index]\naddresses = "http://a"', "一列文字"),
        ('store = "postgresql:///a"', "不认识的“store”"),
    ],
)
def test_what_is_written_wrong_is_told(tmp_path, text, words):
    with pytest.raises(WhereaboutsError, match=words):
        said(tmp_path, text)
    assert is_corpus(tmp_path)  # so that it is told when it is opened


def test_a_server_without_its_client_is_told(tmp_path, monkeypatch):
    said(tmp_path, '[store]\naddress = "postgresql:///a"')
    monkeypatch.setitem(__import__("sys").modules, "psycopg", None)
    monkeypatch.delitem(__import__("sys").modules, "corpus.store.postgres", raising=False)
    with pytest.raises(NoServerClient, match=r"zhengce\[cluster\]"):
        open_store(tmp_path)
