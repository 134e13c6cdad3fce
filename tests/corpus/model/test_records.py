"""What a parsed document knows of its own records."""

from dataclasses import replace
from datetime import date

import pytest

from corpus.model import Metadata, ParsedDocument, UnitRole
from tests.made_up import make_document
from tests.sample_plan import PLAN, TEXT

OWN, PAGES = date(2023, 5, 4), date(2024, 1, 2)


@pytest.mark.parametrize(
    ("metadata", "day"),
    [
        (Metadata(document_date=OWN, published_date=PAGES), OWN),  # its own date before the page's
        (Metadata(published_date=PAGES), PAGES),
        (Metadata(), None),
    ],
)
def test_a_document_is_filed_by_its_own_date_else_the_pages(metadata, day):
    assert metadata.day == day
    assert metadata.year == (day.year if day else None)


def test_section_paths_begin_with_the_outermost():
    inner = replace(PLAN.sections[1], parent=0)
    parsed = replace(PLAN, sections=(PLAN.sections[0], inner))
    assert parsed.path(1) == ("一、重点任务", "二、保障措施")
    assert parsed.path(None) == ()


def test_the_section_of_a_place():
    assert PLAN.section_at(TEXT.index("建设收运")) == 0
    assert PLAN.section_at(TEXT.index("加强宣传")) == 1
    assert PLAN.section_at(0) is None


def test_every_record_has_its_quote():
    kinds = [kind for kind, _ in PLAN.quotes()]
    assert kinds == [
        "task", "assignment", "assignment", "assignment", "task", "assignment", "deadline", "task", "assignment",
        "deadline", "task", "targets", "targets", "targets", "priorities", "citations",
    ]  # fmt: skip
    quotes = [PLAN.document[span] for _, span in PLAN.quotes()]
    assert "市环保局" in quotes
    assert "2024年底前" in quotes
    assert all(quotes)


def test_a_document_without_records():
    parsed = ParsedDocument(document=make_document("甲"), metadata=Metadata())
    assert list(parsed.quotes()) == []
    assert parsed.document_id == parsed.document.document_id
    assert parsed.section_at(0) is None


def test_roles_are_in_the_order_in_which_they_are_printed():
    assert [role.value for role in UnitRole] == ["lead", "responsible", "cooperating", "supervising"]
