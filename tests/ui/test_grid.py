"""The components of the page 方案: their scripts are whole and load nothing."""

from __future__ import annotations

import re
from importlib.resources import files

import pytest

from ui import grid

STATIC = files("ui") / "static"


def test_the_script_is_put_together_of_all_its_parts() -> None:
    names = sorted(path.name for path in STATIC.iterdir() if path.name.startswith("grid_"))
    assert names == sorted(f"grid_{part}.js" for part in grid.PARTS)
    assert grid.SCRIPT.count("export default function") == 1


def test_every_class_is_there_before_it_is_used() -> None:
    """One script: what a part needs of another stands above it or is called later."""
    declared = set(re.findall(r"^class (\w+)", grid.SCRIPT, re.MULTILINE))
    used = set(re.findall(r"new (\w+)\(", grid.SCRIPT)) - {"Map", "Set", "Uint8Array", "DOMParser", "AbortController"}
    assert used <= declared


@pytest.mark.parametrize("name", ["basket.js", "grid.js"])
def test_nothing_is_loaded_from_elsewhere(name: str) -> None:
    script = grid.SCRIPT if name == "grid.js" else grid.BASKET
    assert not re.search(r"https?://|\bimport\b|fetch\(|innerHTML", script)
