"""Between the pages and Streamlit: the corpus, the URL, the basket."""

from __future__ import annotations

import os
import shutil
from pathlib import Path

import pytest

from corpus.search.engines import UnknownEngine
from tests.shown_pages import Run, html, words
from ui import session
from ui.address import BASKET, Page, href
from ui.settings import DATA, ENGINE
from ui.state import DocumentView, SearchView


def test_corpus_that_cannot_be_opened(run: Run, tmp_path: Path) -> None:
    (tmp_path / "文件").write_text("不是文件夹", encoding="utf-8")
    app = run("search", tmp_path / "文件")
    assert not app.exception
    assert "打不开语料库" in words(app)


def test_corpus_with_an_engine_that_does_not_exist(run: Run, tmp_path: Path) -> None:
    app = run("search", tmp_path / "新", engine="lucene")
    assert not app.exception
    assert str(UnknownEngine("lucene")) in words(app)
    assert ENGINE in words(app)
    assert not (tmp_path / "新").exists()


def test_the_page_answers_with_the_engine_that_is_set(run: Run, filled: Path, tmp_path: Path) -> None:
    folder = tmp_path / "库"
    shutil.copytree(filled, folder)
    shown = [html(run("search", folder, q="营商环境", engine=engine)) for engine in ("tantivy", "whoosh")]
    assert (folder / "index-whoosh").is_dir()
    assert shown[0].count("<article>") == shown[1].count("<article>") > 0


def test_the_folder_is_that_of_the_environment(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv(DATA, "语料")
    assert session.folder() == tmp_path / "语料"
    monkeypatch.delenv(DATA)
    assert session.folder() == tmp_path / "zhengce-data"


def test_the_stamp_changes_when_the_store_does(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setenv(DATA, str(tmp_path))
    assert session.stamp() == (str(tmp_path), 0)
    store, log = tmp_path / "corpus.sqlite", tmp_path / "corpus.sqlite-wal"
    for path, moment in ((store, 5), (log, 9), (tmp_path / "corpus.sqlite-shm", 99)):
        path.write_bytes(b"")
        os.utime(path, ns=(moment, moment))
    assert session.stamp() == (str(tmp_path), 9)  # the newest of store and log; readers touch the third


# --- where a click leads ------------------------------------------------------------------------------------------


@pytest.fixture
def state(monkeypatch: pytest.MonkeyPatch) -> dict[str, object]:
    """Streamlit's session and URL, as plain values."""
    state: dict[str, object] = {}
    monkeypatch.setattr(session.st, "session_state", state)
    monkeypatch.setattr(session.st, "query_params", Url())
    return state


class Url(dict[str, list[str]]):
    """The part of ``st.query_params`` that is used."""

    def get_all(self, name: str) -> list[str]:
        return self.get(name, [])

    def from_dict(self, params: dict[str, list[str]]) -> None:
        self.clear()
        self.update(params)


def test_a_click_on_the_basket_puts_in_and_takes_out(state: dict[str, object]) -> None:
    session.follow("#basket=ab-t1")
    session.follow("#basket=ab-t2")
    assert session.basket() == ("ab-t1", "ab-t2")
    session.follow("#basket=ab-t1")
    assert session.basket() == ("ab-t2",)
    session.empty_basket()
    assert session.basket() == ()


def test_the_basket_begins_with_that_of_the_url_each_once(state: dict[str, object]) -> None:
    session.st.query_params[BASKET] = ["ab-t1", "ab-t2", "ab-t1"]
    assert session.basket() == ("ab-t1", "ab-t2")


def test_a_link_on_the_same_page_changes_its_url_and_keeps_the_basket(state: dict[str, object]) -> None:
    session.entered(Page.SEARCH)
    session.put("ab-t1")
    session.follow(href(SearchView(text="补偿", page=2)))
    assert dict(session.st.query_params) == {"q": ["补偿"], "page": ["2"], BASKET: ["ab-t1"]}
    assert session.pending() is None


def test_a_link_to_another_page_waits_for_the_router_and_is_asked_once(state: dict[str, object]) -> None:
    session.entered(Page.SEARCH)
    session.go(DocumentView(document_id="ab", record="ab-t3"))
    assert session.pending() == (Page.DOCUMENT, {"id": ["ab"], "record": ["ab-t3"]})
    assert session.pending() is None


def test_a_link_to_nowhere_leads_nowhere(state: dict[str, object]) -> None:
    session.follow("nowhere?q=1")
    assert session.pending() is None
    assert dict(session.st.query_params) == {}


def test_the_url_says_what_is_shown_and_the_view_is_remembered(state: dict[str, object]) -> None:
    view = SearchView(text="补偿")
    session.put("ab-t1")
    session.show(view)
    assert dict(session.st.query_params) == {"q": ["补偿"], BASKET: ["ab-t1"]}
    assert session.last(SearchView) == view
    assert session.last(DocumentView) is None


def test_the_back_button_brings_the_view_that_was_seen_there(state: dict[str, object]) -> None:
    session.entered(Page.SEARCH)
    session.show(SearchView(text="补偿"))
    session.entered(Page.DOCUMENT)
    session.show(DocumentView(document_id="ab"))
    session.entered(Page.SEARCH)  # the browser still has the parameters of the document
    assert dict(session.st.query_params) == {"q": ["补偿"]}


def test_a_link_with_parameters_of_its_own_is_followed_as_it_stands(state: dict[str, object]) -> None:
    session.entered(Page.SEARCH)
    session.show(SearchView(text="补偿"))
    session.entered(Page.DOCUMENT)
    session.show(DocumentView(document_id="ab"))
    session.st.query_params.from_dict({"q": ["别的"]})
    session.entered(Page.SEARCH)
    assert dict(session.st.query_params) == {"q": ["别的"]}


def test_what_a_widget_says_is_acted_on_and_one_whose_page_was_left_says_nothing(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    """A click on a page that is being replaced comes when the widget's value is gone."""
    state: dict[str, object] = {}
    monkeypatch.setattr(session.st, "session_state", state)
    heard: list[object] = []
    callback = session.said("gone", heard.append)
    callback()
    state["gone"] = {"go": "tasks"}
    callback()
    assert heard == [{"go": "tasks"}]
