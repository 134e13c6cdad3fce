"""The command serve: where it serves, and that nobody beyond this machine is served without a login."""

import socket
import subprocess
import sys
import time
import urllib.request

import pytest

from corpus.intake.members import Members
from corpus.people.people import Role
from tests.command_line import zhengce
from ui.cli import serve as serving
from ui.settings import DATA, ENGINE, LOGIN


def test_a_busy_port_is_explained(corpus, capsys):
    with socket.socket() as busy:
        busy.bind(("localhost", 0))
        busy.listen()
        port = busy.getsockname()[1]
        assert zhengce("serve", "--port", port, "--corpus", corpus) == 1
    assert f"端口 {port} 已被占用" in capsys.readouterr().err


def test_serve_answers_on_this_machine_and_ends_with_its_process(corpus):
    with socket.socket() as free:
        free.bind(("localhost", 0))
        port = free.getsockname()[1]
    code = f"from ui.cli import app; from ui.cli.words import run; run(app, ['serve', '--port', '{port}', '--corpus', {str(corpus)!r}])"
    with subprocess.Popen([sys.executable, "-c", code], stdout=subprocess.PIPE, text=True) as process:
        try:
            assert process.stdout.readline() == f"请用浏览器打开 http://localhost:{port} （按 Ctrl+C 结束）\n"
            assert answer(f"http://localhost:{port}/_stcore/health") == b"ok"
        finally:
            process.terminate()
        process.wait(timeout=20)
    with socket.socket() as probe:
        assert probe.connect_ex(("localhost", port)) != 0


def answer(url: str) -> bytes:
    """What a server that is just starting answers, within two minutes."""
    for _ in range(240):
        try:
            with urllib.request.urlopen(url, timeout=5) as response:
                return response.read()
        except OSError:
            time.sleep(0.5)
    raise AssertionError(f"no answer from {url}")


def test_the_server_is_told_the_corpus_and_the_engine(corpus, monkeypatch):
    seen = {}

    def run_instead(command, environment):
        seen.update(environment, command=command)
        return 0

    monkeypatch.setattr(serving, "_run", run_instead)
    with socket.socket() as free:
        free.bind(("localhost", 0))
        port = free.getsockname()[1]
    assert zhengce("serve", "--corpus", corpus, "--engine", "whoosh", "--port", port) == 0
    assert (seen[DATA], seen[ENGINE]) == (str(corpus), "whoosh")
    assert seen["command"][-2:] == ["localhost", str(port)]  # nobody else's machine
    assert not seen[LOGIN]


def test_a_server_that_does_not_start_is_said(corpus, monkeypatch, capsys):
    monkeypatch.setattr(serving, "_run", lambda command, environment: 3)
    with socket.socket() as free:
        free.bind(("localhost", 0))
        port = free.getsockname()[1]
    assert zhengce("serve", "--corpus", corpus, "--port", port) == 3
    assert "没有启动成功" in capsys.readouterr().err


@pytest.fixture
def began(monkeypatch):
    """What would be started."""
    seen = {}

    def run_instead(command, environment):
        seen.update(environment, command=command)
        return 0

    monkeypatch.setattr(serving, "_run", run_instead)
    return seen


@pytest.mark.parametrize("host", ["0.0.0.0", "::", "10.1.2.3", "zhengce.ju.example"])
@pytest.mark.parametrize("options", [(), ("--no-login",), ("--login",)])
def test_beyond_this_machine_nobody_is_served_without_a_login(corpus, began, capsys, host, options):
    assert zhengce("serve", "--host", host, "--corpus", corpus, *options) == 2
    assert "先设好登录" in capsys.readouterr().err
    assert began == {}


def with_user(folder, password):
    people = Members.open(folder)
    people.add("张三", Role.ADMINISTRATOR, password)
    people.close()


def test_with_a_user_all_who_come_have_to_log_in(corpus_copy, began, capsys):
    pytest.importorskip("argon2")
    with_user(corpus_copy, "feng-qiao-ye-bo")
    assert zhengce("serve", "--host", "0.0.0.0", "--port", 1, "--corpus", corpus_copy) == 0
    assert began[LOGIN]
    assert "没有用 HTTPS" in capsys.readouterr().err
    assert zhengce("serve", "--host", "0.0.0.0", "--corpus", corpus_copy, "--no-login") == 2
    assert zhengce("serve", "--port", 1, "--corpus", corpus_copy) == 0
    assert began[LOGIN]  # here too, unless it is said that it is not wanted
    assert zhengce("serve", "--port", 1, "--corpus", corpus_copy, "--no-login") == 0
    assert not began[LOGIN]


def test_users_of_the_organisations_login_alone_need_its_settings(corpus_copy, began, tmp_path, capsys):
    with_user(corpus_copy, None)
    assert zhengce("serve", "--host", "0.0.0.0", "--corpus", corpus_copy) == 2
    settings = tmp_path / "oidc.toml"
    settings.write_text('client_id = "zhengce"')
    assert zhengce("serve", "--host", "0.0.0.0", "--corpus", corpus_copy, "--oidc", settings) == 2
    assert "缺少" in capsys.readouterr().err


def test_a_login_needs_somebody_to_log_in(corpus, began, capsys):
    assert zhengce("serve", "--login", "--port", 1, "--corpus", corpus) == 2
    assert "还没有用户" in capsys.readouterr().err


def test_a_certificate_needs_its_key(corpus, began, tmp_path):
    assert zhengce("serve", "--certificate", tmp_path / "c.pem", "--port", 1, "--corpus", corpus) == 2
    assert began == {}


@pytest.fixture
def corpus_copy(corpus, tmp_path):
    import shutil

    return shutil.copytree(corpus, tmp_path / "副本")
