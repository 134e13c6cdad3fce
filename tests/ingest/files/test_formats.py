"""The one table of formats: a file is read as what it is, and a new row is all that a new format needs."""

import re

import pytest

import ingest
from corpus.model import PageFacts
from ingest import READERS, IngestCode, IngestError
from ingest.files import formats
from ingest.files.formats import Format, family_names, is_archive, is_readable, kind_of
from ingest.line import Line, RawDocument
from tests.made_files import NOTICE, PAGE, SENTENCE, book, word, zipped

READ_AS_IT_IS = [
    ("网页.txt", PAGE.encode(), ".html"),
    ("网页.doc", PAGE.encode("gb18030"), ".html"),  # Excel and Word open such files, so exports are named like that
    ("文档.doc", word(NOTICE), ".docx"),
    ("文档.pdf", word(NOTICE), ".docx"),
    ("文本.html", NOTICE.encode(), ".txt"),
    ("文本.docx", NOTICE.encode("gb18030"), ".txt"),
    ("文本.pdf", NOTICE.encode("utf-16"), ".txt"),
]


@pytest.mark.parametrize(("name", "data", "suffix"), READ_AS_IT_IS, ids=[row[0] for row in READ_AS_IT_IS])
def test_a_wrong_extension_is_read_as_what_it_is_and_told(name, data, suffix):
    document = ingest.load_bytes(name, data)
    assert SENTENCE in document.text
    assert [issue.code for issue in document.issues] == ["wrong_extension"]
    assert suffix in document.issues[0].message


OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(64)
BOOK = OLE + "Workbook".encode("utf-16-le") + bytes(64)

KINDS = [
    ("a.doc", OLE, ".doc"),
    ("a.wps", OLE, ".wps"),
    ("a.xls", OLE, ".xls"),  # as the name says, whatever the container shows
    ("a.doc", BOOK, ".doc"),  # a document with a book in it
    ("a.txt", OLE, ".doc"),
    ("a.txt", BOOK, ".xls"),
    ("a.txt", b"{\\rtf1 x}", ".rtf"),
    ("a.rtf", NOTICE.encode(), ".txt"),
    ("a.shtml", PAGE.encode(), ".shtml"),
    ("a.htm", PAGE.encode(), ".htm"),
    ("a.md", PAGE.encode(), ".html"),
    ("a.md", NOTICE.encode(), ".md"),
    ("a.TXT", NOTICE.encode(), ".txt"),
    ("a.html", b"%PDF-1.7 x", ".pdf"),
    ("a.txt", book(), ".xlsx"),
    ("a.zip", word("x"), ".docx"),
]


@pytest.mark.parametrize(("name", "data", "suffix"), KINDS)
def test_a_file_is_what_its_content_says_and_among_likes_what_its_name_says(name, data, suffix):
    assert kind_of(name, data) == suffix


@pytest.mark.parametrize(
    ("name", "data", "code"),
    [
        ("a.exe", b"MZ", IngestCode.FOREIGN),
        ("a.exe", b"x", IngestCode.UNKNOWN_TYPE),
        ("a.txt", b"GIF89a", IngestCode.SCANNED),
        ("a.html", b"GIF89a<html><body><p>x", IngestCode.SCANNED),
        ("a.zip", b"Rar!\x1a", IngestCode.FOREIGN),
        ("a.xml", b"<?xml version='1.0'?><rss/>", IngestCode.FOREIGN),
        ("a.rar", b"", IngestCode.FOREIGN),
        ("a.txt", zipped(a=b"x"), IngestCode.ARCHIVE),
        ("a.zip", zipped(a=b"x"), IngestCode.ARCHIVE),
        ("a.docx", b"PK\x03\x04 broken", IngestCode.BROKEN),
        ("a.doc", OLE + "EncryptedPackage".encode("utf-16-le"), IngestCode.ENCRYPTED),
    ],
)
def test_what_no_row_is_for_is_refused_with_its_code(name, data, code):
    with pytest.raises(IngestError) as caught:
        kind_of(name, data)
    assert caught.value.code is code


def test_sentences_name_every_type_that_is_read():
    """The words are those that people know; the types come from the table."""
    with pytest.raises(IngestError) as unknown:
        kind_of("a.exe", b"x")
    said = re.fullmatch(r"不读取“.exe”类型的文件；能读取的是 ([a-z0-9.、]+) 和 .zip。", unknown.value.message)
    assert said[1].split("、") == sorted(READERS.keys() - {".zip"})
    assert {".docx", ".html", ".ofd", ".pdf"} <= set(said[1].split("、"))


WORD_2003 = b'<?xml version="1.0"?><w:wordDocument xmlns:w="http://schemas.microsoft.com/office/word/2003/wordml"/>'
SAVED = b"From: <Saved by Blink>\nMIME-Version: 1.0\nContent-Type: multipart/related; boundary=B\n\n--B\n<html><p><p>"
SENT = b"From: a@example.cn\nTo: b@example.cn\nContent-Type: multipart/related; boundary=B\n\n--B\n<html><p><p>"


@pytest.mark.parametrize(
    ("name", "data", "suffix"),
    [
        ("a.doc", SAVED, ".mht"),  # Word saves pages like that under its own ending
        ("a.html", SAVED, ".mht"),
        ("a.mhtml", SAVED, ".mhtml"),
        ("a.mht", SENT, ".eml"),
        ("a.doc", WORD_2003, ".xml"),
        ("a.doc", zipped(**{"OFD.xml": b"<a/>"}), ".ofd"),
        ("a.xls", PAGE.encode(), ".html"),
        ("a.csv", b"a,b", ".csv"),
        ("a.csv", PAGE.encode(), ".html"),
        ("通知", word("x"), ".docx"),  # no ending at all, or one that downloads leave
        ("通知.docx_1", word("x"), ".docx"),
        ("通知.asp", PAGE.encode(), ".html"),
    ],
)
def test_content_decides_never_the_ending(name, data, suffix):
    assert kind_of(name, data) == suffix


def test_archives_are_readable_and_no_documents():
    assert is_archive("批.ZIP") and is_readable("批.zip")
    assert not is_archive("a.docx") and not is_archive("zip") and not is_readable("zip")
    assert family_names(archives=True) == ("zip",)
    assert "zip" not in family_names()


# --- a new format is one reader and one row ---------------------------------------------------------------------------


def read_note(data: bytes) -> RawDocument:
    """A made-up reader: head lines, a blank line, the text."""
    head, _, body = data.decode().partition("\n\n")
    title = re.search("(?m)^Subject: (.*)$", head)
    return RawDocument(tuple(Line(line) for line in body.split("\n")), facts=PageFacts(title=title and title[1]))


def is_note(data: bytes) -> bool:
    return data.startswith(b"@note\n")


NOTE = Format("text/x-note", "便笺", read_note, is_note)
HEAD = "@note\nSubject: 关于优化营商环境的通知\n\n"


@pytest.fixture(params=[{".note": NOTE, **READERS}, {**READERS, ".note": NOTE}], ids=["first", "last"])
def with_note(request, monkeypatch):
    """A copy of the table with one row more, wherever it stands."""
    monkeypatch.setattr(formats, "READERS", request.param)
    monkeypatch.setattr(ingest, "READERS", request.param)


@pytest.mark.parametrize("body", [NOTICE, PAGE + NOTICE, "%PDF- " + NOTICE], ids=["text", "html", "pdf"])
def test_a_new_format_is_read_by_its_row_whatever_its_text_looks_like(with_note, body):
    document = ingest.load_bytes("通知.note", (HEAD + body).encode())
    assert SENTENCE in document.text
    assert "@note" not in document.text
    assert (document.source.media_type, document.facts.title) == ("text/x-note", "关于优化营商环境的通知")
    assert not document.issues


def test_a_new_format_is_recognised_under_another_name(with_note):
    document = ingest.load_bytes("通知.docx", (HEAD + NOTICE).encode())
    assert document.source.media_type == "text/x-note"
    assert "内容其实是“.note”" in document.issues[0].message


def test_a_file_of_a_new_format_that_is_something_else_is_read_as_that(with_note):
    assert ingest.load_bytes("通知.note", NOTICE.encode()).source.media_type == "text/plain"


def test_a_new_format_without_marks_goes_by_its_name(monkeypatch):
    row = Format("text/x-log", "日志", lambda data: RawDocument((Line(data.decode().upper()),)))
    monkeypatch.setitem(READERS, ".log", row)
    assert ingest.load_bytes("a.log", b"abc" * 30).text == "ABC" * 30
    assert ingest.load_bytes("a.txt", b"abc" * 30).text == "abc" * 30
    assert ingest.load_bytes("a.log", PAGE.encode()).source.media_type == "text/html"


def test_a_new_format_is_known_wherever_types_are_named(with_note):
    assert is_readable("通知.note") and not is_archive("通知.note")
    assert "便笺" in family_names()
    with pytest.raises(IngestError, match=r"\.note"):
        kind_of("a.exe", b"x")


def test_an_old_office_format_is_converted_before_it_is_read(monkeypatch):
    seen = []
    monkeypatch.setattr(formats, "convert", lambda *call: seen.append(call) or b"new")
    monkeypatch.setitem(
        READERS, ".et", Format("x/y", "Excel", lambda data: RawDocument((Line(str(data)),)), office="xlsx")
    )
    assert formats.read_as(".et", b"old").lines[0].text == "b'new'"
    assert seen == [(b"old", ".et", "xlsx")]
