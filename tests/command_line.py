"""The command line as tests run it."""

import json
from pathlib import Path

from ui.cli import app
from ui.cli.words import run

ROOT = Path(__file__).parents[1]
SAMPLES = ROOT / "corpus" / "samples"
PLAN = next(SAMPLES.glob("05_*"))


def zhengce(*arguments: object) -> int:
    return run(app, [str(argument) for argument in arguments])


def found(ask, query, *options):
    status, text = ask("search", query, "--format", "json", *options)
    assert status == 0
    return json.loads(text)
