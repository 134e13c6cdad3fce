"""Which store a folder means; tests/corpus/test_whereabouts.py has what its file may say."""

from contextlib import closing

from corpus.people.people import Access
from corpus.store.opening import is_corpus, open_store
from tests.made_up import make_parsed


def test_a_plain_folder_means_its_file(tmp_path):
    with closing(open_store(tmp_path)) as store:
        assert not store.is_shared
        assert store.bytes_elsewhere == 0
        store.add(make_parsed("关于甲的意见"), b"x")
    assert is_corpus(tmp_path)
    assert not (tmp_path / "originals").exists()
    with closing(open_store(tmp_path, Access(edits=False))) as reader:
        assert len(reader.ids()) == 1


def test_a_folder_of_originals_is_taken_from_its_file(tmp_path):
    (tmp_path / "corpus.toml").write_text('[store]\noriginals = "原件"\n', encoding="utf-8")
    with closing(open_store(tmp_path)) as store:
        store.add(make_parsed("关于甲的意见"), b"x")
    assert len([path for path in (tmp_path / "原件").rglob("*") if path.is_file()]) == 1
