"""The page of help: every example is read as it says, without a word of doubt, and finds something in the samples."""

import re

import pytest

from corpus.build import Corpus
from corpus.search import syntax
from corpus.search.asked import Query
from corpus.search.fields import FIELDS
from corpus.search.syntax import LAST_WORD, as_lines, as_markdown, fields_line, load_examples
from tests.command_line import ROOT


@pytest.fixture(scope="module")
def samples(tmp_path_factory):
    with Corpus.open(tmp_path_factory.mktemp("samples")) as corpus:
        corpus.add([ROOT / "corpus/samples"], workers=0)
        yield corpus


@pytest.mark.parametrize("example", load_examples(), ids=lambda example: example.query)
def test_an_example(samples, example):
    results = samples.search(Query(text=example.query))
    assert results.reading.endswith(example.reading) or results.reading.startswith(example.reading)
    assert results.notes == ()
    assert results.total


def test_readme_has_the_page():
    assert as_markdown() in (ROOT / "README.md").read_text(encoding="utf-8")


def test_every_field_is_named():
    named = re.findall(r"([^\s：]+):", fields_line())
    assert named[:-2] == [field.names[0] for field in FIELDS if field.names]


def test_forms_of_the_page():
    assert as_lines() == [(each.query, each.meaning) for each in load_examples()]
    assert as_markdown().count("\n") == len(load_examples()) + 1
    assert LAST_WORD.endswith("。")


def test_a_bar_in_a_cell_of_the_table_is_escaped(monkeypatch):
    bars = (syntax.Example("甲|乙", "丙|丁", ""),)
    monkeypatch.setattr(syntax, "load_examples", lambda: bars)
    assert as_markdown().split("\n")[-1] == r"| `甲\|乙` | 丙\|丁 |"
