"""A draft made ready: organs of running text, documents of the corpus that it cites."""

from dataclasses import replace
from datetime import date

import pytest

from corpus.intake.drafts import make_draft
from corpus.model import Citation, ParsedDocument, Span, Validity
from corpus.store.sqlite import Store
from tests.checked_drafts import draft_of
from tests.made_up import make_parsed

TODAY = date(2026, 5, 1)


@pytest.fixture
def store(tmp_path):
    store = Store(tmp_path / "corpus.sqlite")
    yield store
    store.close()


def citing(title=None, number=None) -> ParsedDocument:
    citation = Citation(span=Span(0, 1), title=title, number=number)
    return replace(draft_of("按照有关规定办理。").parsed, citations=(citation,))


def test_organs_of_running_text():
    draft = make_draft(draft_of("结果报市环保局备案。").parsed, TODAY)
    ((span, organ),) = [(each.span, each.organ) for each in draft.organs]
    assert (draft.quote(span), organ.present_name) == ("市环保局", "市生态环境局")
    assert draft.papers == ()


def test_names_are_those_of_the_drafts_own_day():
    """市扶贫办 was one thing before the offices became others, and is another today."""
    text = "结果报市扶贫办备案。"
    names = [
        [each.organ.present_name for each in make_draft(draft_of(text, day).parsed, TODAY).organs]
        for day in (date(2005, 5, 1), None)
    ]
    assert names == [["市农业农村局"], ["市乡村振兴局"]]


@pytest.mark.parametrize(
    ("title", "number", "by_title"),
    [
        ("清河省物业管理办法", None, True),
        ("物业管理办法", "清政发〔2020〕9号", None),  # too short to tell without its beginning
        (None, "清政发〔2015〕1号", False),
        ("其他办法", "清政发〔2015〕1号", False),
        ("其他办法", None, None),
    ],
)
def test_documents_that_a_citation_may_mean(store, title, number, by_title):
    store.add(make_parsed("清河省物业管理办法", document_number="清政发〔2015〕1号"))
    found = make_draft(citing(title, number), TODAY, store).papers
    assert [paper.by_title for paper in found] == ([] if by_title is None else [by_title])


@pytest.mark.parametrize(
    ("until", "validity"), [(date(2020, 12, 31), Validity.EXPIRED), (date(2030, 12, 31), Validity.IN_FORCE)]
)
def test_whether_it_holds_today(store, until, validity):
    store.add(make_parsed("清河省物业管理办法", valid_until=until))
    (paper,) = make_draft(citing("清河省物业管理办法"), TODAY, store).papers
    assert paper.validity is validity
