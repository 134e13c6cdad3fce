"""The register of people, row by row: sessions end, and what the store holds lets nobody in."""

import pytest

from corpus.people.people import Role, User
from corpus.store.register import (
    IDLE,
    LONGEST,
    add_user,
    close_session,
    drop_user,
    find_user,
    list_deeds,
    list_users,
    note_deed,
    open_session,
    password_of,
    session_user,
    set_groups,
    set_password,
    set_role,
)
from corpus.store.sqlite import Store

NOW = 1_800_000_000


@pytest.fixture
def held(tmp_path):
    store = Store(tmp_path / "corpus.sqlite")
    with store.transaction() as connection:
        add_user(connection, "王芳", Role.EDITOR, "hash")
        yield connection
    store.close()


def test_a_user_is_kept_once_by_name(held):
    assert not add_user(held, "王芳", Role.ADMINISTRATOR, "another")
    assert add_user(held, "李强", Role.READER, None)
    assert [(user.name, user.role, user.with_password) for user in list_users(held)] == [
        ("李强", Role.READER, False),
        ("王芳", Role.EDITOR, True),
    ]
    assert [password_of(held, name) for name in ("王芳", "李强", "无人")] == ["hash", None, None]


def test_role_and_groups_are_those_of_the_last_change(held):
    set_groups(held, "王芳", ["甲组", "乙组", "甲组"])
    set_groups(held, "王芳", ["丙组"])
    set_role(held, "王芳", Role.READER)
    found = find_user(held, "王芳")
    assert isinstance(found, User)
    assert (found.role, found.groups) == (Role.READER, {"丙组"})
    assert find_user(held, "无人") is None


def test_who_is_logged_in_has_the_rights_of_this_moment(held):
    shown = open_session(held, "王芳", NOW)
    set_role(held, "王芳", Role.READER)
    assert session_user(held, shown, NOW).role is Role.READER


def test_the_store_holds_nothing_that_a_browser_shows(held):
    token, _, signature = open_session(held, "王芳", NOW).partition(".")
    held_values = [str(value) for row in held.execute("SELECT * FROM sessions") for value in row]
    assert not [value for value in held_values if token in value or signature in value]


def test_only_a_word_that_is_signed_is_looked_for(held):
    token, _, signature = open_session(held, "王芳", NOW).partition(".")
    other = open_session(held, "王芳", NOW).partition(".")[2]
    for shown in (
        "",
        ".",
        token,
        f"{token}.",
        f"{token}.{signature[:-1]}",
        f"{token}.{other}",
        f"x{token}.{signature}",
    ):
        assert session_user(held, shown, NOW) is None, shown
        close_session(held, shown)
    assert session_user(held, f"{token}.{signature}", NOW).name == "王芳"


def test_a_session_ends_when_nothing_is_asked(held):
    shown = open_session(held, "王芳", NOW)
    assert session_user(held, shown, NOW + IDLE - 1)
    assert session_user(held, shown, NOW + 2 * IDLE - 2)  # counted from what was asked last
    assert session_user(held, shown, NOW + 3 * IDLE - 2) is None


def test_a_session_ends_however_much_is_asked(held):
    shown = open_session(held, "王芳", NOW)
    for at in range(NOW, NOW + LONGEST, IDLE // 2):
        assert session_user(held, shown, at)
    assert session_user(held, shown, NOW + LONGEST) is None


@pytest.mark.parametrize(
    "end",
    [
        lambda held, shown: close_session(held, shown),
        lambda held, shown: set_password(held, "王芳", "another"),
        lambda held, shown: drop_user(held, "王芳"),
    ],
    ids=["logged out", "another password", "removed"],
)
def test_what_ends_a_session_at_once(held, end):
    add_user(held, "李强", Role.READER, None)
    shown, of_another = open_session(held, "王芳", NOW), open_session(held, "李强", NOW)
    end(held, shown)
    assert session_user(held, shown, NOW) is None
    assert session_user(held, of_another, NOW).name == "李强"


def test_who_comes_again_by_a_name_has_nothing_of_the_former(held):
    set_groups(held, "王芳", ["内部"])
    assert drop_user(held, "王芳")
    assert not drop_user(held, "王芳")
    add_user(held, "王芳", Role.READER, None)
    assert find_user(held, "王芳").groups == frozenset()


def test_sessions_that_have_ended_are_forgotten(held):
    open_session(held, "王芳", NOW)
    open_session(held, "王芳", NOW + IDLE)
    assert held.execute("SELECT count(*) FROM sessions").fetchone() == (1,)


def test_deeds_of_one_person_since_a_day_the_last_first(held):
    for user, deed in (("王芳", "login"), ("李强", "login"), ("王芳", "remove")):
        note_deed(held, user, deed, "x" * 1000, "10.0.0.7")
    assert [(each.user, each.deed) for each in list_deeds(held)] == [
        ("王芳", "remove"),
        ("李强", "login"),
        ("王芳", "login"),
    ]
    assert [each.deed for each in list_deeds(held, user="王芳", limit=1)] == ["remove"]
    assert list_deeds(held, since="9999") == ()
    (deed,) = list_deeds(held, user="李强")
    assert (len(deed.subject), deed.address) == (300, "10.0.0.7")
