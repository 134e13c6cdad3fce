"""A copy of the rules that a test may add to: what someone who adds a rule does, and nothing else."""

from __future__ import annotations

import shutil
from collections.abc import Callable, Iterator
from importlib.resources import files
from pathlib import Path

import pytest

from extract import rules
from extract.document import sections

CACHES = (rules.load_rules, rules.all_rules, rules.pattern_of, sections._styles)


@pytest.fixture
def add_rule(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Callable[[str, str], None]]:
    """Appends text to a rule file of the copy."""
    shutil.copytree(str(files("extract") / "rules"), tmp_path / "rules")

    def add(name: str, text: str) -> None:
        path = tmp_path / "rules" / f"{name}.toml"
        path.write_text(path.read_text(encoding="utf-8") + text, encoding="utf-8")
        _forget()

    with monkeypatch.context() as patch:
        patch.setattr(rules, "files", lambda package: tmp_path)
        _forget()
        yield add
    _forget()


def _forget() -> None:
    for cached in CACHES:
        cached.cache_clear()
