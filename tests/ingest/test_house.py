"""The house of reading: a test beside every module, and names that mean one thing."""

import ast
import re
from collections import defaultdict
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
MODULES = sorted(path for path in (ROOT / "ingest").rglob("*.py") if path.name != "__init__.py")


def classes(package: str) -> dict[str, list[str]]:
    """Class name to the modules that define it."""
    found: dict[str, list[str]] = defaultdict(list)
    for path in sorted((ROOT / package).rglob("*.py")):
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if isinstance(node, ast.ClassDef):
                found[node.name].append(path.relative_to(ROOT).as_posix())
    return found


@pytest.mark.parametrize("path", MODULES, ids=lambda path: path.relative_to(ROOT).as_posix())
def test_the_tests_of_a_module_are_where_a_reader_looks(path):
    beside = ROOT / "tests" / path.relative_to(ROOT).with_name(f"test_{path.name}")
    assert beside.is_file()
    module = path.relative_to(ROOT).with_suffix("").as_posix().replace("/", ".")
    room, _, name = module.rpartition(".")
    source = beside.read_text(encoding="utf-8")
    assert module in source or re.search(rf"from {room} import .*\b{name}\b", source)


def test_a_class_name_of_reading_means_one_thing():
    own = classes("ingest")
    assert {name: places for name, places in own.items() if len(places) > 1} == {}
    others = {name: places for package in ("corpus", "extract", "ui") for name, places in classes(package).items()}
    assert {name: others[name] for name in own.keys() & others.keys()} == {}
