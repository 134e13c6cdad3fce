"""From a file to a Document: what the door itself does."""

from datetime import date

import ingest
from tests.made_files import BODY


def test_retrieval_date_and_hash_are_kept():
    found = ingest.load_bytes("a.txt", "\n".join(BODY).encode(), date(2026, 3, 1))
    assert (found.source.retrieved, found.source.size, len(found.document_id)) == (
        date(2026, 3, 1),
        len("\n".join(BODY).encode()),
        16,
    )
