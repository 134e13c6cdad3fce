"""What a connection shows and takes: held by SQLite itself, whatever is asked through it."""

import pytest

from corpus.people.people import ACTOR, Access, Forbidden
from corpus.store.access import _OF_DOCUMENTS, _OF_PEOPLE, groups_of, limited, write_groups
from corpus.store.register import list_deeds
from corpus.store.sqlite import Store
from tests.either_database import REFUSED, columns, tables
from tests.made_up import make_parsed

DOCUMENTS = (make_parsed("1.修好渡口。", "开.txt"), make_parsed("1.推进丹顶鹤工程。", "密.txt"))
OPEN, SECRET = (each.document_id for each in DOCUMENTS)
NOBODY, INSIDE = Access(groups=frozenset()), Access(groups=frozenset({"内部"}))


@pytest.fixture
def path(tmp_path):
    path = tmp_path / "corpus.sqlite"
    store = Store(path)
    for each in DOCUMENTS:
        store.add(each, b"original")
    with store.transaction() as connection:
        write_groups(connection, SECRET, frozenset({"内部", "党组"}))
    store.close()
    return path


@pytest.fixture
def through(path):
    opened = []

    def store(access):
        opened.append(Store(path, access))
        return opened[-1]

    yield store
    for each in opened:
        each.close()


def test_a_limited_document_is_there_for_its_groups_alone(through):
    assert through(Access()).ids() == {OPEN, SECRET}
    assert through(INSIDE).ids() == {OPEN, SECRET}
    assert through(Access(groups=frozenset({"别组"}))).ids() == {OPEN}
    hidden = through(NOBODY)
    assert hidden.ids() == {OPEN}
    assert (hidden.document(SECRET), hidden.original(SECRET), hidden.source(SECRET), hidden.quote(SECRET)) == (
        None,
        None,
        None,
        "",
    )
    assert hidden.is_hidden(SECRET)
    assert not hidden.is_hidden(OPEN)


def test_no_table_and_no_view_of_documents_shows_a_row_of_it(through):
    """Also one that is made later: it has to be in the list."""
    hidden, plain = through(NOBODY).connection, through(Access()).connection
    with_documents = {name for name in tables(plain, views=True) if "document_id" in columns(plain, name)}
    assert with_documents == {*_OF_DOCUMENTS, "changes", "document_groups"}  # ids alone, and whose they are
    for name in _OF_DOCUMENTS:
        assert hidden.execute(f"SELECT count(*) FROM {name} WHERE document_id = ?", (SECRET,)).fetchone() == (0,), name
    assert (
        hidden.execute("SELECT count(*) FROM tasks").fetchone() < plain.execute("SELECT count(*) FROM tasks").fetchone()
    )


def test_no_view_for_people_shows_a_row_of_it(through):
    """Also one that is made later."""
    hidden, plain = through(NOBODY).connection, through(Access()).connection
    with_numbers = {name for name in tables(plain, views=True) if "记录编号" in columns(plain, name)}
    assert with_numbers == set(_OF_PEOPLE)
    query = "SELECT DISTINCT substr(记录编号, 1, 16) FROM {}"
    for name in ("文件", "任务"):
        assert {row[0] for row in plain.execute(query.format(name))} == {OPEN, SECRET}
    for name in _OF_PEOPLE:
        assert {row[0] for row in hidden.execute(query.format(name))} <= {OPEN}


def test_what_is_limited_later_is_gone_at_once(through):
    seen, all_of_it = through(NOBODY), through(Access())
    with all_of_it.transaction() as connection:
        write_groups(connection, OPEN, frozenset({"内部"}))
    assert seen.ids() == set()
    with all_of_it.transaction() as connection:
        write_groups(connection, OPEN, frozenset())
    assert seen.ids() == {OPEN}


def test_a_document_that_comes_again_is_limited_again(through):
    store = through(Access())
    store.remove([SECRET])
    assert limited(store.connection) == ((SECRET, "党组"), (SECRET, "内部"))
    for each in DOCUMENTS:
        store.add(each, b"original")
    assert through(NOBODY).ids() == {OPEN}


def test_names_of_groups_are_no_sql(through):
    assert through(Access(groups=frozenset({"x') OR 1=1 --", "'", '"'}))).ids() == {OPEN}


@pytest.mark.parametrize(
    "table", ["documents", "corrections", "plans", "saved_searches", "users", "document_groups", "audit"]
)
def test_a_reader_writes_nothing_however_it_is_tried(through, table):
    reader = through(Access(edits=False))
    with pytest.raises(Forbidden), reader.transaction():
        pass
    with pytest.raises(Forbidden):
        reader.remove([OPEN])
    with pytest.raises(REFUSED, match=r"readonly|只能读取"):
        reader.connection.execute(f"DELETE FROM main.{table}")
    assert reader.ids() == {OPEN, SECRET}


def test_an_editor_writes_what_they_see(through):
    editor = through(Access(groups=frozenset(), noted=True))
    assert editor.remove([OPEN]) == 1
    editor.add(DOCUMENTS[0], b"original")
    assert editor.ids() == {OPEN}


def test_every_deed_has_its_line_with_who_did_it(through):
    noted = through(Access(noted=True))
    token = ACTOR.set("王芳")
    try:
        noted.remove([OPEN])
    finally:
        ACTOR.reset(token)
    (deed,) = list_deeds(noted.connection)
    assert (deed.user, deed.deed, deed.subject) == ("王芳", "remove", OPEN)


@pytest.mark.parametrize("attempt", ["DELETE FROM audit", "UPDATE audit SET \"user\" = 'x'"])
def test_lines_stay(through, attempt):
    noted = through(Access(noted=True))
    noted.remove([OPEN])
    with pytest.raises(REFUSED, match="not changed"):
        noted.connection.execute(attempt)
    assert len(list_deeds(noted.connection)) == 1


def test_groups_of_a_document(through):
    store = through(Access())
    assert groups_of(store.connection, SECRET) == ("党组", "内部")
    assert groups_of(store.connection, OPEN) == ()
