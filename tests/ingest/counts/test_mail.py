"""Mails and saved pages counted."""

import pytest

from ingest.counts import mail
from tests.made_notices import part, saved, sent

FILE = part("application/msword", b"x", Content_Disposition='attachment; filename="=?gb2312?B?uL28/i5kb2M=?="')


@pytest.mark.parametrize(
    ("data", "text"),
    [
        (sent(part("text/plain; charset=gb2312", "正文".encode("gbk"))), "xa@example.cnb@example.cn正文"),
        (sent(FILE, subject="=?utf-8?B?6L2s5Y+R?="), "转发a@example.cnb@example.cn附件.doc"),
        (
            saved(part("text/html", "<p>网页</p>".encode()), part("image/png", b"x"), part("text/css", b"p{}")),
            "x<SavedbyBlink>网页",
        ),
        (sent(part("message/rfc822", b"Subject: y\r\n\r\ninner", "8bit")), "xa@example.cnb@example.cny"),
    ],
)
def test_what_is_text_of_a_mail(data, text):
    assert "".join(mail.count(data).split()) == text


def test_headers_in_bytes_of_another_encoding():
    data = sent(part("text/plain", b"1"), subject="?").replace(b"Subject: ?", b"Subject: " + "关于试点".encode("gbk"))
    assert mail.count(data).split() == ["关于试点", "a@example.cn", "b@example.cn", "1"]
