"""What the server says to browsers, and that pages do with it: nothing is loaded from elsewhere, nothing is refused."""

from __future__ import annotations

import re
from collections.abc import Iterator
from http.client import HTTPConnection
from pathlib import Path
from urllib.parse import urlsplit

import pytest
from playwright.sync_api import Browser, Page, expect

from corpus.build import Corpus
from corpus.search.asked import Kind, Query
from tests.browser.test_pages import open_at
from ui.gate.policy import HEADERS

pytestmark = pytest.mark.browser
WATCH = """window.refused = [];
document.addEventListener('securitypolicyviolation', e => window.refused.push(`${e.violatedDirective} ${e.blockedURI} ${e.sourceFile}:${e.lineNumber}`));"""
PAGES = ["", "?q=改革", "?q=改革&kind=task", "document?id={id}", "document?record={record}", "compare", "compare?view=side", "compare?view=time",
         "compare?view=files", "plan", "check", "corpus", "tasks?id={id}"]  # fmt: skip


class Watched:
    """A page whose every request and every refusal by the policy is noted."""

    def __init__(self, browser: Browser) -> None:
        self._context = browser.new_context(locale="zh-CN", accept_downloads=True)
        self.page: Page = self._context.new_page()
        self.asked: list[str] = []
        self.said: list[str] = []
        self.page.add_init_script(WATCH)
        self.page.on("request", lambda request: self.asked.append(request.url))
        self.page.on("websocket", lambda socket: self.asked.append(socket.url))
        self.page.on("console", lambda message: self.said.append(message.text) if message.type == "error" else None)

    def refused(self) -> list[str]:
        return [*self.page.evaluate("window.refused"), *(text for text in self.said if "Content Security" in text)]

    def strangers(self, site: str) -> list[str]:
        own = urlsplit(site).netloc
        return [
            url for url in self.asked if urlsplit(url).scheme not in ("data", "blob") and urlsplit(url).netloc != own
        ]

    def close(self) -> None:
        self._context.close()


@pytest.fixture
def watched(browser: Browser) -> Iterator[Watched]:
    found = Watched(browser)
    yield found
    found.close()


@pytest.fixture(scope="module")
def places(desk: Path) -> dict[str, str]:
    with Corpus.open(desk) as corpus:
        best = corpus.documents(order="tasks", page_size=1)[0].document_id
        record = corpus.search(Query(text="改革", kind=Kind.TASK)).hits[0].entry.entry_id
    return {"id": best, "record": record}


def test_the_policy_takes_nothing_from_any_page_and_nothing_is_asked_elsewhere(
    watched: Watched, desk_site: str, places: dict[str, str]
) -> None:
    refused: dict[str, list[str]] = {}
    for address in PAGES:
        open_at(watched.page, desk_site + address.format(**places))
        watched.page.wait_for_timeout(500)
        if found := watched.refused():
            refused[address] = found
    assert refused == {}
    assert watched.strangers(desk_site) == []
    assert any(url.startswith("ws://") for url in watched.asked), "the page's own connection was not seen"


def test_the_policy_takes_nothing_from_what_pages_do(
    watched: Watched, desk_site: str, places: dict[str, str], tmp_path: Path
) -> None:
    page = watched.page
    open_at(page, f"{desk_site}tasks?id={places['id']}")  # makes a table, where there is none, and opens it
    expect(page.get_by_role("grid").first).to_be_visible(timeout=30_000)  # a component of our own
    open_at(page, f"{desk_site}?q=改革")
    with page.expect_download(timeout=30_000) as caught:
        page.get_by_role("button", name="导出", exact=True).click()
    caught.value.save_as(tmp_path / "export")
    open_at(page, desk_site + "corpus")
    page.locator("input[type=file]").set_input_files(
        [
            {
                "name": "方案.txt",
                "mimeType": "text/plain",
                "buffer": "云澜省改革方案\n1.推进改革。（责任单位：省财政厅）".encode(),
            }
        ]
    )
    expect(page.get_by_text(re.compile("新增 1|未变 1"))).to_be_visible(timeout=30_000)
    assert watched.refused() == []
    assert watched.strangers(desk_site) == []


def test_what_the_policy_forbids_is_refused(watched: Watched, desk_site: str) -> None:
    """The walk above would see it."""
    open_at(watched.page, desk_site)
    watched.page.evaluate("fetch('http://127.0.0.1:9/').catch(() => 0)")
    watched.page.evaluate(
        "document.body.appendChild(document.createElement('script')).textContent = 'window.hacked = 1'"
    )
    watched.page.wait_for_timeout(300)
    assert len(watched.page.evaluate("window.refused")) == 2
    assert watched.page.evaluate("window.hacked") is None


def ask(site: str, path: str, **headers: str) -> tuple[int, dict[str, str]]:
    connection = HTTPConnection(urlsplit(site).netloc, timeout=30)
    connection.request("GET", path, headers={name.replace("_", "-"): value for name, value in headers.items()})
    answer = connection.getresponse()
    answer.read()
    connection.close()
    return answer.status, {name.lower(): value for name, value in answer.getheaders()}


@pytest.mark.parametrize(
    "path", ["/", "/compare", "/_stcore/health", "/_stcore/metrics", "/media/nothing.txt", "/static/nothing"]
)
def test_every_answer_has_the_headers(path: str, desk_site: str) -> None:
    _, headers = ask(desk_site, path)
    assert {name: headers.get(name) for name in HEADERS} == dict(HEADERS)


@pytest.mark.parametrize(
    "path", ["metrics", "metrics?families=x", "agent/openapi.json", "agent/interact", "script-health-check"]
)
def test_what_the_page_does_not_need_is_closed(path: str, desk_site: str) -> None:
    assert ask(desk_site, f"/_stcore/{path}")[0] == 404


@pytest.mark.parametrize(
    "headers", [{"Origin": "http://elsewhere.example"}, {"Host": "elsewhere.example"}, {"Origin": "null"}]
)
def test_what_comes_from_elsewhere_is_refused(headers: dict[str, str], desk_site: str) -> None:
    assert ask(desk_site, "/", **headers)[0] == 403
