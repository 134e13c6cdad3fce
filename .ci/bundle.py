"""One zip with which zhengce runs on a machine without a network (`make bundle PLATFORM=…`).

It holds the wheels of the locks for one platform and one Python, ours, and scripts that install them there. Packages
that have no wheel are built here, which is possible where they hold Python alone.
"""

from __future__ import annotations

import argparse
import hashlib
import re
import shutil
import subprocess
import sys
import tomllib
import zipfile
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from email.parser import HeaderParser
from pathlib import Path

from packaging.markers import Marker
from packaging.requirements import Requirement
from packaging.tags import Tag, compatible_tags, cpython_tags
from packaging.utils import canonicalize_name, parse_wheel_filename

ROOT = Path(__file__).parents[1]
TEMPLATES = Path(__file__).parent / "offline"
LOCKS = ("build", "", "ocr", "login", "serving")
EXTRAS = "ocr,login,api,mcp"
_ENTRY = re.compile(
    r"^(?P<pin>[\w.-]+==[^\s;]+)(?: ; (?P<marker>[^\\\n]+?))? \\\n(?P<hashes>(?: +--hash=\S+(?: \\)?\n)+)", re.M
)
_NO_WHEEL = re.compile(r"No matching distribution found for (\S+)==")


@dataclass(frozen=True)
class Platform:
    """What pip calls it, what markers of requirements see there, what a person must know."""

    tags: tuple[str, ...]
    markers: Mapping[str, str]
    system: str
    windows: bool = False


def _linux(machine: str, oldest: int, system: str) -> Platform:
    tags = [f"manylinux_2_{minor}_{machine}" for minor in range(28, oldest - 1, -1)] + [f"manylinux2014_{machine}"]
    tags += [f"manylinux{year}_{machine}" for year in (2010, 1) if oldest == 5]
    markers = {"sys_platform": "linux", "platform_system": "Linux", "os_name": "posix", "platform_machine": machine}
    return Platform((*tags, f"linux_{machine}"), markers, system)


_ANY_LINUX = "，glibc 2.28 以上（麒麟 V10 SP1、统信 UOS 20、Debian 10、Ubuntu 20.04 起；用 ldd --version 查看）。"
PLATFORMS = {
    "win_amd64": Platform(
        ("win_amd64",),
        {"sys_platform": "win32", "platform_system": "Windows", "os_name": "nt", "platform_machine": "AMD64"},
        "64 位 Windows 10 以上。",
        windows=True,
    ),
    "manylinux_x86_64": _linux("x86_64", 5, "64 位 Linux（x86，含海光、兆芯）" + _ANY_LINUX),
    "manylinux_aarch64": _linux("aarch64", 17, "64 位 Linux（Arm，含飞腾、鲲鹏）" + _ANY_LINUX),
}


@dataclass(frozen=True)
class Aim:
    """For what a bundle is made."""

    name: str
    python: str

    @property
    def platform(self) -> Platform:
        return PLATFORMS[self.name]

    @property
    def environment(self) -> dict[str, str]:
        """What markers see; of a Python any patch release may be there, the last is assumed."""
        python = {"python_version": self.python, "python_full_version": f"{self.python}.99"}
        cpython = {"implementation_name": "cpython", "platform_python_implementation": "CPython"}
        return {**python, **cpython, **self.platform.markers, "extra": ""}

    @property
    def tags(self) -> frozenset[Tag]:
        version = tuple(map(int, self.python.split(".")))
        own = cpython_tags(version, platforms=self.platform.tags)
        return frozenset([*own, *compatible_tags(version, f"cp{version[0]}{version[1]}", self.platform.tags)])

    @property
    def options(self) -> list[str]:
        """What makes pip choose for it."""
        platforms = [word for tag in self.platform.tags for word in ("--platform", tag)]
        return ["--python-version", self.python, "--implementation", "cp", "--only-binary=:all:", *platforms]


def pins(lock: str, environment: Mapping[str, str]) -> dict[str, str]:
    """Name to requirement with its hashes, of those that are needed there: pip itself would ask this machine."""
    found = {}
    for entry in _ENTRY.finditer(lock):
        if not entry["marker"] or Marker(entry["marker"]).evaluate(dict(environment)):
            name = canonicalize_name(entry["pin"].partition("==")[0])
            found[name] = f"{entry['pin']} \\\n{entry['hashes']}"
    return found


def unfit(wheels: Iterable[Path], tags: frozenset[Tag]) -> list[str]:
    """Wheels that are for another platform or Python."""
    return [path.name for path in wheels if not tags & parse_wheel_filename(path.name)[3]]


def lacking(wheels: Iterable[Path], environment: Mapping[str, str], extras: str = EXTRAS) -> list[str]:
    """What a wheel requires there and no wheel is, by the wheels' own words."""
    wheels = tuple(wheels)
    held = {parse_wheel_filename(path.name)[0]: parse_wheel_filename(path.name)[1] for path in wheels}
    missing = []
    for path in wheels:
        asked = extras.split(",") if path.name.startswith("zhengce-") else []
        for line in _requires(path):
            needed = Requirement(line)
            there = [{**environment, "extra": extra} for extra in ("", *asked)]
            if needed.marker and not any(needed.marker.evaluate(each) for each in there):
                continue
            version = held.get(canonicalize_name(needed.name))
            if version is None or not needed.specifier.contains(version, prereleases=True):
                missing.append(f"{path.name}: {line}")
    return missing


def _requires(wheel: Path) -> list[str]:
    with zipfile.ZipFile(wheel) as packed:
        name = next(each for each in packed.namelist() if re.fullmatch(r"[^/]+\.dist-info/METADATA", each))
        return HeaderParser().parsestr(packed.read(name).decode()).get_all("Requires-Dist", [])


def requirements(wheels: Iterable[Path]) -> str:
    """The wheels with their own hashes, so that a file which was damaged on its way is noticed."""
    lines = []
    for path in sorted(wheels):
        name, version, *_ = parse_wheel_filename(path.name)
        lines.append(f"{name}=={version} --hash=sha256:{hashlib.sha256(path.read_bytes()).hexdigest()}\n")
    return "".join(lines)


def filled(template: str, aim: Aim, pip: str, version: str) -> bytes:
    """A script or page for the bundle; Windows wants its own ends of lines, and Chinese in a batch file as GBK."""
    windows = aim.platform.windows
    words = {
        "PYTHON": aim.python,
        "PLATFORM": aim.name,
        "VERSION": version,
        "SYSTEM": aim.platform.system,
        "PIP": rf"wheels\{pip}\pip" if windows else f"wheels/{pip}/pip",
        "START": "双击 start.bat 。" if windows else "在这个文件夹里打开终端，运行 ./start.sh 。",
        "COMMAND": "start.bat" if windows else "./start.sh",
    }
    words["PORT"] = f"{words['COMMAND']} serve --port 8600"
    text = re.sub("@([A-Z]+)@", lambda at: words[at[1]], (TEMPLATES / template).read_text(encoding="utf-8"))
    if not windows:
        return text.encode()
    return text.replace("\n", "\r\n").encode("gbk" if template.endswith(".bat") else "utf-8-sig")


def packed(target: Path, folder: str, wheels: Iterable[Path], texts: Mapping[str, bytes]) -> None:
    """The zip; scripts can be run where that is a matter of rights."""
    with zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED) as bundle:
        for name, data in texts.items():
            about = zipfile.ZipInfo(f"{folder}/{name}", (1980, 1, 1, 0, 0, 0))
            about.create_system = 3  # rights are read from a file of Unix alone
            about.external_attr = (0o100755 if name.endswith(".sh") else 0o100644) << 16
            bundle.writestr(about, data, zipfile.ZIP_DEFLATED)
        for path in sorted(wheels):
            bundle.write(path, f"{folder}/wheels/{path.name}", zipfile.ZIP_STORED)


def _pip(*words: str | Path) -> subprocess.CompletedProcess[str]:
    command = [sys.executable, "-m", "pip", "--disable-pip-version-check", *map(str, words)]
    return subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=False)


def _must(done: subprocess.CompletedProcess[str]) -> None:
    if done.returncode:
        sys.exit(done.stderr or done.stdout)


def fetch(wanted: dict[str, str], aim: Aim, work: Path) -> Iterator[str]:
    """Bring the wheels; what is named has none, and is left."""
    wanted = dict(wanted)
    while True:
        listed = work / "wanted.txt"
        listed.write_text("".join(wanted.values()), encoding="utf-8")
        get = ("download", "--quiet", "--no-deps", "--require-hashes", "--requirement", listed)
        done = _pip(*get, "--dest", work / "wheels", *aim.options)
        if not done.returncode:
            return
        none = [canonicalize_name(name) for name in _NO_WHEEL.findall(done.stderr)]
        if not none or none[0] not in wanted:
            _must(done)
        yield wanted.pop(none[0])


def build(entries: Iterable[str], work: Path) -> None:
    """Wheels of packages that have none, and ours."""
    listed = work / "unbuilt.txt"
    listed.write_text("".join(entries), encoding="utf-8")
    make = ("wheel", "--quiet", "--no-deps", "--no-build-isolation", "--wheel-dir", work / "wheels")
    _must(_pip(*make, "--require-hashes", "--requirement", listed))
    shutil.rmtree(ROOT / "build" / "lib", ignore_errors=True)  # modules that are no more would go along
    _must(_pip(*make, "."))


def _checked(aim: Aim, wheels: tuple[Path, ...], work: Path) -> None:
    """Every wheel fits, none is lacking, and pip says so too."""
    wrong = unfit(wheels, aim.tags) + lacking(wheels, aim.environment)
    if wrong:
        sys.exit("\n".join(["these do not fit together:", *wrong]))
    offline = ("install", "--quiet", "--dry-run", "--no-index", "--find-links", work / "wheels", "--no-deps")
    listed = ("--require-hashes", "--requirement", work / "requirements.txt")
    _must(_pip("--isolated", *offline, "--target", work / "nowhere", *listed, *aim.options))


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("platform", choices=PLATFORMS)
    parser.add_argument("--python", default="3.12", metavar="3.N", help="the Python that is there")
    chosen = parser.parse_args()
    aim = Aim(chosen.platform, chosen.python)
    version = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]["version"]
    name = f"zhengce-{version}-{aim.name}-python{aim.python}"
    work = ROOT / "build" / "bundle" / name
    work.mkdir(parents=True, exist_ok=True)
    for old in work.glob("wheels/*"):
        old.unlink()
    paths = [ROOT / f"requirements{lock and '-'}{lock}.lock" for lock in LOCKS]
    locks = "".join(path.read_text(encoding="utf-8") for path in paths)
    build(tuple(fetch(pins(locks, aim.environment), aim, work)), work)
    _must(_pip("download", "--quiet", "--no-deps", "--dest", work / "wheels", "--only-binary=:all:", "pip"))
    wheels = tuple((work / "wheels").iterdir())
    (work / "requirements.txt").write_text(requirements(wheels), encoding="utf-8")
    _checked(aim, wheels, work)
    pip = next(path.name for path in wheels if path.name.startswith("pip-"))
    texts = {
        each: filled(each, aim, pip, version)
        for each in (f"start.{'bat' if aim.platform.windows else 'sh'}", "说明.txt")
    }
    texts["requirements.txt"] = (work / "requirements.txt").read_bytes()
    target = ROOT / "dist" / f"{name}.zip"
    target.parent.mkdir(exist_ok=True)
    packed(target, name, wheels, texts)
    print(f"{target.relative_to(ROOT)}: {len(wheels)} wheels, {target.stat().st_size / 2**20:.0f} MB")


if __name__ == "__main__":
    main()
