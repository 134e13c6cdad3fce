"""The wheel, as people install it: whole, and at work in an environment of its own, from any folder. No network."""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import sys
import sysconfig
import tomllib
import venv
import zipfile
from collections.abc import Callable
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[1]
PACKAGES = ("corpus", "extract", "ingest", "ui", "zhengce")
NOTICE = "云政发〔2026〕7号\n云山市节水行动方案\n（一）开展排查。（牵头单位：市水务局）\n"
Run = Callable[..., subprocess.CompletedProcess[str]]


@pytest.fixture(scope="module")
def wheel(tmp_path_factory) -> Path:
    """Built from a copy, so that no build folder is left or taken up."""
    source, made = tmp_path_factory.mktemp("source"), tmp_path_factory.mktemp("wheel")
    for name in PACKAGES:
        shutil.copytree(ROOT / name, source / name, ignore=shutil.ignore_patterns("__pycache__"))
    for name in ("pyproject.toml", "README.md", "LICENSE", "zhengce_spacy.py"):
        shutil.copy(ROOT / name, source)
    build = ("wheel", "--quiet", "--no-deps", "--no-index", "--no-build-isolation", "--wheel-dir", str(made))
    subprocess.run([sys.executable, "-m", "pip", *build, str(source)], check=True, env=_clean())
    return next(made.glob("*.whl"))


@pytest.fixture(scope="module")
def elsewhere(wheel, tmp_path_factory) -> Run:
    """Runs a program of a fresh environment with the wheel, in a folder of nobody's; what it depends on is lent."""
    home = tmp_path_factory.mktemp("安装 目录")
    venv.create(home / "env", with_pip=False)
    scripts = home / "env" / ("Scripts" if os.name == "nt" else "bin")
    python = scripts / "python"
    install = ("--python", str(python), "install", "--quiet", "--no-deps", "--no-index", str(wheel))
    subprocess.run([sys.executable, "-m", "pip", *install], check=True, env=_clean())
    asked = "import sysconfig; print(sysconfig.get_path('purelib'))"
    site = subprocess.run([python, "-c", asked], capture_output=True, text=True, check=True).stdout.strip()
    Path(site, "lent.pth").write_text(sysconfig.get_path("purelib") + "\n", encoding="utf-8")
    (home / "别处").mkdir()
    (home / "别处" / "方案.txt").write_text(NOTICE, encoding="utf-8")

    def run(program: str, *arguments: str) -> subprocess.CompletedProcess[str]:
        return subprocess.run(
            [scripts / program, *arguments], cwd=home / "别处", env=_clean(), capture_output=True, text=True,
            encoding="utf-8", check=False,
        )  # fmt: skip

    return run


def _clean() -> dict[str, str]:
    kept = {name: value for name, value in os.environ.items() if not name.startswith(("PYTHON", "PIP_", "ZHENGCE_"))}
    return {**kept, "PYTHONIOENCODING": "utf-8", "PIP_DISABLE_PIP_VERSION_CHECK": "1"}


def test_the_wheel_holds_every_file_of_the_packages_and_nothing_else(wheel):
    with zipfile.ZipFile(wheel) as packed:
        held = {name for name in packed.namelist() if ".dist-info/" not in name}
        about = next(name for name in packed.namelist() if name.endswith(".dist-info/METADATA"))
        told = packed.read(about).decode()
    files = {path for name in PACKAGES for path in (ROOT / name).rglob("*") if path.is_file()}
    wanted = {path.relative_to(ROOT).as_posix() for path in files if "__pycache__" not in path.parts}
    wanted.add("zhengce_spacy.py")
    assert held == wanted - {"extract/lexicons/README.md"}
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    assert set(re.findall(r"^Provides-Extra: (\w+)$", told, re.MULTILINE)) == set(project["optional-dependencies"])
    assert re.search(rf"^Version: {re.escape(project['version'])}$", told, re.MULTILINE)


def test_a_release_has_its_part_of_the_changelog():
    version = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]["version"]
    assert re.search(
        rf"^## (?:{re.escape(version)}\b|Unreleased)", (ROOT / "CHANGELOG.md").read_text(encoding="utf-8"), re.MULTILINE
    )


def test_the_command_runs_from_any_folder(elsewhere):
    told = elsewhere("zhengce", "--help")
    assert (told.returncode, "读政策文件" in told.stdout) == (0, True), told.stderr
    records = elsewhere("zhengce", "extract", "方案.txt")
    assert '"unit": "市水务局"' in records.stdout, records.stderr


def test_programs_and_spacy_find_it(elsewhere):
    """Not the checkout that the tests run in."""
    code = """
import pathlib, spacy, zhengce
assert pathlib.Path(zhengce.__file__).is_relative_to(__import__('sys').prefix), zhengce.__file__
nlp = spacy.blank('zh')
nlp.add_pipe('zhengce')
doc = nlp(zhengce.extract('方案.txt').document.text)
with zhengce.Corpus.open(pathlib.Path('库')) as corpus:
    corpus.add([pathlib.Path('方案.txt')], workers=0)
    found = zhengce.search(corpus, '牵头:水务局', kind='task')
print([span.text for span in doc.spans['units']], found.total)
"""
    done = elsewhere("python", "-X", "utf8", "-c", code)
    assert done.stdout.strip() == "['市水务局'] 1", done.stderr
