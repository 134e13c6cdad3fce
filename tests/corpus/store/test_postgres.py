"""How statements are put into PostgreSQL's words; tests/cluster speaks with a server."""

import pytest

pytest.importorskip("psycopg", reason='psycopg is not installed (pip install "zhengce[cluster]")')

from corpus.store.postgres import _in_its_words, _key, _plain


@pytest.mark.parametrize(
    ("sql", "words"),
    [
        ("SELECT 1 FROM a WHERE b = ? AND c LIKE '5%'", b"SELECT 1 FROM a WHERE b = %s AND c LIKE '5%%'"),
        ("SELECT 1 FROM a WHERE b IN ()", b"SELECT 1 FROM a WHERE b IN (NULL)"),
        ("BEGIN DEFERRED", b"BEGIN ISOLATION LEVEL REPEATABLE READ"),
    ],
)
def test_marks_lists_and_beginnings(sql, words):
    assert _in_its_words(sql) == words


def test_the_beginning_of_a_change_waits_for_the_others():
    assert b"pg_advisory_xact_lock(" in _in_its_words("BEGIN IMMEDIATE")


def test_truths_are_numbers():
    values = _plain([True, False, 1, None, "x"])
    assert [(value, type(value)) for value in values[:3]] == [(1, int), (0, int), (1, int)]


def test_a_name_is_a_number_of_32_bits_with_a_sign():
    keys = {_key(f"index {number}") for number in range(1000)}
    assert len(keys) == 1000
    assert all(-(1 << 31) <= key < 1 << 31 for key in keys)
