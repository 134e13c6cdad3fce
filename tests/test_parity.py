"""The same document in two formats gives the same records but for layout."""

import re
from functools import cache
from pathlib import Path

import pytest

from corpus.export.contract import to_json
from extract import extract
from ingest import load

PAIRS = [("082_", ".md", "105_", ".docx"), ("094_", ".md", "104_", ".docx"), ("098_", ".md", "107_", ".docx"),
         ("092_", ".md", "108_", ".docx"), ("111_", ".txt", "110_", ".pdf")]  # fmt: skip
KINDS = ("outline", "tasks", "assignments", "targets", "citations")


def find(shared: Path, prefix: str, suffix: str) -> Path:
    return next(
        path for path in (shared / "documents").iterdir() if path.name.startswith(prefix) and path.suffix == suffix
    )


def bare(value: object) -> str:
    return re.sub(r"\W", "", str(value))


@cache
def records(path: Path) -> dict[str, list[tuple[str, ...]]]:
    found = to_json(extract(load(path)))
    return {
        "outline": [(bare(s["label"]), bare(s["title"])) for s in found["outline"]],
        "tasks": [(bare(t["label"]), bare(t["title"])) for t in found["tasks"]],
        "assignments": [(a["role"], bare(a["unit"])) for t in found["tasks"] for a in t["assignments"]],
        "targets": [
            (bare(t["indicator"]), str(t["value"]), bare(t["measure"]), str(t["by"])) for t in found["targets"]
        ],
        "citations": [(bare(c["title"]), bare(c["number"])) for c in found["citations"]],
    }


@pytest.mark.shared
@pytest.mark.parametrize("kind", KINDS)
@pytest.mark.parametrize("pair", PAIRS, ids=lambda pair: f"{pair[0]}{pair[2]}")
def test_formats_agree(shared: Path, pair: tuple[str, str, str, str], kind: str) -> None:
    one, other = records(find(shared, *pair[:2]))[kind], records(find(shared, *pair[2:]))[kind]
    assert one == other
