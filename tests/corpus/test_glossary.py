"""Every word that people see has its Chinese, and the file that says so is sound."""

import ast
from dataclasses import fields, is_dataclass
from enum import StrEnum
from pathlib import Path

import pytest

import corpus.model
import corpus.search.asked
from corpus.glossary import GlossaryError, chinese, load_glossary, parse_glossary
from corpus.search.fields import FACETS

ROOT = Path(__file__).parents[2]
TYPES = [
    value
    for module in (corpus.model, corpus.search.asked)
    for value in vars(module).values()
    if isinstance(value, type)
]
RECORDS = [each for each in TYPES if is_dataclass(each)]
FIELDS = sorted({field.name for record in RECORDS for field in fields(record)})
VALUES = sorted({each.value for kind in TYPES if issubclass(kind, StrEnum) and kind is not StrEnum for each in kind})


@pytest.mark.parametrize("slug", FIELDS + VALUES + list(FACETS))
def test_every_field_and_value_is_in_the_glossary(slug):
    assert chinese(slug) != slug


def issue_codes() -> set[str]:
    """The literal first argument (or ``code=``) of every ``Issue(...)`` in the code."""
    found = set()
    for path in (file for package in ("corpus", "ingest", "extract") for file in (ROOT / package).rglob("*.py")):
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if isinstance(node, ast.Call) and getattr(node.func, "id", "") == "Issue":
                values = [keyword.value for keyword in node.keywords if keyword.arg == "code"] + node.args[:1]
                found |= {each.value for each in values[:1] if isinstance(each, ast.Constant)}
    return found


def test_every_issue_code_is_in_the_glossary():
    assert [code for code in sorted(issue_codes()) if chinese(code) == code] == []


@pytest.mark.parametrize(
    ("slug", "word"),
    [
        ("column.lead", "牵头单位"),  # a column has its own word
        ("role.lead", "牵头"),  # falls back to the bare slug
        ("nothing.known", "nothing.known"),  # an unknown slug stays visible, so that it is noticed
    ],
)
def test_chinese(slug, word):
    assert chinese(slug) == word


@pytest.mark.parametrize(
    ("rows", "message"),
    [
        ("slug,chinese,note\nlead,牵头,\nlead,主办,\n", "glossary.csv:3: 'lead' already means 牵头"),
        ("slug,chinese,note\nlead,,\n", "glossary.csv:2"),
    ],
)
def test_a_wrong_glossary_says_where(rows, message):
    with pytest.raises(GlossaryError, match=message):
        parse_glossary(rows)


def test_every_word_is_chinese():
    assert [word for word in load_glossary().values() if not any("一" <= letter <= "鿿" for letter in word)] == []
