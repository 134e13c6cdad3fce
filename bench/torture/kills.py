"""Every kind of work on a corpus ended at a random moment: nothing may be lost, nothing disagree, nothing be left."""

from __future__ import annotations

import random
import shutil
import signal
import tempfile
from collections.abc import Iterator
from pathlib import Path

from bench.torture.operations import SAMPLES, Operation, Place, operations, zhengce
from corpus.store.backup import back_up
from tests.forked import Ended, Work, forked
from tests.held import Held, faults, held

_ENGLISH = ("Traceback", "程序内部出错")
_ANEW = 60
"""Rounds after which another corpus is begun."""
_BACKUP = 7
"""Rounds after which the backup that may be restored is made anew."""


class Kills:
    """Rounds over one corpus after the other."""

    def __init__(self, seed: int, folder: Path) -> None:
        self._seed, self._folder = seed, folder
        self._longest: dict[str, float] = {}
        """Seconds that each operation took at most, so that moments are drawn from all of it."""
        self._kept: Held | None = None
        self.moments: dict[str, int] = {}
        """How often each operation was ended before its end."""

    def round(self, number: int) -> list[str]:
        chance = random.Random(f"{self._seed}-{number}")
        if number % _ANEW == 1:
            self._begin(self._folder / f"{number}")
        place = self._place
        before = self._done(lambda _: held(place.corpus)).answer
        if number % _BACKUP == 1:
            self._done(lambda _: str(back_up(place.corpus, place.to_restore)))
            self._kept = before
        operation = self._chosen(list(operations(chance, place, before, self._kept)))
        how = chance.choice((signal.SIGKILL, signal.SIGINT))
        ended = self._ended(operation, chance, how)
        return [f"{operation.name} ({how.name}): {each}" for each in self._wrong(operation, before, ended)]

    def _chosen(self, known: list[Operation]) -> Operation:
        """Those that were ended least often first, so that none is left out."""
        return min(known, key=lambda each: self.moments.get(each.name, 0))

    def _begin(self, folder: Path) -> None:
        self._place, self._kept = Place(folder), None
        self._place.outside.mkdir(parents=True)
        tempfile.tempdir = str(folder / "临时")
        Path(tempfile.tempdir).mkdir()
        self._done(zhengce("add", *SAMPLES[2:5], "--corpus", self._place.corpus, "--workers", 0))
        self._done(zhengce("plan", "new", "甲", "--corpus", self._place.corpus))

    def _done(self, work: Work) -> Ended:
        ended = forked(work, self._folder / "a")
        if ended.status:
            raise RuntimeError(ended.said)
        return ended

    def _ended(self, operation: Operation, chance: random.Random, how: int) -> Ended:
        """Ended at a moment; the first time it may go on to its end, to see how long it takes."""
        longest = self._longest.get(operation.name)
        after = None if longest is None else chance.uniform(0.0, longest)
        ended = forked(operation.work, self._folder / "o", after=after, how=how)
        self._longest[operation.name] = max(longest or 0.0, min(ended.seconds, 6.0))
        if ended.status in (-signal.SIGKILL, -signal.SIGINT, 130):
            self.moments[operation.name] = self.moments.get(operation.name, 0) + 1
        return ended

    def _wrong(self, operation: Operation, before: Held, ended: Ended) -> Iterator[str]:
        place = self._place
        if operation.is_command and any(word in ended.said for word in _ENGLISH):
            yield f"said {ended.said[-600:]}"
        if ended.status not in (0, 1, 130, -signal.SIGKILL, -signal.SIGINT if "start" in operation.name else 0):
            yield f"status {ended.status}: {ended.said[-600:]}"
        if ended.outlived:
            yield f"lived on: {ended.outlived}"
        looked = forked(lambda _: held(place.corpus), self._folder / "a")
        if not isinstance(looked.answer, Held):
            yield f"cannot be opened: {looked.said[-600:]}"
            self._begin(place.folder.with_name(f"{place.folder.name}-{random.random()}"))
            return
        yield from operation.check(before, looked.answer, ended)
        self._next(operation)
        after = forked(lambda _: faults(place.corpus, (place.outside, Path(tempfile.gettempdir()))), self._folder / "a")
        yield from after.answer if isinstance(after.answer, list) else [after.said[-600:]]

    def _next(self, operation: Operation) -> None:
        """What a killed program left, the next of its kind takes away."""
        if operation.name in ("backup", "export", "plan export"):
            forked(operation.work, self._folder / "a")

    def figures(self) -> str:
        """How often each operation was ended before its end."""
        told = ", ".join(f"{name} {count}" for name, count in sorted(self.moments.items()))
        return f"{sum(self.moments.values())} ended at a moment: {told}"

    def close(self) -> None:
        tempfile.tempdir = None
        shutil.rmtree(self._folder, ignore_errors=True)
