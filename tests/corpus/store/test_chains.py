"""What rests on what: by number first, then by title, several steps far."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from corpus.model import Citation, Relation, Span
from corpus.store import chains
from corpus.store.chains import chain_of, resolve
from corpus.store.sqlite import Store
from tests.made_up import make_parsed


def paper(title, number=None, day="2020-01-01", cites=(), name=None):
    citations = tuple(
        Citation(span=Span(0, 1), title=title, number=number, relation=relation) for title, number, relation in cites
    )
    made = make_parsed(
        f"{title}{name or ''}", name or f"{title}.txt", document_number=number, document_date=date.fromisoformat(day)
    )
    return replace(made, metadata=replace(made.metadata, title=title), citations=citations)


def based(title=None, number=None, relation=Relation.BASED_ON):
    return (title, number, relation)


LAW = paper("远方省水条例", "远人发〔2010〕1号", "2010-01-01")
VIEW = paper("远方省人民政府关于治水的意见", "远政发〔2012〕5号", "2012-01-01", [based("水条例", "远人发〔2010〕1号")])
PLAN = paper(
    "清河市治水方案",
    "清政发〔2014〕7号",
    "2014-01-01",
    [based("关于治水的意见", "远政发〔2012〕5号"), based("治水技术导则")],
)
LIST = paper(
    "甲县治水任务清单", None, "2016-01-01", [based("清河市治水方案"), based("远方省治水通知", "远发〔2011〕3号")]
)


@pytest.fixture
def store(tmp_path):
    store = Store(tmp_path / "corpus.sqlite")
    for each in (LAW, VIEW, PLAN, LIST):
        store.add(each)
    yield store
    store.close()


def told(store, parsed, steps=2):
    chain = chain_of(store.connection, parsed.document_id, steps)
    return {(node.number or node.title): node.step for node in chain.nodes}


def test_bases_and_what_rests_on_a_document_several_steps_far(store):
    assert told(store, PLAN) == {
        "清政发〔2014〕7号": 0, "远政发〔2012〕5号": 1, "治水技术导则": 1, "远人发〔2010〕1号": 2, "甲县治水任务清单": -1,
    }  # fmt: skip
    assert told(store, PLAN, 1).keys() == {"清政发〔2014〕7号", "远政发〔2012〕5号", "治水技术导则", "甲县治水任务清单"}
    assert told(store, LAW, 3) == {
        "远人发〔2010〕1号": 0, "远政发〔2012〕5号": -1, "清政发〔2014〕7号": -2, "甲县治水任务清单": -3,
    }  # fmt: skip


def test_what_is_cited_and_not_there_is_a_gap(store):
    chain = chain_of(store.connection, PLAN.document_id)
    assert [(gap.title, gap.step) for gap in chain.gaps] == [("治水技术导则", 1)]
    assert [node.number for node in chain.bases] == ["远政发〔2012〕5号", None, "远人发〔2010〕1号"]
    assert [node.title for node in chain.resting] == ["甲县治水任务清单"]
    assert (PLAN.document_id, VIEW.document_id, Relation.BASED_ON) in [
        (link.citing, link.cited, link.relation) for link in chain.links
    ]
    assert chain_of(store.connection, "unknown") is None


def test_a_number_decides_before_a_title(store):
    assert [row.document_number for row in resolve(store.connection, "清河市治水方案", "远政发〔2012〕5号")] == [
        "远政发〔2012〕5号"
    ]
    assert resolve(store.connection, "清河市治水方案", "清政发〔2019〕9号") == ()  # another year's of the same name
    assert [row.title for row in resolve(store.connection, "甲县治水任务清单", "甲发〔2016〕1号")] == [
        "甲县治水任务清单"
    ]
    assert [row.title for row in resolve(store.connection, "清河市治水方案", None)] == ["清河市治水方案"]
    assert resolve(store.connection, None, None) == ()


def test_by_its_title_a_document_rests_on_no_later_one(store):
    store.add(paper("年度要点", None, "2021-01-01"))
    early = paper("落实方案", None, "2019-01-01", [based("年度要点")])
    store.add(early)
    chain = chain_of(store.connection, early.document_id)
    assert [(node.title, node.row) for node in chain.bases] == [("年度要点", None)]
    later = chain_of(store.connection, paper("年度要点", None, "2021-01-01").document_id)
    assert later.resting == ()


def test_copies_are_one_document(store):
    copy = paper(
        "远方省人民政府关于治水的意见", "远政发〔2012〕5号", "2012-01-01", [based("水利大纲")], name="转载.txt"
    )
    store.add(copy)
    chain = chain_of(store.connection, PLAN.document_id)
    (view,) = [node for node in chain.nodes if node.number == "远政发〔2012〕5号"]
    assert len(view.copies) == 1
    assert "水利大纲" in [node.title for node in chain.bases]  # what either of them says
    own = chain_of(store.connection, copy.document_id)
    assert [node.step for node in own.nodes if node.number == "远政发〔2012〕5号"] == [0]


def test_what_it_ends_or_mentions_it_does_not_rest_on_and_what_it_brings_is_not_lacking(store):
    relations = [Relation.REPEALS, Relation.MENTIONS, Relation.ISSUES, Relation.FORWARDS]
    notice = paper("某通知", None, "2020-01-01", [based(f"第{n}办法", None, each) for n, each in enumerate(relations)])
    store.add(notice)
    assert told(store, notice) == {"某通知": 0}
    store.add(paper("第2办法", None, "2020-01-01"))
    assert told(store, notice) == {"某通知": 0, "第2办法": 1}


def test_a_circle_ends(store):
    one = paper("甲办法", "甲〔2020〕1号", cites=[based("乙办法", "乙〔2020〕1号")])
    other = paper("乙办法", "乙〔2020〕1号", cites=[based("甲办法", "甲〔2020〕1号")])
    store.add(one)
    store.add(other)
    assert told(store, one, 6) == {"甲〔2020〕1号": 0, "乙〔2020〕1号": 1}


def test_beyond_the_most_it_is_counted_how_many_are_left_out(store, monkeypatch):
    monkeypatch.setattr(chains, "MOST", 3)
    wide = paper("总方案", None, cites=[based(f"第{n}号办法") for n in range(5)])
    store.add(wide)
    chain = chain_of(store.connection, wide.document_id)
    assert (len(chain.bases), chain.left_out) == (3, 2)


def test_of_several_documents_of_a_title_the_first_stands_in_the_chain(store):
    first, second = (
        paper("清河市节水指引", f"清水〔{year}〕1号", f"{year}-01-01", name=f"{year}.txt") for year in (2011, 2013)
    )
    for each in (second, first):
        store.add(each)
    asking = paper("乙县节水计划", None, "2018-01-01", [based("清河市节水指引")])
    store.add(asking)
    (meant, *others) = resolve(store.connection, "清河市节水指引", None)
    assert len(others) == 1
    chain = chain_of(store.connection, asking.document_id)
    assert [node.row.document_id for node in chain.bases] == [meant.document_id]
