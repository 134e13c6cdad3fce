"""What is stored and makes no sense is damage, whatever decoding says."""

import json

import pytest

from corpus.store.damage import StoreDamaged, is_emptied, sound


@pytest.mark.parametrize("decode", [lambda: json.loads("{"), lambda: {}["x"], lambda: int(None), lambda: None.x])
def test_errors_of_decoding_are_damage(decode):
    with pytest.raises(StoreDamaged, match="文件 ab 的内容"), sound("ab"):
        decode()


def test_an_interrupt_is_none():
    with pytest.raises(KeyboardInterrupt), sound():
        raise KeyboardInterrupt


def test_an_empty_file_is_emptied_where_an_index_shows_that_it_held_something(tmp_path):
    assert not is_emptied(tmp_path)
    (tmp_path / "corpus.sqlite").touch()
    assert not is_emptied(tmp_path)  # as it is when it is just being made
    (tmp_path / "index-any").mkdir()
    (tmp_path / "index-any" / "generation.json").touch()
    assert is_emptied(tmp_path)
    (tmp_path / "corpus.sqlite").write_bytes(b"SQLite")
    assert not is_emptied(tmp_path)
