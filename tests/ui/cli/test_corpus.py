"""Commands that change a corpus or tell what is in it: add, remove, reindex, stats, serve."""

import re
import socket
import sqlite3
import subprocess
import sys
import time
import urllib.request

from tests.command_line import PLAN, SAMPLES, zhengce


def test_add_again_is_unchanged(corpus, capsys):
    assert zhengce("add", SAMPLES, "--corpus", corpus, "--workers", 0) == 0
    head, figures = [line for line in capsys.readouterr().out.splitlines() if re.search("新增|│ +0 ", line)]
    assert [cell.strip() for cell in re.split("[┃│]", head) if cell.strip()][:4] == ["新增", "未变", "跳过", "失败"]
    assert figures.split("│")[2].strip() == str(sum(1 for _ in SAMPLES.iterdir()))


def test_add_explains_what_failed_and_what_it_skipped(tmp_path, capsys):
    files = tmp_path / "文件"
    files.mkdir()
    (files / "空.txt").touch()
    (files / "表.jsonl").write_text("{}")
    (files / "好.txt").write_bytes(PLAN.read_bytes())
    assert zhengce("add", files, tmp_path / "没有.txt", "--corpus", tmp_path / "库", "--workers", 0) == 1
    out = re.sub(r"\s|│", "", capsys.readouterr().out)
    assert "失败2" in out
    assert "跳过1" in out
    assert "空.txt" in out
    assert "没有.txt" in out


def test_add_does_not_look_into_the_corpus_itself(elsewhere, capsys):
    (elsewhere / "好.txt").write_bytes(PLAN.read_bytes())
    assert [zhengce("add", ".", "--workers", 0) for _ in range(2)] == [0, 0]
    out = capsys.readouterr().out
    assert "corpus.sqlite" not in out
    assert "不读取" not in out


def test_remove(tmp_path, capsys):
    folder = tmp_path / "库"
    zhengce("add", PLAN, "--corpus", folder, "--workers", 0)
    with sqlite3.connect(folder / "corpus.sqlite") as connection:
        (document_id,) = connection.execute("SELECT document_id FROM documents").fetchone()
    connection.close()
    capsys.readouterr()
    assert zhengce("remove", document_id, "0" * 16, "--corpus", folder) == 1
    captured = capsys.readouterr()
    assert "已移出 1 份" in captured.out
    assert "0" * 16 in captured.err


def test_reindex_and_stats(ask):
    count = sum(1 for _ in SAMPLES.iterdir())
    assert ask("reindex") == (0, f"已重建 {count} 份文件的索引。\n")
    status, text = ask("stats")
    assert status == 0
    assert re.search(rf"文件\s+│\s+{count}\s", text)


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
    """What a server that is just starting answers, within half a minute."""
    for _ in range(60):
        try:
            with urllib.request.urlopen(url, timeout=5) as response:
                return response.read()
        except OSError:
            time.sleep(0.5)
    raise AssertionError(f"no answer from {url}")
