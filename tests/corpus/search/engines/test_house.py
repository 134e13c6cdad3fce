"""An engine is opened over what lies there, and another made in its place."""

import errno

import pytest

from corpus.search.engines.engine import IndexBroken
from corpus.search.engines.house import House
from corpus.search.engines.place import IndexPlace


class Engine:
    """Nothing but where it was made."""

    def __init__(self, folder, error=None):
        if error:
            raise error
        self.folder, self.closed = folder, False

    def rollback(self):
        raise IndexBroken

    def close(self):
        self.closed = True


def opened(tmp_path, *errors):
    """A house whose first attempts fail."""
    waiting = list(errors)
    return House.opened(
        IndexPlace(tmp_path / "index", "one"), lambda at: Engine(at, waiting.pop(0) if waiting else None)
    )


def test_what_can_be_used_is_used(tmp_path):
    house = opened(tmp_path)
    assert (house.was_broken, house.is_elsewhere, house.engine.folder) == (False, False, tmp_path / "index")


def test_what_is_broken_is_made_anew(tmp_path):
    house = opened(tmp_path, IndexBroken())
    assert (house.was_broken, house.engine.folder) == (True, tmp_path / "index")


def test_where_nothing_can_be_written_an_index_lies_elsewhere(tmp_path):
    house = opened(tmp_path, OSError(errno.EROFS, "read-only"))
    assert house.is_elsewhere
    assert house.engine.folder != tmp_path / "index"
    house.close()
    assert not house.engine.folder.exists()


def test_a_question_is_asked_again_of_the_new_engine(tmp_path):
    house = opened(tmp_path)
    first = house.engine

    def ask():
        if house.engine is first:
            raise IndexBroken
        return "答"

    with pytest.raises(IndexBroken):
        house.surely(ask)
    house.mender = lambda before: house.renew()
    assert house.surely(ask) == "答"
    assert first.closed
    assert house.renewals == 1


def test_no_answer_of_a_stream_is_given_twice(tmp_path):
    house = opened(tmp_path)
    first, house.mender = house.engine, lambda before: house.renew()

    def ask():
        yield from (1, 2)
        if house.engine is first:
            raise IndexBroken
        yield 3

    assert list(house.stream(ask)) == [1, 2, 3]


def test_an_engine_that_nothing_stands_in_for_stays_broken(tmp_path):
    house = House.of(Engine(tmp_path))
    assert house.is_whole()
    with pytest.raises(IndexBroken):
        house.renew()
