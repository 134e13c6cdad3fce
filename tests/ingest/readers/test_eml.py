"""Mails: the text is read once, what came along is named."""

import pytest

import ingest
from ingest import IngestCode, IngestError
from ingest.readers import eml
from tests.made_notices import LINES, PAGE, changes, left, mime, part, sent, survives, texts

TEXT = part("text/plain; charset=gb2312", "\n".join(LINES).encode("gbk"))
FILE = part("application/msword", b"x", Content_Disposition='attachment; filename="=?gb2312?B?uL28/i5kb2M=?="')


def test_the_text_is_read_and_the_attachment_named():
    document = ingest.load_bytes("来信.eml", sent(TEXT, FILE))
    assert document.text.split("\n") == list(LINES)
    assert [(issue.code, issue.severity.value) for issue in document.issues] == [("attachments", "note")]
    assert "附件.doc" in document.issues[0].message
    assert ("attached", "附件.doc") in left(eml.read(sent(TEXT, FILE)))


def test_of_two_forms_the_one_with_tables_is_read():
    both = part("text/plain", "\n".join(LINES).encode()), part("text/html", PAGE.encode())
    raw = eml.read(mime("From: a@example.cn\r\nTo: b@example.cn\r\n", *both, kind="alternative"))
    assert texts(raw) == list(LINES)
    assert ("repeated", "\n".join(LINES)) in left(raw)


def test_what_the_headers_say_is_left_out_as_facts():
    raw = eml.read(sent(TEXT, subject="=?utf-8?B?6L2s5Y+R?="))
    assert left(raw) == [("facts", "转发"), ("facts", "a@example.cn"), ("facts", "b@example.cn")]


def test_a_mail_without_text_says_what_it_has():
    with pytest.raises(IngestError, match=r"只有附件（附件\.doc）") as caught:
        eml.read(sent(FILE))
    assert caught.value.code is IngestCode.NO_TEXT
    with pytest.raises(IngestError, match="没有正文，请检查"):
        eml.read(sent(part("image/png", b"x")))


def test_a_mail_in_a_mail_is_a_file_of_its_own(tmp_path):
    inner = b"Content-Type: message/rfc822\r\n\r\n" + sent(TEXT, subject="=?utf-8?B?6L2s5Y+R?=")
    path = tmp_path / "来信.eml"
    path.write_bytes(sent(TEXT, inner))
    assert [name for name, _ in ingest.expand(path)] == ["来信.eml", "来信.eml/转发.eml"]


@pytest.mark.parametrize("seed", range(200))
def test_broken_bytes_never_raise(seed):
    survives("a.eml", changes(sent(TEXT, FILE), seed))
