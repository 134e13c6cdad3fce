"""What the documentation says is so, and the house rules that no linter checks."""

from __future__ import annotations

import ast
import re
import tomllib
from pathlib import Path

import pytest
import typer

from ui.cli import app

ROOT = Path(__file__).parents[1]
PACKAGES = ("corpus", "ingest", "extract", "ui")
MODULES = sorted(path for package in (*PACKAGES, "bench") for path in (ROOT / package).rglob("*.py"))
PAGES = sorted([*ROOT.glob("*.md"), *(ROOT / "docs").rglob("*.md")])
TARGETS = set(re.findall(r"^([a-z]+):", (ROOT / "Makefile").read_text(encoding="utf-8"), re.MULTILINE))
COMMANDS = typer.main.get_group(app).commands


def _code(page: Path) -> list[str]:
    """The code of a page, line by line: fenced blocks and code spans."""
    text = page.read_text(encoding="utf-8")
    fenced = re.findall(r"^```\w*\n(.*?)^```", text, re.MULTILINE | re.DOTALL)
    spans = re.findall(r"`([^`\n]+)`", re.sub(r"^```.*?^```", "", text, flags=re.MULTILINE | re.DOTALL))
    return [line for block in fenced for line in block.splitlines()] + spans


def _relative(path: Path) -> str:
    return path.relative_to(ROOT).as_posix()


@pytest.mark.parametrize("path", MODULES, ids=_relative)
def test_module_is_short(path: Path) -> None:
    """A module that outgrows 300 lines is two modules."""
    assert len(path.read_text(encoding="utf-8").splitlines()) <= 300


def test_a_class_name_means_one_thing_in_corpus_and_ui() -> None:
    """Whoever reads ``Row`` need not look up whose."""
    found: dict[str, list[str]] = {}
    for path in (path for path in MODULES if path.relative_to(ROOT).parts[0] in ("corpus", "ui")):
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if isinstance(node, ast.ClassDef):
                found.setdefault(node.name, []).append(_relative(path))
    assert {name: paths for name, paths in found.items() if len(paths) > 1} == {}


@pytest.mark.parametrize("path", PAGES, ids=_relative)
def test_make_targets_exist(path: Path) -> None:
    named = {target for line in _code(path) for target in re.findall(r"^make ([a-z]+)", line)}
    assert named <= TARGETS


@pytest.mark.parametrize("path", PAGES, ids=_relative)
def test_commands_exist(path: Path) -> None:
    """Every ``zhengce word`` is a command, and its options are its own."""
    for line in _code(path):
        for command, rest in re.findall(r"^(?:[A-Z_]+=\S+ )?zhengce ([a-z]+)([^#]*)", line):
            assert command in COMMANDS
            options = {name for param in COMMANDS[command].params for name in param.opts}
            assert set(re.findall(r"(?<=\s)--[a-z-]+", rest)) <= options | {"--help"}, line


@pytest.mark.parametrize("path", PAGES, ids=_relative)
def test_links_lead_somewhere(path: Path) -> None:
    for link in re.findall(r"\]\(([^)#]+)", path.read_text(encoding="utf-8")):
        assert link.startswith("https://") or (path.parent / link).exists(), link


def test_files_named_in_the_documentation_exist() -> None:
    """In code spans: paths with a known suffix or a folder's slash; ``<format>`` and ``*`` stand for anything."""
    missing = []
    for page in PAGES:
        for name in re.findall(r"`([\w./<>*-]+(?:\.py|\.csv|\.toml|\.md|\.lock|/))`", page.read_text(encoding="utf-8")):
            pattern = re.sub(r"<\w+>", "*", name.rstrip("/"))
            if "/" in name and not pattern.startswith("../") and not list(ROOT.glob(pattern)):
                missing.append(f"{_relative(page)}: {name}")
    assert missing == []


def test_quick_start_is_in_the_readme() -> None:
    readme = (ROOT / "README.md").read_text(encoding="utf-8")
    for command in ("make run", "make test", "pip install .", "zhengce add", "zhengce serve"):
        assert command in readme


def test_every_sample_is_described_and_every_description_has_its_sample() -> None:
    described = re.findall(r"^\| `([^`]+)` \|", (ROOT / "docs/samples.md").read_text(encoding="utf-8"), re.MULTILINE)
    assert sorted(described) == sorted(path.name for path in (ROOT / "corpus/samples").iterdir())


@pytest.mark.parametrize("name", ["requirements.lock", "requirements-dev.lock"])
def test_lock_files_hold_exact_pins_and_nothing_else(name: str) -> None:
    """No index, no address: where packages come from is for each machine to say."""
    lines = (ROOT / name).read_text(encoding="utf-8").splitlines()
    assert [line for line in lines if not re.fullmatch(r"#.*|[A-Za-z0-9._-]+==[\w.!+]+", line)] == []


def test_lock_covers_what_the_project_needs() -> None:
    """A dependency that is added to ``pyproject.toml`` is pinned too: ``make lock``."""
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))

    def names(lines: list[str]) -> set[str]:
        return {re.split(r"[^A-Za-z0-9._-]", line)[0].lower().replace("_", "-") for line in lines if line[:1].isalnum()}

    run = names((ROOT / "requirements.lock").read_text(encoding="utf-8").splitlines())
    dev = names((ROOT / "requirements-dev.lock").read_text(encoding="utf-8").splitlines())
    assert names(project["project"]["dependencies"]) - run == set()
    assert names(project["dependency-groups"]["dev"]) - dev == set()


def test_every_lexicon_says_where_it_comes_from() -> None:
    told = (ROOT / "docs/data.md").read_text(encoding="utf-8")
    assert [path.name for path in (ROOT / "extract/lexicons").glob("*.csv") if f"`{path.name}`" not in told] == []


def test_data_files_are_installed_with_their_package() -> None:
    """What is not Python must be named in ``pyproject.toml``, or ``pip install .`` leaves it behind."""
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))
    named = {
        path
        for package, patterns in project["tool"]["setuptools"]["package-data"].items()
        for pattern in patterns
        for path in (ROOT / package).glob(pattern)
    }
    data = {path for package in PACKAGES for path in (ROOT / package).rglob("*") if path.is_file()}
    left = {path for path in data - named if path.suffix not in {".py", ".pyc", ".md"} or path.parent.name == "samples"}
    assert {_relative(path) for path in left} == set()
