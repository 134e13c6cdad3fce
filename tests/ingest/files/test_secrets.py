"""Passwords of old Office files are told before LibreOffice fails over them."""

import struct

import pytest

from ingest import IngestCode, IngestError
from ingest.files.secrets import has_password
from ingest.files.sniff import is_ole

OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"


def container(stream: bytes) -> bytes:
    return OLE.ljust(512, b"\x00") + stream.ljust(2048, b"\x00")


def word_head(flags: int) -> bytes:
    return b"\xec\xa5" + bytes(8) + struct.pack("<H", flags)


def book_head(*kinds: int) -> bytes:
    return struct.pack("<HH", 0x0809, 16) + bytes(16) + b"".join(struct.pack("<HHxx", kind, 2) for kind in kinds)


@pytest.mark.parametrize(
    ("stream", "locked"),
    [
        (word_head(0x0100), True),
        (word_head(0x1200), False),
        (book_head(0x002F), True),
        (book_head(0x0086, 0x002F), True),
        (book_head(0x00E1, 0x00C1), False),
        (b"x", False),
    ],
)
def test_the_records_tell(stream, locked):
    assert has_password(container(stream)) is locked
    if not locked:
        assert is_ole(container(stream))
        return
    with pytest.raises(IngestError) as caught:
        is_ole(container(stream))
    assert caught.value.code is IngestCode.ENCRYPTED


@pytest.mark.parametrize(("stream", "words"), [("PowerPoint Document", "演示文稿"), ("__substg1.0_", "Outlook")])
def test_containers_of_other_kinds_say_what_they_are(stream, words):
    with pytest.raises(IngestError, match=words):
        is_ole(container(stream.encode("utf-16-le")))
