"""The house: every module is in one room, every room in one layer, no arrow runs up, no circles."""

from __future__ import annotations

import ast
import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[1]
PACKAGES = ("corpus", "ingest", "extract", "ui", "zhengce")


def lint(folder: Path) -> subprocess.CompletedProcess[str]:
    """What import-linter says of the packages that lie in a folder."""
    command = [sys.executable, "-c", "from importlinter.cli import lint_imports_command as run; run()", "--no-cache"]
    environment = {**os.environ, "PYTHONPATH": str(folder)}
    return subprocess.run(command, cwd=folder, env=environment, capture_output=True, text=True, check=False)


@pytest.fixture
def copy(tmp_path: Path) -> Path:
    shutil.copy(ROOT / "pyproject.toml", tmp_path)
    for package in PACKAGES:
        for path in (ROOT / package).rglob("*.py"):
            (tmp_path / path.relative_to(ROOT)).parent.mkdir(parents=True, exist_ok=True)
            shutil.copy(path, tmp_path / path.relative_to(ROOT))
    return tmp_path


def test_the_house_keeps_its_contract(copy: Path) -> None:
    done = lint(copy)
    assert "0 broken" in done.stdout
    assert done.returncode == 0


@pytest.mark.parametrize(
    ("path", "line", "contract"),
    [
        ("extract/stray.py", "", "rooms of extract"),  # a module in no layer
        ("corpus/attic/stray.py", "", "rooms of corpus"),  # a room in no layer
        ("extract/lexicon.py", "import extract.targets.targets", "rooms of extract"),  # an arrow that runs up
        ("corpus/store/sqlite.py", "import extract", "only build and intake know of extract"),
        ("extract/hazards.py", "import corpus.search.query", "between the packages"),
        ("extract/numbers/numerals.py", "import extract.numbers.dates", "no circles"),  # inside one room
        ("ingest/readers/sheets.py", "import cv2", "who sees pictures"),  # a library outside its room
    ],
)
def test_what_breaks_the_contract_is_seen(copy: Path, path: str, line: str, contract: str) -> None:
    file = copy / path
    file.parent.mkdir(exist_ok=True)
    (file.parent / "__init__.py").touch()
    file.write_text((file.read_text(encoding="utf-8") if file.exists() else "") + f"\n{line}\n", encoding="utf-8")
    done = lint(copy)
    assert done.returncode == 1, done.stderr
    assert any(contract in row and "BROKEN" in row for row in done.stdout.splitlines()), done.stdout


def test_a_class_name_means_one_thing() -> None:
    """Two classes of one name in different rooms are read as one."""
    places: dict[str, list[str]] = {}
    for package in PACKAGES:
        for path in sorted((ROOT / package).rglob("*.py")):
            for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
                if isinstance(node, ast.ClassDef):
                    places.setdefault(node.name, []).append(path.relative_to(ROOT).as_posix())
    assert {name: found for name, found in places.items() if len(found) > 1} == {}
