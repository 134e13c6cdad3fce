"""Every command and every page, one after the other, for ``test_offline``: run in a process without a network."""

from __future__ import annotations

import json
import socket
import subprocess
import sys
import time
from collections.abc import Iterator, Sequence
from http.client import HTTPConnection
from pathlib import Path

import typer
from streamlit.testing.v1 import AppTest

from corpus.build import Corpus
from corpus.search.asked import Kind, Query
from tests.command_line import PLAN, ROOT, SAMPLES, zhengce
from tests.shown_pages import page
from ui.cli import app

OTHER = next(SAMPLES.glob("03_*"))
WITHOUT = ("extract", "compare")
"""Commands that need no corpus."""
SERVERS = ("serve", "api", "mcp")
"""Commands that go on until they are ended: begun as programs of their own, and asked something."""
PROGRAM = (sys.executable, "-c", "from ui.cli import main; main()")
HELLO = {"jsonrpc": "2.0", "id": 1, "method": "initialize", "params": {
    "protocolVersion": "2025-06-18", "capabilities": {}, "clientInfo": {"name": "offline", "version": "1"}}}  # fmt: skip
PAGES = ("search", "document", "compare", "plan", "check", "corpus", "tasks")


def every_command() -> Iterator[str]:
    for name, command in typer.main.get_group(app).commands.items():
        inner = getattr(command, "commands", None)
        yield from (f"{name} {sub}" for sub in inner) if inner else (name,)


def used_commands() -> set[str]:
    named = set(every_command())
    used = lines(Path(), *"abcde")
    used_names = {" ".join(line[:2]) if " ".join(line[:2]) in named else line[0] for line in used}
    return used_names | {"add", *SERVERS}


def known(work: Path) -> tuple[str, str, str, str, str]:
    """Three documents, a task and a priority."""
    with Corpus.open(work / "库") as corpus:
        rows = corpus.documents(order="tasks")
        kinds = (Kind.TASK, Kind.PRIORITY)
        task, priority = (corpus.search(Query(text="", kind=kind)).hits[0].entry.entry_id for kind in kinds)
    return rows[0].document_id, rows[1].document_id, rows[-1].document_id, task, priority


def lines(work: Path, *names: str) -> Iterator[tuple[str, ...]]:
    """A use of every command that does its work, of what ``known`` names."""
    one, two, last, hit, priority = names
    yield from (
        ("watch", str(SAMPLES), "--once"), ("search", "改革"), ("show", one), ("like", "推进改革"), ("precedents", "推进改革"),
        ("reprints",), ("keywords", one), ("matrix",), ("chain",), ("compare", str(PLAN), str(OTHER)), ("table", one),
        ("unit", "市财政局"), ("check", str(PLAN)), ("export", "--output", str(work / "x.json")), ("stats",),
        ("remove", last), ("reindex",), ("index",), ("doctor",), ("backup", str(work / "b.zhengce")),
        ("restore", str(work / "b.zhengce"), "--corpus", str(work / "新库")), ("extract", str(PLAN)),
        ("evaluate", "--corrections"), ("search", "改革", "--save", "甲"), ("saved", "new"), ("saved", "list"), ("saved", "remove", "甲"),
        ("themes", "suggest"), ("plan", "new", "甲"), ("plan", "list"), ("plan", "add", "甲", hit), ("plan", "table", "甲"),
        ("plan", "show", "甲"), ("plan", "export", "甲", "--output", str(work / "甲.docx")),
        ("plan", "export", "甲", "--output", str(work / "甲.json")), ("plan", "history", "甲"), ("plan", "undo", "甲"),
        ("plan", "redo", "甲"), ("plan", "check", "甲"), ("plan", "adapt", "甲", "--to", "广东省梅州市"), ("plan", "duplicate", "甲"),
        ("plan", "replace", "甲", "推进", "深化"), ("plan", "merge", "甲"), ("plan", "rename", "甲", "乙"),
        ("plan", "archive", "乙"), ("plan", "import", str(work / "甲.json")), ("plan", "remove", "乙", "--yes"),
        ("correct", "accept", hit), ("correct", "reject", priority), ("correct", "edit", hit, "--set", "牵头单位=市财政局"),
        ("correct", "add", two, "--kind", "目标", "--text", "完成率达到90%"), ("correct", "list"), ("correct", "queue"), ("correct", "undo", "1"),
        ("correct", "export", "--output", str(work / "金标")), ("limit", one, "--group", "甲组"), ("audit",),
        ("user", "add", "甲", "--oidc", "--role", "administrator"), ("user", "add", "乙", "--oidc"), ("user", "list"),
        ("user", "password", "乙"), ("user", "role", "乙", "editor"), ("user", "group", "乙", "甲组"), ("user", "remove", "乙"),
        ("key", "add", "统计处"), ("key", "list"), ("key", "remove", "统计处"),
    )  # fmt: skip


def all_lines(work: Path) -> Iterator[tuple[str, ...]]:
    yield "add", str(SAMPLES), "--workers", "2"
    yield from lines(work, *known(work))


def commands(work: Path) -> Iterator[str]:
    """What went wrong: a command that ended as if by a fault."""
    for line in all_lines(work):
        own = ("--corpus", str(work / "库")) if "--corpus" not in line and line[0] not in WITHOUT else ()
        try:
            status: object = zhengce(*line, *own)
        except Exception as error:
            status = repr(error)
        if status not in (0, 1):  # 1: there was nothing to do, a document is doubtful
            yield f"{' '.join(line)}: {status}"


def pages() -> Iterator[str]:
    for name in PAGES:
        shown = AppTest.from_function(page, default_timeout=300, args=(name,)).run()
        if shown.exception or shown.error:
            yield f"page {name}: {shown.exception or shown.error}"


def servers(work: Path) -> Iterator[str]:
    """What of the page's server, of the one for programs and of the one for assistants does not answer as it should."""
    asked = ("/_stcore/health", "/", "/compare", "/_stcore/metrics")
    if (statuses := _statuses((*PROGRAM, "serve", "--no-login"), work, asked)) != [200, 200, 200, 404]:
        yield f"serve: {statuses}"
    if (statuses := _statuses((*PROGRAM, "api"), work, ("/api/v1/search?q=%E6%94%B9", "/", "/none"))) != [
        200,
        200,
        404,
    ]:
        yield f"api: {statuses}"
    if '"serverInfo"' not in (said := _greeted((*PROGRAM, "mcp", "--corpus", str(work / "库")))):
        yield f"mcp: {said}"


def _greeted(command: Sequence[str]) -> str:
    """What an assistant's server says to a greeting."""
    with subprocess.Popen(
        command, cwd=ROOT, stdin=subprocess.PIPE, stdout=subprocess.PIPE, encoding="utf-8"
    ) as running:
        try:
            assert running.stdin
            assert running.stdout
            running.stdin.write(json.dumps(HELLO) + "\n")
            running.stdin.flush()
            return running.stdout.readline()
        finally:
            running.terminate()


def _statuses(command: Sequence[str], work: Path, paths: Sequence[str]) -> list[int]:
    """How a server answers at some paths."""
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    line = [*command, "--port", str(port), "--corpus", str(work / "库")]
    with subprocess.Popen(line, cwd=ROOT, stdout=subprocess.DEVNULL) as running:
        try:
            return [_asked(running, port, path) for path in paths]
        finally:
            running.terminate()


def _asked(running: subprocess.Popen[bytes], port: int, path: str) -> int:
    while running.poll() is None:
        try:
            connection = HTTPConnection("127.0.0.1", port, timeout=30)
            connection.request("GET", path)
            return connection.getresponse().status
        except OSError:
            time.sleep(0.2)
    return 0


if __name__ == "__main__":
    folder = Path(sys.argv[1])
    sys.stdout.write(json.dumps([*commands(folder), *pages(), *servers(folder)]) + "\n")
