"""XML of documents does no harm."""

import time

import pytest

from ingest import IngestCode, IngestError
from ingest.readers.xml_parts import attribute, first, name_of, named, numbers, parse
from tests.made_files import HANG

LAUGHS = '<!DOCTYPE a [<!ENTITY b "ha">' + "".join(
    f'<!ENTITY {x} "{"&" + y + ";" * 1}{"&" + y + ";" * 1}">' for x, y in zip("cdefghij", "bcdefghi", strict=True)
)


@pytest.mark.parametrize(
    ("data", "code"),
    [
        (f"{LAUGHS}]><a>&j;</a>".encode(), IngestCode.UNSAFE),
        (f"{LAUGHS}]><a>&j;</a>".encode("utf-16"), IngestCode.UNSAFE),
        (b'<!DOCTYPE a SYSTEM "file:///etc/passwd"><a/>', IngestCode.UNSAFE),
        (b"<a><b></a>", IngestCode.BROKEN),
        (b"", IngestCode.BROKEN),
        (b"<a>\x00</a>", IngestCode.BROKEN),
        (b"<a>" * 100_000, IngestCode.BROKEN),
    ],
)
def test_what_is_harmful_or_broken_is_refused(data, code):
    started = time.monotonic()
    with pytest.raises(IngestError) as caught:
        parse(data, kind="OFD")
    assert caught.value.code is code
    assert time.monotonic() - started < HANG


def test_elements_are_found_whatever_their_namespace():
    root = parse(b'<x:a xmlns:x="u"><x:b n="1"><c/></x:b><b/></x:a>', kind="OFD")
    assert [name_of(each) for each in named(root, "b")] == ["b", "b"]
    assert name_of(first(root, "b", "c")) == "c" and first(root, "c", "b") is None
    assert attribute(first(root, "b"), "n") == "1" and attribute(root, "n") is None


@pytest.mark.parametrize(
    ("text", "found"), [("1 -2.5 .5e1", [1.0, -2.5, 5.0]), (None, []), ("x", []), ("1e999", [1e99, 9.0])]
)
def test_numbers_are_read_as_far_as_they_are_some(text, found):
    assert numbers(text) == found
