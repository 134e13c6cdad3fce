"""Who looks: told by the cookie, anew at every run."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextvars import copy_context
from pathlib import Path
from types import SimpleNamespace

import pytest
from streamlit.testing.v1 import AppTest

from corpus.intake.members import Members
from corpus.people.people import EVERYTHING, Access, Role
from ui.gate.door import COOKIE
from ui.gate.viewer import access
from ui.settings import LOGIN


@pytest.fixture
def people(tmp_path: Path) -> Iterator[Members]:
    found = Members.open(tmp_path)
    found.add("王芳", Role.ADMINISTRATOR, None)
    found.add("李强", Role.READER, None, ["甲组"])
    yield found
    found.close()


@pytest.fixture
def shows(monkeypatch: pytest.MonkeyPatch) -> Callable[[str | None], None]:
    """A login is asked for, and this is what the browser shows."""

    def show(shown: str | None) -> None:
        monkeypatch.setenv(LOGIN, "1")
        monkeypatch.setattr("streamlit.context", SimpleNamespace(cookies={COOKIE: shown} if shown else {}))

    return show


def page(folder: str) -> None:
    from pathlib import Path

    import streamlit as st

    from corpus.people.people import ACTOR
    from ui.gate.viewer import viewer

    found = viewer(Path(folder))
    st.text("nobody" if found is None else f"{found.name} {ACTOR.get()}")


def seen(folder: Path) -> AppTest:
    app = AppTest.from_function(page, default_timeout=60, kwargs={"folder": str(folder)}).run()
    assert not app.exception
    return app


def test_where_no_login_is_asked_for_nobody_is_looked_for(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv(LOGIN, raising=False)
    assert seen(tmp_path).text[0].value == "nobody"
    assert access(tmp_path) == EVERYTHING
    assert not [*tmp_path.iterdir()]


def test_who_is_logged_in_does_what_is_done(
    people: Members, shows: Callable[[str | None], None], tmp_path: Path
) -> None:
    shows(people.let_in("李强", "10.0.0.7"))
    assert seen(tmp_path).text[0].value == "李强 李强"


@pytest.mark.parametrize("shown", [None, "x", "x.y"])
def test_others_see_where_to_log_in_and_nothing_else(
    people: Members, shows: Callable[[str | None], None], tmp_path: Path, shown: str | None
) -> None:
    shows(shown)
    app = seen(tmp_path)
    assert "(/gate/login)" in app.error[0].value
    assert not app.text


def test_a_page_that_stands_open_shows_nothing_more_to_who_has_left(
    people: Members, shows: Callable[[str | None], None], tmp_path: Path
) -> None:
    shown = people.let_in("李强", "10.0.0.7")
    assert shown
    shows(shown)
    app = seen(tmp_path)
    people.leave(shown)
    app.run()
    assert app.error
    assert not app.text


@pytest.mark.parametrize(
    ("name", "expected"),
    [
        ("王芳", Access(edits=True, groups=None, noted=True)),
        ("李强", Access(edits=False, groups=frozenset({"甲组"}), noted=True)),
    ],
)
def test_what_somebody_has_of_a_corpus_with_limited_documents(
    people: Members, shows: Callable[[str | None], None], tmp_path: Path, name: str, expected: Access
) -> None:
    people.limit("0123456789abcdef", ["乙组"])
    shows(people.let_in(name, "10.0.0.7"))
    assert copied(access, tmp_path) == expected


def test_where_nothing_is_limited_all_see_the_same(
    people: Members, shows: Callable[[str | None], None], tmp_path: Path
) -> None:
    shows(people.let_in("李强", "10.0.0.7"))
    assert copied(access, tmp_path) == Access(edits=False, groups=None, noted=True)


def copied(work: Callable[[Path], Access], folder: Path) -> Access:
    """Who is named as doing what is done is forgotten afterwards."""
    return copy_context().run(work, folder)
