"""What the server says to browsers, what it keeps closed, from where it may be asked."""

import asyncio

import pytest

from tests.own_loop import in_own_loop
from ui.gate.policy import CONTENT, HEADERS, LOCAL, Policy, host_of, is_closed, with_scripts_of


def ask(policy, path="/", kind="http", **headers):
    """The messages that come back."""
    sent = []
    named = {"host": "localhost:8501", **{name.replace("_", "-"): value for name, value in headers.items()}}
    scope = {
        "type": kind,
        "path": path,
        "method": "GET",
        "headers": [(k.encode(), v.encode()) for k, v in named.items()],
    }

    async def send(message):
        sent.append(message)

    async def receive():
        raise AssertionError("nothing is to be read")

    in_own_loop(lambda: asyncio.run(policy(scope, receive, send)))
    return sent


async def inside(scope, receive, send):
    """A server that says 200 to everybody, and headers of its own."""
    if scope["type"] == "websocket":
        await send({"type": "websocket.accept"})
        return
    own = [(b"Content-Security-Policy", b"default-src *"), (b"x-own", b"1")]
    await send({"type": "http.response.start", "status": 200, "headers": own})
    await send({"type": "http.response.body", "body": b"in"})


def status(sent):
    return sent[0].get("status", sent[0]["type"])


def test_every_answer_has_the_headers_and_no_other_policy():
    for path in ("/", "/_stcore/metrics"):
        headers = [(name.decode().lower(), value.decode()) for name, value in ask(Policy(inside), path)[0]["headers"]]
        assert {name: value for name, value in headers if name in HEADERS} == dict(HEADERS)
        (policy,) = [value for name, value in headers if name == "content-security-policy"]
        assert "frame-ancestors 'none'" in policy
        assert not any(sign in policy for sign in ("*", "http:", "https:", "'unsafe-inline' 'self'", "//"))


def test_no_outside_origin_and_no_script_of_a_document():
    assert all(":" not in value.replace("data:", "").replace("blob:", "") for value in CONTENT.values())
    assert "'unsafe-inline'" not in CONTENT["script-src"]
    assert with_scripts_of("<script>x</script><script src='y'></script>")["script-src"].count("sha256-") == 1


@pytest.mark.parametrize(
    "path", ["/_stcore/metrics", "/_stcore/agent/mcp", "/_stcore/script-health-check", "/_stcore/", "/_stcore/x"]
)
def test_closed(path):
    assert is_closed(path)
    assert status(ask(Policy(inside), path)) == 404


@pytest.mark.parametrize(
    "path", ["/", "/compare", "/_stcore/health", "/_stcore/stream", "/_stcore/upload_file/a/b", "/media/x", "/static/x"]
)
def test_open(path):
    assert status(ask(Policy(inside), path)) == 200


@pytest.mark.parametrize(
    "origin",
    [
        "http://elsewhere.example",
        "null",
        "http://localhost:9999",
        "http://localhost.elsewhere:8501",
        "",
        "http://",
        "[",
        "http://127.0.0.1:8501",
    ],
)
def test_what_comes_from_another_origin_goes_no_further(origin):
    """Streamlit would ask an address on the internet what this machine is called there."""
    assert status(ask(Policy(inside), origin=origin)) == 403
    assert status(ask(Policy(inside), "/_stcore/stream", "websocket", origin=origin)) == "websocket.close"


@pytest.mark.parametrize("headers", [{}, {"origin": "http://localhost:8501"}, {"origin": "https://localhost:8501"}])
def test_what_comes_from_here_or_from_no_page(headers):
    assert status(ask(Policy(inside), **headers)) == 200
    assert status(ask(Policy(inside), "/_stcore/stream", "websocket", **headers)) == "websocket.accept"


@pytest.mark.parametrize(
    "host",
    [
        "elsewhere.example",
        "elsewhere.example:8501",
        "",
        "localhost@elsewhere",
        "localhost.elsewhere",
        "1.2.3.4",
        "[",
        "a b",
    ],
)
def test_by_a_name_that_somebody_else_gave_this_machine_nobody_is_served(host):
    assert status(ask(Policy(inside, LOCAL), host=host)) == 403


@pytest.mark.parametrize("host", ["localhost", "LOCALHOST:8501", "127.0.0.1:1", "[::1]:8501", "localhost."])
def test_names_of_this_machine(host):
    assert status(ask(Policy(inside, LOCAL), host=host)) == 200


def test_where_all_have_to_log_in_any_name_will_do_that_is_one():
    assert status(ask(Policy(inside, ()), host="zhengce.ju.example")) == 200
    assert status(ask(Policy(inside, ()), host="@")) == 403
    assert host_of("x" * 10 + ":99999") is None
