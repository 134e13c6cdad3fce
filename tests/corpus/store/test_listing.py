"""Lists of documents, and which documents belong to which."""

from dataclasses import replace
from datetime import date

import pytest

from corpus.model import Citation, Issue, Metadata
from corpus.store.listing import ORDERS, list_citing, list_documents, list_named, list_versions
from corpus.store.sqlite import Store
from tests.made_up import make_parsed


@pytest.fixture
def store(tmp_path):
    store = Store(tmp_path / "corpus.sqlite")
    yield store
    store.close()


@pytest.mark.parametrize("order", ORDERS)
def test_lists_are_paged_without_gaps(store, order):
    for n in range(7):
        store.add(make_parsed(f"关于{n}的通知"))
    pages = [list_documents(store.connection, order=order, limit=3, offset=offset) for offset in (0, 3, 6)]
    assert [len(page) for page in pages] == [3, 3, 1]
    assert len({row.document_id for page in pages for row in page}) == 7


def dated(title, day=None, **changes):
    made = make_parsed(title, name=f"{title}.txt", document_date=day and date.fromisoformat(day))
    return replace(made, **changes)


def names(store, order):
    return [row.title for row in list_documents(store.connection, order=order)]


@pytest.mark.parametrize(
    ("order", "expected"),
    [
        ("title", ["丙", "乙", "甲", "丁"]),  # the untitled last, called by its first line
        ("newest", ["乙", "甲", "丁", "丙"]),  # the undated last, in both
        ("oldest", ["甲", "乙", "丁", "丙"]),
        ("added", ["甲", "乙", "丙", "丁"]),
        ("name", ["丁", "丙", "乙", "甲"]),
        ("tasks", ["丙", "乙", "丁", "甲"]),
        ("issues", ["甲", "丁", "丙", "乙"]),
    ],
)
def test_orders(store, order, expected):
    doubt = Issue("garbled", "疑似乱码")
    first = dated("甲", "2015-01-01", issues=(doubt, doubt))
    second = dated("乙\n1.推进。", "2016-01-01")
    third = dated("丙\n1.推进。\n2.推进。")
    fourth = dated("丁")
    fourth = replace(fourth, metadata=Metadata(), issues=(doubt,))
    for parsed in (first, second, third, fourth):
        store.add(parsed)
    assert names(store, order) == expected


def test_a_document_without_title_is_called_by_its_first_line(store):
    title, opening = "一" * 60, "各县人民政府：\n现印发给你们。"
    store.add(make_parsed(title))
    bare = make_parsed("甲", name="001_63.txt")
    store.add(replace(bare, metadata=Metadata(), document=replace(bare.document, text=opening)))
    assert names(store, "title") == [title, "各县人民政府："]


def test_a_row_says_what_a_list_shows(store):
    parsed = make_parsed(
        "甲\n1.推进。",
        issuers=("甲局", "乙局"),
        level="市",
        region="白水市",
        document_type="意见",
        document_number="清发〔2020〕1号",
        document_date=date(2020, 5, 1),
    )
    store.add(parsed)
    (row,) = list_documents(store.connection)
    assert (row.title, row.document_number, row.issuers, row.day) == (
        "甲",
        "清发〔2020〕1号",
        ("甲局", "乙局"),
        "2020-05-01",
    )
    assert (row.level, row.region, row.document_type, row.source_name) == ("市", "白水市", "意见", "a.txt")
    assert (row.tasks, row.targets, row.priorities, row.citations, row.issues) == (1, 0, 0, 0, 0)


@pytest.mark.parametrize(("cited", "there"), [("清水治理工作的意见吧", True), ("水治理工作的意见吧", False)])
def test_a_title_cited_by_its_end_must_be_long_enough_to_tell(store, cited, there):
    """Ten characters: a shorter end is that of many titles."""
    whole = make_parsed("国务院关于推进清水治理工作的意见吧")
    store.add(whole)
    span = whole.document.blocks[0].span
    store.add(replace(make_parsed("乙"), citations=(Citation(span=span, title=cited, number=None),)))
    assert bool(list_citing(store.connection, whole.document_id)) is there


def test_citing_by_number_or_title(store):
    cited = make_parsed("国务院关于推进清水治理工作的意见", document_number="清发〔2020〕1号")
    span = cited.document.blocks[0].span
    by_number = Citation(span=span, title=None, number="清发〔2020〕1号")
    by_title = Citation(span=span, title="关于推进清水治理工作的意见", number=None)
    too_short = Citation(span=span, title="的意见", number=None)
    store.add(replace(cited, citations=(by_number,)))  # itself does not count
    for name, citation in (("甲", by_number), ("乙", by_title), ("丙", too_short)):
        store.add(replace(make_parsed(name), citations=(citation,)))
    assert {row.title for row in list_citing(store.connection, cited.document_id)} == {"甲", "乙"}
    assert list_citing(store.connection, "0000000000000000") == ()


def test_versions_have_the_same_title(store):
    first = make_parsed("清河市關於（試行）方案", name="a.txt")
    second = make_parsed("清河市关于(试行) 方案", name="b.txt")
    for parsed in (first, second, make_parsed("另一个")):
        store.add(parsed)
    assert [row.document_id for row in list_versions(store.connection, first.document_id)] == [second.document_id]


@pytest.mark.parametrize(
    ("words", "titles"),
    [
        ("某县关于修渠的通知", ["某县关于修渠的通知"]),
        ("《某县关于修渠的通知》", ["某县关于修渠的通知"]),
        ("某发[2020]3号", ["某县关于修渠的通知"]),
        ("某发 〔2020〕 3号", ["某县关于修渠的通知"]),
        ("修渠", ["某县关于修渠的意见", "某县关于修渠的通知"]),  # a part that several have
        ("筑路", []),
        ("", []),
        ("%", []),
    ],
)
def test_documents_by_what_a_person_calls_them(store, words, titles):
    for title, number in (("某县关于修渠的通知", "某发〔2020〕3号"), ("某县关于修渠的意见", None)):
        parsed = make_parsed(title)
        store.add(replace(parsed, metadata=replace(parsed.metadata, title=title, document_number=number)))
    assert sorted(row.title for row in list_named(store.connection, words)) == titles
