"""What is in a corpus, in numbers."""

from dataclasses import replace
from datetime import date

import pytest

from corpus.model import Issue, Span, Unread, UnreadKind
from corpus.store.listing import list_documents
from corpus.store.sqlite import Store
from corpus.store.stats import read_stats
from tests.made_up import make_parsed
from tests.sample_plan import PLAN


@pytest.fixture
def store(tmp_path):
    store = Store(tmp_path / "corpus.sqlite")
    yield store
    store.close()


def test_records_are_counted(store, tmp_path):
    store.add(PLAN)
    store.add(make_parsed("甲\n1.推进。（牵头：市财政局）"))
    stats = read_stats(store, tmp_path, "made-up")
    assert (stats.documents, stats.tasks, stats.assignments, stats.targets, stats.priorities, stats.citations) == (
        2, 5, 6, 3, 1, 1,
    )  # fmt: skip
    assert stats.engine == "made-up"


def test_mentions_are_counted_apart(store, tmp_path):
    (priority,) = PLAN.priorities
    store.add(replace(PLAN, priorities=(priority, replace(priority, mention=True))))
    stats = read_stats(store, tmp_path, "made-up")
    assert (stats.priorities, stats.mentioned) == (1, 1)
    assert list_documents(store.connection)[0].priorities == 1


def test_what_documents_lack_is_counted(store, tmp_path):
    store.add(make_parsed("甲", document_number="清发〔2020〕1号"))
    store.add(make_parsed("乙", document_date=date(2020, 1, 1)))
    store.add(make_parsed("丙", published_date=date(2020, 1, 1)))  # filed by the page's date
    stats = read_stats(store, tmp_path, "x")
    assert (stats.without_number, stats.without_date) == (2, 1)


def test_levels_and_doubts_are_in_the_order_of_their_number(store, tmp_path):
    for number, level in enumerate(["省", "市", "市", None]):
        store.add(make_parsed(f"第{number}件", level=level))
    assert list(read_stats(store, tmp_path, "x").levels.items()) == [("市", 2), ("省", 1)]
    seen = Issue("garbled", "疑似乱码")
    for number, issues in enumerate([(seen, seen), (seen, Issue("spun", "疑似伪原创")), (Issue("cut_off", "中断"),)]):
        store.add(replace(make_parsed(f"另{number}件"), issues=issues))
    # Documents, not mentions; ties by their slug.
    assert list(read_stats(store, tmp_path, "x").issues.items()) == [("garbled", 2), ("cut_off", 1), ("spun", 1)]


def test_places_perhaps_overlooked_are_counted_by_kind(store, tmp_path):
    kinds = (UnreadKind.ROLE, UnreadKind.FIGURE, UnreadKind.FIGURE)
    signs = tuple(Unread(span=Span(n, n + 1), kind=kind) for n, kind in enumerate(kinds))
    store.add(replace(make_parsed("甲乙丙丁"), unread=signs))
    assert list(read_stats(store, tmp_path, "x").unread.items()) == [("figure", 2), ("role", 1)]


def test_doubts_of_reading_are_not_counted_twice(store, tmp_path):
    parsed = make_parsed("甲")
    issue = Issue("garbled", "疑似乱码")
    store.add(replace(parsed, document=replace(parsed.document, issues=(issue,)), issues=(issue,)))
    assert dict(read_stats(store, tmp_path, "x").issues) == {"garbled": 1}


def test_space_is_that_of_all_files_of_the_folder(store, tmp_path):
    before = read_stats(store, tmp_path, "x").bytes_on_disk
    (tmp_path / "index").mkdir()
    (tmp_path / "index" / "segment").write_bytes(b"x" * 1000)
    assert read_stats(store, tmp_path, "x").bytes_on_disk == before + 1000
    assert before > 0
