"""A store put into another; tests/cluster does it with a server."""

from contextlib import closing

import pytest

from corpus.people.people import Role
from corpus.store import register
from corpus.store.copying import NotEmpty, copied_from_file, copy_store
from corpus.store.sqlite import Store
from corpus.workspace.kept import Workspaces
from tests.either_database import columns, tables
from tests.made_up import make_parsed


@pytest.fixture
def full(tmp_path):
    with closing(Store(tmp_path / "a.sqlite")) as store:
        for number in range(3):
            store.add(make_parsed(f"关于第{number}号堤岸的意见\n1.加固堤岸。（牵头：市水利局）"), b"x%d" % number)
        Workspaces(store).make("方案甲")
        with store.transaction() as connection:
            register.add_user(connection, "王芳", Role.EDITOR, None)
            register.note_deed(connection, "王芳", "add", "x")
        yield store


def rows(store, table):
    listed = ", ".join(f'"{name}"' for name in sorted(columns(store.connection, table)))
    return sorted(map(repr, store.connection.execute(f"SELECT {listed} FROM {table}")))


def test_every_table_comes_along(full, tmp_path):
    with closing(Store(tmp_path / "b.sqlite")) as other:
        assert copy_store(full, other) == 3
        for table in tables(full.connection) - {"meta"}:
            assert rows(full, table) == rows(other, table), table
        assert other.generation == full.generation == 3
        assert other.identity != full.identity
        assert {each: other.original(each) for each in other.ids()} == {
            each: full.original(each) for each in full.ids()
        }


def test_what_has_something_in_it_is_not_filled(full, tmp_path):
    with closing(Store(tmp_path / "b.sqlite")) as other:
        other.add(make_parsed("别的文件"), b"x")
        with pytest.raises(NotEmpty, match="只能恢复到空的库"):
            copy_store(full, other)
        assert len(other.ids()) == 1


def test_a_file_is_only_read(full, tmp_path):
    before = (tmp_path / "a.sqlite").read_bytes()
    with closing(Store(tmp_path / "b.sqlite")) as other:
        assert copied_from_file(tmp_path / "a.sqlite", other, tmp_path / "边") == 3
    assert (tmp_path / "a.sqlite").read_bytes() == before
    assert list((tmp_path / "边").iterdir()) == []
