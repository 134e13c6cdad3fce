"""Mails are taken apart as people see them, and a hostile one ends in a sentence."""

import time

import pytest

from ingest import IngestCode, IngestError
from ingest.files.mail import take_apart
from tests.made_files import HANG
from tests.made_notices import mime, part, sent


def test_headers_are_decoded_whatever_they_are_written_in():
    for subject in ("=?gb2312?B?zai1xA==?=", "=?utf-8?Q?=E9=80=9A=E7=9A=84?=", "通的"):
        assert take_apart(sent(part("text/plain", b"x"), subject=subject)).headers["Subject"] == "通的"


def test_a_character_goes_on_in_the_next_word():
    halves = "=?utf-8?B?6YCa5w==?= =?utf-8?B?n6U=?="
    assert take_apart(sent(part("text/plain", b"x"), subject=halves)).headers["Subject"] == "通知"


def test_texts_and_attachments_are_told_apart():
    mail = take_apart(
        sent(
            part("text/plain", b"x"),
            part("image/png", b"y", Content_ID="<logo>"),
            part("text/plain; name=a.txt", b"z", Content_Disposition="attachment"),
            part("application/pdf; name=../../b.pdf", b"w"),
        )
    )
    assert [each.data for each in mail.texts] == [b"x"]
    assert [(each.name, each.data) for each in mail.attachments] == [("a.txt", b"z"), ("_.._b.pdf", b"w")]
    assert mail.parts[1].place == "cid:logo" and mail.body


@pytest.mark.parametrize(
    ("data", "code"),
    [
        (b"Content-Type: multipart/mixed; boundary=B\n\n--B\n" * 40, IngestCode.TOO_LARGE),
        (b"From: a\nTo: b\n\n" + b"\n" * 2_000_001, IngestCode.TOO_LARGE),
        (mime("To: b\n", *[b"\n\nx"] * 2001), IngestCode.TOO_LARGE),
    ],
)
def test_a_mail_without_end_is_refused(data, code):
    started = time.monotonic()
    with pytest.raises(IngestError) as caught:
        take_apart(data)
    assert caught.value.code is code
    assert time.monotonic() - started < HANG


def test_endless_headers_are_read_in_time():
    started = time.monotonic()
    head = "Subject: " + "=?utf-8?Q?a?= " * 50_000 + "\nContent-Type: text/plain" + ";" * 100_000 + "\n\nx"
    assert take_apart(head.encode()).texts[0].data == b"x"
    assert time.monotonic() - started < HANG


def test_a_charset_that_nobody_knows_is_guessed():
    mail = take_apart(sent(part("text/plain; charset=no-such", "推进绿道建设".encode("gbk"))))
    assert mail.texts[0].as_utf8().decode("utf-8-sig") == "推进绿道建设"
