"""Counts by two axes, each cell with what is in it."""

from dataclasses import replace

import pytest

from corpus.compare import AXES, NO_VALUE, axis_of, make_matrix, own_counts, region_bases, with_regions
from corpus.glossary import chinese
from corpus.model import Span
from corpus.search.asked import Entry, Kind
from corpus.search.fields import FIELDS


def entry(number, regions, themes, year="2015"):
    return Entry(
        entry_id=f"e{number}", kind=Kind.PRIORITY, document_id="d", span=Span(0, 1), title="t", text="t",
        facets={"region": regions, "theme": themes, "year": (year,)},
    )  # fmt: skip


ENTRIES = [
    entry(1, ("清河省", "清河省白水市"), ("生态补偿",)),
    entry(2, ("清河省", "清河省白水市"), ("生态补偿", "多规合一")),
    entry(3, ("清河省",), ()),
    entry(4, ("清河省", "清河省白水市", "云山省", "云山省黑土市"), ("多规合一",), "2018"),  # a joint region
]


def test_regions_by_themes():
    matrix = make_matrix(ENTRIES)
    assert matrix.rows == ("清河省白水市", "云山省黑土市", "清河省")
    assert matrix.columns == ("多规合一", "生态补偿", NO_VALUE)
    assert matrix.cells["清河省白水市", "生态补偿"] == ("e1", "e2")
    assert matrix.cells["清河省", NO_VALUE] == ("e3",)
    assert matrix.count("清河省", "生态补偿") == 0
    assert matrix.total == 4


@pytest.mark.parametrize(
    ("rows", "ids"),
    [
        ("province", {"清河省": {"e1", "e2", "e3", "e4"}, "云山省": {"e4"}}),
        ("year", {"2015": {"e1", "e2", "e3"}, "2018": {"e4"}}),
    ],
)
def test_other_axes(rows, ids):
    matrix = make_matrix(ENTRIES, rows=rows)
    found = {row: {e for column in matrix.columns for e in matrix.cells.get((row, column), ())} for row in matrix.rows}
    assert found == ids


def test_nothing_to_compare():
    matrix = make_matrix([])
    assert (matrix.rows, matrix.columns, matrix.total) == ((), (), 0)


@pytest.mark.parametrize("axis", AXES)
def test_an_axis_goes_by_its_slug_and_its_chinese_names(axis):
    assert axis_of(axis) == axis_of(chinese(axis)) == axis
    assert chinese(axis) != axis
    if axis in FIELDS.names:
        assert {axis_of(name) for name in FIELDS[axis].names} <= {axis}


@pytest.mark.parametrize("name", ["", "天气", "指标"])  # the last is a field, and no facet
def test_other_words_name_no_axis(name):
    assert axis_of(name) is None


def test_mentions_are_counted_apart():
    said = [
        replace(entry(9, ("云山省",), ("碳汇",)), kind=Kind.MENTION),
        replace(ENTRIES[0], kind=Kind.MENTION, entry_id="e8"),
    ]
    matrix = make_matrix([*ENTRIES, *said])
    assert (matrix.total, matrix.mentioned) == (4, 2)
    assert matrix.cells == make_matrix(ENTRIES).cells
    assert matrix.mentions == {("云山省", "碳汇"): ("e9",), ("清河省白水市", "生态补偿"): ("e8",)}
    assert matrix.ids("清河省白水市", "生态补偿") == ("e1", "e2", "e8")
    assert (matrix.count_mentions("云山省", "碳汇"), matrix.count_mentions("清河省", "生态补偿")) == (1, 0)
    assert matrix.rows[-1] == "云山省"  # what is only mentioned comes last


def test_counts_of_regions_themselves():
    counts = {"清河省": 7, "清河省白水市": 4, "清河省白水市甲县": 1, "云山省": 2, "清河省黑土市": 1}
    own = {"清河省": 2, "清河省白水市": 3, "清河省白水市甲县": 1, "云山省": 2, "清河省黑土市": 1}
    assert own_counts(counts) == own
    assert own_counts({"清河省": 1, "清河省白水市": 2})["清河省"] == 0  # a document of two places
    assert own_counts({}) == {}


def test_what_figures_of_a_region_rest_on():
    said = [*ENTRIES, replace(entry(9, ("云山省",), ("碳汇",)), kind=Kind.MENTION)]
    matrix = with_regions(make_matrix(said), ["远方省", "清河省"])
    assert matrix.rows[-1] == "远方省"
    bases = {b.region: b for b in region_bases(matrix.rows, matrix, {"清河省": 5, "清河省白水市": 2})}
    assert (bases["清河省"].documents, bases["清河省"].below, bases["清河省"].stated) == (3, 2, 1)
    assert bases["清河省白水市"].stated == 3  # each once, though e2 has two themes
    assert (bases["云山省"].documents, bases["云山省"].mentioned) == (0, 1)
    assert (bases["远方省"].documents, bases["远方省"].stated) == (0, 0)
