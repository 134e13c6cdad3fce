"""Pages are told to whoever listens, and to nobody else."""

import pytest

from ingest.ocr.progress import listening, tell


def test_pages_are_told_to_the_listener_alone():
    told = []
    tell(1, 9)
    with listening(lambda *page: told.append(page)):
        tell(2, 9)
    tell(3, 9)
    assert told == [(2, 9)]


def test_what_a_listener_raises_ends_the_work():
    def stop(page, pages):
        raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt), listening(stop):
        tell(1, 1)
