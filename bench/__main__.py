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
from bench.forms import measure_forms
from bench.likeness import measure_likeness
from bench.ocr import measure_ocr
from bench.pages import measure_pages
from bench.pipeline import measure_pipeline
from bench.questions import measure_questions
from bench.rules import measure_rules
from bench.search import measure_search
from bench.unread import measure_unread

SHARED = Path(os.environ.get("ZHENGCE_SHARED", Path(__file__).parents[2] / "shared"))
ALONE: Mapping[str, Callable[[Path], bool]] = {
    "rules": lambda shared: measure_rules(shared, Path(__file__).parent / "out" / "rules.csv"),
    "ocr": measure_ocr,
    "unread": measure_unread,
    "pages": measure_pages,
}
"""What needs the real documents and nothing else."""


def main() -> int:
    parser = argparse.ArgumentParser(prog="python -m bench", description=__doc__)
    parser.add_argument("--quick", action="store_true", help="10,000 entries instead of 100,000, each measured once")
    parser.add_argument("--entries", type=int, help="entries in the index of the search engines")
    parser.add_argument(
        "--only",
        choices=(
            "forms",
            "pages",
            "pipeline",
            "search",
            "questions",
            "rules",
            "ocr",
            "unread",
            "likeness",
            "check",
            "clicks",
        ),
        help="one part of it; questions, rules, ocr, unread, likeness, check and clicks run only when named",
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
    if options.only == "questions":
        with tempfile.TemporaryDirectory() as folder:
            return 0 if measure_questions(SHARED, Path(folder), options.questions, detail=options.detail) else 1
    entries = options.entries or (10_000 if options.quick else 100_000)
    with tempfile.TemporaryDirectory() as folder:
        if options.only == "check":
            return 0 if measure_check(SHARED, Path(folder), detail=options.detail) else 1
        if options.only == "clicks":
            return 0 if measure_clicks(SHARED, Path(folder)) else 1
        if options.only == "likeness":
            return 0 if measure_likeness(SHARED, Path(folder), entries) else 1
        held = [] if options.only else [measure_pages(SHARED), measure_forms()]
        held.append(measure_pipeline(SHARED, Path(folder), rounds=1 if options.quick else 3))
        if options.only != "pipeline":
            held.append(measure_search(Path(folder), entries, whoosh=not options.no_whoosh))
    return 0 if all(held) else 1


if __name__ == "__main__":
    sys.exit(main())
