"""Saving a search on the page, and what is new in it."""

from __future__ import annotations

from pathlib import Path

import pytest

from corpus.build import Corpus
from tests.shown_pages import Run, html, opened
from ui.app_pages import saved
from ui.state import SearchView

FIRST = "关于海堤建设的意见\n1.加固海堤。（牵头：市水利局）"
SECOND = "关于海堤管护的通知\n1.开展海堤巡查。（牵头：市海事局）"


@pytest.fixture
def library(tmp_path: Path) -> Path:
    with Corpus.open(tmp_path / "库") as corpus:
        corpus.add_bytes([("甲.txt", FIRST.encode())], workers=0)
    return tmp_path / "库"


def _button(app, label):
    return next(button for button in app.button if button.label == label)


def _save(run: Run, library: Path):
    app = opened(run("search", library, q="海堤", kind="task"), "saved-box")
    next(box for box in app.text_input if box.label == "保存检索").set_value("我的海堤").run()
    _button(app, "保存检索").click().run()
    return app


def test_a_search_is_saved_and_shows_what_is_new(run: Run, library: Path) -> None:
    app = _save(run, library)
    assert app.query_params["saved"] == "我的海堤"
    assert "以来新增 0 条" in html(app)
    with Corpus.open(library) as corpus:
        corpus.add_bytes([("乙.txt", SECOND.encode())], workers=0)
    again = run("search", library, q="海堤", kind="task", sort="relevance", saved="我的海堤")
    opened(again, "saved-box")
    assert "以来新增 1 条" in html(again)
    assert "新增 1</a>" in html(again)  # in the list
    fresh = run("search", library, q="海堤", kind="task", sort="relevance", saved="我的海堤", fresh="yes")
    assert html(fresh).count("<article>") == 1
    assert "开展海堤巡查" in html(fresh)
    _button(fresh, "标为已看").click().run()
    assert "fresh" not in fresh.query_params
    assert "以来新增 0 条" in html(fresh)


def test_another_search_is_not_the_saved_one(run: Run, library: Path) -> None:
    app = _save(run, library)
    assert "我的海堤" in html(opened(app, "saved-box"))
    assert "以来新增" not in html(run("search", library, q="巡查", saved="我的海堤"))
    app.text_input[0].set_value("加固").run()
    assert "saved" not in app.query_params


def test_a_saved_search_is_removed(run: Run, library: Path) -> None:
    app = _save(run, library)
    _button(app, "删除").click().run()
    assert "saved" not in app.query_params
    assert "还没有已存的检索" in html(opened(app, "saved-box"))


def test_a_search_that_is_not_saved_is_not_shown_as_one() -> None:
    assert saved.shown(SearchView(text="海堤")) is None


def test_nothing_asked_is_nothing_to_save(run: Run, library: Path) -> None:
    assert "保存检索" not in [button.label for button in opened(run("search", library), "saved-box").button]


def test_another_search_has_another_name(run: Run, library: Path) -> None:
    app = opened(run("search", library, q="海堤", kind="task"), "saved-box")
    app.text_input[0].set_value("加固").run()
    assert next(box for box in app.text_input if box.label == "保存检索").value == "加固"


def test_what_is_new_is_counted_again_when_the_index_has_it(
    run: Run, library: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The store has a change before the index does."""
    _save(run, library)
    monkeypatch.setattr(saved.session, "stamp", lambda: ("库", 1))
    run("search", library, q="海堤")
    with Corpus.open(library) as corpus:
        corpus.add_bytes([("乙.txt", SECOND.encode())], workers=0)
    assert "新增 1</a>" in html(opened(run("search", library, q="海堤"), "saved-box"))
