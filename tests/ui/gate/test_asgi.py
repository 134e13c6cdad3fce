"""Headers, cookies and whole answers, as a server hands them over and takes them."""

import asyncio

import pytest

from tests.own_loop import in_own_loop
from ui.gate.asgi import HTML, Answer, cookies, header


def asked(*headers):
    return {"headers": [(name.encode(), value.encode("latin-1")) for name, value in headers]}


def sent_of(answer, **scope):
    sent = []

    async def send(message):
        sent.append(message)

    in_own_loop(lambda: asyncio.run(answer.to({"type": "http", "method": "GET", **scope}, send)))
    return sent


def test_of_several_headers_the_first_counts():
    scope = asked(("host", "a.example"), ("host", "b.example"))
    assert header(scope, "host") == "a.example"
    assert header(scope, "origin") is None


@pytest.mark.parametrize(
    ("sent", "found"),
    [
        ([], {}),
        (["a=1; b=2"], {"a": "1", "b": "2"}),
        (["a=1", "b=2"], {"a": "1", "b": "2"}),  # HTTP/2 sends each by itself
        (["a=1; a=2"], {"a": "1"}),
        (["a=x=y"], {"a": "x=y"}),
        (["a"], {"a": ""}),
        (["  a=1 ;b=2;"], {"a": "1", "b": "2", "": ""}),
    ],
)
def test_cookies(sent, found):
    assert cookies(asked(*(("cookie", each) for each in sent), ("x-cookie", "c=3"))) == found


def test_an_answer_is_sent_with_its_length_in_bytes_and_kept_nowhere():
    start, body = sent_of(Answer(403, "请先登录"))
    headers = dict(start["headers"])
    assert start["status"] == 403
    assert headers[b"content-length"] == b"12"
    assert headers[b"cache-control"] == b"no-store"
    assert headers[b"content-type"].startswith(b"text/plain")
    assert body["body"].decode() == "请先登录"


def test_who_asks_for_the_head_gets_no_body():
    start, body = sent_of(Answer(200, "x"), method="HEAD")
    assert dict(start["headers"])[b"content-length"] == b"1"
    assert body["body"] == b""


def test_headers_come_on_top():
    plain = Answer(303, kind=HTML, headers=(("location", "/"),))
    answer = plain.with_headers((("set-cookie", "a=1"),)).with_headers((("set-cookie", "b=2"),))
    (start, _) = sent_of(answer)
    own = [pair for pair in start["headers"] if pair[0] in (b"location", b"set-cookie")]
    assert own == [(b"location", b"/"), (b"set-cookie", b"a=1"), (b"set-cookie", b"b=2")]
    assert dict(start["headers"])[b"content-type"].startswith(b"text/html")
    assert plain.headers == (("location", "/"),)


def test_a_websocket_is_closed_before_it_is_open():
    assert sent_of(Answer(401, "x"), type="websocket") == [{"type": "websocket.close", "code": 1008}]
