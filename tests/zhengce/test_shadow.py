"""A module of a user's own stands in the way: who does is said."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

from zhengce.shadow import PACKAGES, check_packages

ROOT = Path(__file__).parents[2]


def test_ours_are_found():
    check_packages()


def test_packages_that_lie_elsewhere_are_not_ours(tmp_path):
    with pytest.raises(ImportError, match="同名"):
        check_packages(tmp_path)


@pytest.mark.parametrize("name", PACKAGES)
def test_a_module_of_the_same_name_is_named(tmp_path, name):
    (tmp_path / f"{name}.py").write_text("MINE = True\n", encoding="utf-8")
    environment = {**os.environ, "PYTHONPATH": str(ROOT), "PYTHONIOENCODING": "utf-8"}
    command = [sys.executable, "-c", "import zhengce"]  # looks into the folder it is started in first
    done = subprocess.run(command, cwd=tmp_path, env=environment, capture_output=True, encoding="utf-8", check=False)
    assert done.returncode == 1
    assert f"{name}.py 与 zhengce 的程序包 {name} 同名" in done.stderr
