"""How a list of units divides."""

from __future__ import annotations

import pytest

from corpus.model import Span
from extract.labels.pieces import compounds, pieces, split_joint, trim, trimmed_etc


@pytest.mark.parametrize(
    ("text", "parts"),
    [
        ("市财政局、市教育局,市民政局", ["市财政局", "市教育局", "市民政局"]),
        ("各县(市、区)、市财政局", ["各县(市、区)", "市财政局"]),
        ("各县<市、区>人民政府;市财政局", ["各县<市、区>人民政府", "市财政局"]),
        ("市财政局", ["市财政局"]),
    ],
)
def test_pieces_stand_between_separators_outside_brackets(text, parts):
    assert [text[span.start : span.end] for span, _ in pieces(text, 0, len(text))] == parts


def test_a_collective_stays_whole():
    text = "各县、区人民政府,市财政局"
    assert [text[span.start : span.end] for span, _ in compounds(text, 0, len(text))] == [
        "各县、区人民政府",
        "市财政局",
    ]


@pytest.mark.parametrize(
    ("text", "units"),
    [
        ("市财政局和市教育局", ["市财政局", "市教育局"]),
        ("市发展和改革委", ["市发展和改革委"]),
        (" 、市财政局等。", ["市财政局"]),
    ],
)
def test_two_units_that_a_word_joins(text, units):
    assert [text[span.start : span.end] for span in split_joint(text, Span(0, len(text)))] == units


def test_what_stands_around_a_name():
    text = ",★市财政局);"
    assert trim(text, Span(0, len(text))) == Span(2, 6)
    assert trimmed_etc("市财政局等", Span(0, 5)) == "市财政局"
