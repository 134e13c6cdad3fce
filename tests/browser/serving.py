"""A page of Streamlit that runs, and a Chromium that asks nobody else anything: for tests and for the bench."""

from __future__ import annotations

import os
import shutil
import socket
import subprocess
import sys
import time
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from urllib.error import URLError
from urllib.request import urlopen

from ui.settings import DATA

PAGES = Path(__file__).parents[2] / "ui/app.py"
ARGUMENTS = [
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
]


def chromium() -> str | None:
    return shutil.which("chromium") or shutil.which("chromium-browser") or shutil.which("google-chrome")


def free_port() -> int:
    with socket.socket() as free:
        free.bind(("localhost", 0))
        return int(free.getsockname()[1])


@contextmanager
def served(
    folder: Path, script: Path = PAGES, options: Sequence[str] = (), *, port: int = 0, **settings: str
) -> Iterator[str]:
    """The address of a page over the corpus in a folder, served as ``zhengce serve`` does; of another script as
    Streamlit does. What the program says lies beside the folder (``.log``). ``settings``: of the environment."""
    port = port or free_port()
    command = [sys.executable, "-m", "streamlit", "run", str(script), f"--server.port={port}", *options]
    if script == PAGES:
        command = [sys.executable, "-m", "ui.web", "localhost", str(port), *options]
    environment = {**os.environ, DATA: str(folder), **settings}
    with (
        log_of(folder).open("wb") as said,
        subprocess.Popen(command, cwd=PAGES.parents[1], env=environment, stdout=said, stderr=said) as server,
    ):
        try:
            _wait(f"http://localhost:{port}/_stcore/health")
            yield f"http://localhost:{port}/"
        finally:
            server.terminate()


def log_of(folder: Path) -> Path:
    return folder.parent / f"{folder.name}.log"


def _wait(address: str) -> None:
    for _ in range(480):  # a busy machine is slow
        try:
            urlopen(address, timeout=2).close()
            return
        except (URLError, OSError):
            time.sleep(0.25)
    raise TimeoutError(f"no answer from {address}")
