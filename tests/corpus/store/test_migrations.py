"""A file takes each step once, in order, whole; one from the future is refused."""

import sqlite3
from contextlib import closing

import pytest

from corpus.build import Corpus
from corpus.intake.doctor import Doctor
from corpus.model import Validity
from corpus.search.asked import Query
from corpus.store import migrations
from corpus.store.corrections import list_corrections
from corpus.store.migrations import _CORRECTIONS, _PLANS, MIGRATIONS, StoreVersionError, migrate
from corpus.store.saved import keep_search, list_searches
from corpus.store.sqlite import Store
from corpus.workspace.changes import AddTable
from corpus.workspace.kept import Workspaces
from tests.made_up import make_parsed
from tests.made_workspaces import row, table


@pytest.fixture
def connection():
    connection = sqlite3.connect(":memory:", isolation_level=None)
    yield connection
    connection.close()


def version(connection):
    return connection.execute("PRAGMA user_version").fetchone()[0]


def tables(connection, kind="table"):
    return {name for (name,) in connection.execute("SELECT name FROM sqlite_master WHERE type = ?", (kind,))}


def test_a_new_file_gets_all_tables_and_views(connection):
    migrate(connection)
    assert version(connection) == len(MIGRATIONS)
    assert tables(connection) == {
        "meta", "documents", "texts", "originals", "parts", "sections", "tasks", "assignments", "targets", "priorities",
        "citations", "issues", "changes", "unread",
        "saved_searches", "saved_looks", "saved_seen", "watched_files", "plans", "plan_parts", "plan_steps",
        "users", "user_groups", "sessions", "document_groups", "audit",
        "corrections", "extracted",
    }  # fmt: skip
    assert tables(connection, "view") == {
        "v_tasks", "v_assignments", "v_targets", "v_priorities", "v_citations", "v_unread",
        "文件", "任务", "分工", "目标", "制度创新", "引用",
    }  # fmt: skip
    assert connection.execute("SELECT value FROM meta WHERE key = 'generation'").fetchone() == (0,)


def test_every_view_can_be_read(connection):
    migrate(connection)
    for view in tables(connection, "view"):
        assert connection.execute(f"SELECT * FROM {view}").fetchall() == []


def test_migrating_again_changes_nothing(connection):
    migrate(connection)
    connection.execute("UPDATE meta SET value = 7")
    migrate(connection)
    assert connection.execute("SELECT value FROM meta").fetchone() == (7,)


def test_an_older_file_takes_the_steps_that_it_lacks(connection, monkeypatch):
    migrate(connection)
    monkeypatch.setattr(migrations, "MIGRATIONS", (*MIGRATIONS, "CREATE TABLE later (a)", "ALTER TABLE later ADD b"))
    migrate(connection)
    assert version(connection) == len(MIGRATIONS) + 2
    assert [row[1] for row in connection.execute("PRAGMA table_info(later)")] == ["a", "b"]


def test_a_step_that_fails_leaves_the_file_at_the_step_before(connection, monkeypatch):
    migrate(connection)
    monkeypatch.setattr(migrations, "MIGRATIONS", (*MIGRATIONS, "CREATE TABLE later (a); CREATE TABLE later (a)"))
    with pytest.raises(sqlite3.OperationalError):
        migrate(connection)
    connection.execute("ROLLBACK")
    assert version(connection) == len(MIGRATIONS)
    assert "later" not in tables(connection)


@pytest.mark.parametrize("ahead", [1, 99])
def test_a_file_of_a_later_version_is_refused_and_not_touched(connection, ahead):
    later = len(MIGRATIONS) + ahead
    connection.execute(f"PRAGMA user_version = {later}")
    with pytest.raises(StoreVersionError, match=f"{later} > {len(MIGRATIONS)}.*请先升级"):
        migrate(connection)
    assert tables(connection) == set()
    assert version(connection) == later


def test_a_store_of_the_first_version_opens_and_says_nothing_of_validity(tmp_path, monkeypatch):
    """What was stored before 时效 was known is read as unknown, until it is extracted again."""
    path = tmp_path / "corpus.sqlite"
    old = sqlite3.connect(path, isolation_level=None)
    monkeypatch.setattr(migrations, "MIGRATIONS", MIGRATIONS[:1])
    migrate(old)
    old.execute(
        "INSERT INTO documents (document_id, title, issuers, source_name, source_media_type, source_sha256, source_size,"
        " facts_validity, tasks, targets, priorities, citations, issues, generation)"
        " VALUES (?, '某办法', '[]', 'a.txt', 'text/plain', ?, 9, '有效', 0, 0, 0, 0, 0, 1)",
        ("0" * 16, "0" * 64),
    )
    old.execute("INSERT INTO texts VALUES (?, '某办法', '[[0,3]]')", ("0" * 16,))
    old.close()
    monkeypatch.undo()
    store = Store(path)
    found = store.document("0" * 16)
    store.close()
    assert found is not None
    assert (found.metadata.title, found.metadata.status, found.metadata.valid_until) == (
        "某办法",
        Validity.UNKNOWN,
        None,
    )
    assert (found.document.facts.validity, found.document.facts.expiry_date) == ("有效", None)


def older(path, filled, monkeypatch, step):
    """The file as it was before a step, with what a filled store holds."""
    with closing(sqlite3.connect(path, isolation_level=None)) as old:
        monkeypatch.setattr(migrations, "MIGRATIONS", MIGRATIONS[: MIGRATIONS.index(step)])
        migrate(old)
        monkeypatch.undo()
        old.execute("ATTACH ? AS new", (str(filled),))
        for table in tables(old):
            columns = ", ".join(f'"{row[1]}"' for row in old.execute(f"PRAGMA main.table_info({table})"))
            old.execute(f"INSERT OR REPLACE INTO main.{table} ({columns}) SELECT {columns} FROM new.{table}")
        return tables(old)


def test_a_store_from_before_corrections_opens_and_nothing_in_it_was_looked_at(tmp_path, monkeypatch):
    parsed = make_parsed("海堤方案\n1.加固海堤。（牵头：市水利局）")
    with closing(Store(tmp_path / "new.sqlite")) as store:
        store.add(parsed, b"x")
    assert "corrections" not in older(tmp_path / "old.sqlite", tmp_path / "new.sqlite", monkeypatch, _CORRECTIONS)
    with closing(Store(tmp_path / "old.sqlite")) as store:
        assert store.document(parsed.document_id) == parsed
        assert list_corrections(store.connection) == ()


def test_a_store_from_before_there_were_plans_opens_with_all_that_it_held(tmp_path, monkeypatch):
    path = tmp_path / "corpus.sqlite"
    parsed = make_parsed("海堤方案\n1.加固海堤。（牵头：市水利局）")
    with closing(Store(tmp_path / "new.sqlite")) as new:
        new.add(parsed, b"x")
        keep_search(new.connection, "海堤", Query(text="海堤"), "2025-03-01T10:32:00")
        before = new.generation, new.identity
    assert "plans" not in older(path, tmp_path / "new.sqlite", monkeypatch, _PLANS)
    with closing(Store(path)) as store:
        assert (store.generation, store.identity) == before
        assert (store.document(parsed.document_id), store.original(parsed.document_id)) == (parsed, b"x")
        assert [each.name for each in list_searches(store.connection, "")] == ["海堤"]
        plans = Workspaces(store)
        made = plans.make("海堤方案")
        plans.change(made.plan_id, AddTable(table=table(row("a"))), editor="甲")
    with closing(Store(path)) as store:
        assert len(Workspaces(store).open(made.plan_id).tables) == 1


def test_two_programs_may_open_a_file_at_once(tmp_path):
    class Overtaken(sqlite3.Connection):
        """Before it takes a step, another has taken all."""

        def executescript(self, script):
            with closing(sqlite3.connect(tmp_path / "库", isolation_level=None)) as other:
                migrate(other)
            return super().executescript(script)

    with closing(sqlite3.connect(tmp_path / "库", isolation_level=None, factory=Overtaken)) as connection:
        migrate(connection)
        assert version(connection) == len(MIGRATIONS)
        assert not connection.in_transaction


@pytest.mark.parametrize("steps", range(1, len(MIGRATIONS)))
def test_a_store_of_every_released_version_opens_with_its_documents(tmp_path, monkeypatch, steps):
    """Rows of today, as far as the older tables had a place for them."""
    parsed = make_parsed("海堤方案\n1.加固海堤。（牵头：市水利局）\n2.修建泵站。（牵头：市住建局）")
    with closing(Store(tmp_path / "new.sqlite")) as new:
        new.add(parsed, b"original")
    old = sqlite3.connect(tmp_path / "corpus.sqlite", isolation_level=None)
    with closing(old):
        monkeypatch.setattr(migrations, "MIGRATIONS", MIGRATIONS[:steps])
        migrate(old)
        monkeypatch.undo()
        old.execute("ATTACH ? AS new", (str(tmp_path / "new.sqlite"),))
        old.execute("DELETE FROM main.meta")
        for (table,) in old.execute("SELECT name FROM main.sqlite_master WHERE type = 'table'").fetchall():
            there, before = (
                {row[1] for row in old.execute(f"PRAGMA {schema}.table_info({table})")} for schema in ("new", "main")
            )
            columns = ", ".join(f'"{column}"' for column in sorted(there & before))
            old.execute(f"INSERT INTO main.{table} ({columns}) SELECT {columns} FROM new.{table}")
        assert version(old) == steps
    with Corpus.open(tmp_path) as corpus:
        found = corpus.document(parsed.document_id)
        assert found is not None
        assert found.document.text == parsed.document.text
        assert [task.title for task in found.tasks] == [task.title for task in parsed.tasks]
        assert [task.assignments for task in found.tasks] == [task.assignments for task in parsed.tasks]
        assert corpus.raw(parsed.document_id)[1] == b"original"
        assert corpus.search(Query(text="泵站")).total > 0
        corpus.plans.make("方案甲")
    # what was made up has no original of its own
    assert {each.name for each in Doctor(tmp_path, "tantivy").examine() if not each.sound} <= {"原件"}
