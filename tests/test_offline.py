"""With no network at all every command and every page works, and nobody tries to reach beyond this machine."""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import sys
from pathlib import Path

from tests.offline_drive import ROOT, every_command, used_commands

GUARD = '''
"""Notes who is to be reached beyond this machine, in every Python process, and lets nobody be reached."""
import os, sys

def watch(event, arguments):
    if event in ("socket.connect", "socket.sendto", "socket.getaddrinfo", "socket.gethostbyname"):
        where = arguments[0] if event.startswith("socket.get") else arguments[1]
        host = where[0] if isinstance(where, tuple) else where
        if isinstance(host, bytes):
            host = host.decode("latin-1")
        local = host is None or not isinstance(host, str) or host in ("localhost", "::1", "", "0.0.0.0", "::") or host.startswith(("127.", "/", "\\0"))
        if not local:
            with open(os.environ["ZHENGCE_GUARD"], "a") as log:
                log.write(f"{event} {host} {sys.argv[:4]}\\n")
            raise OSError(101, "network is unreachable")

sys.addaudithook(watch)
'''


def works(*command: str) -> bool:
    return bool(shutil.which(command[0])) and subprocess.run(command, capture_output=True, check=False).returncode == 0


def alone(*command: str) -> list[str]:
    """A command in a network of its own, where there is nothing but this machine; as it is where that cannot be had."""
    if not works("unshare", "-rn", "sh", "-c", "ip link set lo up"):
        return list(command)
    return ["unshare", "-rn", "sh", "-c", 'ip link set lo up && exec "$@"', "sh", *command]


def test_every_command_has_its_use_here() -> None:
    assert used_commands() == set(every_command())


def test_without_a_network_all_works_and_nobody_is_asked(tmp_path: Path) -> None:
    guard, log = tmp_path / "guard", tmp_path / "asked.txt"
    guard.mkdir()
    (guard / "sitecustomize.py").write_text(GUARD, encoding="utf-8")
    paths = (str(guard), str(ROOT))
    environment = {
        **os.environ,
        "PYTHONPATH": os.pathsep.join(paths),
        "ZHENGCE_GUARD": str(log),
        "ZHENGCE_DATA": str(tmp_path / "库"),
        "PYTHONIOENCODING": "utf-8",
    }
    probe = (
        "import socket, contextlib\nwith contextlib.suppress(OSError): socket.create_connection(('192.0.2.1', 9), 1)"
    )
    subprocess.run([sys.executable, "-c", probe], env=environment, check=True)
    assert "192.0.2.1" in log.read_text(), "the guard sees nothing"
    log.unlink()
    command = alone(sys.executable, "-m", "tests.offline_drive", str(tmp_path))
    typed = "mei-hua-shan-55\n"  # the password that is asked for
    done = subprocess.run(
        command, cwd=tmp_path, env=environment, input=typed, capture_output=True, text=True, check=False
    )
    assert done.returncode == 0, done.stderr[-3000:]
    assert json.loads(done.stdout.splitlines()[-1]) == []
    assert not log.exists(), log.read_text()
