"""From a file to a Document: what the door itself does."""

import hashlib
from datetime import date

import pytest

import ingest
from corpus.model import Severity
from ingest import READERS, IngestCode, IngestError
from ingest.line import Line, RawDocument
from tests.made_files import BODY, NOTICE, PAGE, SENTENCE

TEXT = "\n".join(BODY)


def code_of(call) -> IngestCode | None:
    try:
        call()
    except IngestError as error:
        return error.code
    return None


def test_retrieval_date_and_hash_are_kept():
    data = TEXT.encode()
    source = ingest.load_bytes("夹/a.txt", data, date(2026, 3, 1)).source
    assert (source.name, source.media_type, source.retrieved, source.size) == (
        "夹/a.txt",
        "text/plain",
        date(2026, 3, 1),
        len(data),
    )
    assert source.sha256 == hashlib.sha256(data).hexdigest()
    assert len(ingest.load_bytes("a.txt", data).document_id) == 16


def test_a_file_is_read_as_its_bytes_are(tmp_path):
    path = tmp_path / "通知.txt"
    path.write_bytes(TEXT.encode())
    assert ingest.load(path) == ingest.load_bytes("通知.txt", TEXT.encode())


@pytest.mark.parametrize("refused", [False, True])
def test_a_file_may_be_so_large_and_no_larger(tmp_path, monkeypatch, refused):
    data = TEXT.encode()
    monkeypatch.setattr(ingest, "MAX_FILE", len(data) - refused)
    path = tmp_path / "a.txt"
    path.write_bytes(data)
    expected = IngestCode.TOO_LARGE if refused else None
    assert code_of(lambda: ingest.load(path)) is expected
    assert code_of(lambda: ingest.load_bytes("a.txt", data)) is expected


def test_an_empty_file_is_told_before_its_type():
    assert code_of(lambda: ingest.load_bytes("a.exe", b"")) is IngestCode.EMPTY


def test_a_text_of_furniture_alone_is_no_text():
    assert code_of(lambda: ingest.load_bytes("a.txt", "打印本页\n分享到：\n".encode())) is IngestCode.NO_TEXT


@pytest.mark.parametrize(
    ("lines", "length", "refused"),
    [(100_000, 1, False), (100_001, 1, True), (1, 5_000_000, False), (1, 5_000_001, True)],
)
def test_what_a_reader_yields_is_weighed(monkeypatch, lines, length, refused):
    raw = RawDocument((Line("政" * length),) * lines)
    monkeypatch.setattr(ingest, "read_as", lambda suffix, data: raw)
    monkeypatch.setattr(ingest, "canonicalize", lambda source, raw: ingest_nothing)
    ingest_nothing = type("Read", (), {"text": "x", "blocks": ()})()
    assert code_of(lambda: ingest.load_bytes("a.txt", b"x")) is (IngestCode.TOO_LARGE if refused else None)


def test_a_wrong_name_is_a_note_behind_the_others():
    document = ingest.load_bytes("a.docx", NOTICE.encode()[:-2] + "号".encode()[:2])
    assert document.issues[-1].code == "wrong_extension"
    assert document.issues[-1].severity is Severity.NOTE
    assert document.issues[-1].message == "文件扩展名是“.docx”，内容其实是“.txt”，已按内容读取。"
    assert not ingest.load_bytes("a.TXT", NOTICE.encode()).issues


def test_every_format_of_a_document_has_its_media_type():
    assert all(row.media_type.partition("/")[2] for row in READERS.values())
    assert SENTENCE in ingest.load_bytes("a.shtml", PAGE.encode()).text
