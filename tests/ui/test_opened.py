"""What pages say when something is wrong with their corpus: in Chinese, what it is and what to do
(ui/opened.py)."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest
import streamlit as st
from streamlit.testing.v1 import AppTest

from corpus.build import Corpus
from corpus.people.people import Access
from tests.broken_indexes import HARMS as INDEXES
from tests.broken_stores import HARMS as STORES
from tests.broken_stores import Harm
from tests.shown_pages import Run, html, words

PAGES = ("search", "document", "compare", "plan", "check", "corpus")


@pytest.fixture(autouse=True)
def unopened() -> None:
    st.cache_resource.clear()


def guarded_page(name: str) -> None:
    """One page as the router runs it."""
    from importlib import import_module

    from ui import session
    from ui.address import Page
    from ui.opened import guarded

    session.entered(Page[name.upper()])
    with guarded():
        import_module(f"ui.app_pages.{name}").show()


@pytest.fixture
def guarded_run(run: Run, monkeypatch: pytest.MonkeyPatch) -> Run:
    monkeypatch.setattr("tests.ui.conftest.page", guarded_page)
    return run


def only_chinese(app: AppTest) -> str:
    assert not app.exception
    said = words(app)
    assert "Traceback" not in said + html(app)
    assert "程序内部出错" not in said
    return said


def asked(folder: Path) -> dict[str, dict[str, str]]:
    """Each page with an address on which it shows most."""
    with Corpus.open(folder) as corpus:
        first = corpus.documents()[0].document_id
    return {**{name: {} for name in PAGES}, "search": {"q": "责任单位"}, "document": {"id": first}}


@pytest.mark.parametrize("kind", STORES)
def test_a_broken_store_is_explained_on_every_page(guarded_run: Run, filled: Path, tmp_path: Path, kind: str) -> None:
    folder, pages = tmp_path / "库", asked(filled)
    shutil.copytree(filled, folder)
    if list(STORES).index(kind) % 2:  # open before
        only_chinese(guarded_run("search", folder))
    STORES[kind](folder)
    for name, address in pages.items():
        only_chinese(guarded_run(name, folder, **address))


def put_in_place(index: Path, harm: Harm) -> None:
    """A harmed copy in the place of the index, as one comes back from a backup. (A file that is cut while it is open
    takes any program down that has it mapped.)"""
    copy = index.with_name("副本")
    shutil.copytree(index, copy)
    harm(copy)
    shutil.rmtree(index)
    if copy.is_symlink() or copy.exists():
        copy.rename(index)


@pytest.mark.parametrize("kind", INDEXES)
def test_a_broken_index_is_made_anew_on_every_page(
    guarded_run: Run, filled: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, kind: str
) -> None:
    monkeypatch.setattr("corpus.search.engines.tantivy._PATIENCE", 0)
    folder, pages = tmp_path / "库", asked(filled)
    shutil.copytree(filled, folder)
    wanted = html(guarded_run("search", folder, q="责任单位")).count("<article>")
    if list(INDEXES).index(kind) % 2:  # else it was open before
        st.cache_resource.clear()
    put_in_place(folder / "index-tantivy", INDEXES[kind])
    for name, address in reversed(pages.items()):
        only_chinese(guarded_run(name, folder, **address))
    assert html(guarded_run("search", folder, q="责任单位")).count("<article>") == wanted > 0


@pytest.mark.parametrize("name", PAGES)
def test_no_database_at_all(guarded_run: Run, filled: Path, tmp_path: Path, name: str) -> None:
    folder = tmp_path / "库"
    shutil.copytree(filled, folder)
    STORES["no database"](folder)
    said = only_chinese(guarded_run(name, folder))
    assert "打不开语料库“库”" in said
    assert "zhengce doctor" in said


@pytest.mark.parametrize("name", PAGES)
def test_a_folder_that_was_taken_away_is_not_begun_anew(
    guarded_run: Run, filled: Path, tmp_path: Path, name: str
) -> None:
    """Whoever adds to the new one would not notice that all else is gone."""
    folder = tmp_path / "库"
    shutil.copytree(filled, folder)
    guarded_run(name, folder)
    shutil.rmtree(folder)
    assert "不见了" in only_chinese(guarded_run(name, folder))
    assert not folder.exists()
    shutil.copytree(filled, folder)
    assert "不见了" not in only_chinese(guarded_run(name, folder))


def test_an_index_that_is_taken_away_is_made_anew(guarded_run: Run, filled: Path, tmp_path: Path) -> None:
    folder = tmp_path / "库"
    shutil.copytree(filled, folder)
    before = html(guarded_run("search", folder, q="责任单位"))
    shutil.rmtree(folder / "index-tantivy")
    assert html(guarded_run("search", folder, q="责任单位")).count("<article>") == before.count("<article>") > 0


def test_a_fault_of_the_program_is_said_in_chinese(
    guarded_run: Run, filled: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def fails(*_: object, **__: object) -> None:
        raise ZeroDivisionError("odd")

    monkeypatch.setattr("ui.app_pages.search.show", fails)
    app = guarded_run("search", filled)
    assert not app.exception
    assert "程序内部出错" in words(app)
    assert "ZeroDivisionError" in "".join(element.value for element in app.text)


def test_what_a_reader_may_not_do_is_said_and_the_page_stays(
    run: Run, filled: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("ui.opened.access", lambda folder: Access(edits=False))
    app = run("plan", filled)
    next(button for button in app.button if button.label == "新建空白方案").click().run()
    assert not app.exception
    assert any("您的角色是“读者”" in toast.value for toast in app.toast)
    assert "新建空白方案" in words(app)
