"""Rows of a document as they stand in the tables, and what is left when they are taken out."""

import pytest

from corpus.store.listing import COUNTS
from corpus.store.sqlite import Store
from corpus.store.writing import TABLES, delete_rows, insert_document, insert_records
from tests.either_database import REFUSED
from tests.made_up import make_parsed
from tests.sample_plan import PLAN


@pytest.fixture
def held(tmp_path):
    store = Store(tmp_path / "corpus.sqlite")
    with store.transaction() as connection:
        yield connection
    store.close()


def write(connection, parsed, generation=1):
    insert_document(connection, parsed, generation)
    insert_records(connection, parsed)
    connection.execute("INSERT INTO originals VALUES (?, ?)", (parsed.document_id, b"x"))


def rows_of(connection, parsed):
    query = "SELECT count(*) FROM {} WHERE document_id = ?"
    return {name: connection.execute(query.format(name), (parsed.document_id,)).fetchone()[0] for name in TABLES}


def test_every_record_has_its_row(held):
    write(held, PLAN)
    rows = rows_of(held, PLAN)
    assert rows["tasks"] == len(PLAN.tasks) > 1
    assert rows["assignments"] == sum(len(task.assignments) for task in PLAN.tasks)
    assert rows["issues"] == len(PLAN.issues) + len(PLAN.document.issues)
    assert {name: rows[name] for name in ("sections", "targets", "citations")} == {
        name: len(getattr(PLAN, name)) for name in ("sections", "targets", "citations")
    }


def test_an_assignment_is_found_by_its_task_and_place(held):
    write(held, PLAN)
    found = held.execute("SELECT task, position, unit FROM assignments ORDER BY task, position").fetchall()
    assert found == [(n, m, each.unit) for n, task in enumerate(PLAN.tasks) for m, each in enumerate(task.assignments)]


def test_a_row_of_the_list_counts_what_there_is(held):
    write(held, PLAN, generation=7)
    columns = ", ".join((*COUNTS, "generation", "title_key"))
    *counts, generation, key = held.execute(f"SELECT {columns} FROM documents").fetchone()
    expected = [len(PLAN.stated if name == "priorities" else getattr(PLAN, name)) for name in COUNTS]
    assert (counts, generation) == (expected, 7)
    assert key
    assert " " not in key


def test_what_is_taken_out_leaves_the_rows_of_others(held):
    other = make_parsed("关于乙的意见\n1.修好渡口。（牵头：市交通局）")
    write(held, PLAN)
    write(held, other)
    before = rows_of(held, other)
    assert delete_rows(held, PLAN.document_id, keep_original=False) == 1
    assert set(rows_of(held, PLAN).values()) == {0}
    assert rows_of(held, other) == before
    assert before["tasks"] == 1


@pytest.mark.parametrize("keep", [True, False])
def test_the_original_stays_where_it_is_to(held, keep):
    write(held, PLAN)
    delete_rows(held, PLAN.document_id, keep_original=keep)
    assert {name for name, number in rows_of(held, PLAN).items() if number} == ({"originals"} if keep else set())


def test_of_no_document_nothing_is_taken_out(held):
    write(held, PLAN)
    before = rows_of(held, PLAN)
    assert delete_rows(held, "0" * 16, keep_original=False) == 0
    assert rows_of(held, PLAN) == before


def test_a_document_is_not_there_twice(held):
    write(held, PLAN)
    with pytest.raises(REFUSED):
        insert_document(held, PLAN, 2)


def test_rows_go_into_the_tables_whatever_stands_in_front_of_them(held):
    """As the views do of what somebody is shown."""
    held.execute("CREATE TEMP VIEW documents AS SELECT * FROM main.documents WHERE 1 = 0")
    write(held, PLAN)
    assert held.execute("SELECT count(*) FROM documents").fetchone() == (0,)
    assert held.execute("SELECT count(*) FROM main.documents").fetchone() == (1,)
    assert delete_rows(held, PLAN.document_id, keep_original=False) == 1
