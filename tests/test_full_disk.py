"""A disk that is full: each command says so in Chinese or works all the same, and nothing is lost."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path

import pytest

from tests.full_disk import KINDS

ROOT = Path(__file__).parents[1]
_APART = (["unshare", "--mount"], ["unshare", "--map-root-user", "--mount"])
"""Ways to mount a small disk that only that program sees."""


@pytest.fixture(scope="module")
def found(tmp_path_factory: pytest.TempPathFactory) -> dict[str, dict[str, list[str]]]:
    """What was wrong, by kind and command."""
    if sys.platform != "linux":
        pytest.skip("mounts are Linux's")
    mount = ["mount", "-t", "tmpfs", "none", str(tmp_path_factory.mktemp("tried"))]
    apart = next((way for way in _APART if _works([*way, *mount])), None)
    if apart is None:
        pytest.skip("no small disk may be mounted here")
    command = [*apart, sys.executable, "-m", "tests.full_disk", str(tmp_path_factory.mktemp("disk")), "3"]
    ended = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=False)
    assert not ended.returncode, ended.stderr[-2_000:]
    told: dict[str, dict[str, list[str]]] = {}
    for kind, name, _, wrong in map(json.loads, ended.stdout.splitlines()):
        told.setdefault(kind, {})[name] = wrong
    return told


def _works(command: list[str]) -> bool:
    try:
        return not subprocess.run(command, capture_output=True, check=False).returncode
    except FileNotFoundError:
        return False


@pytest.mark.parametrize("kind", KINDS)
def test_a_full_disk_loses_nothing(found: dict[str, dict[str, list[str]]], kind: str) -> None:
    assert len(found[kind]) >= 3
    assert {name: wrong for name, wrong in found[kind].items() if wrong} == {}


def test_all_commands_were_tried(found: dict[str, dict[str, list[str]]]) -> None:
    from tests.full_disk import READING, WRITING

    assert {name for tried in found.values() for name in tried} == {*READING, *WRITING}
