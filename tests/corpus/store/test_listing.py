"""Lists of documents, and which documents belong to which."""

from dataclasses import replace

import pytest

from corpus.model import Citation
from corpus.store.listing import ORDERS, list_citing, list_documents, list_versions
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
