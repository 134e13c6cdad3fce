"""The store gives back what it was given, survives crashes, and can be read with plain SQL."""

import gc
import sqlite3
import threading
from dataclasses import replace

import pytest
from hypothesis import HealthCheck, given, settings

from corpus.model import Assignment, Citation, Issue, Part, Priority, Section, Span, Target, Task
from corpus.store.migrations import MIGRATIONS, StoreVersionError
from corpus.store.rows import shape_of
from corpus.store.sqlite import Store
from tests.either_database import REFUSED, columns, tables
from tests.made_up import PARSED, make_parsed


@pytest.fixture
def store(tmp_path):
    store = Store(tmp_path / "corpus.sqlite")
    yield store
    store.close()


@given(parsed=PARSED)
@settings(
    suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow], deadline=None, max_examples=60
)
def test_documents_come_back_as_they_were(store, parsed):
    store.add(parsed, b"bytes")
    assert store.document(parsed.document_id) == parsed
    assert store.original(parsed.document_id) == b"bytes"
    assert store.source(parsed.document_id) == parsed.document.source


@pytest.mark.parametrize(
    ("name", "kind"),
    [
        ("parts", Part), ("sections", Section), ("tasks", Task), ("assignments", Assignment), ("targets", Target),
        ("priorities", Priority), ("citations", Citation), ("issues", Issue),
    ],
)  # fmt: skip
def test_every_field_has_its_column(store, name, kind):
    """A field added to corpus.model needs a migration."""
    assert set(shape_of(kind).columns) == columns(store.connection, name) - {
        "document_id",
        "position",
        "stage",
        *(["task"] if name == "assignments" else []),
    }


def test_a_document_stored_again_replaces_the_first(store):
    parsed = make_parsed("关于甲的意见\n1.推进生态补偿。（牵头：市财政局）")
    store.add(parsed, b"bytes")
    later = replace(parsed, tasks=())
    store.add(later)
    assert store.document(parsed.document_id) == later
    assert store.original(parsed.document_id) == b"bytes"  # kept when none is given


def test_removal_leaves_nothing(store):
    parsed = make_parsed("关于甲的意见\n1.推进生态补偿。（牵头：市财政局）")
    store.add(parsed, b"bytes")
    assert store.remove([parsed.document_id, "0000000000000000"]) == 1
    assert store.document(parsed.document_id) is None
    for name in tables(store.connection) - {"meta", "changes"}:
        assert store.connection.execute(f"SELECT count(*) FROM {name}").fetchone() == (0,), name


def test_changes_are_told_by_generation(store):
    first, second = make_parsed("甲"), make_parsed("乙")
    store.add(first)
    seen = store.generation
    store.add(second)
    store.remove([first.document_id])
    assert set(store.changed_since(seen)) == {first.document_id, second.document_id}
    assert store.changed_since(store.generation) == ()


def test_what_is_touched_has_changed_though_nothing_of_it_has(store):
    parsed = make_parsed("甲")
    store.add(parsed)
    seen = store.generation
    assert store.touch([]) == seen
    assert store.touch([parsed.document_id]) == seen + 1
    assert store.changed_since(seen) == (parsed.document_id,)
    assert store.document(parsed.document_id) == parsed


def test_what_fails_halfway_leaves_no_trace(store):
    parsed = make_parsed("甲\n1.推进。")
    broken = replace(parsed, targets=(object(),))
    with pytest.raises(AttributeError):
        store.add(broken, b"bytes")
    assert store.ids() == frozenset()
    assert store.generation == 0
    store.add(parsed, b"bytes")
    assert store.document(parsed.document_id) == parsed


def test_threads_write_side_by_side(store):
    documents = [make_parsed(f"关于{n}的通知\n1.任务。") for n in range(40)]

    def add(part):
        for parsed in part:
            store.add(parsed, b"x")

    threads = [threading.Thread(target=add, args=(documents[n::4],)) for n in range(4)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert store.ids() == {parsed.document_id for parsed in documents}
    assert store.generation == 40


def test_ids_come_in_their_order_step_by_step(store, monkeypatch):
    monkeypatch.setattr("corpus.store.sqlite._IDS", 3)
    for number in range(10):
        store.add(make_parsed(f"关于{number}的通知"))
    found = store.each_id()
    first = next(found)
    assert [first, *found] == sorted(store.ids())
    assert store.count == 10
    assert store.has(first)
    store.remove([first])
    assert not store.has(first)


def test_threads_that_come_and_go_share_their_connections(tmp_path):
    """A page has a thread each time it is drawn."""
    store = Store(tmp_path / "corpus.sqlite")
    store.add(make_parsed("甲"))
    found = []
    for _ in range(30):
        thread = threading.Thread(target=lambda: found.append(len(store.ids())))
        thread.start()
        thread.join()
    gc.collect()
    assert found == [1] * 30
    assert len(store._connections) <= 3
    store.close()


def test_a_later_version_is_refused(tmp_path):
    with sqlite3.connect(tmp_path / "corpus.sqlite") as connection:
        connection.execute(f"PRAGMA user_version = {len(MIGRATIONS) + 1}")
    connection.close()
    with pytest.raises(StoreVersionError, match="请先升级"):
        Store(tmp_path / "corpus.sqlite")


def test_quotes_can_be_had_with_plain_sql(store):
    parsed = make_parsed("关于𠀀的意见\n1.推进生态补偿。（牵头：市财政局）")  # a character beyond 16 bits
    store.add(parsed)
    (quote,) = store.connection.execute("SELECT quote FROM v_tasks").fetchone()
    assert quote == parsed.document[parsed.tasks[0].span]
    assert store.connection.execute("SELECT unit, role FROM v_assignments").fetchall() == [("市财政局", "lead")]


def test_a_store_that_nobody_closes_leaves_no_connection(tmp_path):
    store = Store(tmp_path / "corpus.sqlite")
    connection = store.connection
    del store
    gc.collect()
    with pytest.raises(REFUSED, match="closed"):
        connection.execute("SELECT 1")


def test_a_stretch_of_the_text_is_read_without_the_rest(store):
    parsed = make_parsed("关于甲的意见\n🏔推进生态补偿", "甲.txt")
    store.add(parsed)
    text = parsed.document.text
    assert store.quote(parsed.document_id) == text
    for start in range(len(text)):
        assert store.quote(parsed.document_id, Span(start, len(text))) == text[start:]
    assert (
        store.quote(parsed.document_id, Span(3, 3))
        == store.quote("unknown")
        == store.quote("unknown", Span(0, 9))
        == ""
    )
