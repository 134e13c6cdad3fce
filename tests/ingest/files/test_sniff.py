"""What bytes look like: each kind is told, and none is taken for another."""

import pytest

from ingest import IngestCode, IngestError
from ingest.files import sniff
from tests.made_files import JUNK, NOTICE, PAGE, book, word, zipped

PDF = b"%PDF-1.7\n1 0 obj"
OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(64)
TESTS = (sniff.is_pdf, sniff.is_word, sniff.is_workbook, sniff.is_zip, sniff.is_ole, sniff.is_rtf, sniff.is_page)

SAMPLES = [
    (PDF, sniff.is_pdf),
    (word("x"), sniff.is_word),
    (book(), sniff.is_workbook),
    (zipped(a=b"x"), sniff.is_zip),
    (b"PK\x05\x06" + bytes(18), sniff.is_zip),  # an empty archive
    (OLE, sniff.is_ole),
    (b"{\\rtf1 <p><p><p>}", sniff.is_rtf),
    (PAGE.encode(), sniff.is_page),
    (PAGE.encode("utf-16"), sniff.is_page),
    (b"<!DOCTYPE html>", sniff.is_page),
    (NOTICE.encode(), None),
    (JUNK, None),
    (b"GIF89a<html>", None),
]


@pytest.mark.parametrize(("data", "kind"), SAMPLES)
def test_bytes_are_of_one_kind_at_most(data, kind):
    assert [test for test in TESTS if test(data)] == ([kind] if kind else [])


@pytest.mark.parametrize(("head", "found"), [(b" " * 1019, True), (b" " * 1020, False)])
def test_the_mark_of_a_pdf_may_stand_behind_some_junk(head, found):
    assert sniff.is_pdf(head + PDF) is found


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("<p>甲</p><br>", False),  # two tags may be quoted
        ("<p>甲</p><br><td>", True),
        ("|序号|任务|\n| --- | --- |\n|1|甲<br>乙<br>丙<br>丁|", False),  # Markdown breaks lines in cells so
        ("<p>序号</p>\n| --- | --- |\n|1|甲<br>乙<br>丙|", True),
        ("<HTML>", True),
        ("<pre><bold><table1>", False),
        (" " * 8180 + "<p><p><p>", True),
        (" " * 8184 + "<p><p><p>", True),
        (" " * 8185 + "<p><p><p>", False),
    ],
)
def test_how_many_tags_make_a_page_and_how_near_to_its_beginning(text, found):
    assert sniff.is_page(text.encode()) is found


@pytest.mark.parametrize("data", [b"GIF89a", b"Rar!\x1a", b"7z\xbc\xaf", b"\x1f\x8b\x08", b"MZ\x90"])
def test_what_no_reader_is_for(data):
    assert sniff.is_foreign(data)
    assert not sniff.is_foreign(b" " + data)


@pytest.mark.parametrize(
    ("test", "data"),
    [
        (sniff.is_png, b"\x89PNG\r\n\x1a\n"),
        (sniff.is_jpeg, b"\xff\xd8\xff\xe0"),
        (sniff.is_tiff, b"II*\x00"),
        (sniff.is_tiff, b"MM\x00*"),
        (sniff.is_bmp, b"BM" + bytes(12) + b"\x28\x00\x00\x00"),
        (sniff.is_webp, b"RIFF\x00\x00\x00\x00WEBPVP8"),
    ],
)
def test_pictures_are_told_by_their_bytes(test, data):
    assert test(data) and sniff.is_picture(data) and not sniff.is_page(data)
    assert not sniff.is_picture(b" " + data)


def test_a_text_that_begins_like_a_bitmap_is_none():
    assert not sniff.is_picture("BM6 号楼的通知，请各单位认真落实。".encode())


def test_a_locked_file_and_a_broken_one_say_so():
    with pytest.raises(IngestError) as locked:
        sniff.is_ole(OLE + "EncryptedPackage".encode("utf-16-le"))
    assert locked.value.code is IngestCode.ENCRYPTED
    with pytest.raises(IngestError) as broken:
        sniff.is_word(word("x")[:2000])
    assert broken.value.code is IngestCode.BROKEN
