"""The hashes on disk: committed with the state of the store that they were made from."""

import json

import pytest

from corpus.likeness.index import LikenessIndex, Passage, Sketched, State
from corpus.model import Span
from corpus.search.engines.engine import IndexBusy

ONE = Passage("aa", Span(0, 9), ("一、总则",))
TWO = Passage("bb", Span(5, 8))


@pytest.fixture
def index(tmp_path):
    index = LikenessIndex(tmp_path / "likeness")
    index.begin()
    index.add_passage(ONE, ["x", "y", "z"])
    index.add_passage(TWO, ["x", "q"])
    index.add_document("aa", ["s", "t"], ["补偿", "试点"])
    index.add_document("bb", ["s"], ["补偿"])
    index.commit(State("me", 7))
    index.end()
    return index


def test_passages_that_share_more_and_rarer_tokens_come_first(index):
    assert index.passages(["x", "y"], 9) == [ONE, TWO]
    assert index.passages(["q", "x"], 9) == [TWO, ONE]
    assert index.passages(["x", "y"], 1) == [ONE]
    assert index.passages(["nowhere"], 9) == index.passages([], 9) == []


def test_documents_are_counted_by_what_they_have_in_common(index):
    assert index.documents(["s", "t"], 1, 9) == [Sketched("aa", 2, 2), Sketched("bb", 1, 1)]
    assert index.documents(["s", "t"], 2, 9) == [Sketched("aa", 2, 2)]


def test_no_more_than_were_asked_for_are_given(index):
    assert index.documents(["s", "t"], 1, 1) == [Sketched("aa", 2, 2)]


def test_of_many_tokens_the_rarest_are_looked_up(tmp_path):
    """However long the text is that is asked for."""
    index = LikenessIndex(tmp_path / "many")
    index.begin()
    for number in range(70):
        index.add_passage(Passage(f"{number:02}", Span(0, 9)), [f"t{number:02}", *["often"] * (number < 2)])
    index.commit(State("me", 1))
    index.end()
    found = index.passages(["often", *(f"t{number:02}" for number in range(70))], 99)
    assert sorted(each.document_id for each in found) == [f"{number:02}" for number in range(64)]


def test_what_was_written_by_an_earlier_run_is_read(index, tmp_path):
    written = '{"format": 1, "identity": "you", "generation": 3}'
    (tmp_path / "likeness" / "state.json").write_text(written)
    assert LikenessIndex(tmp_path / "likeness").state == State("you", 3)


def test_words_are_counted_by_documents(index):
    assert (index.total, index.frequency("补偿"), index.frequency("试点"), index.frequency("甲")) == (2, 2, 1, 0)


def test_what_is_removed_is_found_and_counted_no_more(index):
    index.begin()
    index.remove("aa")
    index.commit(State("me", 8))
    index.end()
    assert index.passages(["x", "y"], 9) == [TWO]
    assert (index.total, index.frequency("试点")) == (1, 0)


def test_another_reader_sees_what_was_committed(index, tmp_path):
    other = LikenessIndex(tmp_path / "likeness")
    assert other.state == State("me", 7)
    index.begin()
    index.clear()
    index.commit(State("me", 8))
    index.end()
    other.refresh()
    assert (other.state, other.total) == (State("me", 8), 0)


def test_what_was_not_committed_is_forgotten(index):
    index.begin()
    index.remove("aa")
    index.end()
    assert index.total == 2


def test_one_writes_at_a_time(index, tmp_path):
    index.begin()
    with pytest.raises(IndexBusy):
        LikenessIndex(tmp_path / "likeness").begin()
    index.end()


@pytest.mark.parametrize("state", ["", "[]", '{"format": 0, "identity": "me", "generation": 7}', '{"format": 1}'])
def test_a_state_that_cannot_be_read_is_none(index, tmp_path, state):
    (tmp_path / "likeness" / "state.json").write_text(state)
    assert LikenessIndex(tmp_path / "likeness").state == State()


def test_an_index_of_another_shape_is_thrown_away(index, tmp_path):
    meta = tmp_path / "likeness" / "meta.json"
    shape = json.loads(meta.read_text())
    shape["schema"] = shape["schema"][:-1]
    meta.write_text(json.dumps(shape))
    assert LikenessIndex(tmp_path / "likeness").state == State()
