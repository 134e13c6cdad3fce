"""The recipes of CONTRIBUTING.md are carried out, step by step, on a copy of the project, from a file to a search hit.

A block of code in a recipe says in its head where it goes: ``python ui/app.py after _ROUTES = (`` puts it behind that
line, a path alone appends it to the file or makes it. What stands there is what a reader would write.
"""

from __future__ import annotations

import json
import os
import re
import shutil
import subprocess
import sys
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest

ROOT = Path(__file__).parents[1]
GUIDE = (ROOT / "CONTRIBUTING.md").read_text(encoding="utf-8")
_BLOCK = re.compile(
    r"^ *```\w+ (?P<path>[\w./-]+)(?: after (?P<anchor>.+))?\n(?P<text>.*?)^ *```$", re.MULTILINE | re.DOTALL
)


@dataclass(frozen=True)
class Step:
    path: str
    anchor: str | None
    text: str


def _recipes() -> dict[str, list[Step]]:
    """The headings that begin with Add, with their blocks."""
    found = {}
    for section in re.split(r"^## ", GUIDE, flags=re.MULTILINE):
        title, _, body = section.partition("\n")
        if title.startswith("Add "):
            found[title.strip()] = [
                Step(match["path"], match["anchor"], _dedented(match["text"])) for match in _BLOCK.finditer(body)
            ]
    return found


def _dedented(text: str) -> str:
    """A block inside a numbered list is indented by three."""
    lines = text.splitlines(keepends=True)
    return "".join(line[3:] for line in lines) if all(line[:3].isspace() for line in lines if line.strip()) else text


RECIPES = _recipes()


class Copy:
    """A copy of the project in which a recipe was carried out."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        for package in ("corpus", "ingest", "extract", "ui"):
            shutil.copytree(ROOT / package, folder / package, ignore=shutil.ignore_patterns("__pycache__", "samples"))

    def apply(self, steps: list[Step]) -> None:
        for step in steps:
            path = self.folder / step.path
            path.parent.mkdir(parents=True, exist_ok=True)
            before = path.read_text(encoding="utf-8") if path.exists() else ""
            if step.anchor is None:
                path.write_text(before + step.text, encoding="utf-8")
                continue
            lines = before.splitlines(keepends=True)
            places = [number for number, line in enumerate(lines, 1) if line.strip() == step.anchor.strip()]
            assert len(places) == 1, f"{step.path}: {step.anchor!r} stands there {len(places)} times"
            lines.insert(places[0], step.text)
            path.write_text("".join(lines), encoding="utf-8")

    def zhengce(self, *arguments: str, fails: bool = False) -> str:
        """Run the copy's own command; what it prints."""
        command = [sys.executable, "-P", "-c", "from ui.cli import main; main()", *arguments]
        environment = {**os.environ, "PYTHONPATH": str(self.folder), "ZHENGCE_DATA": str(self.folder / "库")}
        done = subprocess.run(
            command, cwd=self.folder, env=environment, capture_output=True, text=True, timeout=120, check=False
        )
        assert fails or done.returncode == 0, done.stdout + done.stderr
        return done.stdout

    def add(self, name: str, text: str) -> None:
        (self.folder / name).write_text(text, encoding="utf-8")
        self.zhengce("add", name, "--workers", "0")

    def search(self, query: str, *options: str) -> list[dict[str, Any]]:
        found = json.loads(self.zhengce("search", query, "--format", "json", *options))
        hits: list[dict[str, Any]] = found["hits"]
        return hits

    def run(self, code: str) -> str:
        """What a few lines of Python print there."""
        environment = {**os.environ, "PYTHONPATH": str(self.folder)}
        command = [sys.executable, "-P", "-c", code]
        done = subprocess.run(
            command, cwd=self.folder, env=environment, capture_output=True, text=True, timeout=120, check=False
        )
        assert done.returncode == 0, done.stderr
        return done.stdout


PROOFS: dict[str, Callable[[Copy], None]] = {}


def proves(title: str) -> Callable[[Callable[[Copy], None]], Callable[[Copy], None]]:
    def remember(proof: Callable[[Copy], None]) -> Callable[[Copy], None]:
        PROOFS[title] = proof
        return proof

    return remember


def test_every_recipe_is_proved_and_every_proof_has_its_recipe() -> None:
    assert sorted(RECIPES) == sorted(PROOFS)


def test_every_recipe_has_steps() -> None:
    assert [title for title, steps in RECIPES.items() if not steps] == []


@pytest.mark.parametrize("title", sorted(RECIPES))
def test_a_recipe_works(title: str, tmp_path: Path) -> None:
    """First without it: what the proof looks for must not be there already."""
    copy = Copy(tmp_path)
    with pytest.raises(AssertionError):
        PROOFS[title](copy)
    copy.apply(RECIPES[title])
    shutil.rmtree(copy.folder / "库", ignore_errors=True)
    PROOFS[title](copy)
