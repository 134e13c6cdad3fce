"""What is cited and not there."""

from __future__ import annotations

from dataclasses import replace

import pytest

from corpus.model import Citation, Relation, Span
from corpus.store.lacking import list_lacking
from corpus.store.sqlite import Store
from tests.made_up import make_parsed


@pytest.fixture
def store(tmp_path):
    store = Store(tmp_path / "corpus.sqlite")
    yield store
    store.close()


def add(store, title, number=None, *cites):
    citations = tuple(Citation(span=Span(0, 1), title=t, number=n, relation=r) for t, n, r in cites)
    made = make_parsed(title, document_number=number)
    store.add(replace(made, metadata=replace(made.metadata, title=title), citations=citations))


BASED = Relation.BASED_ON


def found(store, limit=50):
    return [(paper.title, paper.number, paper.citing) for paper in list_lacking(store.connection, limit)]


def test_what_most_cite_stands_first(store):
    add(store, "甲方案", None, ("水条例", None, BASED), ("治水导则", "远发〔2011〕3号", BASED))
    add(store, "乙方案", None, (None, "远发〔2011〕3号", Relation.MENTIONS), ("治水导则", "远发〔2011〕3号", BASED))
    assert found(store) == [("治水导则", "远发〔2011〕3号", 2), ("水条例", None, 1)]
    assert len(found(store, 1)) == 1


def test_what_is_there_by_number_or_by_any_of_its_names_is_not_lacking(store):
    add(store, "远方省人民政府关于印发清河流域治水管理办法的通知", "远政发〔2012〕5号")
    add(store, "远方省人民政府关于节约用水工作的意见")
    add(
        store, "甲方案", None,
        ("随便什么", "远政发〔2012〕5号", BASED),
        ("清河流域治水管理办法", None, BASED),
        ("关于节约用水工作的意见", "远政发〔2013〕9号", BASED),  # a copy without its number
    )  # fmt: skip
    assert found(store) == []


def test_the_same_name_under_another_number_is_another_document(store):
    add(store, "清河市治水年度要点", "清发〔2012〕5号")
    add(store, "甲方案", None, ("清河市治水年度要点", "清发〔2019〕1号", BASED))
    assert found(store) == [("清河市治水年度要点", "清发〔2019〕1号", 1)]


@pytest.mark.parametrize("relation", [Relation.REPEALS, Relation.ISSUES, Relation.FORWARDS])
def test_what_a_paper_ends_or_brings_is_not_lacking(store, relation):
    add(store, "甲通知", None, ("某办法", None, relation))
    assert found(store) == []
