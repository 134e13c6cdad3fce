"""Pins what zhengce is installed with: each version with the hashes of its files, for all platforms (`make lock`).

A lock file holds what those before it lack. uv asks the index that pip has been set up for; nothing that it writes
names an index. With ``--constraint FILE`` versions are taken from a file, as far as it has them.
"""

from __future__ import annotations

import argparse
import re
import subprocess
import tomllib
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

ROOT = Path(__file__).parents[1]
WORK = ROOT / "build" / "lock"


@dataclass(frozen=True)
class Stage:
    """One lock file: what is added to the stages before it."""

    file: str
    about: str
    asked: tuple[str, ...] = ()


STAGES = (
    Stage("requirements-build.lock", "What zhengce and packages without wheels are built with"),
    Stage("requirements.lock", "What zhengce runs with", ("pyproject.toml",)),
    Stage("requirements-ocr.lock", "What text recognition (zhengce[ocr]) needs besides", ("--extra", "ocr")),
    Stage("requirements-login.lock", "What login (zhengce[login]) needs besides", ("--extra", "login")),
    Stage("requirements-serving.lock", "What zhengce[api] and zhengce[mcp] need besides",
          ("--extra", "api", "--extra", "mcp")),
    Stage("requirements-cluster.lock", "What a cluster (zhengce[cluster]) needs besides", ("--extra", "cluster")),
    Stage("requirements-dev.lock", "What tests and checks need besides", ("--group", "dev")),
    Stage("requirements-mutation.lock", "What `make mutants` needs besides", ("--group", "mutation")),
)  # fmt: skip
_ENTRY = re.compile(r"^[A-Za-z0-9].*?(?=^[A-Za-z0-9]|\Z)", re.MULTILINE | re.DOTALL)


def resolved(asked: Sequence[str], *options: str) -> list[str]:
    """The packages that are needed, one entry each, in the order of their names."""
    built_with = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["build-system"]["requires"]
    (WORK / "build.in").write_text("\n".join(built_with), encoding="utf-8")
    uv = [str(next(path for path in (WORK / "bin/uv", WORK / "Scripts/uv.exe") if path.exists()))]
    command = ["pip", "compile", "--quiet", "--universal", "--no-header", "--no-annotate", "--no-strip-markers"]
    lower = ["--python-version", "3.11", str(WORK / "build.in")]
    done = subprocess.run(
        [*uv, *command, *lower, *asked, *options], cwd=ROOT, check=True, stdout=subprocess.PIPE, text=True
    )
    return _ENTRY.findall(done.stdout)


def _pin(entry: str) -> str:
    """Name and version. What a later stage says of platforms differs only where CPython does not run."""
    return entry.split(maxsplit=1)[0]


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--constraint", metavar="FILE", help="versions to stay with")
    kept = parser.parse_args().constraint
    everything = [option for stage in STAGES for option in stage.asked]
    versions = WORK / "versions.txt"
    versions.write_text("".join(resolved(everything, *(("--constraint", kept) if kept else ()))), encoding="utf-8")
    asked: list[str] = []
    had: set[str] = set()
    for stage in STAGES:
        asked += stage.asked
        entries = resolved(asked, "--generate-hashes", "--constraint", str(versions))
        new = [entry for entry in entries if _pin(entry) not in had]
        had.update(map(_pin, new))
        head = f"# {stage.about}, exact, with hashes: made by `make lock`.\n"
        (ROOT / stage.file).write_text(head + "".join(new), encoding="utf-8")


if __name__ == "__main__":
    main()
