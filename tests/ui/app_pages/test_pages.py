"""Every page as Streamlit runs it, over a small corpus of the samples: no page breaks, all of them say what they should."""

from __future__ import annotations

import json
import warnings
from collections.abc import Callable
from pathlib import Path

import pytest
from streamlit.testing.v1 import AppTest

from corpus.build import Corpus
from corpus.search.asked import Kind, Query
from corpus.search.engines.engine import IndexBusy

ROOT = Path(__file__).parents[3]
SAMPLES = sorted((ROOT / "corpus/samples").glob("0[1-5]_*"))
Run = Callable[..., AppTest]


def page(name: str) -> None:
    """One page without the router, as AppTest runs it."""
    from importlib import import_module

    from ui import session
    from ui.state import Page

    session.entered(Page[{"allocation": "TASKS"}.get(name, name.upper())])
    import_module(f"ui.app_pages.{name}").show()


@pytest.fixture(scope="module")
def filled(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("ui") / "样例"
    with Corpus.open(folder) as corpus:
        corpus.add(SAMPLES, workers=0)
    return folder


@pytest.fixture
def run(monkeypatch: pytest.MonkeyPatch) -> Run:
    """Runs a page on a corpus with the parameters of a URL."""
    import streamlit as st

    warnings.filterwarnings("ignore", category=DeprecationWarning)

    def runner(name: str, folder: Path, **params: str | list[str]) -> AppTest:
        monkeypatch.setenv("ZHENGCE_DATA", str(folder))
        app = AppTest.from_function(page, default_timeout=60, kwargs={"name": name})
        for key, value in params.items():
            app.query_params[key] = value
        return app.run()

    st.cache_data.clear()
    return runner


def html(app: AppTest) -> str:
    """All that the panels of a page show."""
    return "".join(
        json.loads(panel.proto.json).get("html", "") for panel in app.get("bidi_component") if panel.proto.json
    )


def words(app: AppTest) -> str:
    """All that Streamlit's own elements say."""
    kinds = (app.info, app.warning, app.error, app.caption, app.markdown)
    labels = [button.label for button in app.button]
    return "\n".join([*(element.value for kind in kinds for element in kind), *labels])


def first(folder: Path, kind: Kind, text: str = "") -> str:
    with Corpus.open(folder) as corpus:
        return corpus.search(Query(text=text, kind=kind)).hits[0].entry.entry_id


PAGES = ("search", "document", "compare", "allocation", "corpus")


@pytest.mark.parametrize("name", PAGES)
def test_page_runs_full_and_empty(name: str, run: Run, filled: Path, tmp_path: Path) -> None:
    for folder in (filled, tmp_path / "空"):
        app = run(name, folder)
        assert not app.exception
        assert html(app) or words(app)


@pytest.mark.parametrize(
    ("name", "said"),
    [
        ("search", "添加文件"),
        ("document", "添加文件"),
        ("compare", "添加文件"),
        ("allocation", "添加文件"),
        ("corpus", "语料库还是空的"),
    ],
)
def test_empty_page_says_what_to_do_next(name: str, said: str, run: Run, tmp_path: Path) -> None:
    assert said in words(run(name, tmp_path / "空"))


@pytest.mark.parametrize("name", PAGES)
def test_url_with_nonsense_does_no_harm(name: str, run: Run, filled: Path) -> None:
    app = run(name, filled, id="zzz", record="zzz-t9", at="9-1", page="-3", q='"', kind="?", cell="x", by="?", view="?")
    assert not app.exception


def test_search_shows_hits_facets_and_the_reading(run: Run, filled: Path) -> None:
    shown = html(run("search", filled, q="营商环境"))
    assert "营商" in shown
    assert "<mark>" in shown
    assert "document?id=" in shown
    assert "<summary>地区</summary>" in shown
    assert "理解" in shown


def test_search_of_nothing_lists_the_documents_with_examples(run: Run, filled: Path) -> None:
    shown = html(run("search", filled))
    assert shown.count("<article>") == len(SAMPLES)
    assert "试试" in shown


def test_no_hit_offers_a_way_on(run: Run, filled: Path) -> None:
    assert "没有找到" in html(run("search", filled, q="根本没有的词语组合"))


def test_words_go_into_the_url_and_back(run: Run, filled: Path) -> None:
    app = run("search", filled, kind="task")
    app.text_input[0].set_value("改革").run()
    assert app.query_params["q"] == "改革"
    assert app.query_params["kind"] == "task"
    again = run("search", filled, q="改革", kind="task")
    assert html(again) == html(app)


def test_document_opens_at_a_record(run: Run, filled: Path) -> None:
    record = first(filled, Kind.TASK)
    app = run("document", filled, record=record)
    assert not app.exception
    place = json.loads(app.get("bidi_component")[-1].proto.json)["place"]
    assert place == record.partition("-")[2]
    assert f'data-at="{place}' in html(app)
    assert app.query_params["id"] == record.partition("-")[0]


def test_document_opens_at_a_clause(run: Run, filled: Path) -> None:
    app = run("document", filled, record=first(filled, Kind.PASSAGE))
    assert json.loads(app.get("bidi_component")[-1].proto.json)["place"] == "here"
    assert "here" in html(app)


def test_document_that_is_gone(run: Run, filled: Path) -> None:
    assert "可能已被删除" in words(run("document", filled, id="0" * 16))


def test_compare_counts_and_opens(run: Run, filled: Path) -> None:
    with Corpus.open(filled) as corpus:
        matrix = corpus.matrix()
    cell = next(iter(matrix.cells))
    assert "zc-heat" in html(run("compare", filled))
    assert "原文" in html(run("compare", filled, cell=list(cell)))
    assert "zc-side" in html(run("compare", filled, view="side", region=list(matrix.rows[:2])))
    assert not run("compare", filled, view="time").exception


def test_compare_without_a_match(run: Run, filled: Path) -> None:
    assert "去掉一些筛选" in words(run("compare", filled, region="没有这个地方"))


def test_division_of_a_document(run: Run, filled: Path) -> None:
    document = first(filled, Kind.TASK).partition("-")[0]
    app = run("allocation", filled, id=document)
    assert not app.exception
    assert "项任务" in words(app)
    assert app.get("arrow_data_frame") or app.dataframe


def test_division_of_the_basket(run: Run, filled: Path) -> None:
    record = first(filled, Kind.TASK)
    app = run("allocation", filled, basket=record, **{"from": "basket"})
    assert not app.exception
    assert "共 1 项任务" in words(app)
    assert app.query_params["basket"] == record


def test_corpus_lists_and_filters(run: Run, filled: Path) -> None:
    app = run("corpus", filled)
    assert f"<b>{len(SAMPLES)}</b> 份文件" in html(app)
    assert list(app.dataframe[0].value["标题"])
    app.text_input[0].set_value("没有这份文件").run()
    assert not app.exception
    assert app.query_params["q"] == "没有这份文件"


def test_upload_adds_and_explains(run: Run, tmp_path: Path) -> None:
    app = run("corpus", tmp_path / "新")
    app.file_uploader[0].set_value(
        [("方案.txt", "云澜省改革方案\n一、任务\n1.推进改革。（责任单位：省财政厅）".encode(), "text/plain"), ("空.txt", b"", "text/plain")]
    )  # fmt: skip
    app.run()
    assert not app.exception
    assert "新增 **1**" in words(app)
    assert "失败 **1**" in words(app)
    assert "空.txt" in list(app.dataframe[0].value["文件名"])


def test_the_whole_page_with_its_navigation(monkeypatch: pytest.MonkeyPatch, filled: Path) -> None:
    monkeypatch.setenv("ZHENGCE_DATA", str(filled))
    app = AppTest.from_file(ROOT / "ui/app.py", default_timeout=60).run()
    assert not app.exception
    assert "样例" in app.sidebar.caption[0].value
    links = [link.proto.label for link in app.sidebar.get("page_link")]
    assert links == ["检索", "文件", "对比", "任务分工", "语料库"]


def test_basket_stands_below_the_navigation(monkeypatch: pytest.MonkeyPatch, filled: Path) -> None:
    monkeypatch.setenv("ZHENGCE_DATA", str(filled))
    app = AppTest.from_file(ROOT / "ui/app.py", default_timeout=60)
    app.query_params["basket"] = [first(filled, Kind.TASK), first(filled, Kind.PASSAGE)]
    app.run()
    assert "篮中 2 条" in [button.label for button in app.sidebar.button]
    next(button for button in app.sidebar.button if button.label == "清空").click().run()
    assert not app.exception
    assert not app.sidebar.button
    assert "basket" not in app.query_params


def test_corpus_that_cannot_be_opened(run: Run, tmp_path: Path) -> None:
    (tmp_path / "文件").write_text("不是文件夹", encoding="utf-8")
    app = run("search", tmp_path / "文件")
    assert not app.exception
    assert "打不开语料库" in words(app)


def test_corpus_that_another_program_changes(run: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def busy(*_: object, **__: object) -> None:
        raise IndexBusy

    monkeypatch.setattr(Corpus, "add_bytes", busy)
    app = run("corpus", tmp_path / "新")
    app.file_uploader[0].set_value([("方案.txt", "方案".encode(), "text/plain")])
    app.run()
    assert not app.exception
    assert "另一个程序正在向这个语料库写入" in words(app)
