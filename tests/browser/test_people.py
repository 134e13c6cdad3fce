"""Three people in three browsers: each sees and does what their role and groups allow, and none gets round it."""

from __future__ import annotations

import base64
import os
import re
import socket
from collections.abc import Callable, Iterator
from http.client import HTTPConnection
from pathlib import Path
from urllib.parse import quote, urlencode, urlsplit

import pytest
from playwright.sync_api import Browser, BrowserContext, Page, expect

from corpus.build import Corpus
from corpus.intake.members import Members
from corpus.people.people import Role
from tests.browser.conftest import ROOT, serve
from tests.browser.test_pages import open_at, ready

pytest.importorskip("argon2")
pytestmark = pytest.mark.browser
PASSWORDS = {"管理员": "shan-hai-guan-1", "编辑甲": "jia-yu-guan-22", "读者乙": "tong-guan-333"}
SECRET = "云澜省闭门会议纪要\n云澜密〔2024〕9号\n一、任务\n1.推进绝密丹顶鹤工程。（责任单位：丹顶鹤保护局）"
WORDS = "丹顶鹤"
_COOKIE = "zhengce_session"


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Three open documents, and one for the group 内部, of which only the editor is."""
    folder = tmp_path_factory.mktemp("browser") / "多人"
    with Corpus.open(folder) as corpus:
        corpus.add(sorted((ROOT / "corpus/samples").glob("0[13]_*")), workers=0)
        corpus.add_bytes([("纪要.txt", SECRET.encode())], workers=0)
        secret = next(row.document_id for row in corpus.documents() if row.source_name == "纪要.txt")
    people = Members.open(folder)
    people.limit(secret, ["内部"])
    for name, role, groups in (
        ("管理员", Role.ADMINISTRATOR, ()),
        ("编辑甲", Role.EDITOR, ("内部",)),
        ("读者乙", Role.READER, ()),
    ):
        people.add(name, role, PASSWORDS[name], groups)
    people.close()
    return folder


@pytest.fixture(scope="module")
def people(folder: Path) -> Iterator[Members]:
    found = Members.open(folder, "试验")
    yield found
    found.close()


@pytest.fixture(scope="module")
def secret(folder: Path) -> str:
    with Corpus.open(folder) as corpus:
        return next(row.document_id for row in corpus.documents() if row.source_name == "纪要.txt")


@pytest.fixture(scope="module")
def site(folder: Path) -> Iterator[str]:
    yield from serve(folder, ZHENGCE_LOGIN="1")


@pytest.fixture(scope="module")
def logged(browser: Browser, site: str) -> Iterator[Callable[[str], Page]]:
    """A page of somebody who has logged in, in a browser of their own."""
    contexts: dict[str, BrowserContext] = {}

    def page(name: str) -> Page:
        if name not in contexts:
            contexts[name] = browser.new_context(locale="zh-CN")
            opened = contexts[name].new_page()
            opened.goto(site + "compare")
            opened.get_by_label("用户名").fill(name)
            opened.get_by_label("密码").fill(PASSWORDS[name])
            opened.get_by_role("button", name="登录").click()
            opened.wait_for_url("**/compare")  # where it was to go
            return opened
        return contexts[name].new_page()

    yield page
    for context in contexts.values():
        context.close()


def cookie_of(page: Page) -> str:
    return next(f"{each['name']}={each['value']}" for each in page.context.cookies() if each["name"] == _COOKIE)


def ask(site: str, method: str, path: str, cookie: str = "", body: str = "", **headers: str) -> tuple[int, str]:
    connection = HTTPConnection(urlsplit(site).netloc, timeout=60)
    named = {name.replace("_", "-"): value for name, value in headers.items()} | ({"Cookie": cookie} if cookie else {})
    connection.putrequest(method, path, skip_accept_encoding=True)
    for name, value in {**named, "Content-Length": str(len(body.encode()))}.items():
        connection.putheader(name, value)
    connection.endheaders(body.encode())
    answer = connection.getresponse()
    text = answer.read().decode("utf-8", "replace") + str(answer.getheaders())
    connection.close()
    return answer.status, text


def websocket(site: str, cookie: str = "") -> int:
    """The status with which a websocket is opened, or refused."""
    host = urlsplit(site).netloc
    name, _, port = host.partition(":")
    key = base64.b64encode(os.urandom(16)).decode()
    lines = ["GET /_stcore/stream HTTP/1.1", f"Host: {host}", f"Origin: http://{host}", "Upgrade: websocket", "Connection: Upgrade",
             f"Sec-WebSocket-Key: {key}", "Sec-WebSocket-Version: 13", "Sec-WebSocket-Protocol: streamlit", f"Cookie: {cookie}"]  # fmt: skip
    with socket.create_connection((name, int(port)), timeout=60) as connection:
        connection.sendall(("\r\n".join(lines) + "\r\n\r\n").encode())
        return int(connection.recv(200).split()[1])


# --- each in their own browser ----------------------------------------------------------------------------------------


def test_each_sees_what_they_may(logged: Callable[[str], Page], site: str) -> None:
    for name, files in (("管理员", "3 份文件"), ("编辑甲", "3 份文件"), ("读者乙", "2 份文件")):
        page = logged(name)
        open_at(page, site)
        expect(page.locator(".st-key-zc-corpus")).to_contain_text(files)
        expect(page.locator(".st-key-zc-who")).to_contain_text(name)


def test_a_search_of_one_finds_what_one_of_another_does_not(logged: Callable[[str], Page], site: str) -> None:
    for name, seen in (("编辑甲", True), ("读者乙", False)):
        page = logged(name)
        open_at(page, f"{site}?q={quote(WORDS)}")
        expect(page.locator(".zc-hits, .zc-empty").first).to_be_visible(timeout=30_000)
        assert ("丹顶鹤工程" in page.inner_text("body")) is seen


@pytest.mark.parametrize(
    "address",
    ["document?id={0}", "document?record={0}-t0", "tasks?id={0}", "?like={0}-t0", "compare?view=files&id={0}"],
)
def test_an_address_of_a_limited_document_shows_nothing_of_it(
    address: str, logged: Callable[[str], Page], site: str, secret: str
) -> None:
    page = logged("读者乙")
    open_at(page, site + address.format(secret))
    page.wait_for_timeout(300)
    assert "丹顶鹤" not in page.content()
    assert "闭门会议" not in page.content()


def test_what_a_reader_asks_to_change_is_refused(logged: Callable[[str], Page], site: str, folder: Path) -> None:
    page = logged("读者乙")
    open_at(page, f"{site}?q=改革&kind=task")
    page.locator(".zc-hits .zc-basket").first.click()
    expect(page.get_by_text("您的角色是“读者”").first).to_be_visible(timeout=30_000)
    with Corpus.open(folder) as corpus:
        assert corpus.plans.all() == ()


def test_a_reader_has_no_place_to_upload_and_the_server_takes_nothing(logged: Callable[[str], Page], site: str) -> None:
    page = logged("读者乙")
    for address in ("corpus", "check"):
        open_at(page, site + address)
        assert page.locator("input[type=file]").count() == 0
    open_at(page, site + "plan")
    page.get_by_role("button", name=re.compile("^(导入方案|方案)$")).click()
    expect(page.get_by_text("您的角色是“读者”").last).to_be_visible(timeout=30_000)
    assert page.locator("input[type=file]").count() == 0
    status, _ = ask(site, "PUT", "/_stcore/upload_file/a/b", cookie_of(page), "x", Origin=site.rstrip("/"))
    assert status == 403


def test_what_is_done_is_noted(logged: Callable[[str], Page], site: str, people: Members) -> None:
    page = logged("编辑甲")
    open_at(page, f"{site}?q=改革&kind=task")
    page.locator(".zc-hits .zc-basket").first.click()
    expect(page.locator(".st-key-zc-basket")).to_contain_text("篮中 1 条", timeout=30_000)
    assert {"login", "plan", "plan-change"} <= {deed.deed for deed in people.deeds(user="编辑甲")}


# --- from outside -----------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("cookie", ["", f"{_COOKIE}=x", f"{_COOKIE}=x.{'0' * 64}", f"{_COOKIE}=", f"{_COOKIE}=%00.%ff"])
def test_without_a_cookie_of_ours_nothing_opens(cookie: str, site: str) -> None:
    assert websocket(site, cookie) == 403
    assert ask(site, "GET", "/", cookie, Accept="text/html")[0] == 303
    for path in (
        "/media/x.xlsx",
        "/_stcore/host-config",
        "/static/js/index.js",
        "/_stcore/upload_file/a/b",
        "/document",
    ):
        assert ask(site, "GET", path, cookie)[0] == 401


def test_a_password_cannot_be_guessed_through(site: str) -> None:
    origin = site.rstrip("/")
    statuses = [
        ask(site, "POST", "/gate/login", "", urlencode({"name": "管理员", "password": f"guess-{n}"}), Origin=origin)[0]
        for n in range(8)
    ]
    assert statuses == [403] * 5 + [429] * 3


def test_a_login_does_not_lead_elsewhere(site: str, logged: Callable[[str], Page]) -> None:
    for address in ("//elsewhere.example", "https://elsewhere.example", "/\\elsewhere.example"):
        _, text = ask(site, "GET", f"/gate/login?next={quote(address, safe='')}")
        assert "elsewhere" not in text
    assert ask(site, "POST", "/gate/login", "", "name=a&password=b")[0] == 403  # no form of ours


@pytest.mark.parametrize(
    "path",
    ["/media/../../../etc/passwd", "/media/..%2f..%2fetc%2fpasswd", "/_stcore/bidi-components/../../etc/passwd", "/static/../../etc/passwd",
     "/component/x/..%2f..%2f..%2fetc/passwd", "//etc/passwd", "/media/%2e%2e/corpus.sqlite"],
)  # fmt: skip
def test_no_path_leads_out(path: str, site: str, logged: Callable[[str], Page]) -> None:
    _, text = ask(site, "GET", path, cookie_of(logged("编辑甲")))
    assert "root:" not in text
    assert "SQLite format" not in text


def test_a_user_who_is_removed_is_out_at_once(logged: Callable[[str], Page], site: str, people: Members) -> None:
    people.add("临时丙", Role.EDITOR, "er-mei-shan-4444")
    PASSWORDS["临时丙"] = "er-mei-shan-4444"
    page = logged("临时丙")
    open_at(page, site)
    cookie = cookie_of(page)
    assert websocket(site, cookie) == 101
    people.remove("临时丙")
    assert websocket(site, cookie) == 403
    page.wait_for_timeout(2500)
    page.get_by_role("textbox", name="检索").fill("改革")
    page.get_by_role("textbox", name="检索").press("Enter")
    page.wait_for_timeout(2000)
    assert page.locator(".zc-hits mark").count() == 0  # the page that stood open asks nothing more


def test_who_logs_out_is_out_everywhere(browser: Browser, site: str) -> None:
    context = browser.new_context(locale="zh-CN")
    page = context.new_page()
    page.goto(site)
    page.get_by_label("用户名").fill("编辑甲")
    page.get_by_label("密码").fill(PASSWORDS["编辑甲"])
    page.get_by_role("button", name="登录").click()
    ready(page)
    cookie = cookie_of(page)
    page.get_by_role("button", name="退出登录").click()
    expect(page.get_by_label("密码")).to_be_visible(timeout=30_000)
    assert websocket(site, cookie) == 403
    context.close()
