"""One contract for both databases: the tests of the store and of what stands on it, as they are, over PostgreSQL."""

from __future__ import annotations

import os
import re
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.cluster.postgres import PostgresNode, running

ROOT = Path(__file__).parents[2]
_STORE = (
    "access", "chains", "checkup", "corrections", "files", "generations", "lacking", "listing", "places", "plans",
    "register", "repeals", "saved", "series", "sqlite", "stats", "views", "writing",
)  # fmt: skip
PARTS = {
    "the store": ([f"tests/corpus/store/test_{name}.py" for name in _STORE], 190),
    "people, corrections, plans": (
        ["tests/corpus/intake/test_members.py", "tests/corpus/intake/test_corrected.py",
         "tests/corpus/workspace/test_kept.py"], 65,
    ),
    "a whole corpus": (["tests/corpus/test_build.py"], 50),
}  # fmt: skip
"""Files, and how many of their tests hold at least: none goes missing unseen."""


@pytest.fixture(scope="module")
def server() -> Iterator[PostgresNode]:
    with running() as found:
        yield found


@pytest.mark.parametrize("part", PARTS)
def test_the_contract_holds_on_postgresql(server: PostgresNode, part: str) -> None:
    files, least = PARTS[part]
    command = [sys.executable, "-m", "pytest", "-q", "-n", "0", "-p", "tests.cluster.on_postgres", "--tb=short", *files]
    path = os.pathsep.join([str(ROOT), *filter(None, [os.environ.get("PYTHONPATH")])])
    environment = {**os.environ, "ZHENGCE_TEST_POSTGRES": server.address("").rstrip("/"), "PYTHONPATH": path}
    done = subprocess.run(command, cwd=ROOT, env=environment, capture_output=True, text=True, timeout=500)
    assert done.returncode == 0, done.stdout[-6000:] + done.stderr[-2000:]
    passed = re.search(r"(\d+) passed", done.stdout)
    assert passed is not None
    assert int(passed[1]) >= least, done.stdout[-500:]
