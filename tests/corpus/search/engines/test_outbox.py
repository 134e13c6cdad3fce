"""Entries that wait: in order, without those of documents that were dropped after they came."""

import pytest

from corpus.search.engines.outbox import Outbox, batched


@pytest.fixture
def outbox():
    outbox = Outbox()
    for number, document_id in enumerate("aba"):
        outbox.add(document_id, f'{{"index":{number}}}\n"{document_id}\u2028{number}"\n')
    yield outbox
    outbox.close()


def numbers(outbox):
    return [int(lines.partition("\n")[0][9:-1]) for lines in outbox]


def test_they_come_back_in_order_and_may_be_asked_for_again(outbox):
    assert numbers(outbox) == numbers(outbox) == [0, 1, 2]
    assert list(outbox)[1] == '{"index":1}\n"b\u20281"\n'


def test_what_is_dropped_is_forgotten_and_may_come_again(outbox):
    outbox.drop(["a", "c"])
    outbox.add("a", '{"index":3}\n\n')
    outbox.add("c", '{"index":4}\n\n')
    assert numbers(outbox) == [1, 3, 4]
    outbox.drop(["a"])
    assert numbers(outbox) == [1, 4]


def test_after_clearing_there_is_nothing(outbox):
    outbox.drop(["b"])
    outbox.clear()
    assert numbers(outbox) == []
    outbox.add("b", '{"index":7}\n\n')
    assert numbers(outbox) == [7]


def test_batches_end_by_number_or_by_size():
    assert list(batched("abcde", most=2)) == [["a", "b"], ["c", "d"], ["e"]]
    assert list(batched(["aaa", "b", "c"], size=3)) == [["aaa"], ["b", "c"]]
    assert list(batched([])) == []
