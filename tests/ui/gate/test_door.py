"""Who is let in: asked of the middleware itself, before a server that lets in everybody."""

import asyncio
from urllib.parse import urlencode

import pytest

from corpus.people.people import Role, User
from tests.own_loop import in_own_loop
from ui.gate.door import COOKIE, Door, own_address

USERS = {"r": User(name="读者", role=Role.READER), "e": User(name="编辑", role=Role.EDITOR)}


DEFAULTS = {"people": None, "method": "GET", "kind": "http", "query": "", "body": b"", "messages": ()}


class People:
    """As the register would answer."""

    def __init__(self):
        self.known = dict(USERS)

    def who(self, shown):
        return self.known.get(shown)

    def enter(self, name, password, address):
        return "e" if (name, password) == ("编辑", "right") else None

    def leave(self, shown, address):
        self.known.pop(shown, None)


async def inside(scope, receive, send):
    if scope["type"] == "websocket":
        await send(
            {"type": "websocket.accept", "subprotocol": str(dict(scope["headers"]).get(b"sec-websocket-protocol"))}
        )
        while (message := await receive())["type"] == "websocket.receive":
            await send({"type": "websocket.send", "bytes": message["bytes"]})
        return
    await send({"type": "http.response.start", "status": 200, "headers": []})
    await send({"type": "http.response.body", "body": b"in"})


def ask(path, **given):
    """The messages that come back. What is no part of the request below is a header."""
    taken = {name: given.pop(name, default) for name, default in DEFAULTS.items()}
    sent, queue = [], [*taken["messages"]] or [{"type": "http.request", "body": taken["body"]}]
    scope = {
        "type": taken["kind"],
        "path": path,
        "method": taken["method"],
        "query_string": taken["query"].encode(),
        "client": ("10.0.0.7", 1),
        "headers": [(name.replace("_", "-").encode(), value.encode()) for name, value in given.items()],
    }

    async def send(message):
        sent.append(message)

    async def receive():
        found = queue.pop(0)
        if callable(found):
            found()
            return await receive()
        return found

    door = Door(inside, taken["people"] or People())
    in_own_loop(lambda: asyncio.run(door(scope, receive, send)))
    return sent


def headers_of(sent):
    return [(name.decode(), value.decode()) for name, value in sent[0]["headers"]]


@pytest.mark.parametrize("cookie", ["", f"{COOKIE}=", f"{COOKIE}=x", "other=e", f"x{COOKIE}=e", f"{COOKIE}=r e"])
@pytest.mark.parametrize(
    "path",
    ["/", "/media/x", "/_stcore/stream", "/static/x", "/gate/other", "/gate/login/../media", "/_stcore/health/x"],
)
def test_without_a_cookie_that_holds_nothing_is_served(path, cookie):
    assert ask(path, cookie=cookie)[0]["status"] == 401
    assert ask(path, kind="websocket", cookie=cookie)[0] == {"type": "websocket.close", "code": 1008}


def test_a_page_leads_to_the_login_and_from_there_back():
    sent = ask("/document", query="id=ab&x=1", accept="text/html")
    assert sent[0]["status"] == 303
    assert ("location", "/gate/login?next=%2Fdocument%3Fid%3Dab%26x%3D1") in headers_of(sent)
    page = ask("/gate/login", query="next=%2Fdocument%3Fid%3Dab")[1]["body"].decode()
    assert "next=%2Fdocument%3Fid%3Dab" in page
    assert "密码" in page


def form(name, password):
    return urlencode({"name": name, "password": password}).encode()


def test_who_fits_has_a_cookie_that_scripts_do_not_see_and_other_sites_do_not_send():
    sent = ask("/gate/login", method="POST", query="next=%2Fcompare", body=form("编辑", "right"), origin="http://x")
    assert sent[0]["status"] == 303
    assert ("location", "/compare") in headers_of(sent)
    assert ("set-cookie", f"{COOKIE}=e; Path=/; HttpOnly; SameSite=Lax") in headers_of(sent)


@pytest.mark.parametrize("body", [form("编辑", "wrong"), b"", b"\xff", b"name=" + b"x" * 10_000, form("<script>", "x")])
def test_who_does_not_fit_has_none(body):
    sent = ask("/gate/login", method="POST", body=body, origin="http://x")
    assert sent[0]["status"] == 403
    assert not [name for name, _ in headers_of(sent) if name == "set-cookie"]
    assert b"<script>" not in sent[1]["body"]


def test_a_form_without_an_origin_is_no_form_of_ours():
    assert ask("/gate/login", method="POST", body=form("编辑", "right"))[0]["status"] == 403


@pytest.mark.parametrize(
    "address", ["//e.example", "https://e.example", "/\\e.example", "javascript:alert(1)", "", "e", "/a\nb"]
)
def test_a_login_leads_nowhere_else(address):
    assert own_address(address) == "/"


def test_a_reader_uploads_nothing():
    assert ask("/_stcore/upload_file/a/b", method="PUT", cookie=f"{COOKIE}=r")[0]["status"] == 403
    assert ask("/_stcore/upload_file/a/b", method="PUT", cookie=f"{COOKIE}=e")[0]["status"] == 200
    assert ask("/compare", cookie=f"{COOKIE}=r")[0]["status"] == 200


def test_a_session_that_somebody_else_began_is_not_taken_up():
    sent = ask("/_stcore/stream", kind="websocket", messages=[{"type": "websocket.disconnect"}], cookie=f"{COOKIE}=e",
               sec_websocket_protocol="streamlit, token, somebodys-session")  # fmt: skip
    assert "token" in sent[0]["subprotocol"]
    assert "somebodys" not in sent[0]["subprotocol"]


def test_who_is_removed_asks_nothing_more_by_a_page_that_stands_open(monkeypatch):
    now = iter(range(0, 1000, 10))
    monkeypatch.setattr("ui.gate.door.time.monotonic", lambda: next(now))
    people, asked = People(), {"type": "websocket.receive", "bytes": b"x"}
    sent = ask(
        "/_stcore/stream",
        people=people,
        kind="websocket",
        cookie=f"{COOKIE}=e",
        messages=[asked, people.known.clear, asked, asked],
    )
    assert [message["type"] for message in sent] == ["websocket.accept", "websocket.send", "websocket.close"]


def test_an_address_that_somebody_sends_logs_nobody_out():
    people = People()
    ask("/gate/logout", people=people, cookie=f"{COOKIE}=e")
    assert "e" in people.known
    sent = ask("/gate/logout", people=people, method="POST", cookie=f"{COOKIE}=e")
    assert "e" not in people.known
    assert any("Max-Age=0" in value for name, value in headers_of(sent) if name == "set-cookie")


def test_only_health_is_told_to_everybody():
    assert ask("/_stcore/health")[0]["status"] == 200
