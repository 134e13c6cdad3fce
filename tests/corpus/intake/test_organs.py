"""Which unit of a document is the organ that somebody asks for."""

import pytest

from corpus.intake.organs import OrganMatcher, unit_table
from corpus.model import Assignment, Metadata, Span, UnitRole
from extract import load_knowledge
from tests.sample_plan import PLAN

KNOWLEDGE = load_knowledge()
GUANGZHOU, TIANHE, SHENZHEN = ("440100", "440106", "440300")


def means(asked, written, region=None, level=None):
    assignment = Assignment(
        span=Span(0, len(written)),
        role=UnitRole.LEAD,
        unit=written,
        institution=KNOWLEDGE.institutions.link(written, None, level),
    )
    return OrganMatcher(KNOWLEDGE, asked)(assignment, Metadata(region_code=region))


@pytest.mark.parametrize(
    ("asked", "written", "region"),
    [
        ("市财政局", "市财政局", None),
        ("市財政局", "市财政局", None),
        ("市财政局", "广州市财政局", None),  # without a place it is asked for in all places
        ("广州市财政局", "市财政局", GUANGZHOU),
        ("广州市财政局", "市财政局", TIANHE),  # whose city it is
        ("市生态环境局", "市环保局", SHENZHEN),
        ("广州市生态环境局", "广州市环保局", None),
        ("天河区教育局", "区教育局", TIANHE),
        ("财政部", "财政部", None),
        ("星河开发署", "星河开发署", None),
    ],
)
def test_it_is_the_same(asked, written, region):
    assert means(asked, written, region)


@pytest.mark.parametrize(
    ("asked", "written", "region"),
    [
        ("市财政局", "省财政厅", GUANGZHOU),
        ("市财政局", "财政部", None),
        ("市财政局", "市审计局", GUANGZHOU),
        ("广州市财政局", "市财政局", SHENZHEN),
        ("广州市财政局", "深圳市财政局", GUANGZHOU),
        ("广州市财政局", "市财政局", None),
        ("天河区教育局", "区教育局", GUANGZHOU),
        ("各区政府", "各县政府", GUANGZHOU),
        ("星河开发署", "市财政局", None),
    ],
)
def test_it_is_another(asked, written, region):
    assert not means(asked, written, region)


class OneDocument:
    """A corpus of one document, in which all queries find it twice."""

    def __init__(self):
        self.asked = []

    def entries(self, query):
        self.asked.append(query)
        return iter([self, self])

    document_id = "x"

    def document(self, document_id):
        return PLAN


def test_a_corpus_is_asked_with_former_names_and_each_document_taken_once():
    library = OneDocument()
    table = unit_table(' 市"环保局 ', library)
    assert library.asked[0].text == '单位:"市环保局"'
    assert library.asked[0].former_names
    assert [row.cells["lead"] for row in table.rows] == ["市环保局"]


def test_no_name_asks_for_nothing():
    library = OneDocument()
    assert list(unit_table(' " ', library).rows) == []
    assert library.asked == []
