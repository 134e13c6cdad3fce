"""The commands api, key and mcp: who is let in, what is said, a real server asked by a real client."""

import re
import socket
import subprocess
import sys
import time
from pathlib import Path

import httpx
import pytest

from tests.command_line import zhengce
from tests.zhengce.serving.corpus_of_two import answers_of_two
from ui.cli import serving
from ui.cli.serving import page_of

ROOT = Path(__file__).parents[3]


@pytest.fixture
def folder(tmp_path):
    with answers_of_two(tmp_path):
        pass
    return tmp_path / "库"


def test_a_key_is_made_shown_once_and_taken_back(folder, capsys):
    assert zhengce("key", "add", "统计处", "--corpus", folder) == 0
    key = capsys.readouterr().out.strip()
    assert len(key) >= 40
    assert zhengce("key", "add", "统计处", "--corpus", folder) == 2
    assert "已有名为" in capsys.readouterr().err
    assert zhengce("key", "list", "--corpus", folder) == 0
    said = capsys.readouterr().out
    assert "统计处" in said
    assert key not in said
    assert zhengce("key", "remove", "统计处", "--corpus", folder) == 0
    assert zhengce("key", "remove", "统计处", "--corpus", folder) == 1


def test_keys_belong_to_a_corpus(tmp_path, capsys):
    assert zhengce("key", "add", "统计处", "--corpus", tmp_path / "无") == 1
    assert "没有语料库" in capsys.readouterr().err


def test_a_broken_list_of_keys_is_said(folder, capsys):
    (folder / "api-keys.json").write_text("{", encoding="utf-8")
    for command in (("key", "list"), ("key", "add", "甲"), ("key", "remove", "甲"), ("api", "--host", "0.0.0.0")):
        assert zhengce(*command, "--corpus", folder) == 1
        assert "已损坏" in capsys.readouterr().err, command


def test_beyond_this_machine_a_key_is_needed_first(folder, capsys):
    assert zhengce("api", "--host", "0.0.0.0", "--corpus", folder) == 2
    assert "zhengce key add" in capsys.readouterr().err


@pytest.mark.parametrize("command", ["api", "mcp"])
def test_what_is_not_installed_is_named(folder, capsys, monkeypatch, command):
    monkeypatch.setattr(serving, "find_spec", lambda _: None)
    assert zhengce(command, "--corpus", folder) == 1
    assert f"zhengce[{command}]" in capsys.readouterr().err


def test_links_lead_to_the_page():
    assert page_of("ab") == "http://localhost:8501/document?id=ab"
    assert page_of("ab-t3").startswith("http://localhost:8501/document?id=ab&")


def test_a_server_answers_and_ends(folder):
    with socket.socket() as probe:
        probe.bind(("localhost", 0))
        port = probe.getsockname()[1]
    arguments = ["api", "--port", str(port), "--corpus", str(folder)]
    command = [sys.executable, "-c", "from ui.cli import main; main()", *arguments]
    with subprocess.Popen(command, cwd=ROOT, stderr=subprocess.PIPE, encoding="utf-8") as server:
        try:
            assert server.stderr is not None
            assert f"http://localhost:{port}/api/v1" in server.stderr.readline()
            found = _answer(f"http://localhost:{port}/api/v1/search?q=水价")
            assert found["total"] > 0
            assert re.search("zhengce 接口", httpx.get(f"http://localhost:{port}/").text)
        finally:
            server.terminate()
    assert server.wait(timeout=20) is not None


def _answer(address: str) -> dict[str, int]:
    for _ in range(100):
        try:
            return httpx.get(address).json()
        except httpx.ConnectError:
            time.sleep(0.1)
    raise AssertionError("no server")
