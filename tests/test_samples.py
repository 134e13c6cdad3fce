"""The samples load without a failure, and their records are those that their author meant (``golden/``)."""

from __future__ import annotations

from functools import cache
from pathlib import Path

import pytest

from corpus.build import Corpus, Status
from corpus.model import ParsedDocument, Severity
from extract import extract
from ingest import load
from tests.golden_lines import render

ROOT = Path(__file__).parents[1]
SAMPLES = sorted((ROOT / "corpus/samples").iterdir())
GOLDEN = Path(__file__).parent / "golden"


@cache
def _parsed(path: Path) -> ParsedDocument:
    return extract(load(path))


@pytest.fixture(params=SAMPLES, ids=lambda path: path.name[:2])
def sample(request: pytest.FixtureRequest) -> Path:
    return request.param


def test_records_are_as_written_down(sample: Path, update_golden: bool) -> None:
    golden = GOLDEN / f"{sample.stem}.txt"
    lines = render(_parsed(sample))
    if update_golden:
        golden.write_text(lines, encoding="utf-8")
    assert lines.splitlines() == golden.read_text(encoding="utf-8").splitlines(), (
        'if the change is meant: make test PYTEST_ARGS="tests/test_samples.py --update-golden", and read the diff'
    )


def test_golden_files_are_those_of_the_samples() -> None:
    assert sorted(path.stem for path in GOLDEN.glob("*.txt")) == [path.stem for path in SAMPLES]


def test_every_record_can_be_quoted(sample: Path) -> None:
    parsed = _parsed(sample)
    text = parsed.document.text
    for kind, span in parsed.quotes():
        assert 0 <= span.start < span.end <= len(text), kind
    for assignment in (each for task in parsed.tasks for each in task.assignments):
        assert "".join(parsed.document[assignment.span].split()) == assignment.unit


def test_every_character_of_a_sample_is_accounted_for(sample: Path) -> None:
    ledger = _parsed(sample).document.ledger
    assert ledger is not None
    assert ledger.missing == 0


def test_every_sample_says_that_it_is_made_up(sample: Path) -> None:
    assert "演示样本" in _parsed(sample).document.text


def test_samples_load_into_a_corpus_and_a_second_time_change_nothing(tmp_path: Path) -> None:
    with Corpus.open(tmp_path / "corpus") as corpus:
        first = corpus.add([ROOT / "corpus/samples"], workers=0)
        again = corpus.add([ROOT / "corpus/samples"], workers=0)
    assert {outcome.status for outcome in first.outcomes} == {Status.ADDED}
    assert {outcome.status for outcome in again.outcomes} == {Status.UNCHANGED}
    assert len(first.outcomes) == len(again.outcomes) == len(SAMPLES)


def test_one_sample_has_a_warning() -> None:
    """So that a newcomer sees what a warning looks like, and does not see twelve."""
    warned = [path.name[:2] for path in SAMPLES if any(i.severity is Severity.WARNING for i in _parsed(path).issues)]
    assert warned == ["12"]
