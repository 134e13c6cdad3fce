"""操作记录: for administrators alone."""

from __future__ import annotations

from pathlib import Path

import pytest
from streamlit.testing.v1 import AppTest

from corpus.intake.members import Members
from corpus.people.people import Role, User
from tests.shown_pages import Run
from ui.app_pages import deeds
from ui.settings import LOGIN


@pytest.fixture
def noted(folder: Path) -> Path:
    people = Members.open(folder)
    people.note("王芳", "login", address="10.0.0.7")
    people.note("李强", "remove", "0123456789abcdef")
    people.close()
    return folder


def somebody(monkeypatch: pytest.MonkeyPatch, role: Role) -> None:
    monkeypatch.setenv(LOGIN, "1")
    monkeypatch.setattr(Members, "who", lambda self, shown: User(name="王芳", role=role))


def boxes(app: AppTest) -> list[str]:
    assert not app.exception
    return [each.label for each in app.expander]


def test_an_administrator_sees_who_did_what_the_last_first(
    run: Run, noted: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    somebody(monkeypatch, Role.ADMINISTRATOR)
    app = run("corpus", noted)
    assert "操作记录" in boxes(app)
    shown = app.dataframe[-1].value
    assert list(shown["用户"]) == ["李强", "王芳"]
    assert list(shown["做了什么"]) == ["删除文件", "登录"]
    assert list(shown["来自"]) == ["", "10.0.0.7"]


def test_the_table_says_how_many_it_shows(run: Run, noted: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(deeds, "_SHOWN", 1)
    somebody(monkeypatch, Role.ADMINISTRATOR)
    app = run("corpus", noted)
    assert list(app.dataframe[-1].value["用户"]) == ["李强"]
    assert any("最近 1 条" in each.value for each in app.caption)


@pytest.mark.parametrize("role", [Role.READER, Role.EDITOR])
def test_others_see_nothing_of_it(run: Run, noted: Path, monkeypatch: pytest.MonkeyPatch, role: Role) -> None:
    somebody(monkeypatch, role)
    assert "操作记录" not in boxes(run("corpus", noted))


def test_where_nobody_has_to_log_in_there_is_none(run: Run, noted: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv(LOGIN, raising=False)
    assert "操作记录" not in boxes(run("corpus", noted))
