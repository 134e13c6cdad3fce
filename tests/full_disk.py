"""Commands on a disk that is full in ten ways, or that goes away. Run as a program with mounts of its own
(``unshare -m python -m tests.full_disk FOLDER``): it answers with a line of JSON for each command. Where nothing can be
mounted, files cannot grow (RLIMIT_FSIZE), which programs are told in another way."""

from __future__ import annotations

import json
import os
import re
import resource
import shutil
import subprocess
import sys
from collections.abc import Callable, Iterator, Mapping
from functools import partial
from pathlib import Path

from tests.command_line import SAMPLES, zhengce
from tests.forked import Ended, Tell, forked, warm
from tests.held import Held, faults, held

_FILES = sorted(SAMPLES.iterdir())
_DISK = 24_000_000
_TAKEN = 200_000_000
"""More than the disk has: a file that is to fill it ends before."""

KINDS: Mapping[str, int] = {
    "nothing": 0,
    "a block": 4_096,
    "some blocks": 16_384,
    "a small file": 65_536,
    "a log": 200_000,
    "half a document": 400_000,
    "a document": 800_000,
    "no index": 0,
    "no place for temporary files": 0,
    "no more files": -1,
}
"""What is left free, in bytes."""

READING: Mapping[str, tuple[str, ...]] = {
    "search": ("search", "责任"),
    "stats": ("stats",),
    "show": ("show", "{one}"),
    "plan list": ("plan", "list"),
}
"""Never have to write."""
WRITING: Mapping[str, tuple[str, ...]] = {
    "add": ("add", "{new}", "--workers", "0"),
    "add with a worker": ("add", "{new}", "--workers", "1"),
    "watch": ("watch", "{new}", "--once", "--workers", "0"),
    "remove": ("remove", "{one}"),
    "reindex": ("reindex",),
    "like": ("like", "建立横向生态补偿机制"),
    "plan new": ("plan", "new", "乙"),
    "plan add": ("plan", "add", "甲", "--query", "责任"),
    "correct edit": ("correct", "edit", "{one}", "--set", "标题=关于修路的通知", "--by", "丁"),
    "correct accept": ("correct", "accept", "{one}", "--by", "丁"),
    "search --save": ("search", "责任", "--save", "存"),
    "saved new": ("saved", "new"),
    "backup": ("backup", "{disk}/备份.sqlite"),
    "restore": ("restore", "{backup}", "--force"),
    "export": ("export", "--output", "{disk}/全部.xlsx"),
    "doctor": ("doctor", "--mend"),
}
_LACKING = re.compile("磁盘|空间|放不下|不能写入|写不下|权限")


class FullDisk:
    """A small disk with a corpus on it."""

    def __init__(self, folder: Path) -> None:
        self._folder, self.disk = folder, folder / "盘"
        self._whole, self._new, self._backup = folder / "whole" / "库", folder / "来", folder / "备份.sqlite"
        self._new.mkdir()
        shutil.copy(_FILES[7], self._new)
        for arguments in (("add", *_FILES[2:5], "--workers", 0), ("plan", "new", "甲"), ("backup", self._backup)):
            self._done(partial(_zhengce, *arguments, "--corpus", self._whole))
        self._before: Held = self._done(lambda _: held(self._whole)).answer
        self.is_mounted = self._mounted()

    def _done(self, work: Callable[[Tell], object]) -> Ended:
        ended = forked(work, self._folder / "o")
        assert not ended.status, ended.said
        return ended

    def _mounted(self) -> bool:
        self.disk.mkdir()
        options = f"size={_DISK},nr_inodes=200"
        tried = subprocess.run(["mount", "-t", "tmpfs", "-o", options, "none", str(self.disk)], capture_output=True)
        return not tried.returncode

    def tried(self, kind: str, name: str) -> list[str]:
        """What is wrong when a command meets this disk."""
        corpus = self._laid(kind)
        one = sorted(self._before.documents)[0]
        places = {"one": one, "new": self._new, "disk": self.disk, "backup": self._backup}
        words = [word.format(**places) for word in {**READING, **WRITING}[name]]
        work = partial(_zhengce, *words, "--corpus", corpus)
        ended = forked(
            partial(_limited, kind, work) if not self.is_mounted else partial(_placed, kind, self.disk, work),
            self._folder / "o",
        )
        self._freed()
        return list(self._wrong(name, one, corpus, ended))

    def _laid(self, kind: str) -> Path:
        corpus = self.disk / "库"
        for path in self.disk.iterdir():
            shutil.rmtree(path) if path.is_dir() else path.unlink()
        shutil.copytree(self._whole, corpus)
        if kind == "no index":
            shutil.rmtree(corpus / "index-tantivy")
        (self.disk / "tmp").mkdir()
        if self.is_mounted:
            self._filled(KINDS[kind])
        return corpus

    def _filled(self, free: int) -> None:
        if free < 0:
            for number in range(1_000):
                try:
                    (self.disk / f"占{number}").touch()
                except OSError:
                    return
        try:
            with (self.disk / "占").open("wb", buffering=0) as file:
                for _ in range(_TAKEN // 4_096):
                    file.write(bytes(4_096))
        except OSError:
            with (self.disk / "占").open("rb+") as file:
                file.truncate(max((self.disk / "占").stat().st_size - free, 0))

    def _freed(self) -> None:
        for path in self.disk.glob("占*"):
            path.unlink()

    def _wrong(self, name: str, one: str, corpus: Path, ended: Ended) -> Iterator[str]:
        if "Traceback" in ended.said or "程序内部出错" in ended.said:
            yield ended.said[-500:]
        if ended.status not in (0, 1) or (ended.status and name in READING):
            yield f"status {ended.status}: {ended.said[-500:]}"
        if ended.status == 1 and not _LACKING.search(ended.said):
            yield f"not told why: {ended.said[-500:]}"
        looked = forked(lambda _: (held(corpus), faults(corpus)), self._folder / "a")
        if looked.answer is None:
            yield f"cannot be opened afterwards: {looked.said[-500:]}"
            return
        after, sick = looked.answer
        yield from sick
        kept = {key for key in self._before.documents if not (name == "remove" and key == one)}
        if not kept <= after.documents.keys() or not self._before.plans.keys() <= after.plans.keys():
            yield f"lost: {self._before} -> {after}"


def _zhengce(*words: object) -> Callable[[Tell], int] | int:
    *arguments, _ = words  # the last is what tells, and nothing is told
    return zhengce(*arguments)


def _placed(kind: str, disk: Path, work: Callable[[Tell], object], tell: Tell) -> object:
    if kind == "no place for temporary files":
        os.environ["TMPDIR"] = str(disk / "tmp")
    return work(tell)


def _limited(kind: str, work: Callable[[Tell], object], tell: Tell) -> object:
    limit = max(KINDS[kind], 0)
    resource.setrlimit(resource.RLIMIT_FSIZE, (limit, limit))
    return work(tell)


def main() -> None:
    folder, most = Path(sys.argv[1]), int(sys.argv[2])
    warm(_FILES[2:5])
    full = FullDisk(folder)
    names = [*READING, *WRITING]
    for number, kind in enumerate(KINDS):
        # Each command meets some kinds, each kind some commands; with so many as there are, all meet all.
        for at in range(min(most, len(names))):
            name = names[(number * 2 + at) % len(names)]
            sys.stdout.write(
                json.dumps([kind, name, full.is_mounted, full.tried(kind, name)], ensure_ascii=False) + "\n"
            )
            sys.stdout.flush()


if __name__ == "__main__":
    main()
