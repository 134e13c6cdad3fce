"""Text counted: all of it."""

from ingest.counts import plain


def test_the_text_is_what_the_encoding_says():
    assert plain.count("通知\n| 甲 |".encode("utf-16")) == "通知\n| 甲 |"
