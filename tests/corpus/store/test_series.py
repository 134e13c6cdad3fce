"""Yearly series of numbers, and their holes."""

from __future__ import annotations

from dataclasses import replace

import pytest

from corpus.model import Citation, Span
from corpus.store.series import list_series
from corpus.store.sqlite import Store
from tests.made_up import make_parsed


@pytest.fixture
def store(tmp_path):
    store = Store(tmp_path / "corpus.sqlite")
    yield store
    store.close()


def add(store, *numbers, cites=()):
    citations = tuple(Citation(span=Span(0, 1), title=None, number=number) for number in cites)
    for number in numbers:
        store.add(replace(make_parsed(f"关于{number}的通知", document_number=number), citations=citations))


def test_a_number_between_others_is_missing(store):
    add(store, "梅市府〔2015〕1号", "梅市府〔2015〕2号", "梅市府〔2015〕4号", "梅市府〔2015〕9号")
    (found,) = list_series(store.connection)
    assert (found.name, found.held, found.holes, found.missing) == ("梅市府〔2015〕", (1, 2, 4, 9), ((3, 3), (5, 8)), 5)


def test_of_fewer_than_three_and_of_whole_series_nothing_is_said(store):
    add(store, "甲发〔2015〕1号", "甲发〔2015〕9号")  # two
    add(store, "乙发〔2015〕1号", "乙发〔2016〕5号", "乙发〔2017〕9号")  # of three years
    add(store, "丙发〔2015〕7号", "丙发〔2015〕8号", "丙发〔2015〕9号")
    add(store, "第746号令", "无号")
    assert list_series(store.connection) == ()


def test_copies_count_once(store):
    add(store, "甲发〔2015〕1号", "甲发〔2015〕5号")
    store.add(make_parsed("关于甲的转载", document_number="甲发〔2015〕1号"))
    assert list_series(store.connection) == ()


def test_numbers_that_others_cite_exist(store):
    add(
        store,
        "甲发〔2015〕1号",
        "甲发〔2015〕3号",
        "甲发〔2015〕6号",
        cites=("甲发〔2015〕4号", "甲发〔2015〕8号", "甲发〔2016〕4号"),
    )
    assert list_series(store.connection)[0].cited == (4,)


def test_the_series_of_one_number(store):
    add(
        store,
        "甲发〔2015〕1号",
        "甲发〔2015〕3号",
        "甲发〔2015〕6号",
        "甲发改〔2015〕1号",
        "甲发改〔2015〕3号",
        "甲发改〔2015〕4号",
        "甲发改〔2015〕6号",
    )
    assert [each.name for each in list_series(store.connection)] == [
        "甲发改〔2015〕",
        "甲发〔2015〕",
    ]  # the fullest first
    assert [each.name for each in list_series(store.connection, "甲发〔2015〕3号")] == ["甲发〔2015〕"]
    assert list_series(store.connection, "甲发〔2019〕3号") == ()
    assert list_series(store.connection, "甲令第3号") == ()
