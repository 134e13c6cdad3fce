"""What is not read says what it is and what to do."""

import pytest

from ingest import IngestCode
from ingest.files.foreign import KINDS, foreign_by_content, foreign_by_ending, refused


@pytest.mark.parametrize(
    ("data", "name", "words", "code"),
    [
        (b"GIF89a", "a.gif", "另存为 PNG", IngestCode.SCANNED),
        (b"\x00\x00\x00\x18ftypheic", "a.HEIC", "另存为 PNG", IngestCode.SCANNED),
        (b"Rar!\x1a\x07", "a.rar", "解压", IngestCode.FOREIGN),
        (b"7z\xbc\xaf", "a.7z", "解压", IngestCode.FOREIGN),
        (b"x".ljust(257, b"\x00") + b"ustar", "a.tar", "解压", IngestCode.FOREIGN),
        (b"Founder CEB 1.0", "a.ceb", "打印为 PDF", IngestCode.FOREIGN),
        (b"<?xml version='1.0'?><rss/>", None, "XML", IngestCode.FOREIGN),
        (b"MZ\x90", None, "程序", IngestCode.FOREIGN),
        (None, "a.pptx", "另存为 PDF", IngestCode.FOREIGN),
        (None, "a.msg", "另存为 .eml", IngestCode.FOREIGN),
    ],
)
def test_each_kind_is_told_by_its_bytes_and_its_ending(data, name, words, code):
    for kind in (foreign_by_content(data) if data else None, foreign_by_ending(name) if name else None):
        if kind is not None:
            assert words in kind.sentence and refused(kind).code is code
    assert not data or foreign_by_content(data)
    assert not name or foreign_by_ending(name)


def test_text_is_none_of_them():
    assert foreign_by_content("关于绿道的通知".encode()) is None
    assert foreign_by_content(b"") is None and foreign_by_ending("a.docx") is None


def test_every_sentence_is_one():
    assert all(kind.sentence.endswith("。") and (kind.marks or kind.endings) for kind in KINDS)
