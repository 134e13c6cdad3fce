"""Bytes to text: every usual encoding is read, and what is doubtful is told."""

import pytest

import ingest
from tests.made_files import NOTICE, SENTENCE

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
