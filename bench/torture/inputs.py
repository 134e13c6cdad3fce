"""Files that nobody wrote, patterns that grow, files made to harm: nothing raised, and all of it soon."""

from __future__ import annotations

import os
import shutil
from functools import partial
from pathlib import Path

from hypothesis import HealthCheck, Phase, given, seed, settings

from bench.torture.operations import ROOT
from tests.doubled import DOUBLED, MOST, ratio, rule_patterns
from tests.forked import Tell, forked
from tests.fuzzed import files, real_files, survived
from tests.hostile import HOSTILE, PLACED
from tests.measured import measured

_EXAMPLES = 500
_SECONDS, _MEMORY = 5.0, 500_000_000


class Fuzz:
    """A round is five hundred files."""

    def __init__(self, number: int, folder: Path) -> None:
        shared = Path(os.environ.get("ZHENGCE_SHARED", ROOT.parent / "shared")) / "documents"
        self._seed, self._folder, self._real, self._done = number, folder, real_files(shared), 0

    def round(self, number: int) -> list[str]:
        ended = forked(partial(self._files, number), self._folder, longest=3_000)
        self._done += _EXAMPLES
        return [ended.said[-3_000:]] if ended.status else []

    def _files(self, number: int, tell: Tell) -> None:
        everything = list(HealthCheck)
        phases = (Phase.generate, Phase.shrink)

        @seed(self._seed * 100_000 + number)
        @settings(max_examples=_EXAMPLES, deadline=None, database=None, suppress_health_check=everything, phases=phases)
        @given(files(self._real))
        def attack(file: tuple[str, bytes]) -> None:
            survived(*file)

        attack()

    def figures(self) -> str:
        return f"{self._done} files"

    def close(self) -> None:
        shutil.rmtree(self._folder, ignore_errors=True)


class Doubling:
    """A round is one pattern, of those that are written down and of the examples of all rules."""

    def __init__(self, number: int, folder: Path) -> None:
        self._patterns = {**DOUBLED, **dict(rule_patterns())}
        self._folder, self._worst, self._seen = folder, ("", 0.0), 0

    def round(self, number: int) -> list[str]:
        if number > len(self._patterns):
            raise StopIteration
        name = list(self._patterns)[number - 1]
        ended = forked(lambda _: ("ratio", ratio(self._patterns[name])), self._folder)
        self._seen += 1
        if not isinstance(ended.answer, tuple):
            return [f"{name}: {ended.said[-500:]}"]
        found = ended.answer[1]
        self._worst = max(self._worst, (name, found), key=lambda each: each[1])
        return [f"{name}: {found:.2f} times longer"] if found > MOST else []

    def figures(self) -> str:
        return f"{self._seen} patterns, the worst {self._worst[1]:.2f} ({self._worst[0]})"

    def close(self) -> None:
        shutil.rmtree(self._folder, ignore_errors=True)


class Hostile:
    """A round is one file."""

    def __init__(self, number: int, folder: Path) -> None:
        self._folder, self._names, self._seen = folder, [*HOSTILE, *PLACED], 0
        self._longest, self._largest = ("", 0.0), ("", 0)

    def round(self, number: int) -> list[str]:
        if number > len(self._names):
            raise StopIteration
        found = measured(self._names[number - 1], self._folder)
        self._seen += 1
        self._longest = max(self._longest, (found.name, found.processor), key=lambda each: each[1])
        self._largest = max(self._largest, (found.name, found.memory), key=lambda each: each[1])
        wrong = [found.said[-500:]] if found.status else []
        wrong += [f"{found.processor:.1f} s"] if found.processor > _SECONDS else []
        wrong += [f"{found.memory / 1e6:.0f} MB"] if found.memory > _MEMORY else []
        wrong += [] if found.outcomes else ["no outcome"]
        return [f"{found.name}: {each}" for each in wrong]

    def figures(self) -> str:
        longest, largest = self._longest, self._largest
        return (
            f"{self._seen} files, at most {longest[1]:.1f} s ({longest[0]}), {largest[1] / 1e6:.0f} MB ({largest[0]})"
        )

    def close(self) -> None:
        shutil.rmtree(self._folder, ignore_errors=True)
