"""Conditions in OpenSearch's language, and rows as its documents."""

import pytest

from corpus.search.asked import Sort
from corpus.search.conditions import AllOf, Among, AnyOf, Apart, Around, AtLeast, Between, Contains, FieldHolds, NoneOf
from corpus.search.engines.engine import Rank
from corpus.search.engines.opensearch_shape import WINDOW, OpenSearchShape, order
from corpus.search.fields import FIELDS, FieldTable
from tests.index_rows import NOTHING, index_row

SHAPE = OpenSearchShape(FIELDS)


def lower(condition):
    return Among(condition.field, ("其一",))


def asked(condition):
    return SHAPE.translate(condition, lower)


def test_texts_are_asked_for_by_their_pairs():
    assert asked(Contains("海")) == {"prefix": {"pairs": {"value": "海", "boost": 1.0}}}
    assert asked(Contains("海堤")) == {"term": {"pairs": {"value": "海堤", "boost": 1.0}}}
    phrase = {"query": "海堤 堤加 加固", "analyzer": "whitespace", "boost": 1.0}
    assert asked(Contains("海堤加固")) == {"match_phrase": {"pairs": phrase}}
    assert asked(Around(("海堤", "2015"))) == {
        "match": {"context": {"query": "海堤 2015", "operator": "and", "analyzer": "whitespace"}}
    }


def test_two_texts_apart_are_pairs_with_room_between():
    (none, one) = asked(Apart("生态", "补偿金", 0, 1))["bool"]["should"]
    assert none["span_near"]["slop"] == one["span_near"]["slop"] == 0
    assert [*map(_span, none["span_near"]["clauses"])] == ["生态", 1, "补偿", "偿金"]
    assert [*map(_span, one["span_near"]["clauses"])] == ["生态", 2, "补偿", "偿金"]


def _span(clause):
    return clause.get("span_term", clause.get("span_gap"))["pairs"]


def test_values_are_whole_or_parts_of_one():
    assert asked(Among("lead", ("市财政局",))) == _any([{"terms": {"v_lead": ["市财政局"]}}])
    assert asked(Among("id", ("a",))) == _any([{"terms": {"id": ["a"]}}])
    assert asked(Among("lead", ())) == {"match_none": {}}
    assert asked(FieldHolds("lead", "财政")) == {"term": {"h_lead": {"value": "财政", "boost": 1.0}}}
    assert asked(FieldHolds("level", "省")) == _any(
        [{"terms": {"v_level": ["其一"]}}]
    )  # few values: these are asked for
    many = asked(Among("document", tuple(map(str, range(120_000)))))["bool"]["should"]
    assert [len(each["terms"]["v_document"]) for each in many] == [50_000, 50_000, 20_000]


def _any(parts, least=1):
    return {"bool": {"should": parts, "minimum_should_match": least}}


VALUES = ("2018", "2018-03-09", "2018-12-31", "2019", "2019-01-01", "2020-06", "每年", "", "9", "0", "甲")


@pytest.mark.parametrize("low", [None, "2018", "2018-03", "2019-01-01"])
@pytest.mark.parametrize("high", [None, "2018", "2019-01", "2020-06-30", "9"])
@pytest.mark.parametrize("above", [False, True])
@pytest.mark.parametrize("below", [False, True])
def test_ranges_take_what_the_condition_takes(low, high, above, below):
    condition = Between("due", low, high, above and low is not None, below and high is not None)
    ((field, bounds),) = asked(condition)["range"].items()
    assert field == "v_due"
    assert [v for v in VALUES if _within(v, bounds)] == [v for v in VALUES if condition.takes(v)]


def _within(value, bounds):
    held = {
        "gt": lambda bound: value > bound,
        "gte": lambda bound: value >= bound,
        "lt": lambda bound: value < bound,
        "lte": lambda bound: value <= bound,
    }
    return all(held[name](bound) for name, bound in bounds.items())


def test_conditions_are_joined():
    sea, land = Contains("海堤"), Contains("绿地")
    one, other = asked(sea), asked(land)
    assert asked(AllOf()) == {"match_all": {}}
    assert asked(AllOf((sea, land))) == {"bool": {"filter": [one, other]}}
    assert asked(AnyOf((sea, land))) == _any([one, other])
    assert asked(AnyOf(())) == {"match_none": {}}
    assert asked(NoneOf(sea)) == {"bool": {"must_not": [one]}}
    assert asked(AtLeast(((sea, 2), (land, 1)), 2)) == _any([one, one, other], 2)
    assert asked(AtLeast(((sea, 1),), 0)) == _any([one], 1)


def test_rank_adds_and_never_leaves_out():
    rank = Rank(("海堤", "堤"), ((Contains("加固"), 20.0),))
    query = SHAPE.query(Contains("海堤"), rank, Sort.RELEVANCE, lower)["bool"]
    assert query["filter"] == [asked(Contains("海堤"))]
    assert query["minimum_should_match"] == 0
    assert len(query["should"]) == 4  # 海堤 in text and title, 堤 in the title, and what boosts
    assert query["should"][-1]["constant_score"]["boost"] == 20.0
    assert SHAPE.query(Contains("海堤"), rank, Sort.NEWEST, lower) == {"bool": {"filter": query["filter"]}}
    assert SHAPE.query(AllOf(), NOTHING, Sort.OLDEST, lower) == {"bool": {"filter": [{"match_all": {}}]}}


@pytest.mark.parametrize("sort", Sort)
def test_no_two_entries_share_a_place(sort):
    assert order(sort)[-1] == {"id": "asc"}


def test_a_row_becomes_a_document():
    document = SHAPE.document(index_row("a-t0", "海堤", lead=("市财政局", "水利局"), level=("省",), region=()))
    assert document["v_lead"] == ["市财政局", "水利局"]
    assert [each.split() for each in document["h_lead"]] == [["市财", "财政", "政局", "局"], ["水利", "利局", "局"]]
    assert document["v_level"] == ["省"]
    assert not {"h_level", "v_region", "h_document"} & document.keys()
    assert document["pairs"].split() == ["海堤", "堤"]
    assert document["payload"] == "a-t0"


def test_an_index_says_what_shape_it_has():
    body = SHAPE.body(3)
    assert body["settings"]["number_of_shards"] == 3
    assert body["settings"]["max_result_window"] == WINDOW
    assert body["mappings"]["_meta"] == {"generation": 0, **SHAPE.meta}
    assert OpenSearchShape(FIELDS).meta == SHAPE.meta
    assert OpenSearchShape(FieldTable(FIELDS.rows[:-1])).meta != SHAPE.meta
