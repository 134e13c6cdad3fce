"""A real PostgreSQL for tests: its programs as apt has them, data in a folder of its own, on a free port of loopback."""

from __future__ import annotations

import os
import shutil
import signal
import socket
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from functools import cache
from importlib.util import find_spec
from itertools import count
from pathlib import Path

from tests.conftest import absent

REQUIRED = "ZHENGCE_REQUIRE_CLUSTER"
_NUMBERS = count()


@cache
def binaries() -> Path | None:
    """Where its programs lie: Debian keeps them out of the way."""
    found = sorted(Path("/usr/lib/postgresql").glob("*/bin/initdb"), key=lambda path: int(path.parts[-3]))
    plain = shutil.which("initdb")
    return found[-1].parent if found else Path(plain).resolve().parent if plain else None


def need_postgres() -> None:
    """Skip, by name, where there is no server or nothing to speak to it with."""
    if sys.platform == "win32" or binaries() is None:
        absent("PostgreSQL is not installed (apt install postgresql)", REQUIRED)
    if find_spec("psycopg") is None:
        absent('psycopg is not installed (pip install "zhengce[cluster]")', REQUIRED)


@dataclass(frozen=True)
class PostgresNode:
    folder: Path
    port: int

    def address(self, database: str = "postgres") -> str:
        return f"postgresql://zhengce@127.0.0.1:{self.port}/{database}"

    def database(self, options: str = "") -> str:
        """The address of a new, empty database."""
        name = f"corpus_{os.getpid()}_{next(_NUMBERS)}"
        _run(
            "psql",
            "-h",
            "127.0.0.1",
            "-p",
            str(self.port),
            "-U",
            "zhengce",
            "-qc",
            f"CREATE DATABASE {name} {options}",
            "postgres",
        )
        return self.address(name)


@contextmanager
def running() -> Iterator[PostgresNode]:
    """A server, stopped at the end however that is reached."""
    need_postgres()
    folder = Path(tempfile.mkdtemp(prefix="zhengce-pg-"))
    if os.geteuid() == 0:
        shutil.chown(folder, "postgres")
    data, log, port = folder / "data", folder / "log", _free_port()
    try:
        _run("initdb", "-D", str(data), "-U", "zhengce", "--auth=trust", "-E", "UTF8", "--locale=C.UTF-8", "--no-sync")
        options = (
            f"-c listen_addresses=127.0.0.1 -c port={port} -c unix_socket_directories={folder} -c fsync=off"
            " -c max_connections=200 -c shared_buffers=64MB"
        )
        _run("pg_ctl", "-D", str(data), "-l", str(log), "-w", "-t", "120", "-o", options, "start")
        try:
            yield PostgresNode(folder, port)
        finally:
            _run("pg_ctl", "-D", str(data), "-m", "immediate", "-w", "stop")
    finally:
        shutil.rmtree(folder, ignore_errors=True)


def _run(program: str, *arguments: str) -> None:
    """As the user postgres where we are root: the server refuses to be that."""
    found = binaries()
    assert found is not None
    path = found / program
    prefix = ["runuser", "-u", "postgres", "--"] if os.geteuid() == 0 else []
    command = [*prefix, str(path if path.exists() else program), *arguments]
    done = subprocess.run(command, cwd="/", stdin=subprocess.DEVNULL, stdout=subprocess.PIPE, stderr=subprocess.STDOUT)
    assert done.returncode == 0, done.stdout.decode(errors="replace")


def _free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


def kill(process: subprocess.Popen[bytes]) -> None:
    """Without a last word."""
    with suppress(ProcessLookupError):
        os.kill(process.pid, signal.SIGKILL)
    process.wait()
    if process.stdout is not None:
        process.stdout.close()
