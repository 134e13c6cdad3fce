"""Kills, interrupts and broken files at random: nothing may be lost, nothing said in English, nothing left behind.

python -m bench.torture --part kills --minutes 60 --seed 7
"""

from __future__ import annotations

import argparse
import os
import random
import shutil
import signal
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Sequence
from pathlib import Path

from corpus.intake.doctor import Doctor
from corpus.intake.worker import Job
from corpus.intake.workers import answers

ROOT = Path(__file__).parents[1]
SAMPLES = sorted((ROOT / "corpus" / "samples").iterdir())
_COMMAND = (sys.executable, "-P", "-c", "from ui.cli import main; main()")
_ENGLISH = ("Traceback", "程序内部出错")
_LONGEST = 20.0
"""Seconds that a broken file may take, on a machine that does other things too."""


def _start(*arguments: object) -> subprocess.Popen[str]:
    environment = {**os.environ, "PYTHONPATH": str(ROOT)}
    command = [*_COMMAND, *map(str, arguments)]
    return subprocess.Popen(command, env=environment, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True)


def kills(chance: random.Random, folder: Path) -> list[str]:
    """One command on a corpus, ended at a random moment; then what was said to be there must be there."""
    corpus = folder / "库"
    (folder / "many").mkdir(exist_ok=True)
    for n, path in enumerate(chance.sample(SAMPLES, 3)):
        text = path.read_bytes() + f"\n第{chance.random()}号。\n".encode()
        (folder / "many" / f"{n}_{path.name}").write_bytes(text)
    if not (corpus / "corpus.sqlite").exists():
        _start("add", SAMPLES[0], "--corpus", corpus).communicate()
        _start("plan", "new", "甲", "--corpus", corpus).communicate()
    before = _documents(corpus)
    commands: tuple[tuple[object, ...], ...] = (
        ("add", folder / "many"),
        ("reindex",),
        ("remove", chance.choice(sorted(before))),
        ("plan", "new", f"方案{chance.random()}"),
        ("backup", folder / "b.sqlite", "--force"),
        ("like", "建立横向生态补偿机制"),
    )
    command = chance.choice(commands)
    process = _start(*command, "--corpus", corpus)
    time.sleep(chance.uniform(0.3, 6.0))
    process.send_signal(chance.choice((signal.SIGKILL, signal.SIGINT)))
    out, err = process.communicate(timeout=120)
    wrong = [f"{command[0]}: {word} in {err[-400:]}" for word in _ENGLISH if word in out + err]
    lost = before - _documents(corpus) - ({str(command[1])} if command[0] == "remove" else set())
    wrong += [f"{command[0]}: lost {lost}"] if lost else []
    _start("search", "补偿", "--corpus", corpus).communicate()  # opening mends what is behind
    for each in Doctor(corpus, "tantivy").examine():
        if not each.sound and each.name != "磁盘":
            wrong.append(f"{command[0]}: {each.name} {[fault.what for fault in each.faults]}")
    wrong += [f"{command[0]}: left {path.name}" for path in corpus.glob("*.part")]
    return wrong


def _documents(corpus: Path) -> set[str]:
    import sqlite3
    from contextlib import closing

    with closing(sqlite3.connect(corpus / "corpus.sqlite", timeout=60)) as connection:
        return {row[0] for row in connection.execute("SELECT document_id FROM documents")}


def mutations(chance: random.Random, folder: Path) -> list[str]:
    """Twenty files with bytes changed, cut or doubled, through the workers."""
    jobs = []
    for number in range(20):
        path = chance.choice(_files())
        jobs.append(Job(f"{number}{path.suffix}", _mutated(chance, path.read_bytes()), number=number))
    wrong, started = [], time.monotonic()
    for job, answer in answers(jobs, workers=1, timeout=60):
        taken, started = time.monotonic() - started, time.monotonic()
        code = getattr(answer, "code", None)
        if taken > _LONGEST or code in ("crashed", "timed_out"):
            kept = Path(tempfile.gettempdir()) / f"torture-{chance.random()}{job.name}"
            kept.write_bytes(job.data)
            wrong.append(f"{job.name}: {taken:.1f} s, {code} {getattr(answer, 'reason', '')} ({kept})")
    return wrong


def _files() -> Sequence[Path]:
    shared = Path(os.environ.get("ZHENGCE_SHARED", ROOT.parent / "shared")) / "documents"
    found = [path for path in shared.rglob("*") if path.is_file() and path.stat().st_size < 400_000]
    return [*SAMPLES, *(path for path in found if path.suffix in (".html", ".docx", ".xlsx", ".txt", ".md", ".csv"))]


def _mutated(chance: random.Random, data: bytes) -> bytes:
    changed = bytearray(data)
    for _ in range(chance.randint(1, 12)):
        at = chance.randrange(len(changed) or 1)
        stretch = bytes(changed[at : at + chance.randint(1, 200)])
        do = chance.randrange(4)
        if do == 0:
            del changed[at : at + len(stretch)]
        elif do == 1:
            changed[at:at] = stretch * chance.randint(1, 30)
        elif do == 2:
            changed[at : at + len(stretch)] = chance.randbytes(len(stretch))
        else:
            del changed[max(len(changed) - chance.randint(1, 2000), 1) :]
    return bytes(changed)


def crowd(chance: random.Random, folder: Path) -> list[str]:
    """Eight readers and two writers at once on one corpus."""
    corpus = folder / "库"
    if not (corpus / "corpus.sqlite").exists():
        _start("add", *SAMPLES[:2], "--corpus", corpus).communicate()
    for n in range(2):
        (folder / f"{n}.txt").write_bytes(chance.choice(SAMPLES).read_bytes() + str(chance.random()).encode())
    words = (
        "search 补偿",
        "stats",
        "matrix",
        "like 生态补偿机制",
        "search 牵头:财政局",
        "plan list",
        "stats",
        "search 数字*",
    )
    crowd = [_start(*each.split(), "--corpus", corpus) for each in words]
    crowd += [_start("add", folder / f"{n}.txt", "--corpus", corpus) for n in range(2)]
    wrong = []
    for process in crowd:
        out, err = process.communicate(timeout=300)
        busy = "另一个程序正在写入" in err and process.args[4] == "add"  # type: ignore[index]
        if (process.returncode and not busy) or any(word in out + err for word in _ENGLISH):
            wrong.append(f"{process.args[4:6]}: {process.returncode} {err[-300:]}")  # type: ignore[index]
    return wrong


PARTS: dict[str, Callable[[random.Random, Path], list[str]]] = {"kills": kills, "mutations": mutations, "crowd": crowd}


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--part", choices=PARTS, action="append")
    parser.add_argument("--minutes", type=float, default=60.0, help="of each part")
    parser.add_argument("--seed", type=int, default=random.SystemRandom().randrange(10**6))
    given = parser.parse_args()
    failed = 0
    for name in given.part or PARTS:
        chance, end, rounds = random.Random(given.seed), time.monotonic() + given.minutes * 60, 0
        folder = Path(tempfile.mkdtemp(prefix="torture-"))
        print(f"{name}: seed {given.seed}", flush=True)
        while time.monotonic() < end:
            rounds += 1
            for wrong in PARTS[name](chance, folder):
                failed += 1
                print(f"  round {rounds}: {wrong}", flush=True)
        print(f"{name}: {rounds} rounds, {failed} faults", flush=True)
        shutil.rmtree(folder, ignore_errors=True)
    sys.exit(bool(failed))


if __name__ == "__main__":
    main()
