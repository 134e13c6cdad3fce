"""The ledger's one measure."""

import pytest

from ingest.ledger import amount


@pytest.mark.parametrize(
    ("text", "count"),
    [("", 0), (" \t\n\u3000\xa0", 0), ("通 知", 2), ("e\u0301", 1), ("①〇\u2003x", 3)],  # NFC: e and its accent are one
)
def test_non_blank_characters_after_nfc(text: str, count: int) -> None:
    assert amount(text) == count
