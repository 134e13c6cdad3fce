"""Bad files: each gets one Chinese sentence that says what is wrong, or a document with an issue; never a traceback."""

import random
import shutil
import struct
import tempfile
import time
import zipfile
from io import BytesIO
from pathlib import Path

import docx
import openpyxl
import pytest

import ingest
from ingest import IngestError
from ingest.files.archive import MAX_FILE

HANG = 120
"""Seconds: bounds that tell a reader that hangs (or grows with the square) from a slow machine; speed is for the bench."""

SENTENCE = "推进政务服务标准化、规范化、便利化，压缩办理时限。"


def word(*paragraphs: str) -> bytes:
    document = docx.Document()
    for paragraph in paragraphs:
        document.add_paragraph(paragraph)
    stream = BytesIO()
    document.save(stream)
    return stream.getvalue()


def zipped(**members: bytes) -> bytes:
    stream = BytesIO()
    with zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, data in members.items():
            archive.writestr(name.replace("__", "/"), data)
    return stream.getvalue()


def with_part(data: bytes, name: str, text: bytes) -> bytes:
    """A package with one part replaced."""
    stream = BytesIO()
    with zipfile.ZipFile(BytesIO(data)) as old, zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as new:
        for info in old.infolist():
            new.writestr(info.filename, text if info.filename == name else old.read(info))
    return stream.getvalue()


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
JUNK = random.Random(1).randbytes(20_000)

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


def book() -> bytes:
    made = openpyxl.Workbook()
    for row in (["任务分工表"], ["序号", "任务", "单位"], [1, "甲", "市财政局"], [2, "乙", "市水务局"]):
        made.active.append(row)
    made.active.merge_cells("C3:C4")
    stream = BytesIO()
    made.save(stream)
    return stream.getvalue()


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


NOTICE = f"关于优化营商环境的通知\n各区县人民政府：\n{SENTENCE * 4}\n青川市人民政府\n2026年3月1日\n"
PAGE = f"<html><body><p>{SENTENCE * 3}</p><p>{SENTENCE}</p></body></html>"

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


ENCODED = [
    (NOTICE.encode("utf-8-sig"), "utf-8 with mark"),
    (NOTICE.encode("gb18030"), "gb18030"),
    (NOTICE.encode("utf-16"), "utf-16 with mark"),
    (NOTICE.encode("utf-16-le"), "utf-16 without mark"),
    (NOTICE.encode()[:-2] + "号".encode()[:2], "cut inside the last character"),
]


@pytest.mark.parametrize("data", [row[0] for row in ENCODED], ids=[row[1] for row in ENCODED])
def test_every_usual_encoding_is_read(data):
    document = ingest.load_bytes("通知.txt", data)
    assert SENTENCE in document.text
    assert not document.issues


def test_big5_is_told_from_gb18030():
    text = (
        "關於優化營商環境的通知\n各區縣人民政府：\n推進政務服務標準化、規範化，壓縮辦理時限，為企業和群眾提供便利。\n"
    )
    assert "推進政務服務標準化" in ingest.load_bytes("通知.txt", text.encode("big5")).text
    page = f'<html><meta charset="big5"><body><p>{text}</p></body></html>'
    assert "推進政務服務標準化" in ingest.load_bytes("通知.html", page.encode("big5")).text


def test_mixed_encodings_are_read_line_by_line_and_told():
    data = NOTICE.encode() + "附件：任务分工表，请各单位对照落实。\n".encode("gb18030")
    document = ingest.load_bytes("通知.txt", data)
    assert SENTENCE in document.text
    assert "附件：任务分工表" in document.text
    assert [issue.code for issue in document.issues] == ["mixed_encoding"]


def test_a_broken_byte_is_told():
    data = (NOTICE * 5).encode("gb18030") + b"\xff\n" + NOTICE.encode("gb18030")
    assert [issue.code for issue in ingest.load_bytes("通知.txt", data).issues] == ["broken_bytes"]


def test_deep_nesting_does_not_overflow():
    depth = 20_000
    page = "<html><body>" + "<div>" * depth + f"<p>{SENTENCE}</p>" + "</div>" * depth + "</body></html>"
    started = time.monotonic()
    try:
        assert SENTENCE in ingest.load_bytes("深.html", page.encode()).text
    except IngestError as error:
        assert str(error).endswith("。")
    assert time.monotonic() - started < HANG


def test_a_table_with_absurd_spans_stays_small():
    rows = f"<tr><td rowspan=99999999 colspan=99999999>{SENTENCE}</td><td>市财政局</td></tr>" * 3
    document = ingest.load_bytes("表.html", f"<html><body><table border=1>{rows}</table></body></html>".encode())
    assert max(block.cell.row_span for block in document.blocks if block.cell) <= 3


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


# --- archives ---------------------------------------------------------------------------------------------------------


def archive(tmp_path, data: bytes):
    path = tmp_path / "批.zip"
    path.write_bytes(data)
    return path


def test_names_cannot_leave_the_archive(tmp_path):
    stream = BytesIO()
    with zipfile.ZipFile(stream, "w") as made:
        for name in (
            "../../etc/通知.txt",
            "/root/通知.txt",
            "C:\\temp\\通知.txt",
            "好/通知.txt",
            "__MACOSX/._通知.txt",
        ):
            made.writestr(name, "x")
    names = [name for name, _ in ingest.expand(archive(tmp_path, stream.getvalue()))]
    assert names == ["批.zip/etc/通知.txt", "批.zip/root/通知.txt", "批.zip/temp/通知.txt", "批.zip/好/通知.txt"]


def test_names_written_in_gbk_are_decoded(tmp_path):
    data = zipped(**{"XXXXXX.txt": b"x"}).replace(b"XXXXXX", "通知书".encode("gbk"))
    assert [name for name, _ in ingest.expand(archive(tmp_path, data))] == ["批.zip/通知书.txt"]


@pytest.mark.parametrize(
    ("data", "reason"),
    [
        (zipped(**{f"{i}.txt": bytes(5_000_000) for i in range(20)}), "压缩炸弹"),
        (zipped(a=b"x")[:30], "损坏"),
        (b"", "损坏"),
        (JUNK, "损坏"),
    ],
    ids=["bomb", "truncated", "empty", "junk"],
)
def test_a_bad_archive_is_refused(tmp_path, data, reason):
    with pytest.raises(IngestError, match=reason):
        list(ingest.expand(archive(tmp_path, data)))


def test_a_locked_archive_is_refused(tmp_path):
    data = bytearray(zipped(a=b"x"))
    for signature, offset in ((b"PK\x03\x04", 6), (b"PK\x01\x02", 8)):
        at = data.index(signature) + offset
        struct.pack_into("<H", data, at, 1)
    with pytest.raises(IngestError, match="密码"):
        list(ingest.expand(archive(tmp_path, bytes(data))))


def test_a_broken_file_in_an_archive_does_not_stop_the_others(tmp_path):
    data = bytearray(zipped(**{"甲.txt": b"x" * 50, "乙.txt": JUNK, "丙.txt": b"y" * 50}))
    at = data.index(JUNK[:8]) if JUNK[:8] in data else data.index("乙.txt".encode()) + 200
    data[at : at + 40] = bytes(40)
    found = []
    with pytest.raises(IngestError, match=r"乙\.txt.*损坏"):
        for name, _ in ingest.expand(archive(tmp_path, bytes(data))):
            found.append(name)
    assert found == ["批.zip/甲.txt", "批.zip/丙.txt"]


def test_a_zip_in_a_zip_is_opened_but_not_endlessly(tmp_path):
    inner = zipped(**{"内.txt": b"x"})
    deep = zipped(**{"二.zip": zipped(**{"三.zip": inner}), "一.zip": inner})
    names = [name for name, _ in ingest.expand(archive(tmp_path, deep))]
    assert names == ["批.zip/一.zip/内.txt"]


def test_other_files_come_as_they_are(tmp_path):
    path = tmp_path / "通知.txt"
    path.write_bytes(b"abc")
    assert list(ingest.expand(path)) == [("通知.txt", b"abc")]


# --- old office formats -------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("suffix", [".doc", ".wps", ".xls"])
def test_without_libreoffice_old_formats_say_so(monkeypatch, suffix):
    monkeypatch.setattr(shutil, "which", lambda _: None)
    with pytest.raises(IngestError, match="需要 LibreOffice"):
        ingest.load_bytes("旧" + suffix, b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(2000))


def test_a_conversion_that_hangs_is_stopped(monkeypatch, tmp_path):
    program = tmp_path / "soffice"
    program.write_text("#!/bin/sh\nsleep 60 &\nwait\n")
    program.chmod(0o755)
    monkeypatch.setattr(shutil, "which", lambda _: str(program))
    monkeypatch.setattr("ingest.files.office._TIMEOUT", 0.3)
    started = time.monotonic()
    with pytest.raises(IngestError, match="已停止"):
        ingest.load_bytes("旧.doc", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(2000))
    assert time.monotonic() - started < HANG


@pytest.mark.office
@pytest.mark.skipif(not shutil.which("soffice"), reason="LibreOffice is not installed")
def test_libreoffice_reads_rtf():
    body = "".join(f"\\u{ord(c)}?" for c in NOTICE.replace("\n", ""))
    document = ingest.load_bytes("旧.rtf", b"{\\rtf1\\ansi " + body.encode() + b"}")
    assert SENTENCE in document.text
    assert not list(Path(tempfile.gettempdir()).glob("zhengce-*"))  # nothing is left behind


def test_a_book_with_a_million_cells_is_refused():
    book = openpyxl.Workbook()
    book.active["A1"] = "序号"
    book.active.cell(row=1_000_000, column=20).value = "x"
    stream = BytesIO()
    book.save(stream)
    with pytest.raises(IngestError, match="万格"):
        ingest.load_bytes("大.xlsx", stream.getvalue())
