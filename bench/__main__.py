"""``python -m bench``: how long the pipeline takes, how fast the engines are, and whether they agree."""

from __future__ import annotations

import argparse
import os
import sys
import tempfile
from collections.abc import Callable, Mapping
from pathlib import Path

from bench.check import measure_check
from bench.clicks import measure_clicks
from bench.cluster import measure_cluster
from bench.forms import measure_forms
from bench.known import measure_known
from bench.likeness import measure_likeness
from bench.ocr import measure_ocr
from bench.pages import measure_pages
from bench.pipeline import measure_pipeline
from bench.questions import measure_questions
from bench.rules import measure_rules
from bench.scale import measure_scale
from bench.search import measure_search
from bench.spans import measure_spans
from bench.unread import measure_unread

SHARED = Path(os.environ.get("ZHENGCE_SHARED", Path(__file__).parents[2] / "shared"))
ALONE: Mapping[str, Callable[[Path], bool]] = {
    "rules": lambda shared: measure_rules(shared, Path(__file__).parent / "out" / "rules.csv"),
    "ocr": measure_ocr,
    "unread": measure_unread,
    "pages": measure_pages,
    "spancat": measure_spans,
}
"""What needs the real documents and nothing else."""
IN_A_FOLDER: Mapping[str, Callable[[Path, Path, argparse.Namespace], bool]] = {
    "questions": lambda shared, folder, given: measure_questions(shared, folder, given.questions, detail=given.detail),
    "known": lambda shared, folder, given: measure_known(shared, folder, detail=given.detail),
    "scale": lambda shared, folder, given: measure_scale(
        shared, folder, given.entries or (100_000 if given.quick else 1_000_000)
    ),
    "cluster": lambda shared, folder, given: measure_cluster(shared, folder, given.entries or 100_000),
    "check": lambda shared, folder, given: measure_check(shared, folder, detail=given.detail),
    "clicks": lambda shared, folder, given: measure_clicks(shared, folder),
    "likeness": lambda shared, folder, given: measure_likeness(shared, folder, _entries(given)),
}
"""What makes a corpus of them for itself."""


def _entries(given: argparse.Namespace) -> int:
    return given.entries or (10_000 if given.quick else 100_000)


def main() -> int:
    parser = argparse.ArgumentParser(prog="python -m bench", description=__doc__)
    parser.add_argument("--quick", action="store_true", help="10,000 entries instead of 100,000, each measured once")
    parser.add_argument("--entries", type=int, help="entries in the index of the search engines")
    parser.add_argument(
        "--only",
        choices=("forms", "pipeline", "search", *ALONE, *IN_A_FOLDER),
        help=f"one part of it; {', '.join((*ALONE, *IN_A_FOLDER))} run only when named, but for pages",
    )
    parser.add_argument("--questions", nargs="*", type=Path, default=[], help="further files of questions (JSON Lines)")
    parser.add_argument("--detail", action="store_true", help="every question, and the answers that were not found")
    parser.add_argument("--no-whoosh", action="store_true", help="tantivy alone, for large numbers of entries")
    options = parser.parse_args()
    if options.only == "forms":
        return 0 if measure_forms() else 1
    if not (SHARED / "documents").is_dir():
        print(f"real documents not found at {SHARED} (set ZHENGCE_SHARED)", file=sys.stderr)
        return 2
    if options.only in ALONE:
        return 0 if ALONE[options.only](SHARED) else 1
    with tempfile.TemporaryDirectory() as temporary:
        folder = Path(temporary)
        if options.only in IN_A_FOLDER:
            return 0 if IN_A_FOLDER[options.only](SHARED, folder, options) else 1
        held = [] if options.only else [measure_pages(SHARED), measure_forms()]
        held.append(measure_pipeline(SHARED, folder, rounds=1 if options.quick else 3))
        if options.only != "pipeline":
            held.append(measure_search(folder, _entries(options), whoosh=not options.no_whoosh))
    return 0 if all(held) else 1


if __name__ == "__main__":
    sys.exit(main())
