"""An image holds no characters."""

from ingest.counts.none import count


def test_nothing_is_counted():
    assert count(b"\x89PNG") == ""
