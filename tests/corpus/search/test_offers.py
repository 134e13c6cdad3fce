"""Other queries that are offered."""

from datetime import date

import pytest

from corpus.search.asked import Query
from corpus.search.engines import open_index
from corpus.search.fields import FIELDS
from corpus.search.offers import OfferMaker, best_spelling
from corpus.search.reading import NoNames, read
from corpus.search.words import Cutter
from tests.corpus.search.engines.test_index import entry, fill
from tests.corpus.search.test_steps import Names


@pytest.fixture(scope="module")
def index(tmp_path_factory):
    index = open_index("tantivy", tmp_path_factory.mktemp("offers"), Cutter())
    texts = ["完善生态补偿机制", "生态补偿资金", "生产补贴 2015 项", "海堤修复"]
    fill(index, [entry(number + 14, text, year=(f"20{number + 14}",)) for number, text in enumerate(texts)])
    yield index
    index.close()


def offered(index, text):
    return [(offer.label, offer.text, offer.count) for offer in index.search(Query(text=text)).offers]


def test_did_you_mean(index):
    assert offered(index, "生泰补偿")[0] == ("是否要找“生态补偿”", "生态补偿", 2)
    assert offered(index, "声态补偿")[0] == ("是否要找“生态补偿”", "生态补偿", 2)
    assert offered(index, "生泰补偿有哪些规定？")[0][1] == "生态补偿有哪些规定？"


def test_a_bare_year_is_read_both_ways(index):
    assert offered(index, "补偿 2015") == [("只看 2015 年的文件", "补偿 年份:2015", 1)]
    assert ("只看文中写有“2015”的", '"2015"', 1) in offered(index, "2015")


def test_fewer_conditions_with_their_counts(index):
    assert ("去掉 年份=2014", "海堤", 1) in offered(index, "海堤 年份:2014")
    assert ("去掉 海堤", "年份:2014", 1) in offered(index, "海堤 年份:2014")


def test_what_is_offered_beside_a_bracket_too_many(index):
    """Then the tree has other parts than were typed."""
    assert ("去掉 渔港", "海堤", 1) in offered(index, "渔港) 海堤")


def test_a_year_that_is_typed_twice_is_one(index):
    texts = [text for _, text, _ in offered(index, "补偿 2015 和 2015年")]
    assert texts == ["补偿 年份:2015 和 2015年"]


def test_no_more_than_a_line_of_offers_is_shown(index):
    words = "甲乙 丙丁 戊己 庚辛 壬癸 子丑 寅卯 辰巳"
    reading = read(Query(text=words), FIELDS, NoNames(), Cutter(), date(2026, 3, 1))
    offers = OfferMaker(Cutter(), index, lambda query: 3, FIELDS).make(reading, Query(text=words), little=True)
    assert len(offers) == 6
    assert offers[0].label == "去掉 甲乙"


def test_where_all_is_found_nothing_is_offered(index):
    assert offered(index, "生态补偿") == []


@pytest.mark.parametrize("text", ["", "生", "gdp", "没有这么长的一个词语呀"])
def test_what_is_not_spelt_otherwise(index, text):
    assert best_spelling(text, index) == ""


def test_without_one_of_the_conditions_that_words_were_read_as(tmp_path):
    index = open_index("tantivy", tmp_path, Cutter(), Names())
    fill(
        index,
        [entry(1, "海堤", region=("清河省",), year=("2014",)), entry(2, "渔港", region=("云山省",), year=("2016",))],
    )
    found = offered(index, "清河2016年有哪些海堤？")
    assert ("不限 年份=2016", "清河 有哪些海堤？", 1) in found
    assert ("不限 地区=清河省", "2016年有哪些海堤？", 1) not in found  # finds nothing
    index.close()
