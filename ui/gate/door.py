"""Who is let in: a middleware before Streamlit's app. Whoever is not logged in sees the login page and nothing else."""

from __future__ import annotations

import time
from collections.abc import Mapping
from urllib.parse import parse_qs, quote, urlencode

from anyio import to_thread

from corpus.intake.members import Members, TooManyTries
from corpus.people.people import Role, User
from ui.gate.asgi import HTML, Answer, Application, Message, Receive, Scope, Send, cookies, header
from ui.gate.forms import login_page
from ui.gate.outside import OutsideLogin

COOKIE = "zhengce_session"
LOGIN, LOGOUT, OUTSIDE = "/gate/login", "/gate/logout", "/gate/outside"
_HEALTH = "/_stcore/health"
_UPLOAD = "/_stcore/upload_file/"
_MOST = 4096
"""Bytes of a form."""
_BACK = "back"
"""Said of the address to which the organisation's login leads back: nobody is sent there anew from it."""
_NOBODY = "单位登录没有成功，或没有给出可用的名称（邮箱未经核实的不算），请找管理员。"
_EVERY = 2.0
"""Seconds after which it is asked again whether a page that stands open may still ask."""


class Door:
    """``outside``: the organisation's own login, where there is one."""

    def __init__(self, app: Application, members: Members, outside: OutsideLogin | None = None) -> None:
        self._app, self._members, self._outside = app, members, outside

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        path = scope.get("path", "")
        if scope["type"] == "lifespan" or path == _HEALTH:
            await self._app(scope, receive, send)
        elif path == LOGIN and scope["type"] == "http":
            await self._login(scope, receive, send)
        elif path == LOGOUT and scope["type"] == "http":
            await self._logout(scope, send)
        elif self._outside is not None and scope["type"] == "http" and path in (OUTSIDE, *self._outside.paths):
            await self._from_outside(scope, receive, send)
        else:
            await self._as_somebody(scope, receive, send)

    # --- with a cookie ------------------------------------------------------------------------------------------------

    async def _as_somebody(self, scope: Scope, receive: Receive, send: Send) -> None:
        shown = cookies(scope).get(COOKIE)
        user = await to_thread.run_sync(self._members.who, shown)
        if user is None:
            await self._turned_away(scope, send)
        elif scope["type"] == "websocket":
            await self._app(_alone(scope), _Guarded(self._members, shown, receive, send).receive, send)
        elif user.role is Role.READER and scope["path"].startswith(_UPLOAD):
            await Answer(403, "您的角色是“读者”，不能上传文件。").to(scope, send)
        else:
            await self._app(scope, receive, send)

    async def _turned_away(self, scope: Scope, send: Send) -> None:
        """A page leads to the login and from there back; whatever else is asked is refused."""
        if scope["type"] == "http" and scope["method"] == "GET" and "text/html" in (header(scope, "accept") or ""):
            query = scope.get("query_string", b"").decode("latin-1")
            back = scope["path"] + (f"?{query}" if query else "")
            await _led(f"{LOGIN}?next={quote(back, safe='')}").to(scope, send)
        else:
            await Answer(401, "请先登录。").to(scope, send)

    # --- coming and going ---------------------------------------------------------------------------------------------

    async def _login(self, scope: Scope, receive: Receive, send: Send) -> None:
        asked = parse_qs(scope.get("query_string", b"").decode("latin-1"))
        back = own_address(asked.get("next", ["/"])[0])
        if scope["method"] != "POST":
            await self._page(back).to(scope, send)
            return
        if header(scope, "origin") is None:  # browsers say where a form comes from
            await Answer(403, "登录请求不是从本系统的网页发来的。").to(scope, send)
            return
        form = await _form(receive)
        try:
            entered = await to_thread.run_sync(
                self._members.enter, form.get("name", ""), form.get("password", ""), _address(scope)
            )
        except TooManyTries as error:
            await self._page(back, str(error), 429).to(scope, send)
            return
        if entered is None:
            await self._page(back, "用户名或密码不对。", 403).to(scope, send)
        else:
            await _led(back, _cookie(scope, entered)).to(scope, send)

    def _page(self, back: str, wrong: str = "", status: int = 200) -> Answer:
        action = f"{LOGIN}?{urlencode({'next': back})}"
        return Answer(status, login_page(action, wrong, OUTSIDE if self._outside else None), HTML)

    async def _logout(self, scope: Scope, send: Send) -> None:
        if scope["method"] != "POST":  # an address that somebody sends logs nobody out
            await _led("/").to(scope, send)
            return
        await to_thread.run_sync(self._members.leave, cookies(scope).get(COOKIE, ""), _address(scope))
        await _led(LOGIN, _cookie(scope, "", 0)).to(scope, send)

    async def _from_outside(self, scope: Scope, receive: Receive, send: Send) -> None:
        assert self._outside is not None
        if scope["path"] != OUTSIDE:
            await self._app(scope, receive, _brought_back(send) if scope["path"] == self._outside.back else send)
            return
        name = self._outside.name_in(cookies(scope))
        if name is None and _BACK.encode() not in scope["query_string"]:
            await _led(self._outside.address()).to(scope, send)
            return
        entered = await to_thread.run_sync(self._members.let_in, name, _address(scope)) if name else None
        forgotten = [_forgotten(each) for each in cookies(scope) if self._outside.is_own(each)]
        if entered is None:
            wrong = f"“{name}”还不是本系统的用户，请找管理员添加。" if name else _NOBODY
            answer = self._page("/", wrong, 403)
        else:
            answer = _led("/", _cookie(scope, entered))
        await answer.with_headers(forgotten).to(scope, send)


def _brought_back(send: Send) -> Send:
    """Streamlit leads whoever comes from the provider to its page, where nobody knows them yet: here they are asked
    who they are."""

    async def sent(message: Message) -> None:
        if message["type"] == "http.response.start" and 300 <= message["status"] < 400:
            there = (b"location", f"{OUTSIDE}?{_BACK}=1".encode())
            message = {**message, "headers": [*(h for h in message["headers"] if h[0].lower() != b"location"), there]}
        await send(message)

    return sent


class _Guarded:
    """A websocket that stands open only as long as who opened it is logged in."""

    def __init__(self, members: Members, shown: str | None, receive: Receive, send: Send) -> None:
        self._members, self._shown, self._receive, self._send = members, shown, receive, send
        self._asked = time.monotonic()

    async def receive(self) -> Message:
        message = await self._receive()
        if message["type"] == "websocket.receive" and time.monotonic() - self._asked > _EVERY:
            user: User | None = await to_thread.run_sync(self._members.who, self._shown)
            if user is None:
                await self._send({"type": "websocket.close", "code": 1008})
                return {"type": "websocket.disconnect", "code": 1008}
            self._asked = time.monotonic()
        return message


def _alone(scope: Scope) -> Scope:
    """Without the third word of Streamlit's subprotocol, by which a browser takes up a session that was begun: it could
    be somebody else's."""
    name = b"sec-websocket-protocol"
    headers = [(key, b",".join(value.split(b",")[:2]) if key == name else value) for key, value in scope["headers"]]
    return {**scope, "headers": headers, "subprotocols": scope.get("subprotocols", [])[:2]}


def own_address(address: str) -> str:
    """Where to go after the login: nowhere but here.

    >>> [own_address(each) for each in ("/compare?view=time", "//elsewhere", "https://elsewhere")]
    ['/compare?view=time', '/', '/']
    """
    fine = address.startswith("/") and not address.startswith("//") and "\\" not in address and address.isprintable()
    return address if fine else "/"


async def _form(receive: Receive) -> Mapping[str, str]:
    data, more = b"", True
    while more and len(data) <= _MOST:
        message = await receive()
        data += message.get("body", b"")
        more = message.get("more_body", False)
    fields = parse_qs(data[:_MOST].decode("utf-8", "replace"))
    return {name: values[0] for name, values in fields.items()}


def _address(scope: Scope) -> str:
    client = scope.get("client")
    return str(client[0]) if client else ""


def _led(where: str, *headers: tuple[str, str]) -> Answer:
    return Answer(303, headers=(("location", quote(where, safe="/?&=%#:;+@,~!$'()*-._")), *headers))


def _cookie(scope: Scope, value: str, seconds: int | None = None) -> tuple[str, str]:
    """Not seen by scripts, not sent along by other sites; the server knows until when it holds."""
    secure = "; Secure" if scope.get("scheme") == "https" else ""
    age = "" if seconds is None else f"; Max-Age={seconds}"
    return "set-cookie", f"{COOKIE}={value}; Path=/; HttpOnly; SameSite=Lax{secure}{age}"


def _forgotten(name: str) -> tuple[str, str]:
    return "set-cookie", f"{name}=; Path=/; HttpOnly; SameSite=Lax; Max-Age=0"
