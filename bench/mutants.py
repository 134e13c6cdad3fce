"""``python -m bench.mutants``: small faults put into the code one by one; do the tests that run the line notice?

A sample of what cosmic-ray's operators can change in ``corpus/`` and ``extract/``. Each mutant runs only the tests that
run its line (by a coverage run at the beginning), those of the module's own test file first. Message strings are left
alone (the operators change none), and so are annotations, which nothing evaluates. Survivors that cannot be noticed
stand with their reason in ``equivalent_mutants.csv``.
"""

from __future__ import annotations

import argparse
import csv
import json
import os
import queue
import random
import shutil
import signal
import sqlite3
import subprocess
import sys
import tempfile
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from pathlib import Path

import cosmic_ray.plugins
import pytest
from cosmic_ray.ast import Visitor, get_ast
from coverage.numbits import numbits_to_nums

from bench.mutant_lines import idle, in_functions

ROOT = Path(__file__).parents[1]
EQUIVALENT = Path(__file__).with_name("equivalent_mutants.csv")
PACKAGES = ("corpus", "extract")
BAR = 0.9
"""Share of the mutants that are not shown to be equivalent which the tests must notice."""
TIMEOUT, _LONGEST = 240, 1800
"""Seconds of the processor for the tests of one mutant, so that a busy machine makes none late; and of the clock, for
what waits for ever."""
_NO_FAULTS = (
    "core/Variable",
    "core/RemoveDecorator",
    "core/ReplaceComparisonOperator_Is_Eq",
    "core/ReplaceComparisonOperator_IsNot_NotEq",
)
"""Operators that make what no test can tell: for members of enumerations and None, ``is`` and ``==`` are the same."""
_SAID = {
    pytest.ExitCode.OK: "survived",
    pytest.ExitCode.TESTS_FAILED: "caught",
    pytest.ExitCode.INTERRUPTED: "caught",  # a module of tests that cannot be imported
    pytest.ExitCode.USAGE_ERROR: "caught",  # the same where tests are named: without the fault all names are known
    -signal.SIGXCPU: "timeout",
    -signal.SIGKILL: "timeout",
}
_NOTICED = ("caught", "timeout")
_LINES = """
SELECT path, context, numbits
FROM line_bits JOIN file ON file.id = file_id JOIN context ON context.id = context_id
"""
_ENVIRONMENT = {**os.environ, "PYTHONDONTWRITEBYTECODE": "1", "PYTHONPATH": ""}


@dataclass(frozen=True, slots=True, order=True)
class Mutant:
    file: str
    line: int
    column: int
    operator: str
    occurrence: int
    source: str
    """The line as it stands, by which equivalents are known again."""


def main() -> int:
    parser = argparse.ArgumentParser(prog="python -m bench.mutants", description=__doc__)
    parser.add_argument("--sample", type=int, default=200, help="how many mutants")
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--only", default="", help="files whose path begins so")
    parser.add_argument("--workers", type=int, default=2)
    parser.add_argument("--shared", type=Path, default=ROOT.parent / "shared", help="the folder of real documents")
    options = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        checkouts = [_checkout(Path(folder) / str(number), options.shared) for number in range(options.workers)]
        tests = _tests_by_line(checkouts[0])
        chance = random.Random(options.seed)
        everything = _one_each(sorted(m for m in _mutants() if m.file.startswith(options.only)), chance)
        sample = chance.sample(everything, min(options.sample, len(everything)))
        print(f"{len(everything)} possible mutants, {len(sample)} sampled with seed {options.seed}", flush=True)
        outcomes = dict(_outcomes(sorted(sample), tests, checkouts))
    return _report(outcomes)


def _checkout(folder: Path, shared: Path) -> Path:
    """A copy of the project as it stands, with the real documents beside it."""
    files = subprocess.run(["git", "ls-files", "-z"], cwd=ROOT, capture_output=True, check=True, text=True)
    for name in filter(None, files.stdout.split("\0")):
        if (ROOT / name).is_file():
            (folder / "project" / name).parent.mkdir(parents=True, exist_ok=True)
            shutil.copy(ROOT / name, folder / "project" / name)
    if shared.is_dir():
        (folder / "shared").symlink_to(shared.resolve())
    return folder / "project"


def _pytest(checkout: Path, arguments: Sequence[str], *, limited: bool = False) -> int:
    limit = ["sh", "-c", f'ulimit -t {TIMEOUT}; exec "$@"', "sh"] if limited else []
    command = [*limit, sys.executable, "-m", "pytest", "-q", "-m", "not browser", *arguments]
    longest = _LONGEST if limited else None
    done = subprocess.run(command, cwd=checkout, env=_ENVIRONMENT, capture_output=True, check=False, timeout=longest)
    return done.returncode


def _tests_by_line(checkout: Path) -> Mapping[str, Mapping[int, set[str]]]:
    """File to line to the tests that run it; those of a line that runs at import are all that run the file."""
    covered = [f"--cov={package}" for package in PACKAGES]
    options = ["--cov-context=test", "--cov-report=", "-n", "2", "--dist", "loadfile"]
    ended = _pytest(checkout, [*covered, *options])
    if ended not in (pytest.ExitCode.OK, pytest.ExitCode.TESTS_FAILED):
        sys.exit(f"The tests did not run to their end: pytest ended with {ended}.")
    failing = _failing(checkout)
    found: dict[str, dict[int, set[str]]] = defaultdict(lambda: defaultdict(set))
    with sqlite3.connect(checkout / ".coverage") as data:
        for path, context, bits in data.execute(_LINES):
            # The phase (run, setup, teardown) stands behind the last bar; names of tests have bars of their own.
            file, test = Path(path).relative_to(checkout).as_posix(), context.rpartition("|")[0]
            if test and test not in failing:
                for line in numbits_to_nums(bits):
                    found[file][line].add(test)
    _check_names({test for by_line in found.values() for tests in by_line.values() for test in tests}, checkout)
    return found


def _failing(checkout: Path) -> frozenset[str]:
    """Tests that fail without any fault put in: whatever they run would seem caught."""
    path = checkout / ".pytest_cache/v/cache/lastfailed"
    failing = frozenset(json.loads(path.read_text(encoding="utf-8")) if path.exists() else ())
    if failing:
        print("left out, because they fail without any fault:", *sorted(failing), sep="\n  ", flush=True)
    return failing


def _check_names(tests: Iterable[str], checkout: Path) -> None:
    """A name that pytest does not know ends a run at once, and each mutant that it is chosen for would seem caught."""
    if _pytest(checkout, ["--collect-only", "-n", "0", _listed(tests, checkout)]):
        sys.exit("Not every test that the coverage run names is known to pytest.")


def _listed(tests: Iterable[str], checkout: Path) -> str:
    """A file of arguments: there are too many for a command line."""
    arguments = checkout / "tests-of-mutant.txt"
    arguments.write_text("\n".join(tests), encoding="utf-8")
    return f"@{arguments}"


def _mutants() -> Iterator[Mutant]:
    operators = {
        name: cosmic_ray.plugins.get_operator(name)()
        for name in cosmic_ray.plugins.operator_names()
        if not name.startswith(_NO_FAULTS)
    }
    for package in PACKAGES:
        for path in sorted((ROOT / package).rglob("*.py")):
            source = path.read_text(encoding="utf-8")
            lines, unfelt, tree = source.splitlines(), idle(source), get_ast(source)
            for name, operator in operators.items():
                for occurrence, ((line, column), _) in enumerate(_positions(tree, operator)):
                    if name.endswith("ExceptionReplacer") and "." in lines[line - 1]:
                        continue  # it cannot replace the error of a module (sqlite3.Error), and stops
                    if lines[line - 1].startswith("*,", column):
                        continue  # no sign of arithmetic: behind it arguments are given by name
                    if not any(start <= (line, column) < end for start, end in unfelt):
                        file = path.relative_to(ROOT).as_posix()
                        yield Mutant(file, line, column, name, occurrence, lines[line - 1].strip())


def _one_each(mutants: Iterable[Mutant], chance: random.Random) -> list[Mutant]:
    """One mutant for each place and kind: + alone could be replaced by eleven other signs."""
    groups: dict[tuple[str, int, int, str], list[Mutant]] = defaultdict(list)
    for mutant in mutants:
        kind = "_".join(mutant.operator.split("_")[:2]) if "Operator_" in mutant.operator else mutant.operator
        groups[mutant.file, mutant.line, mutant.column, kind].append(mutant)
    return [chance.choice(group) for group in groups.values()]


def _positions(tree: object, operator: object) -> list[tuple[tuple[int, int], tuple[int, int]]]:
    found: list[tuple[tuple[int, int], tuple[int, int]]] = []

    class Finder(Visitor):  # type: ignore[misc]
        def visit(self, node: object) -> object:
            found.extend(operator.mutation_positions(node))  # type: ignore[attr-defined]
            return node

    Finder().walk(tree)
    return found


class _Mutator(Visitor):  # type: ignore[misc]
    def __init__(self, operator: object, occurrence: int) -> None:
        self._operator, self._left = operator, occurrence

    def visit(self, node: object) -> object:
        for index, _ in enumerate(self._operator.mutation_positions(node)):  # type: ignore[attr-defined]
            self._left -= 1
            if self._left == -1:
                return self._operator.mutate(node, index)  # type: ignore[attr-defined]
        return node


def _mutated(mutant: Mutant, original: str) -> str:
    tree = get_ast(original)
    operator = cosmic_ray.plugins.get_operator(mutant.operator)()
    code: str = _Mutator(operator, mutant.occurrence).walk(tree).get_code()
    return code


def _outcomes(
    sample: Sequence[Mutant], tests: Mapping[str, Mapping[int, set[str]]], checkouts: Sequence[Path]
) -> Iterator[tuple[Mutant, str]]:
    free: queue.SimpleQueue[Path] = queue.SimpleQueue()
    for checkout in checkouts:
        free.put(checkout)

    def run(mutant: Mutant) -> tuple[Mutant, str]:
        checkout = free.get()
        try:
            return mutant, _outcome(mutant, _choose(mutant, tests), checkout)
        finally:
            free.put(checkout)

    with ThreadPoolExecutor(len(checkouts)) as pool:
        for number, (mutant, outcome) in enumerate(pool.map(run, sample), 1):
            print(f"{number:4} {outcome:9} {mutant.file}:{mutant.line} {mutant.operator}: {mutant.source}", flush=True)
            yield mutant, outcome


def _choose(mutant: Mutant, tests: Mapping[str, Mapping[int, set[str]]]) -> list[str]:
    """The tests that run the line, those of the module's own test file and room first.

    Those of its own file that run any line of it are always among them: what is kept (rules, labels, names) is worked
    out in the first test that asks, and the others depend on the line though they do not run it. So of a line that runs
    when the module is imported: the first test that imports it runs it, and all that run the module depend on it. Of a
    module whose lines all run then (types and their defaults) it is the own file as a whole.
    """
    by_line = tests.get(mutant.file, {})
    anywhere = set().union(*by_line.values())
    own = f"tests/{Path(mutant.file).parent}/test_{Path(mutant.file).stem}.py"
    room = f"tests/{Path(mutant.file).parent}/"
    run = by_line.get(mutant.line) if mutant.line in in_functions(ROOT / mutant.file) else None
    chosen = (run or anywhere) | {test for test in anywhere if test.startswith(own)}
    if not chosen and (ROOT / own).is_file():
        return [own]
    return sorted(chosen, key=lambda test: (not test.startswith(own), not test.startswith(room), test))


def _outcome(mutant: Mutant, tests: Sequence[str], checkout: Path) -> str:
    if not tests:
        return "untested"
    path = checkout / mutant.file
    original = path.read_text(encoding="utf-8")
    arguments = ["-x", "-n", "0", _listed(tests, checkout)]
    try:
        path.write_text(_mutated(mutant, original), encoding="utf-8")
        return _SAID.get(_pytest(checkout, arguments, limited=True), "not run")
    except subprocess.TimeoutExpired:
        return "timeout"
    finally:
        path.write_text(original, encoding="utf-8")


def _report(outcomes: Mapping[Mutant, str]) -> int:
    with EQUIVALENT.open(encoding="utf-8", newline="") as file:
        known = {(row["file"], row["operator"], row["source"]) for row in csv.DictReader(file)}
    missed = [mutant for mutant, outcome in outcomes.items() if outcome not in _NOTICED]
    equivalent = [mutant for mutant in missed if (mutant.file, mutant.operator, mutant.source) in known]
    rest = len(outcomes) - len(equivalent)
    share = (len(outcomes) - len(missed)) / rest if rest else 1.0
    print(f"caught {len(outcomes) - len(missed)} of {rest} ({share:.1%}, bar {BAR:.0%}); {len(equivalent)} equivalent")
    for mutant in missed:
        if mutant not in equivalent:
            print(f"  missed {mutant.file}:{mutant.line}:{mutant.column} {mutant.operator}: {mutant.source}")
    return 0 if share >= BAR else 1


if __name__ == "__main__":
    sys.exit(main())
