"""What a library says about a damaged index is told apart from what the disk says."""

import errno

import pytest

from corpus.search.engines.engine import IndexBroken, IndexBusy
from corpus.search.engines.guarded import _GUARDED, guarded, of_the_disk


class Panic(BaseException):
    """Engines in Rust end so."""


def engine(error):
    def fail(self, *arguments):
        raise error

    def stream(self):
        yield 1
        raise error

    methods = {name: fail for name in _GUARDED if name not in ("__init__", "payloads")}
    return guarded(type("Failing", (), {**methods, "payloads": stream, "__init__": lambda self: None}))()


@pytest.mark.parametrize("error", [ValueError("bad"), KeyError(1), FileNotFoundError(errno.ENOENT, "x"), Panic("p")])
def test_a_damaged_index_is_broken(error):
    with pytest.raises(IndexBroken) as told:
        engine(error).count()
    assert told.value.__cause__ is error
    answers = engine(error).payloads()
    assert next(answers) == 1
    with pytest.raises(IndexBroken):
        next(answers)


@pytest.mark.parametrize("error", [IndexBusy(), MemoryError(), KeyboardInterrupt()])
def test_what_says_nothing_about_the_index_passes(error):
    with pytest.raises(type(error)):
        engine(error).count()


@pytest.mark.parametrize(
    ("error", "number"),
    [
        (OSError(errno.ENOSPC, "full"), errno.ENOSPC),
        (ValueError("An IO error occurred: 'No space left on device (os error 28)'"), errno.ENOSPC),
        (ValueError("Failed to open file: Permission denied (os error 13)"), errno.EACCES),
    ],
)
def test_the_disk_is_no_damage(error, number):
    with pytest.raises(OSError) as told:
        engine(error).begin()
    assert told.value.errno == number


def test_other_errors_are_not_of_the_disk():
    assert of_the_disk(ValueError("schema")) is None
    assert of_the_disk(FileNotFoundError(errno.ENOENT, "x")) is None
