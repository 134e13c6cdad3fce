"""Regions compared: what figures rest on, and what passages say besides."""

from __future__ import annotations

import pytest

from corpus.build import Corpus
from corpus.compare import own_counts
from corpus.intake.regions import RegionComparison
from tests.region_papers import FILES


@pytest.fixture(scope="module")
def compared(tmp_path_factory):
    with Corpus.open(tmp_path_factory.mktemp("regions")) as corpus:
        corpus.add_bytes(FILES, workers=0)
        regions: RegionComparison = corpus.compared
        yield regions


def test_documents_are_counted_with_those_of_places_within(compared):
    found = compared.documents({})
    assert (found["浙江省"], found["浙江省杭州市"], found["江西省"]) == (2, 1, 1)
    assert own_counts(found)["浙江省"] == 1
    assert compared.documents({"year": ("2018",), "theme": ("无关",)})["浙江省"] == 1
    assert compared.papers_in({"region": ("浙江省",)}) == 2
    assert compared.papers_in({"region": ("海南省",)}) == 0
    by_year = compared.documents_by_year({}, ("2016", "2018"))
    assert by_year["浙江省", "2016"] == by_year["浙江省杭州市", "2018"] == 1
    assert by_year["浙江省", "2018"] == 0


def test_passages_that_name_a_theme_by_any_of_its_names(compared):
    theme = "生态保护补偿"
    said = compared.said((theme, "没有的主题"), {})
    assert said == {("浙江省", theme): 2, ("浙江省杭州市", theme): 1, ("福建省", theme): 1}
    assert compared.said((theme,), {}, "year") == {("2016", theme): 2, ("2018", theme): 1, ("2019", theme): 1}
    assert compared.said(("生态补偿",), {"region": ("江西省",)}) == {}
    assert compared.said(("生态补偿",), {"region": ("福建省",)}) == {("福建省", "生态补偿"): 1}


def test_passages_are_of_the_region_itself_and_marked(compared):
    province = compared.passages("生态保护补偿", {}, 9, "浙江省")
    assert {hit.entry.document_number for hit in province} == {"浙政发〔2016〕3号"}
    (city,) = compared.passages("生态保护补偿", {"year": ("2018",)}, 9)
    assert [city.entry.text[span.start : span.end] for span in city.highlights] == ["生态补偿", "流域生态补偿"]
    assert len(compared.passages("生态保护补偿", {}, 1)) == 1
    assert compared.passages("没有的主题", {}, 9) == ()
    assert compared.saying("没有的主题", {}) is None


def test_documents_of_a_region_itself(compared):
    assert [hit.entry.document_number for hit in compared.papers({}, 9, "浙江省")] == ["浙政发〔2016〕3号"]
    assert len(compared.papers({"year": ("2018",)}, 9)) == 2


def test_years_of_records(compared):
    assert compared.years(mentions=True) == ("2019", "2016")


def test_records_by_a_query_with_mentions_or_without(compared):
    assert [len(list(compared.records({}, mentions))) for mentions in (False, True)] == [2, 3]
    (found,) = compared.records({}, True, "地区:福建省")
    assert found.text == "健全横向生态保护补偿制度"
    matrix = compared.matrix("region", "theme", {}, mentions=True, text="年份:2016")
    assert (matrix.rows, matrix.total, matrix.mentioned) == (("浙江省",), 1, 1)
