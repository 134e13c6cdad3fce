"""Files read each in a copy of this process: what came of it, in which time, with how much memory. Run as a program,
which has no threads yet: ``python -m tests.measured FOLDER`` answers with a line of JSON for each hostile file."""

from __future__ import annotations

import json
import sys
from collections.abc import Iterator
from dataclasses import asdict, dataclass
from functools import partial
from pathlib import Path

from corpus.intake.files import File, open_files, walk
from corpus.intake.outcomes import Outcome
from corpus.intake.worker import Job, Refused, work
from extract import load_knowledge
from tests.forked import Tell, forked
from tests.hostile import HOSTILE, PLACED, archives, books, pages, prints, words

__all__ = ["archives", "books", "pages", "prints", "words"]  # each registers its files


@dataclass(frozen=True, slots=True)
class Measured:
    name: str
    status: int
    outcomes: tuple[str, ...]
    """One for each file: its reason, or how many characters were read."""
    processor: float
    memory: int
    said: str


def measured(name: str, folder: Path) -> Measured:
    """What ``zhengce add`` would do with a file, but for keeping it."""
    place = folder / name
    if name in PLACED:
        PLACED[name](place)
    else:
        place.write_bytes(HOSTILE[name]())
    ended = forked(partial(_outcomes, place), folder / ".answers", longest=300)
    return Measured(name, ended.status, ended.told, ended.processor, ended.memory, ended.said)


def _outcomes(place: Path, tell: Tell) -> None:
    for each in open_files(walk([place])):
        tell(_outcome(each).replace("\n", " "))


def _outcome(each: File | Outcome) -> str:
    if isinstance(each, Outcome):
        return str(each.reason)
    answer = work(Job(each.name, each.data))
    return answer.reason if isinstance(answer, Refused) else f"{len(answer.document.text)} 字"


def all_measured(folder: Path) -> Iterator[Measured]:
    load_knowledge()
    work(Job("a.txt", "关于修路的通知\n1.修路。（责任单位：市财政局）".encode()))
    for name in (*HOSTILE, *PLACED):
        yield measured(name, folder)


def main() -> None:
    for each in all_measured(Path(sys.argv[1])):
        sys.stdout.write(json.dumps(asdict(each), ensure_ascii=False) + "\n")
        sys.stdout.flush()


if __name__ == "__main__":
    main()
