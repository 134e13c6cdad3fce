"""Attacks at random, for as long as is said: nothing may be lost, nothing raised, nothing left behind.

python -m bench.torture --part kills --minutes 60 --seed 7
"""

from __future__ import annotations

import argparse
import random
import sys
import tempfile
import time
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Protocol

from bench.torture.crowd import Crowd
from bench.torture.inputs import Doubling, Fuzz, Hostile
from bench.torture.kills import Kills
from bench.torture.operations import SAMPLES
from tests.forked import warm


class Attack(Protocol):
    """Rounds, each of which can be repeated by its number and the seed."""

    def round(self, number: int) -> list[str]:
        """What was wrong."""

    def figures(self) -> str:
        """What was done, in one line."""

    def close(self) -> None: ...


PARTS: Mapping[str, Callable[[int, Path], Attack]] = {
    "kills": Kills,
    "crowd": Crowd,
    "fuzz": Fuzz,
    "doubling": Doubling,
    "hostile": Hostile,
}


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--part", choices=PARTS, action="append")
    parser.add_argument("--minutes", type=float, default=60.0, help="of each part")
    parser.add_argument("--rounds", type=int, default=10**9, help="of each part, at most")
    parser.add_argument("--seed", type=int, default=random.SystemRandom().randrange(10**6))
    given = parser.parse_args()
    warm(SAMPLES[:6])
    failed = sum(_attacked(name, given) for name in given.part or PARTS)
    sys.exit(bool(failed))


def _attacked(name: str, given: argparse.Namespace) -> int:
    end, number, failed = time.monotonic() + given.minutes * 60, 0, 0
    attack = PARTS[name](given.seed, Path(tempfile.mkdtemp(prefix="torture-")))
    print(f"{name}: seed {given.seed}", flush=True)
    try:
        while time.monotonic() < end and number < given.rounds:
            number += 1
            try:
                found = attack.round(number)
            except StopIteration:  # there is no more of it
                break
            for wrong in found:
                failed += 1
                print(f"  round {number}: {wrong}", flush=True)
            if number % 50 == 0:
                print(f"  {number} rounds, {failed} faults; {attack.figures()}", flush=True)
    finally:
        attack.close()
    print(f"{name}: {number} rounds, {failed} faults; {attack.figures()}", flush=True)
    return failed


if __name__ == "__main__":
    main()
