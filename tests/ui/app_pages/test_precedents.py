"""借鉴 on the search page."""

from __future__ import annotations

from pathlib import Path

import pytest

from corpus.build import Corpus
from corpus.search.asked import Kind
from tests.lent_plans import uploads
from tests.shown_pages import Run, first, html, opened, words
from ui.app_pages import precedents

ASKED = "健全河湖巡查管护机制"


@pytest.fixture(scope="module")
def lent(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("lent") / "库"
    with Corpus.open(folder) as corpus:
        corpus.add_bytes(uploads(), workers=0)
    return folder


def test_a_pasted_sentence(run: Run, lent: Path) -> None:
    app = opened(run("search", lent), "likes-box")
    app.text_area[0].set_value(ASKED).run()
    next(button for button in app.button if button.label == "看别处怎么写").click().run()
    assert (app.query_params["pasted"], app.query_params["view"]) == (ASKED, "precedents")
    assert "3 处（3 份文件），归为 1 种写法" in html(app)


def test_a_record_has_the_way_there_and_is_found_elsewhere(run: Run, lent: Path) -> None:
    entry = first(lent, Kind.TASK, "河湖")
    assert f"?like={entry}&amp;view=precedents" in html(run("search", lent, q="河湖", kind="task"))
    assert "2 处（2 份文件）" in html(run("search", lent, like=entry, view="precedents"))


def test_only_some_levels_by_the_address_and_by_the_box(run: Run, lent: Path) -> None:
    app = run("search", lent, pasted=ASKED, view="precedents", level="市")
    assert "2 处（2 份文件）" in html(app)
    app.multiselect(key="precedents-year").set_value(["2022"]).run()
    assert app.query_params["year"] == "2022"
    assert "1 处（1 份文件）" in html(app)


def test_a_theme_is_chosen(run: Run, lent: Path) -> None:
    app = run("search", lent, view="precedents")
    assert app.selectbox(key="precedents-theme").placeholder == precedents.ANY
    assert "在上面选一个主题" in words(app)
    app.selectbox(key="precedents-theme").set_value(
        "乡村旅游" if "乡村旅游" in app.selectbox[0].options else app.selectbox[0].options[0]
    ).run()
    assert app.query_params["theme"]


def test_what_is_gone_or_unknown_is_said(run: Run, lent: Path) -> None:
    assert "语料库中没有这一条" in words(run("search", lent, like="ab-p3", view="precedents"))
    assert "主题表中没有这个主题" in words(run("search", lent, theme="没有", view="precedents"))
    assert "语料库中没有别处的写法" in html(run("search", lent, pasted="量子纠缠卫星发射", view="precedents"))


def test_words_in_the_box_lead_back_to_a_search(run: Run, lent: Path) -> None:
    app = run("search", lent, pasted=ASKED, view="precedents")
    app.text_input[0].set_value("河湖").run()
    assert app.query_params["q"] == "河湖"
    assert "view" not in app.query_params
