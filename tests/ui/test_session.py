"""Between the pages and Streamlit: the corpus, the URL, the plan at hand."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from corpus.search.asked import Kind, Query
from corpus.search.engines import UnknownEngine
from tests.shown_pages import Run, html, words
from ui import session
from ui.address import Page, href
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


def test_the_stamp_changes_with_the_documents_and_not_with_plans(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.setenv(DATA, str(tmp_path / "库"))
    before = session.stamp()
    session.corpus().plans.make("方案")
    assert session.stamp() == before
    session.corpus().add_bytes([("函.txt", "关于某事的复函\n同意。".encode())], workers=0)
    assert session.stamp() != before


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


@pytest.fixture
def records(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> list[str]:
    """The tasks of a corpus that has no plan yet."""
    monkeypatch.setenv(DATA, str(tmp_path / "库"))
    text = "云澜省方案\n一、任务\n1.推进甲项改革。（牵头单位：省财政厅）\n2.推进乙项改革。（牵头单位：省科技厅）"
    session.corpus().add_bytes([("方案.txt", text.encode())], workers=0)
    return [entry.entry_id for entry in session.corpus().entries(Query(kind=Kind.TASK))]


def test_a_click_on_the_basket_puts_in_and_takes_out(state: dict[str, object], records: list[str]) -> None:
    one, other = records
    session.follow(f"#basket={one}")
    session.follow(f"#basket={other}")
    assert session.basket() == (one, other)
    session.follow(f"#basket={one}")
    assert session.basket() == (other,)
    session.follow("#basket=nonsense")
    assert session.basket() == (other,)
    assert [plan.name for plan in session.corpus().plans.all()] == ["我的方案"]  # made when it was needed


def test_the_basket_is_that_of_the_plan_at_hand(state: dict[str, object], records: list[str]) -> None:
    assert session.basket() == ()
    first = session.corpus().plans.make("甲")
    session.use_plan(first.plan_id)
    session.put(records[0])
    session.use_plan(session.corpus().plans.make("乙").plan_id)
    assert session.basket() == ()
    session.use_plan(first.plan_id)
    assert session.basket() == (records[0],)
    session.corpus().plans.delete(first.plan_id)
    assert session.basket() == ()  # that of another plan: this one is gone


def test_a_link_on_the_same_page_changes_its_url(state: dict[str, object]) -> None:
    session.entered(Page.SEARCH)
    session.follow(href(SearchView(text="补偿", page=2)))
    assert dict(session.st.query_params) == {"q": ["补偿"], "page": ["2"]}
    assert not session.going()
    assert session.pending() is None


def test_a_link_to_another_page_waits_for_the_router_and_is_asked_once(state: dict[str, object]) -> None:
    session.entered(Page.SEARCH)
    session.go(DocumentView(document_id="ab", record="ab-t3"))
    assert session.going()
    assert session.pending() == (Page.DOCUMENT, {"id": ["ab"], "record": ["ab-t3"]})
    assert session.pending() is None


def test_a_link_to_nowhere_leads_nowhere(state: dict[str, object]) -> None:
    session.follow("nowhere?q=1")
    assert session.pending() is None
    assert dict(session.st.query_params) == {}


def test_the_url_says_what_is_shown_and_the_view_is_remembered(state: dict[str, object]) -> None:
    view = SearchView(text="补偿")
    session.show(view)
    assert dict(session.st.query_params) == {"q": ["补偿"]}
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
