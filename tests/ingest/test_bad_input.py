"""Bad files: each gets one Chinese sentence that says what is wrong, or a document with an issue; never a traceback."""

import random
import time
import zipfile
from io import BytesIO

import pytest

import ingest
from ingest import IngestError
from ingest.files.archive import MAX_FILE
from tests.made_files import HANG, JUNK, NOTICE, PAGE, SENTENCE, book, with_part, word, zipped

BOMB = (
    b'<?xml version="1.0"?><!DOCTYPE x [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;&a;&a;&a;&a;&a;">'
    b'<!ENTITY c "&b;&b;&b;&b;&b;&b;&b;&b;">]><w:document>&c;</w:document>'
)


LOCKED_PDF = (
    b"%PDF-1.4\n1 0 obj<</Type/Catalog/Pages 2 0 R>>endobj\n2 0 obj<</Type/Pages/Kids[]/Count 0>>endobj\n"
    b"3 0 obj<</Filter/Standard/V 1/R 2/O(" + b"A" * 32 + b")/U(" + b"B" * 32 + b")/P -4>>endobj\n"
    b"trailer<</Root 1 0 R/Encrypt 3 0 R/ID[(0123456789abcdef)(0123456789abcdef)]>>\n%%EOF"
)


LOCKED_WORD = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(600) + "EncryptedPackage".encode("utf-16-le") + bytes(600)


REFUSED = [
    ("空.txt", b"", "空的"),
    ("空白.txt", b" \n\n\t ", "没有文字"),
    ("乱.txt", JUNK, "不是文字"),
    ("乱.html", JUNK, "不是文字"),
    ("乱.docx", JUNK, "不是文字"),
    ("零.txt", bytes(5000), "不是文字"),
    ("断.docx", word(SENTENCE)[:4000], "损坏"),
    ("断.xlsx", b"PK\x03\x04" + bytes(100), "损坏"),
    ("断.pdf", b"%PDF-1.7\n1 0 obj<<", "损坏"),
    ("锁.pdf", LOCKED_PDF, "密码"),
    ("锁.docx", LOCKED_WORD, "密码"),
    ("弹.docx", with_part(word("x"), "word/document.xml", BOMB), "实体"),
    ("坏.docx", with_part(word("x"), "word/document.xml", b"<w:document><w:body>"), "损坏"),
    ("缺.docx", zipped(word__document__xml=b"<a/>"), "损坏"),
    ("胀.docx", zipped(word__document_xml=bytes(40_000_000)), "压缩炸弹"),
    ("图.pdf", b"\x89PNG\r\n\x1a\n" + bytes(100), "图片"),
    ("包.txt", zipped(a=b"x"), "压缩包"),
    ("表.jsonl", b"{}", "不读取"),
    ("无扩展名", b"abc", "不读取"),
    ("空页.html", b"<html><head><title>x</title></head></html>", "没有"),
    ("空标签.html", b"<!doctype html>", "没有"),
    ("空壳.html", b"<html><body><script>var a='x';</script><div></div></body></html>", "没有正文"),
    ("记号.txt", b"===PAGE 1===\n\n===PAGE 2===\n", "没有文字"),
]


@pytest.mark.parametrize(("name", "data", "reason"), REFUSED, ids=[row[0] for row in REFUSED])
def test_a_bad_file_is_refused_with_its_reason(name, data, reason):
    started = time.monotonic()
    with pytest.raises(IngestError, match=reason) as caught:
        ingest.load_bytes(name, data)
    assert str(caught.value).endswith("。")
    assert time.monotonic() - started < HANG


@pytest.mark.parametrize("seed", range(60))
def test_a_file_with_broken_bytes_is_read_or_refused(seed):
    """Every part of a package and every byte of a file may be broken: the answer is a document or a sentence."""
    rng = random.Random(seed)
    suffix, data = rng.choice([(".docx", word(NOTICE)), (".xlsx", book()), (".html", PAGE.encode())])
    if suffix == ".html" or rng.random() < 0.3:
        broken = bytearray(data)
    else:
        with zipfile.ZipFile(BytesIO(data)) as package:
            name = rng.choice(package.namelist())
            broken = bytearray(package.read(name))
    for _ in range(rng.randint(1, 12)):
        broken[rng.randrange(len(broken))] = rng.randrange(256)
    changed = bytes(broken) if len(broken) == len(data) else with_part(data, name, bytes(broken))
    try:
        ingest.load_bytes("a" + suffix, changed)
    except IngestError as error:
        assert str(error).endswith("。")


def test_a_file_above_the_limit_is_refused_unread(tmp_path):
    path = tmp_path / "大.txt"
    with path.open("wb") as file:
        file.truncate(200 * 1024 * 1024)  # sparse: takes no room on the disk
    started = time.monotonic()
    with pytest.raises(IngestError, match="上限"):
        ingest.load(path)
    with pytest.raises(IngestError, match="上限"):
        list(ingest.expand(path))
    assert time.monotonic() - started < HANG


def test_bytes_above_the_limit_are_refused():
    with pytest.raises(IngestError, match="上限"):
        ingest.load_bytes("大.txt", bytes(MAX_FILE + 1))


def test_deep_nesting_does_not_overflow():
    depth = 20_000
    page = "<html><body>" + "<div>" * depth + f"<p>{SENTENCE}</p>" + "</div>" * depth + "</body></html>"
    started = time.monotonic()
    try:
        assert SENTENCE in ingest.load_bytes("深.html", page.encode()).text
    except IngestError as error:
        assert str(error).endswith("。")
    assert time.monotonic() - started < HANG


def test_ten_thousand_tasks_are_read_in_seconds():
    lines = (f"{i}.推进第{i}项改革任务落地见效。（责任单位：市发展改革委、市财政局）" for i in range(1, 10_001))
    started = time.monotonic()
    document = ingest.load_bytes("任务.txt", "\n".join(lines).encode())
    assert len(document.blocks) == 10_000
    assert time.monotonic() - started < HANG


def test_a_page_of_ten_thousand_items_is_read_in_seconds():
    started = time.monotonic()
    items = "".join(f"<li>{SENTENCE}</li>" for _ in range(10_000))
    document = ingest.load_bytes("任务.html", f"<html><body><ol>{items}</ol></body></html>".encode())
    assert document.text.endswith(f"10000.{SENTENCE}")
    assert time.monotonic() - started < HANG


def test_one_endless_line_is_read_in_seconds():
    started = time.monotonic()
    assert ingest.load_bytes("长.txt", (SENTENCE * 20_000).encode()).text
    assert ingest.load_bytes("空格.txt", ("政 " * 200_000 + "。").encode()).text
    assert ingest.load_bytes("管道.txt", ("a | " * 50_000).encode()).text
    assert time.monotonic() - started < HANG


@pytest.mark.parametrize("text", ["a\n" * 2_000_000, "政" * 6_000_000], ids=["lines", "characters"])
def test_what_no_person_wrote_is_refused(text):
    started = time.monotonic()
    with pytest.raises(IngestError, match="不像一份公文"):
        ingest.load_bytes("长.txt", text.encode())
    assert time.monotonic() - started < HANG


def test_html_in_text_stays_text():
    document = ingest.load_bytes("通知.md", (NOTICE + "<script>alert(1)</script>\n").encode())
    assert "<script>alert(1)</script>" in document.text  # escaping is the page's business; nothing is run here
