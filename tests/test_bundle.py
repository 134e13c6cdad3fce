"""The pure parts of `make bundle`; the whole needs a network and minutes."""

from __future__ import annotations

import hashlib
import importlib.util
import os
import subprocess
import sys
import zipfile
from pathlib import Path

import pip
import pytest

ROOT = Path(__file__).parents[1]
_SPEC = importlib.util.spec_from_file_location("bundle", ROOT / ".ci/bundle.py")
assert _SPEC and _SPEC.loader
bundle = sys.modules["bundle"] = importlib.util.module_from_spec(_SPEC)
_SPEC.loader.exec_module(bundle)

LOCKS = "".join(path.read_text(encoding="utf-8") for path in sorted(ROOT.glob("requirements*.lock")))
AIMS = [bundle.Aim(name, python) for name in bundle.PLATFORMS for python in ("3.11", "3.12", "3.13")]


def wheel(folder: Path, name: str, *requires: str) -> Path:
    path = folder / name
    project, version = name.split("-")[:2]
    with zipfile.ZipFile(path, "w") as packed:
        about = "".join(f"Requires-Dist: {line}\n" for line in requires)
        packed.writestr(f"{project}-{version}.dist-info/METADATA", f"Name: {project}\nVersion: {version}\n{about}\n")
    return path


@pytest.mark.parametrize("aim", AIMS, ids=str)
def test_markers_are_those_of_the_machine_that_it_is_for(aim):
    """pip would ask the machine that makes the bundle."""
    found = bundle.pins(LOCKS, aim.environment)
    assert ("colorama" in found) == ("pywin32" in found) == aim.platform.windows
    assert {"jieba", "numpy", "setuptools", "soupsieve", "streamlit"} <= set(found)
    assert all(text.startswith(name[0]) or "==" in text for name, text in found.items())
    assert all("--hash=sha256:" in text and ";" not in text for text in found.values())


@pytest.mark.parametrize(
    ("name", "platform", "fits"),
    [
        ("jieba-0.42.1-py3-none-any.whl", "win_amd64", True),
        ("numpy-2.0-cp312-cp312-win_amd64.whl", "win_amd64", True),
        ("numpy-2.0-cp311-cp311-win_amd64.whl", "win_amd64", False),
        ("rjieba-1.0-cp39-abi3-win_amd64.whl", "win_amd64", True),
        ("numpy-2.0-cp312-cp312-manylinux_2_27_aarch64.manylinux_2_28_aarch64.whl", "manylinux_aarch64", True),
        ("numpy-2.0-cp312-cp312-manylinux_2_34_aarch64.whl", "manylinux_aarch64", False),
        ("numpy-2.0-cp312-cp312-manylinux_2_17_x86_64.manylinux2014_x86_64.whl", "manylinux_x86_64", True),
        ("numpy-2.0-cp312-cp312-musllinux_1_2_x86_64.whl", "manylinux_x86_64", False),
        ("numpy-2.0-cp312-cp312-linux_x86_64.whl", "manylinux_aarch64", False),
    ],
)
def test_a_wheel_for_another_machine_is_noticed(name, platform, fits):
    assert bundle.unfit([Path(name)], bundle.Aim(platform, "3.12").tags) == ([] if fits else [name])


def test_what_is_lacking_is_named(tmp_path):
    made = [
        wheel(
            tmp_path,
            "zhengce-1.0-py3-none-any.whl",
            "jieba==0.42.1",
            "a-b>=2",
            'ocr-one; extra == "ocr"',
            'c; extra == "dev"',
        ),
        wheel(tmp_path, "jieba-0.42.1-py3-none-any.whl", 'colorama; sys_platform == "win32"'),
        wheel(tmp_path, "a_b-1.9-py3-none-any.whl"),
    ]
    linux = ["zhengce-1.0-py3-none-any.whl: a-b>=2", 'zhengce-1.0-py3-none-any.whl: ocr-one; extra == "ocr"']
    assert bundle.lacking(made, bundle.Aim("manylinux_x86_64", "3.12").environment) == linux
    windows = [*linux, 'jieba-0.42.1-py3-none-any.whl: colorama; sys_platform == "win32"']
    assert bundle.lacking(made, bundle.Aim("win_amd64", "3.12").environment) == windows


def test_what_is_installed_there_is_held_against_the_hash_of_the_very_file(tmp_path):
    path = wheel(tmp_path, "A_B-1.0-py3-none-any.whl")
    assert bundle.requirements([path]) == f"a-b==1.0 --hash=sha256:{hashlib.sha256(path.read_bytes()).hexdigest()}\n"


@pytest.mark.parametrize("aim", AIMS, ids=str)
def test_scripts_and_page_are_filled_in_and_readable_there(aim):
    script = "start.bat" if aim.platform.windows else "start.sh"
    data = bundle.filled(script, aim, "pip-1.0-py3-none-any.whl", "0.1.0")
    text = data.decode("gbk" if aim.platform.windows else "utf-8")
    assert aim.python in text and "pip-1.0-py3-none-any.whl" in text and "--no-index" in text
    assert (b"\r\n" in data) == aim.platform.windows
    page = bundle.filled("说明.txt", aim, "pip", "0.1.0").decode("utf-8-sig")
    assert "glibc" in page or "Windows" in page
    assert "@" not in page and script in page
    labels = {line[1:].strip() for line in text.splitlines() if line.startswith(":")}
    named = {line.split("goto ")[1].split()[0] for line in text.splitlines() if "goto " in line}
    assert named <= labels


def test_the_zip_keeps_names_and_rights(tmp_path):
    path = wheel(tmp_path, "a-1.0-py3-none-any.whl")
    bundle.packed(tmp_path / "包.zip", "zhengce", [path], {"start.sh": b"#!/bin/sh\n", "说明.txt": b"x"})
    with zipfile.ZipFile(tmp_path / "包.zip") as packed:
        rights = {each.filename: each.external_attr >> 16 & 0o777 for each in packed.infolist()}
        assert packed.read("zhengce/wheels/a-1.0-py3-none-any.whl") == path.read_bytes()
    assert (rights["zhengce/start.sh"], rights["zhengce/说明.txt"]) == (0o755, 0o644)


def made(folder: Path, name: str, files: dict[str, bytes]) -> Path:
    """A wheel that pip installs."""
    project, version = name.split("-")[:2]
    about = f"{project}-{version}.dist-info"
    files |= {
        f"{about}/METADATA": f"Metadata-Version: 2.1\nName: {project}\nVersion: {version}\n".encode(),
        f"{about}/WHEEL": b"Wheel-Version: 1.0\nGenerator: us\nRoot-Is-Purelib: true\nTag: py3-none-any\n",
    }
    files[f"{about}/RECORD"] = "".join(f"{each},,\n" for each in [*files, f"{about}/RECORD"]).encode()
    with zipfile.ZipFile(folder / name, "w") as packed:
        for each, data in files.items():
            packed.writestr(each, data)
    return folder / name


@pytest.mark.skipif(os.name == "nt", reason="start.sh is for Linux")
def test_the_script_installs_what_lies_there_and_runs_it(tmp_path):
    """With the pip of this environment as the wheel that the bundle has, and a command that says what it was given."""
    home = tmp_path / "离线 包"
    (home / "wheels").mkdir(parents=True)
    there = Path(pip.__file__).parent
    with zipfile.ZipFile(home / "wheels/pip-1.0-py3-none-any.whl", "w") as packed:
        for path in (each for each in there.rglob("*") if each.suffix != ".pyc" and each.is_file()):
            packed.write(path, path.relative_to(there.parent))
    command = "import os, sys\ndef main():\n    print(sys.argv[1:], os.environ['ZHENGCE_DATA'])\n"
    ours = made(home / "wheels", "tool-1.0-py3-none-any.whl", {"ui/__init__.py": b"", "ui/cli.py": command.encode()})
    (home / "requirements.txt").write_text(bundle.requirements([ours]), encoding="utf-8")
    aim = bundle.Aim("manylinux_x86_64", f"{sys.version_info[0]}.{sys.version_info[1]}")
    (home / "start.sh").write_bytes(bundle.filled("start.sh", aim, "pip-1.0-py3-none-any.whl", "0.1.0"))

    def start(*words: str) -> subprocess.CompletedProcess[str]:
        run = ["sh", str(home / "start.sh"), *words]
        env = {"PATH": os.environ["PATH"], "PYTHON": sys.executable, "LC_ALL": "C.UTF-8"}
        return subprocess.run(run, cwd=tmp_path, env=env, capture_output=True, text=True, encoding="utf-8", check=False)

    damaged = ours.read_bytes()
    ours.write_bytes(damaged + b"\0")
    assert (start().returncode, (home / "env/installed").exists()) == (1, False)
    ours.write_bytes(damaged)
    assert start().stdout == f"['serve'] {home}/zhengce-data\n"
    again = start("search", "节水 补偿")
    assert (again.stdout, again.stderr) == (f"['search', '节水 补偿'] {home}/zhengce-data\n", "")
