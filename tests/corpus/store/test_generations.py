"""What is derived from a store follows it by its generations, and knows it by its identity."""

import pytest

from corpus.store.generations import changes_since, identity, next_generation, note_change, present_generation
from corpus.store.sqlite import Store


@pytest.fixture
def connection(tmp_path):
    store = Store(tmp_path / "corpus.sqlite")
    yield store.connection
    store.close()


def test_each_change_is_told_with_its_last_generation(connection):
    for document_id in ("b", "a", "b"):
        note_change(connection, document_id, next_generation(connection))
    assert present_generation(connection) == 3
    assert changes_since(connection, 0) == [("a", 2), ("b", 3)]
    assert changes_since(connection, 2) == [("b", 3)]
    assert changes_since(connection, 3) == []


def test_a_store_keeps_its_identity_and_no_other_has_it(tmp_path):
    first, other = Store(tmp_path / "a.sqlite"), Store(tmp_path / "b.sqlite")
    name = first.identity
    first.close()
    again = Store(tmp_path / "a.sqlite")
    assert again.identity == identity(again.connection) == name
    assert other.identity != name
    again.close()
    other.close()


def test_some_of_the_changes_are_those_of_whole_generations(connection):
    for number, ids in enumerate((["a"], ["b", "c"], ["d"], ["e", "f", "g"]), 1):
        for document_id in ids:
            note_change(connection, document_id, number)

    def some(known, most):
        return "".join(document_id for document_id, _ in changes_since(connection, known, most))

    assert [some(0, most) for most in (1, 2, 3, 4, 6, 7, 99)] == ["a", "a", "abc", "abcd", "abcd", "abcdefg", "abcdefg"]
    assert [some(1, 1), some(3, 1), some(3, 3), some(4, 5)] == ["bc", "efg", "efg", ""]  # the first is never cut
